/// BLAKE2b with a 32-byte result, for the digests of ledger entries.
///
/// - Spec: RFC 7693, section 3 ("BLAKE2 Processing"), unkeyed
struct EntryDigest {
    private static let initial: [UInt64] = [
        0x6A09_E667_F3BC_C908, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B, 0xA54F_F53A_5F1D_36F1,
        0x510E_527F_ADE6_82D1, 0x9B05_688C_2B3E_6C1F, 0x1F83_D9AB_FB41_BD6B, 0x5BE0_CD19_137E_2179,
    ]

    private static let schedule: [UInt8] = [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ]

    /// The four words, little-endian, of the digest of `count` bytes.
    static func digest(
        _ bytes: UnsafeRawPointer, count: Int
    ) -> (UInt64, UInt64, UInt64, UInt64) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 8 + 16 + 16) { scratch in
            let state = scratch.baseAddress.unsafelyUnwrapped
            let work = state + 8
            let message = state + 24
            for i in 0..<8 { state[i] = initial[i] }
            state[0] ^= 0x0101_0020

            var offset = 0
            repeat {
                let length = min(count - offset, 128)
                let isLast = offset + length == count
                message.update(repeating: 0, count: 16)
                UnsafeMutableRawPointer(message).copyMemory(
                    from: bytes + offset, byteCount: length)
                offset += length
                compress(state, work, message, processed: UInt64(offset), isLast: isLast)
            } while offset < count
            return (state[0], state[1], state[2], state[3])
        }
    }

    private static func compress(
        _ state: UnsafeMutablePointer<UInt64>, _ v: UnsafeMutablePointer<UInt64>,
        _ message: UnsafeMutablePointer<UInt64>, processed: UInt64, isLast: Bool
    ) {
        initial.withUnsafeBufferPointer { iv in
            for i in 0..<8 {
                v[i] = state[i]
                v[i + 8] = iv[i]
            }
        }
        v[12] ^= processed
        if isLast { v[14] = ~v[14] }

        schedule.withUnsafeBufferPointer { order in
            for round in 0..<12 {
                let row = (round % 10) * 16
                mix(v, 0, 4, 8, 12, message[Int(order[row])], message[Int(order[row + 1])])
                mix(v, 1, 5, 9, 13, message[Int(order[row + 2])], message[Int(order[row + 3])])
                mix(v, 2, 6, 10, 14, message[Int(order[row + 4])], message[Int(order[row + 5])])
                mix(v, 3, 7, 11, 15, message[Int(order[row + 6])], message[Int(order[row + 7])])
                mix(v, 0, 5, 10, 15, message[Int(order[row + 8])], message[Int(order[row + 9])])
                mix(v, 1, 6, 11, 12, message[Int(order[row + 10])], message[Int(order[row + 11])])
                mix(v, 2, 7, 8, 13, message[Int(order[row + 12])], message[Int(order[row + 13])])
                mix(v, 3, 4, 9, 14, message[Int(order[row + 14])], message[Int(order[row + 15])])
            }
        }
        for i in 0..<8 { state[i] ^= v[i] ^ v[i + 8] }
    }

    @inline(__always)
    private static func mix(
        _ v: UnsafeMutablePointer<UInt64>, _ a: Int, _ b: Int, _ c: Int, _ d: Int,
        _ x: UInt64, _ y: UInt64
    ) {
        v[a] = v[a] &+ v[b] &+ x
        v[d] = rotateRight(v[d] ^ v[a], 32)
        v[c] = v[c] &+ v[d]
        v[b] = rotateRight(v[b] ^ v[c], 24)
        v[a] = v[a] &+ v[b] &+ y
        v[d] = rotateRight(v[d] ^ v[a], 16)
        v[c] = v[c] &+ v[d]
        v[b] = rotateRight(v[b] ^ v[c], 63)
    }

    @inline(__always)
    private static func rotateRight(_ x: UInt64, _ n: UInt64) -> UInt64 {
        x &>> n | x &<< (64 &- n)
    }
}
