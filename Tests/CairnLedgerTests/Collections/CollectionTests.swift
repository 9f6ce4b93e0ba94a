import CairnPrimitives
import Testing

@testable import CairnLedger

/// Lists, sets, queues, histories and byte strings, beside Swift's own.
@Suite struct CollectionTests {
    @Test("a set keeps the order of OpenZeppelin's: the last one takes a removed one's place")
    func setOrder() {
        let store = Store()
        let set: SetTable<UInt64, UInt64> = store.set("set")
        for element in [10, 20, 30, 40] as [UInt64] { #expect(set.insert(element, into: 1)) }
        #expect(!set.insert(20, into: 1))
        #expect(set.remove(20, from: 1))
        #expect(!set.remove(20, from: 1))
        #expect(set.values(1) == [10, 40, 30])
        #expect(set.remove(30, from: 1))
        #expect(set.values(1) == [10, 40])
        #expect(set.values(2).isEmpty)
        #expect(set.contains(40, in: 1) && !set.contains(30, in: 1))
    }

    @Test("a list swaps its last element into a gap")
    func list() {
        let store = Store()
        let list: ListTable<UInt64, UInt64> = store.list("list")
        for element in 0..<6 { list.append(UInt64(element), to: 3) }
        list.swapRemove(at: 1, of: 3)
        #expect(list.values(3) == [0, 5, 2, 3, 4])
        #expect(list.popLast(3) == 4)
        #expect(list.last(3) == 3)
        #expect(list.popLast(4) == nil)
    }

    @Test("a queue gives back what came first")
    func queue() {
        let store = Store()
        let queue: QueueTable<UInt64, UInt64> = store.queue("queue")
        for element in 1...4 { queue.pushBack(UInt64(element), to: 0) }
        #expect(queue.popFront(0) == 1)
        #expect(queue.first(0) == 2)
        #expect(queue.values(0) == [2, 3, 4])
        for _ in 0..<3 { _ = queue.popFront(0) }
        #expect(queue.popFront(0) == nil)
    }

    @Test("a history answers for the past, and one moment has one value")
    func history() {
        let store = Store()
        let trace: TraceTable<UInt64, UInt64> = store.trace("trace")
        #expect(trace.value(0, at: 5) == nil)
        trace.push(100, at: 10, to: 0)
        trace.push(200, at: 20, to: 0)
        trace.push(250, at: 20, to: 0)
        trace.push(300, at: 30, to: 0)
        #expect(trace.count(0) == 3)
        for (moment, value) in [
            (9, nil), (10, 100), (19, 100), (20, 250), (29, 250), (30, 300), (99, 300),
        ] as [(UInt64, UInt64?)] {
            #expect(trace.value(0, at: moment) == value)
        }
    }

    @Test("byte strings of any length come back, shorter ones after longer ones too")
    func byteStrings() {
        let store = Store()
        let table: BytesTable<UInt64> = store.bytes("bytes")
        for count in [0, 1, 31, 32, 33, 64, 100, 5, 0] {
            let bytes = Bytes((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 + 1) })
            table[1] = bytes
            #expect(table[1] == bytes)
        }
        _ = store.sealBlock()
        #expect(store.digest == .zero, "an emptied string leaves nothing behind")
    }
}
