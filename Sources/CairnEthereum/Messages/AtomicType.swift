import CairnPrimitives

/// A type of structured data that has no parts.
///
/// - Spec: EIP-712, "Definition of typed structured data"; the aliases `uint` and `int` are none.
enum AtomicType: Equatable {
    case string
    case bytes
    case bool
    case address
    /// Bytes of a fixed length from 1 to 32.
    case fixedBytes(Int)
    /// An unsigned integer of so many bits.
    case unsigned(bits: Int)
    /// A signed integer of so many bits.
    case signed(bits: Int)

    /// Reads the name of a type.
    ///
    /// - Throws: `typeUnknown`.
    init(_ name: String) throws(TypedDataError) {
        switch name {
        case "string": self = .string
        case "bytes": self = .bytes
        case "bool": self = .bool
        case "address": self = .address
        default:
            if let size = AtomicType.number(in: name, after: "bytes"), size <= 32 {
                self = .fixedBytes(size)
            } else if let bits = AtomicType.number(in: name, after: "uint"), bits % 8 == 0 {
                self = .unsigned(bits: bits)
            } else if let bits = AtomicType.number(in: name, after: "int"), bits % 8 == 0 {
                self = .signed(bits: bits)
            } else {
                throw .typeUnknown(name)
            }
        }
    }

    /// The number from 1 to 256, without leading zeros, that ends a name, or nil.
    private static func number(in name: String, after prefix: String) -> Int? {
        guard name.hasPrefix(prefix) else { return nil }
        let digits = name.dropFirst(prefix.count)
        guard let number = Int(digits), (1...256).contains(number), digits == "\(number)" else {
            return nil
        }
        return number
    }

    /// The name, as it stands in a type.
    private var name: String {
        switch self {
        case .string: "string"
        case .bytes: "bytes"
        case .bool: "bool"
        case .address: "address"
        case .fixedBytes(let size): "bytes\(size)"
        case .unsigned(let bits): "uint\(bits)"
        case .signed(let bits): "int\(bits)"
        }
    }

    /// A value in 32 bytes: itself, or the hash of what has any length.
    func encode(_ value: TypedValue) throws(TypedDataError) -> Hash {
        switch (self, value) {
        case (.string, .string(let text)):
            return keccak256(utf8: text)
        case (.bytes, .string(let text)):
            return keccak256(try decodeBytes(text))
        case (.fixedBytes(let size), .string(let text)):
            let bytes = try decodeBytes(text)
            guard bytes.count == size else {
                throw .lengthMismatch(expected: size, found: bytes.count)
            }
            let padding = repeatElement(UInt8(0), count: 32 - size)
            guard let word = Hash(bytes + padding) else { throw .valueMismatch(type: name) }
            return word
        case (.bool, .bool(let truth)):
            return Hash(truth ? UInt256.one : .zero)
        case (.address, .string(let text)):
            guard text.hasPrefix("0x"), let address = Address(hex: text) else {
                throw .valueMismatch(type: name)
            }
            return Hash(address.word)
        case (.unsigned(let bits), .number(let text)), (.unsigned(let bits), .string(let text)):
            let (magnitude, isNegative) = try decodeInteger(text)
            guard !isNegative, 256 - magnitude.leadingZeroBitCount <= bits else {
                throw .integerOutOfRange(type: name)
            }
            return Hash(magnitude)
        case (.signed(let bits), .number(let text)), (.signed(let bits), .string(let text)):
            let (magnitude, isNegative) = try decodeInteger(text)
            let limit = UInt256.one << (bits - 1)
            guard magnitude < limit || (isNegative && magnitude == limit) else {
                throw .integerOutOfRange(type: name)
            }
            return Hash(isNegative ? UInt256.zero &- magnitude : magnitude)
        default:
            throw .valueMismatch(type: name)
        }
    }

    /// Reads `0x` and an even number of digits.
    private func decodeBytes(_ text: String) throws(TypedDataError) -> [UInt8] {
        guard let bytes = Hex.decode(text, prefix: .required) else {
            throw .valueMismatch(type: name)
        }
        return bytes
    }

    /// Reads decimal digits, or `0x` and hexadecimal ones, perhaps behind a minus sign.
    private func decodeInteger(
        _ text: String
    ) throws(TypedDataError) -> (magnitude: UInt256, isNegative: Bool) {
        let isNegative = text.hasPrefix("-")
        let digits = isNegative ? text.dropFirst() : text[...]
        let isHexadecimal = digits.hasPrefix("0x")
        // Any number of digits is a number; one that exceeds 256 bits is out of every range.
        let magnitude = isHexadecimal ? UInt256(hex: digits) : UInt256(decimal: digits)
        guard let magnitude else {
            let body = isHexadecimal ? digits.dropFirst(2) : digits
            let isNumber =
                !body.isEmpty
                && body.allSatisfy {
                    isHexadecimal ? $0.isHexDigit && $0.isASCII : ("0"..."9").contains($0)
                }
            throw isNumber ? .integerOutOfRange(type: name) : .valueMismatch(type: name)
        }
        return (magnitude, isNegative && !magnitude.isZero)
    }
}
