import CairnPrimitives

/// A quick 64-bit sum that tells damage by accident, and spreads keys.
///
/// Each word is mixed in by a step that is one to one in the sum so far, so a change within one
/// word always changes the sum. It is not a defence against somebody who wants two rows to agree.
/// The numbers are part of the format.
struct Checksum {
    private var sum: UInt64

    init(seed: UInt64) {
        sum = seed &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func mix(_ word: UInt64) {
        sum = (sum ^ word) &* 0xD6E8_FEB8_6659_FD93
        sum ^= sum >> 32
    }

    var value: UInt64 {
        let spread = sum &* 0xD6E8_FEB8_6659_FD93
        return spread ^ spread >> 32
    }

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var checksum = Checksum(seed: UInt64(bytes.count) + 1)
        var offset = 0
        while offset + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            checksum.mix(UInt64(littleEndian: word))
            offset += 8
        }
        var last: UInt64 = 0
        for byte in bytes[offset...].reversed() { last = last << 8 | UInt64(byte) }
        checksum.mix(last)
        return checksum.value
    }
}

extension Checksum {
    /// The key under which the transactions of a sender with a nonce are found.
    static func origin(sender: Address, nonce: UInt64) -> UInt64 {
        var checksum = Checksum(seed: 0)
        checksum.mix(sender)
        checksum.mix(nonce)
        return checksum.value
    }

    /// The key under which the logs of a contract are found.
    static func posting(of address: Address) -> UInt64 {
        var checksum = Checksum(seed: 1)
        checksum.mix(address)
        return checksum.value
    }

    /// The key under which the logs with a topic at a place from 0 to 3 are found.
    static func posting(of topic: Hash, at place: Int) -> UInt64 {
        var checksum = Checksum(seed: UInt64(2 + place))
        checksum.mix(topic.word0)
        checksum.mix(topic.word1)
        checksum.mix(topic.word2)
        checksum.mix(topic.word3)
        return checksum.value
    }

    private mutating func mix(_ address: Address) {
        mix(address.head)
        mix(address.middle)
        mix(UInt64(address.tail))
    }
}
