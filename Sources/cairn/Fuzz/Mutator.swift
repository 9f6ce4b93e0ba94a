import CairnPrimitives

/// Turns valid inputs into damaged ones, from a seed.
struct Mutator {
    private var random: Xoshiro256

    init(seed: UInt64) { random = Xoshiro256(seed: seed) }

    /// A random number below a bound.
    mutating func below(_ bound: Int) -> Int { Int(random.next(below: UInt64(max(bound, 1)))) }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// One to four changes: flipped bits, new bytes, cuts, doubled parts, extreme words.
    mutating func damaged(_ original: [UInt8]) -> [UInt8] {
        var bytes = original
        for _ in 0...below(4) {
            let place = below(bytes.count + 1)
            switch below(7) {
            case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(below(8)) }
            case 1: if place < bytes.count { bytes[place] = UInt8(below(256)) }
            case 2: bytes.removeLast(min(bytes.count, below(40)))
            case 3: bytes.insert(UInt8(below(256)), at: place)
            case 4:
                let end = min(bytes.count, place + below(64))
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 5:
                // A length or an offset where a decoder expects one.
                let extremes: [UInt8] = [0x00, 0x20, 0x7F, 0x80, 0xB8, 0xBF, 0xF7, 0xFF]
                let end = min(bytes.count, place + 1 + below(32))
                let value = pick(extremes)
                for index in place..<end { bytes[index] = value }
            default: if place < bytes.count { bytes.remove(at: place) }
            }
        }
        return bytes
    }
}
