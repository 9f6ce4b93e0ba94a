/// The raw block format of Snappy, without frames.
///
/// - Spec: Snappy, `format_description.txt`.
enum Snappy {
    /// Decompresses a block, or returns nil when it is not one.
    static func decompress(_ input: [UInt8]) -> [UInt8]? {
        var place = 0
        var length = 0
        var shift = 0
        while true {
            guard place < input.count, shift < 35 else { return nil }
            let byte = input[place]
            place += 1
            length |= Int(byte & 127) << shift
            shift += 7
            if byte < 128 { break }
        }
        var output: [UInt8] = []
        output.reserveCapacity(length)

        /// An integer of some bytes, the first least significant.
        func number(_ count: Int) -> Int? {
            guard place + count <= input.count else { return nil }
            var value = 0
            for offset in 0..<count { value |= Int(input[place + offset]) << (8 * offset) }
            place += count
            return value
        }

        while place < input.count {
            let tag = Int(input[place])
            place += 1
            if tag & 3 == 0 {
                var count = tag >> 2
                if count >= 60 {
                    guard let long = number(count - 59) else { return nil }
                    count = long
                }
                count += 1
                guard count <= input.count - place else { return nil }
                output.append(contentsOf: input[place..<place + count])
                place += count
            } else {
                var count = (tag >> 2) + 1
                var offset: Int?
                switch tag & 3 {
                case 1:
                    count = (tag >> 2 & 7) + 4
                    offset = number(1).map { $0 | (tag >> 5) << 8 }
                case 2: offset = number(2)
                default: offset = number(4)
                }
                guard let offset, offset > 0, offset <= output.count else { return nil }
                // A copy may reach into what it writes.
                for _ in 0..<count { output.append(output[output.count - offset]) }
            }
            guard output.count <= length else { return nil }
        }
        return output.count == length ? output : nil
    }
}
