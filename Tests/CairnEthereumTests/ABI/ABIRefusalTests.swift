import CairnEthereum
import CairnPrimitives
import Testing

/// What Solidity's decoder refuses is refused, with the place.
@Suite("ABI, refused")
struct ABIRefusalTests {
    private func decode<Value: ABIValue>(_ bytes: [UInt8], as: Value.Type) throws {
        _ = try bytes.withUnsafeBytes { bytes in
            try ABIReader.read(bytes) { reader throws(ABIError) in try Value.decode(from: &reader) }
        }
    }

    private func word(_ value: UInt256) -> [UInt8] {
        var writer = ABIWriter()
        writer.append(value)
        return writer.copy()
    }

    @Test("a word that is cut short")
    func truncated() {
        for count in 0..<32 {
            #expect(throws: ABIError.truncated(atByte: 0, needed: 32, found: count)) {
                try decode(Array(repeating: 0, count: count), as: UInt256.self)
            }
        }
    }

    @Test("bits that a narrow type does not use")
    func dirtyPadding() {
        #expect(throws: ABIError.dirtyPadding(type: "address", atByte: 0)) {
            try decode(word(.one << 160), as: Address.self)
        }
        #expect(throws: ABIError.dirtyPadding(type: "bool", atByte: 0)) {
            try decode(word(2), as: Bool.self)
        }
        #expect(throws: ABIError.dirtyPadding(type: "uint32", atByte: 0)) {
            try decode(word(UInt256(UInt64(1) << 32)), as: UInt32.self)
        }
        #expect(throws: ABIError.dirtyPadding(type: "uint128", atByte: 0)) {
            try decode(word(.one << 128), as: UInt128.self)
        }
        #expect(throws: ABIError.dirtyPadding(type: "bytes4", atByte: 0)) {
            try decode(word(.one), as: Selector.self)
        }
        // A negative int64 must be extended through all 256 bits.
        #expect(throws: ABIError.dirtyPadding(type: "int64", atByte: 0)) {
            try decode(word(UInt256(UInt64.max)), as: Int64.self)
        }
        #expect(throws: Never.self) { try decode(word(.max), as: Int64.self) }
    }

    @Test("offsets beyond the data, beyond 64 bits, and just at its end")
    func offsets() {
        for offset in [UInt256(33), .one << 64, .max, .one << 255] {
            #expect(throws: ABIError.offsetOutOfRange(atByte: 0)) {
                try decode(word(offset), as: Bytes.self)
            }
        }
        #expect(throws: ABIError.truncated(atByte: 32, needed: 32, found: 0)) {
            try decode(word(32), as: Bytes.self)
        }
    }

    @Test("lengths beyond the data and beyond 64 bits")
    func lengths() {
        for length in [UInt256(33), .one << 64, .max, UInt256(UInt64.max)] {
            #expect(throws: ABIError.lengthOutOfRange(atByte: 32)) {
                try decode(word(32) + word(length) + word(0), as: Bytes.self)
            }
        }
        for length in [UInt256(2), .one << 59, .one << 200] {
            #expect(throws: ABIError.lengthOutOfRange(atByte: 32)) {
                try decode(word(32) + word(length) + word(0), as: [UInt256].self)
            }
        }
    }

    @Test("many offsets at one tail are refused before they multiply")
    func repeatedTails() {
        let count = 2_000
        var bytes = word(32) + word(UInt256(count))
        let tail = UInt256(count * 32)
        for _ in 0..<count { bytes += word(tail) }
        bytes += word(UInt256(1_000)) + Array(repeating: 7, count: 1_024)
        #expect(throws: ABIError.self) { try decode(bytes, as: [Bytes].self) }
    }

    @Test("damage never crashes the decoder and never makes more than it was given")
    func damage() {
        var random = Xoshiro256(seed: 51)
        let valid = ABITuple(
            [Bytes([1, 2, 3]), Bytes(Array(repeating: 9, count: 40))],
            [[1, 2], [3]] as [[UInt256]],
            "text", UInt256(7)
        ).encoded()
        for _ in 0..<50_000 {
            var bytes = valid
            for _ in 0...random.next() % 4 {
                switch random.next() % 4 {
                case 0: bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() % 256)
                case 1: bytes.removeLast(Int(random.next() % UInt64(bytes.count)))
                case 2: bytes += bytes.prefix(Int(random.next() % 64))
                default:
                    let place = Int(random.next() % UInt64(bytes.count / 32 + 1)) * 32
                    if place + 32 <= bytes.count {
                        bytes.replaceSubrange(
                            place..<place + 32, with: word(.max &- UInt256(random.next() % 64)))
                    }
                }
                if bytes.isEmpty { bytes = [0] }
            }
            guard
                let back = try? bytes.withUnsafeBytes({ raw in
                    try ABIReader.read(raw) { reader throws(ABIError) in
                        try ABITuple<[Bytes], [[UInt256]], String, UInt256>
                            .decodeFields(from: &reader)
                    }
                })
            else { continue }
            let size = back.fields.0.reduce(0) { $0 + $1.count }
            #expect(size <= bytes.count * 2 + 1_024)
        }
    }
}
