import CairnLedger
import CairnPrimitives
import HashTreeCollections

/// Designs for the kernel's state, on the same work: transactions of eight reads and writes over
/// 100,000 accounts, each in a checkpoint, every tenth undone.
public enum StateDesignBench {
    private static let accountCount = 100_000
    private static let transactionCount = 20_000
    private static let writesPerTransaction = 8

    /// Measures the design that the kernel has beside three others.
    public static func run() -> [Timing] {
        var random = Xoshiro256(seed: 7)
        let keys = (0..<accountCount).map { _ in random.nextAddress() }
        let picks = (0..<transactionCount * writesPerTransaction).map { _ in
            keys[Int(random.next() % UInt64(accountCount))]
        }
        let snapshots = persistentWithSnapshots(keys, picks)
        func timing(_ name: String, _ time: Double) -> Timing {
            Timing(
                name, operations: transactionCount, nsPerOperation: time,
                reference: .init("TreeDictionary, snapshots", nsPerOperation: snapshots))
        }
        return [
            timing("journaled table, a transaction of eight writes", table(keys, picks)),
            timing("Dictionary with a journal of old values", dictionary(keys, picks)),
            timing("TreeDictionary with a journal of old values", persistent(keys, picks)),
            timing("TreeDictionary, a snapshot for each transaction", snapshots),
        ]
    }

    private static func isUndone(_ transaction: Int) -> Bool { transaction % 10 == 9 }

    private static func perTransaction(_ body: (Int, Range<Int>) -> Void) -> Double {
        best(of: 3) {
            nanoseconds {
                for number in 0..<transactionCount {
                    let first = number * writesPerTransaction
                    body(number, first..<first + writesPerTransaction)
                }
            }
        } / Double(transactionCount)
    }

    private static func table(_ keys: [Address], _ picks: [Address]) -> Double {
        let store = Store()
        let table: Table<Address, UInt256> = store.table("balances")
        for key in keys { table[key] = .one }
        _ = store.sealBlock()
        return perTransaction { number, range in
            let start = store.checkpoint
            for index in range { table.update(picks[index]) { $0 &+= .one } }
            if isUndone(number) { store.rollback(to: start) }
        }
    }

    private static func dictionary(_ keys: [Address], _ picks: [Address]) -> Double {
        var map = Dictionary(uniqueKeysWithValues: keys.map { ($0, UInt256.one) })
        var journal: [(Address, UInt256)] = []
        return perTransaction { number, range in
            journal.removeAll(keepingCapacity: true)
            for index in range {
                let key = picks[index]
                journal.append((key, map[key, default: .zero]))
                map[key, default: .zero] &+= .one
            }
            guard isUndone(number) else { return }
            for (key, old) in journal.reversed() { map[key] = old }
        }
    }

    private static func persistent(_ keys: [Address], _ picks: [Address]) -> Double {
        var map = TreeDictionary(uniqueKeysWithValues: keys.map { ($0, UInt256.one) })
        var journal: [(Address, UInt256)] = []
        return perTransaction { number, range in
            journal.removeAll(keepingCapacity: true)
            for index in range {
                let key = picks[index]
                journal.append((key, map[key, default: .zero]))
                map[key, default: .zero] &+= .one
            }
            guard isUndone(number) else { return }
            for (key, old) in journal.reversed() { map[key] = old }
        }
    }

    private static func persistentWithSnapshots(_ keys: [Address], _ picks: [Address]) -> Double {
        var map = TreeDictionary(uniqueKeysWithValues: keys.map { ($0, UInt256.one) })
        return perTransaction { number, range in
            let snapshot = map
            for index in range { map[picks[index], default: .zero] &+= .one }
            if isUndone(number) { map = snapshot }
        }
    }
}
