import CairnPrimitives
import Testing

@testable import CairnLedger

/// The content as bytes: what comes back is what was there, and damage is refused.
@Suite struct ImageTests {
    private func opened() -> (Store, Table<UInt256, UInt256>, ListTable<Address, UInt64>) {
        let store = Store()
        return (store, store.table("numbers"), store.list("lists"))
    }

    private func sample() -> [UInt8] {
        let (store, table, lists) = opened()
        for number in 0..<700 { table[UInt256(number) << 100] = UInt256(number) }
        for number in 0..<40 {
            lists.append(UInt64(number), to: Address(head: 1, middle: 2, tail: 3))
        }
        _ = store.sealBlock()
        return store.image()
    }

    @Test("a loaded image has the content and the digest of before")
    func roundTrip() throws {
        let image = sample()
        let (store, table, lists) = opened()
        table[5] = 9  // gone after loading
        _ = store.sealBlock()
        try store.load(image: image)
        #expect(table[5] == .zero)
        #expect(table[UInt256(699) << 100] == 699)
        #expect(lists.values(Address(head: 1, middle: 2, tail: 3)) == Array(0..<40))
        #expect(store.digest == store.recomputedDigest())
        #expect(store.image() == image)
    }

    @Test("every truncated image is refused")
    func truncation() {
        let image = sample()
        for count in stride(from: 0, to: image.count - 1, by: 97) {
            let (store, _, _) = opened()
            #expect(throws: ImageError.self) { try store.load(image: Array(image[..<count])) }
        }
        let (store, _, _) = opened()
        #expect(throws: ImageError.trailingBytes(1)) { try store.load(image: image + [0]) }
    }

    @Test("every flipped bit is noticed")
    func flippedBits() {
        let image = sample()
        var random = Xoshiro256(seed: 21)
        for _ in 0..<400 {
            var damaged = image
            damaged[Int(random.next() % UInt64(image.count))] ^= 1 << UInt8(random.next() % 8)
            let (store, _, _) = opened()
            // Padding of a name is the one place whose bits nobody reads.
            do { try store.load(image: damaged) } catch { continue }
            #expect(store.image() == image)
        }
    }

    @Test("an image of other tables is refused by name")
    func otherSchema() {
        let image = sample()
        let store = Store()
        _ = store.table("figures") as Table<UInt256, UInt256>
        #expect(throws: ImageError.self) { try store.load(image: image) }
    }
}
