/// Bytes in which the same 32 bytes often follow each other, as a state's roots, randomness and zeros
/// do, written as runs.
///
/// The number of bytes comes first. Then, by turns, numbers of chunks of 32 bytes and what they
/// are: twice the number for so many different ones, twice the number and one for one that is
/// repeated. What is left of less than a chunk stands at the end.
enum ChunkRuns {
    private static let size = 32
    /// More bytes than this are not unpacked: some seven million validators.
    private static let limit: UInt64 = 1 << 30

    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        var packed: [UInt8] = []
        append(UInt64(bytes.count), to: &packed)
        let count = bytes.count / size
        func isRepeated(_ chunk: Int) -> Bool {
            guard chunk + 1 < count else { return false }
            let start = chunk * size
            return bytes[start..<start + size].elementsEqual(
                bytes[start + size..<start + 2 * size])
        }
        var place = 0
        while place < count {
            var end = place + 1
            if isRepeated(place) {
                while isRepeated(end - 1) { end += 1 }
                append(UInt64(end - place) << 1 | 1, to: &packed)
                packed += bytes[place * size..<(place + 1) * size]
            } else {
                while end < count, !isRepeated(end) { end += 1 }
                append(UInt64(end - place) << 1, to: &packed)
                packed += bytes[place * size..<end * size]
            }
            place = end
        }
        packed += bytes[(count * size)...]
        return packed
    }

    /// - Throws: `truncated` and others when the bytes are not what ``pack(_:)`` writes.
    static func unpack(_ packed: [UInt8]) throws(SSZError) -> [UInt8] {
        var rest = packed[...]
        let total = try readNumber(&rest)
        guard total <= limit else {
            throw .wrongSize(expected: Int(limit), found: Int(clamping: total))
        }
        var bytes: [UInt8] = []
        while UInt64(bytes.count / size) < total / UInt64(size) {
            let header = try readNumber(&rest)
            let left = total / UInt64(size) - UInt64(bytes.count / size)
            let count = header >> 1
            guard count > 0, count <= left else {
                throw .wrongSize(expected: Int(left), found: Int(clamping: count))
            }
            let stored = header & 1 == 1 ? size : Int(count) * size
            let chunk = try take(stored, &rest)
            if header & 1 == 1 {
                for _ in 0..<count { bytes += chunk }
            } else {
                bytes += chunk
            }
        }
        bytes += try take(Int(total) % size, &rest)
        guard rest.isEmpty else { throw .wrongSize(expected: 0, found: rest.count) }
        return bytes
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var number = number
        while number >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: number) | 0x80)
            number >>= 7
        }
        bytes.append(UInt8(number))
    }

    private static func readNumber(_ rest: inout ArraySlice<UInt8>) throws(SSZError) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 63, by: 7) {
            let byte = try take(1, &rest).first ?? 0
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw .wrongSize(expected: 9, found: 10)
    }

    private static func take(
        _ count: Int, _ rest: inout ArraySlice<UInt8>
    ) throws(SSZError) -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw .wrongSize(expected: count, found: rest.count) }
        let taken = rest.prefix(count)
        rest = rest.dropFirst(count)
        return taken
    }
}
