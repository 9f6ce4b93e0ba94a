import CairnPrimitives
import Testing

@testable import CairnLedger

/// Forks share pages until one side writes; neither sees the other's writes.
@Suite struct ForkTests {
    private func filled(_ count: Int) -> (Store, Table<UInt256, UInt256>) {
        let store = Store()
        let table: Table<UInt256, UInt256> = store.table("numbers")
        for number in 0..<count { table[UInt256(number)] = UInt256(number + 1) }
        _ = store.sealBlock()
        return (store, table)
    }

    @Test("both sides keep their own content")
    func isolation() {
        let (store, table) = filled(5_000)
        let fork = store.fork()
        let copy: Table<UInt256, UInt256> = fork.table("numbers")
        #expect(fork.digest == store.digest)
        for number in stride(from: 0, to: 5_000, by: 3) { table[UInt256(number)] = 7 }
        for number in stride(from: 1, to: 5_000, by: 3) { copy[UInt256(number)] = 8 }
        for number in 5_000..<9_000 { copy[UInt256(number)] = 9 }
        for number in 0..<5_000 {
            let original = UInt256(number + 1)
            #expect(table[UInt256(number)] == (number % 3 == 0 ? 7 : original))
            #expect(copy[UInt256(number)] == (number % 3 == 1 ? 8 : original))
        }
        #expect(table[6_000] == .zero)
        _ = store.sealBlock()
        _ = fork.sealBlock()
        #expect(store.digest == store.recomputedDigest())
        #expect(fork.digest == fork.recomputedDigest())
    }

    @Test("a fork outlives the store it came from, and gives its pages back")
    func lifetimes() {
        var forks: [Store] = []
        do {
            let (store, _) = filled(3_000)
            forks = (0..<10).map { _ in store.fork() }
        }
        for (number, fork) in forks.enumerated() {
            let table: Table<UInt256, UInt256> = fork.table("numbers")
            table[0] = UInt256(number)
            #expect(table[2_999] == 3_000)
        }
        for (number, fork) in forks.enumerated() {
            let again = fork.fork()
            let table: Table<UInt256, UInt256> = again.table("numbers")
            #expect(table[0] == UInt256(number))
        }
    }

    @Test("memory that was given back is handed out as zeros")
    func reusedPagesAreZero() {
        for _ in 0..<5 {
            let (store, table) = filled(2_000)
            #expect(table[1_999] == 2_000)
            _ = store
        }
        let store = Store()
        let table: Table<UInt256, UInt256> = store.table("fresh")
        for number in 0..<2_000 {
            table.update(UInt256(number)) { value in
                #expect(value == .zero)
                value = 1
            }
        }
    }

    @Test("restoring takes a fork's content back")
    func restoring() {
        let (store, table) = filled(1_000)
        let fork = store.fork()
        for number in 0..<1_000 { table[UInt256(number)] = .zero }
        table[77] = 5
        _ = store.sealBlock()
        store.restore(from: fork)
        #expect(store.digest == fork.digest)
        #expect(table[999] == 1_000)
        #expect(table[77] == 78)
    }

    @Test("forks are used and released on other threads")
    func otherThreads() async {
        let (store, _) = filled(4_000)
        await withTaskGroup(of: UInt256.self) { group in
            for number in 0..<32 {
                let sent = Handed(store.fork())
                group.addTask {
                    let table: Table<UInt256, UInt256> = sent.store.table("numbers")
                    for key in 0..<4_000 { table[UInt256(key)] = UInt256(number) }
                    _ = sent.store.sealBlock()
                    return table[3_999]
                }
            }
            var sum = UInt256.zero
            for await last in group { sum = sum + last }
            #expect(sum == UInt256(31 * 32 / 2))
        }
        #expect(store.recomputedDigest() == store.digest)
    }

    /// A store on its way to the one thread that will use it.
    private struct Handed: @unchecked Sendable {
        let store: Store

        init(_ store: Store) { self.store = store }
    }
}
