import CairnPrimitives
import Testing

@testable import CairnLedger

/// Tables, checkpoints and sealing, beside a dictionary that does the same slowly.
@Suite struct StoreTests {
    private func key(_ number: Int) -> UInt256 { UInt256(UInt64(number)) << 7 }

    @Test("what was never written is zero, and writing zero removes")
    func absentIsZero() {
        let store = Store()
        let table: Table<UInt256, UInt64> = store.table("numbers")
        #expect(table[7] == 0)
        table[7] = 5
        #expect(table[7] == 5)
        table.remove(7)
        #expect(table[7] == 0)
        _ = store.sealBlock()
        #expect(store.digest == .zero, "entries that came and went leave no trace")
    }

    @Test("nested checkpoints give back what they found", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func nestedCheckpoints(seed: UInt64) {
        var random = Xoshiro256(seed: seed)
        let store = Store()
        let table: Table<UInt256, UInt256> = store.table("numbers")
        var model: [UInt256: UInt256] = [:]
        var open: [(Store.Checkpoint, [UInt256: UInt256])] = []
        for step in 0..<20_000 {
            switch random.next() % 16 {
            case 0: open.append((store.checkpoint, model))
            case 1:
                if let (checkpoint, old) = open.popLast() {
                    store.rollback(to: checkpoint)
                    model = old
                }
            case 2: _ = open.popLast()
            case 3 where open.isEmpty: _ = store.sealBlock()
            default:
                let place = key(Int(random.next() % 3_000))
                let value = UInt256(random.next() % 4)
                table[place] = value
                model[place] = value
            }
            if step % 500 == 0 {
                for number in 0..<3_000 {
                    #expect(
                        table[key(number)] == model[key(number), default: .zero],
                        "seed \(seed), step \(step), key \(number)")
                }
            }
        }
    }

    @Test("a sealed digest is that of the content, whatever the road to it")
    func digestIsOfTheContent() {
        var random = Xoshiro256(seed: 11)
        let store = Store()
        let table: Table<UInt256, UInt256> = store.table("numbers")
        for _ in 0..<200 {
            for _ in 0..<100 { table[key(Int(random.next() % 500))] = UInt256(random.next() % 3) }
            _ = store.sealBlock()
            #expect(store.digest == store.recomputedDigest())
        }
        let other = Store()
        let copy: Table<UInt256, UInt256> = other.table("numbers")
        for number in (0..<500).reversed() { copy[key(number)] = table[key(number)] }
        _ = other.sealBlock()
        #expect(other.digest == store.digest)
        copy[key(499)] = table[key(499)] + .one
        _ = other.sealBlock()
        #expect(other.digest != store.digest)
    }

    @Test("tables of one content are told apart by their number")
    func tablesAreToldApart() {
        let (left, right) = (Store(), Store())
        let first: Table<UInt256, UInt64> = left.table("a")
        _ = left.table("b") as Table<UInt256, UInt64>
        _ = right.table("a") as Table<UInt256, UInt64>
        let second: Table<UInt256, UInt64> = right.table("b")
        first[1] = 1
        second[1] = 1
        _ = left.sealBlock()
        _ = right.sealBlock()
        #expect(left.digest != right.digest)
    }

    @Test("undos lead back through the blocks, newest first")
    func undos() {
        var random = Xoshiro256(seed: 12)
        let store = Store()
        let table: Table<UInt256, UInt256> = store.table("numbers")
        var past: [(content: [UInt256], digest: UInt256)] = []
        var undos: [BlockUndo] = []
        func content(_ table: Table<UInt256, UInt256>) -> [UInt256] {
            (0..<200).map { table[key($0)] }
        }
        for _ in 0..<60 {
            past.append((content(table), store.digest))
            for _ in 0..<30 { table[key(Int(random.next() % 200))] = UInt256(random.next() % 5) }
            undos.append(store.sealBlock())
        }
        let view = store.fork()
        let old: Table<UInt256, UInt256> = view.table("numbers")
        for (undo, then) in zip(undos, past).reversed() {
            view.apply(undo)
            view.rebuildDigest()
            #expect(content(old) == then.content)
            #expect(view.digest == then.digest)
        }
        #expect(content(table) != content(old), "the present is where it was")
    }

    @Test("an update that changes nothing costs no undo")
    func idleUpdate() {
        let store = Store()
        let table: Table<UInt256, UInt64> = store.table("numbers")
        table[1] = 9
        _ = store.sealBlock()
        let digest = store.digest
        table[1] = 10
        table[1] = 9
        #expect(store.sealBlock().isEmpty)
        #expect(store.digest == digest)
    }
}
