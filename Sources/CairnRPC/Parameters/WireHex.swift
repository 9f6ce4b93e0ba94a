import CairnJSON
import CairnPrimitives

/// Reading of the two hexadecimal forms of the wire, straight from a string's bytes.
///
/// - Spec: execution-apis, `src/schemas/base-types.yaml`
/// - Deviates: In bytes, addresses and hashes digits of either case are read, as every node
///   does, because a checksummed address is often pasted into call data or a topic.
///   Quantities keep to the schema: lower case only.
enum WireHex {
    /// Reads a quantity: `0x`, then `0` or lower-case digits without a leading zero.
    static func quantity(_ text: String) -> UInt256? {
        withDigits(of: text) { digits in
            guard let first = digits.first, digits.count <= 64 else { return nil }
            guard first != UInt8(ascii: "0") || digits.count == 1 else { return nil }
            for digit in digits where digit < UInt8(ascii: "a") && digit > UInt8(ascii: "9") {
                return nil
            }
            return word(digits)
        }
    }

    /// Reads exactly `byteCount` bytes as a number; up to 32.
    static func fixed(_ text: String, byteCount: Int) -> UInt256? {
        withDigits(of: text) { digits in
            digits.count == byteCount * 2 ? word(digits) : nil
        }
    }

    /// Reads 0 to 32 bytes as a number, in either form: leading zeros and odd counts pass.
    static func word(_ text: String) -> UInt256? {
        withDigits(of: text) { digits in
            digits.count <= 64 && !digits.isEmpty ? word(digits) : nil
        }
    }

    /// Reads bytes: `0x`, then an even number of digits.
    static func bytes(_ text: String) -> [UInt8]? {
        withDigits(of: text) { digits in
            guard digits.count.isMultiple(of: 2) else { return nil }
            var isWellFormed = true
            let bytes = [UInt8](unsafeUninitializedCapacity: digits.count / 2) { target, count in
                for index in 0..<(digits.count / 2) {
                    guard let high = JSONText.value(ofDigit: digits[2 * index]),
                        let low = JSONText.value(ofDigit: digits[2 * index + 1])
                    else {
                        isWellFormed = false
                        return
                    }
                    target[index] = high << 4 | low
                }
                count = digits.count / 2
            }
            return isWellFormed ? bytes : nil
        }
    }

    /// Lends what follows `0x`; nil where that is missing.
    private static func withDigits<Value>(
        of text: String, _ read: (UnsafeBufferPointer<UInt8>) -> Value?
    ) -> Value? {
        var text = text
        return text.withUTF8 { units in
            guard units.count >= 2, units[0] == UInt8(ascii: "0"), units[1] == UInt8(ascii: "x")
            else { return nil }
            return read(UnsafeBufferPointer(rebasing: units[2...]))
        }
    }

    /// Reads at most 64 digits of either case, the most significant first.
    private static func word(_ digits: UnsafeBufferPointer<UInt8>) -> UInt256? {
        var word = UInt256.zero
        var end = digits.count
        for limb in 0..<4 {
            let start = max(0, end - 16)
            var value: UInt64 = 0
            for index in start..<end {
                guard let digit = JSONText.value(ofDigit: digits[index]) else { return nil }
                value = value << 4 | UInt64(digit)
            }
            switch limb {
            case 0: word.limb0 = value
            case 1: word.limb1 = value
            case 2: word.limb2 = value
            default: word.limb3 = value
            }
            end = start
        }
        return word
    }
}
