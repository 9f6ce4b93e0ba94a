public import CairnJSON
public import CairnPrimitives

/// A value with the place where it stood.
///
/// Each reader either gives a value of its type or throws `-32602` with the place, what would
/// be right and what was found.
public struct Argument: Sendable {
    /// Where it stood.
    public let place: ArgumentPlace
    /// What stood there.
    public let value: JSON

    /// Joins a place and a value.
    public init(place: ArgumentPlace, value: JSON) {
        self.place = place
        self.value = value
    }

    /// The refusal of this value.
    ///
    /// - Parameter expected: What would be right, as it follows "expected".
    public func refusal(expected: String) -> RPCError {
        .invalidParameters(
            "invalid argument \(place): expected \(expected), found \(Argument.excerpt(of: value))")
    }

    /// The most characters of a refused value that are repeated to its sender.
    private static let excerptLength = 80

    private static func excerpt(of value: JSON) -> String {
        switch value {
        case .array(let elements): return "an array of \(elements.count)"
        case .object(let object): return "an object of \(object.count)"
        case .null, .bool, .number, .string:
            let text = value.description
            guard text.utf8.count > excerptLength else { return text }
            return "\(text.prefix(excerptLength))… (\(text.utf8.count) bytes)"
        }
    }
}

// MARK: - Plain values

extension Argument {
    /// Reads a string.
    public func string() throws(RPCError) -> String {
        guard case .string(let text) = value else { throw refusal(expected: "a string") }
        return text
    }

    /// Reads `true` or `false`.
    public func bool() throws(RPCError) -> Bool {
        guard case .bool(let value) = value else { throw refusal(expected: "true or false") }
        return value
    }

    /// Reads a quantity of up to 256 bits.
    public func quantity() throws(RPCError) -> UInt256 {
        guard case .string(let text) = value, let quantity = WireHex.quantity(text) else {
            throw refusal(expected: "a quantity (0x and lower-case digits without leading zeros)")
        }
        return quantity
    }

    /// Reads a quantity of up to 64 bits.
    public func quantity64() throws(RPCError) -> UInt64 {
        guard let quantity = try quantity().asUInt64 else {
            throw refusal(expected: "a quantity of at most 64 bits")
        }
        return quantity
    }

    /// Reads a quantity, or a JSON number that is a non-negative integer of up to 64 bits.
    ///
    /// Only the development methods take numbers.
    public func quantityOrNumber() throws(RPCError) -> UInt256 {
        guard case .number(let number) = value else { return try quantity() }
        guard let integer = UInt256(decimal: number.text) else {
            throw refusal(expected: "a quantity or a non-negative integer")
        }
        return integer
    }

    /// Reads a quantity or a JSON number of up to 64 bits, where clients are known to send either.
    public func quantity64OrNumber() throws(RPCError) -> UInt64 {
        guard let quantity = try quantityOrNumber().asUInt64 else {
            throw refusal(expected: "a number of at most 64 bits")
        }
        return quantity
    }

    /// Reads bytes.
    public func data() throws(RPCError) -> [UInt8] {
        guard case .string(let text) = value, let bytes = WireHex.bytes(text) else {
            throw refusal(expected: "data (0x and an even number of hexadecimal digits)")
        }
        return bytes
    }

    /// Reads an address in any case; a checksum in its letters is not looked at.
    public func address() throws(RPCError) -> Address {
        guard case .string(let text) = value, let word = WireHex.fixed(text, byteCount: 20) else {
            throw refusal(expected: "an address (0x and 40 hexadecimal digits)")
        }
        return Address(truncating: word)
    }

    /// Reads a hash, a topic, or any other 32 bytes.
    public func hash() throws(RPCError) -> Hash {
        guard case .string(let text) = value, let word = WireHex.fixed(text, byteCount: 32) else {
            throw refusal(expected: "32 bytes (0x and 64 hexadecimal digits)")
        }
        return Hash(word)
    }

    /// Reads a storage slot: up to 64 digits, leading zeros or not, as all nodes do.
    public func slot() throws(RPCError) -> Hash {
        guard case .string(let text) = value, let word = WireHex.word(text) else {
            throw refusal(expected: "a storage slot (0x and 1 to 64 hexadecimal digits)")
        }
        return Hash(word)
    }
}

// MARK: - Compound values

extension Argument {
    /// Reads an array; its elements are the one kind of argument whose value can be null.
    ///
    /// - Parameter limit: The most elements that are taken.
    public func elements(limit: Int = .max) throws(RPCError) -> [Argument] {
        guard case .array(let values) = value else { throw refusal(expected: "an array") }
        guard values.count <= limit else {
            throw refusal(expected: "an array of at most \(limit)")
        }
        var elements: [Argument] = []
        elements.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            elements.append(Argument(place: place.element(index), value: value))
        }
        return elements
    }

    /// Reads an object.
    public func fields() throws(RPCError) -> ArgumentFields {
        guard case .object(let object) = value else { throw refusal(expected: "an object") }
        return ArgumentFields(place: place, object: object)
    }
}
