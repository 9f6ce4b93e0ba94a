/// Hexadecimal text, as Ethereum writes bytes.
public enum Hex {
    /// Whether text must begin with `0x`.
    @frozen
    public enum Prefix: Sendable, Hashable, BitwiseCopyable {
        /// With or without.
        case optional
        /// Refused without.
        case required
    }

    /// Writes bytes as `0x` and two lower-case digits a byte.
    public static func encode(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { encode($0) }
    }

    /// Writes bytes as `0x` and two lower-case digits a byte.
    public static func encode(_ bytes: UnsafeRawBufferPointer) -> String {
        encode(bytes, lastDigits: bytes.count * 2)
    }

    /// Reads an even number of digits of either case, or nil; a capital `0X` is refused.
    public static func decode(
        _ text: some StringProtocol, prefix: Prefix = .optional
    ) -> [UInt8]? {
        let digits = digits(of: text)
        if prefix == .required, digits.startIndex == text.utf8.startIndex { return nil }
        if let bytes = digits.withContiguousStorageIfAvailable({ decode(digits: $0) }) {
            return bytes
        }
        return [UInt8](digits).withUnsafeBufferPointer { decode(digits: $0) }
    }
}

// MARK: - Digits

extension Hex {
    /// The digits of the values 0 to 15.
    private static let letters: [UInt8] = [
        0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37,
        0x38, 0x39, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66,
    ]

    /// By the low seven bits of a character, what it is worth as a digit; 255 if it is none.
    private static let values: [UInt8] = [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 255, 255, 255, 255, 255,
        255, 10, 11, 12, 13, 14, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 10, 11, 12, 13, 14, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ]

    /// Writes `0x` and the last `count` digits of bytes.
    static func encode(_ bytes: UnsafeRawBufferPointer, lastDigits count: Int) -> String {
        String(unsafeUninitializedCapacity: 2 + count) { target in
            letters.withUnsafeBufferPointer { letters in
                target[0] = 0x30
                target[1] = 0x78
                var index = 2
                var source = bytes.count - (count + 1) / 2
                if count & 1 == 1 {
                    target[index] = letters[Int(bytes[source] & 15)]
                    index += 1
                    source += 1
                }
                while source < bytes.count {
                    let byte = bytes[source]
                    target[index] = letters[Int(byte >> 4)]
                    target[index + 1] = letters[Int(byte & 15)]
                    index += 2
                    source += 1
                }
            }
            return 2 + count
        }
    }

    /// Reads an even number of digits, or nil.
    private static func decode(digits: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard digits.count & 1 == 0 else { return nil }
        let count = digits.count / 2
        // The bits of all characters and values seen; a wrong one leaves a high bit.
        var seen: UInt8 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
            values.withUnsafeBufferPointer { values in
                for index in 0..<count {
                    let first = digits[2 * index]
                    let second = digits[2 * index + 1]
                    let high = values[Int(first & 127)]
                    let low = values[Int(second & 127)]
                    seen |= first | second | high | low
                    target[index] = high << 4 | low
                }
            }
            initialized = count
        }
        return seen < 128 ? bytes : nil
    }

    /// The value of a digit of either case, or nil.
    static func value(ofDigit character: UInt8) -> UInt8? {
        let value = values[Int(character & 127)]
        return (character | value) < 128 ? value : nil
    }

    /// The text after `0x`, or all of it where that is missing.
    static func digits<Text: StringProtocol>(of text: Text) -> Text.UTF8View.SubSequence {
        let characters = text.utf8
        var index = characters.startIndex
        guard index != characters.endIndex, characters[index] == 0x30 else {
            return characters[...]
        }
        characters.formIndex(after: &index)
        guard index != characters.endIndex, characters[index] == 0x78 else {
            return characters[...]
        }
        return characters[characters.index(after: index)...]
    }
}
