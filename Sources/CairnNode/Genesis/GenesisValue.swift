import CairnEthereum
import CairnJSON
import CairnPrimitives

/// A value that a genesis file can hold.
protocol GenesisValue {
    /// What reading starts from where there is nothing yet.
    static var blank: Self { get }
    /// Takes what the file says; a record keeps what the file does not mention.
    mutating func read(_ json: JSON, at place: String) throws(GenesisError)
    var genesisJSON: JSON { get }
    /// Whence the values of its fields come, by their places.
    static func sources(at place: String) -> [(place: String, source: String)]
}

extension GenesisValue {
    static func sources(at place: String) -> [(place: String, source: String)] { [] }
}

/// A value that is one number or one text.
protocol GenesisScalar: GenesisValue {
    /// What would be right, for people.
    static var expectation: String { get }
    /// The value, or nil if the JSON is no such value.
    init?(genesis json: JSON)
}

extension GenesisScalar {
    mutating func read(_ json: JSON, at place: String) throws(GenesisError) {
        guard let value = Self(genesis: json) else {
            throw GenesisError(place, found: json.excerpt, expected: Self.expectation)
        }
        self = value
    }
}

extension JSON {
    /// The value as text, shortened for a sentence.
    var excerpt: String {
        let text = description
        return text.count > 80 ? text.prefix(77) + "…" : text
    }

    /// The digits of a whole number, which may be a number, or text in decimal or hexadecimal.
    var wholeNumber: UInt256? {
        switch self {
        case .number(let number): UInt256(decimal: number.text)
        case .string(let text):
            text.hasPrefix("0x") ? UInt256(hex: text) : UInt256(decimal: text)
        default: nil
        }
    }
}

// MARK: - Numbers

protocol GenesisInteger: GenesisScalar, FixedWidthInteger {}

extension GenesisInteger {
    static var blank: Self { 0 }
    static var expectation: String { "a whole number from \(Self.min) to \(Self.max)" }
    init?(genesis json: JSON) {
        if case .number(let number) = json, Self.isSigned {
            self.init(number.text)
        } else {
            guard let whole = json.wholeNumber?.asUInt64 else { return nil }
            self.init(exactly: whole)
        }
    }
    var genesisJSON: JSON { .number(JSONNumber(self)) }
}

extension UInt8: GenesisInteger {}
extension UInt16: GenesisInteger {}
extension UInt32: GenesisInteger {}
extension UInt64: GenesisInteger {}
extension Int32: GenesisInteger {}

extension UInt256: GenesisScalar {
    static var blank: UInt256 { .zero }
    static var expectation: String { "a whole number below 2^256" }
    init?(genesis json: JSON) {
        guard let whole = json.wholeNumber else { return nil }
        self = whole
    }
    /// A number where every reader of JSON keeps it exact, text otherwise.
    var genesisJSON: JSON {
        guard let small = asUInt64, small < 1 << 53 else { return .string(description) }
        return .number(JSONNumber(small))
    }
}

extension Int256: GenesisScalar {
    static var blank: Int256 { Int256(0) }
    static var expectation: String { "a whole number of at most 255 bits" }
    init?(genesis json: JSON) {
        let text =
            switch json {
            case .number(let number): number.text
            case .string(let text): text
            default: ""
            }
        let isNegative = text.hasPrefix("-")
        guard let digits = UInt256(decimal: isNegative ? text.dropFirst() : text[...]),
            let value = Int256(exactly: digits)
        else { return nil }
        self = isNegative ? Int256(0) - value : value
    }
    var genesisJSON: JSON { .string(description) }
}

extension Quantity: GenesisValue, GenesisScalar where Unit == WeiUnit {
    static var blank: Wei { .zero }
    static var expectation: String {
        "an amount such as \"1.5 ether\", \"3 gwei\", or digits of wei, below 2^256"
    }

    init?(genesis json: JSON) {
        if let whole = json.wholeNumber {
            self.init(rawValue: whole)
            return
        }
        guard let parts = json.text?.split(separator: " "), parts.count == 2 else { return nil }
        let decimals: Int
        switch parts[1].lowercased() {
        case "ether", "eth": decimals = 18
        case "gwei": decimals = 9
        case "wei": decimals = 0
        default: return nil
        }
        let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = number.count == 2 ? number[1] : ""
        guard number.count <= 2, fraction.utf8.count <= decimals,
            number.count == 1 || !fraction.isEmpty, !number[0].isEmpty
        else { return nil }
        let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
        guard let wei = UInt256(decimal: number[0] + fraction + zeros) else { return nil }
        self.init(rawValue: wei)
    }

    /// In ether from a thousandth on, in wei below.
    var genesisJSON: JSON {
        rawValue >= 1_000_000_000_000_000
            ? .string("\(formattedEther()) ether") : .string("\(rawValue) wei")
    }
}

// MARK: - Texts

extension String: GenesisScalar {
    static var blank: String { "" }
    static var expectation: String { "a text" }
    init?(genesis json: JSON) {
        guard let text = json.text else { return nil }
        self = text
    }
    var genesisJSON: JSON { .string(self) }
}

extension Bool: GenesisScalar {
    static var blank: Bool { false }
    static var expectation: String { "true or false" }
    init?(genesis json: JSON) {
        guard case .bool(let value) = json else { return nil }
        self = value
    }
    var genesisJSON: JSON { .bool(self) }
}

extension Address: GenesisScalar {
    static var blank: Address { .zero }
    static var expectation: String { "an address: 0x and 40 hexadecimal digits" }
    init?(genesis json: JSON) {
        guard let text = json.text, text.hasPrefix("0x") else { return nil }
        self.init(hex: text)
    }
    var genesisJSON: JSON { .string(checksummed) }
}

extension Hash: GenesisScalar {
    static var blank: Hash { .zero }
    static var expectation: String { "32 bytes: 0x and 64 hexadecimal digits" }
    init?(genesis json: JSON) {
        guard let text = json.text, text.hasPrefix("0x") else { return nil }
        self.init(hex: text)
    }
    var genesisJSON: JSON { .string(hex) }
}

extension Bytes: GenesisScalar {
    static var blank: Bytes { [] }
    static var expectation: String { "bytes: 0x and an even number of hexadecimal digits" }
    init?(genesis json: JSON) {
        guard let text = json.text, text.hasPrefix("0x") else { return nil }
        self.init(hex: text)
    }
    var genesisJSON: JSON { .string(hex) }
}

// MARK: - Several, or none

extension Array: GenesisValue where Element: GenesisValue {
    static var blank: [Element] { [] }

    mutating func read(_ json: JSON, at place: String) throws(GenesisError) {
        guard case .array(let elements) = json else {
            throw GenesisError(place, found: json.excerpt, expected: "an array")
        }
        var values: [Element] = []
        for (index, element) in elements.enumerated() {
            var value = Element.blank
            try value.read(element, at: "\(place)[\(index)]")
            values.append(value)
        }
        self = values
    }

    var genesisJSON: JSON { .array(map(\.genesisJSON)) }

    static func sources(at place: String) -> [(place: String, source: String)] {
        Element.sources(at: place + "[]")
    }
}

extension Optional: GenesisValue where Wrapped: GenesisValue {
    static var blank: Wrapped? { nil }

    mutating func read(_ json: JSON, at place: String) throws(GenesisError) {
        guard !json.isNull else {
            self = nil
            return
        }
        var value = self ?? Wrapped.blank
        try value.read(json, at: place)
        self = value
    }

    var genesisJSON: JSON { self?.genesisJSON ?? .null }

    static func sources(at place: String) -> [(place: String, source: String)] {
        Wrapped.sources(at: place)
    }
}
