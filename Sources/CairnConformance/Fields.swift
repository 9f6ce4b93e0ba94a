import CairnJSON
import CairnPrimitives

/// Typed access to a JSON value of a conformance file; what is missing or wrong names its place.
struct Fields: Sendable {
    let json: JSON
    private let path: String
    private let line: Int
    /// Where the value stands in its line, such as `genesis.lido`.
    private let place: String

    init(_ json: JSON, path: String, line: Int) {
        self.init(json, path: path, line: line, place: "")
    }

    private init(_ json: JSON, path: String, line: Int, place: String) {
        self.json = json
        self.path = path
        self.line = line
        self.place = place
    }

    func unexpected(_ what: String) -> ConformanceError {
        .unexpected(path: path, line: line, what: place.isEmpty ? what : "\(place): \(what)")
    }

    private func inner(_ json: JSON, _ name: String) -> Fields {
        Fields(json, path: path, line: line, place: place.isEmpty ? name : "\(place).\(name)")
    }

    // MARK: Members and elements

    func optional(_ name: String) -> Fields? {
        guard let member = json[name], !member.isNull else { return nil }
        return inner(member, name)
    }

    subscript(name: String) -> Fields {
        get throws(ConformanceError) {
            guard let member = optional(name) else { throw unexpected("\"\(name)\" is missing") }
            return member
        }
    }

    /// The members of an object in order, or nil.
    var members: [(String, JSON)]? {
        guard case .object(let object) = json else { return nil }
        return object.members.map { ($0.name, $0.value) }
    }

    /// The members of an object in order.
    func entries() throws(ConformanceError) -> [(name: String, value: Fields)] {
        guard let members else { throw unexpected("\(json.kind) where an object should be") }
        return members.map { ($0.0, inner($0.1, $0.0)) }
    }

    func elements() throws(ConformanceError) -> [Fields] {
        guard case .array(let elements) = json else {
            throw unexpected("\(json.kind) where an array should be")
        }
        return elements.enumerated().map { inner($0.element, "[\($0.offset)]") }
    }

    func array(_ name: String) throws(ConformanceError) -> [Fields] {
        try self[name].elements()
    }

    // MARK: Values

    func text() throws(ConformanceError) -> String {
        guard let text = json.text else { throw unexpected("\(json.kind) where text should be") }
        return text
    }

    func uint256() throws(ConformanceError) -> UInt256 {
        let digits: String?
        switch json {
        case .string(let text): digits = text
        case .number(let number): digits = number.text
        default: digits = nil
        }
        guard let digits, let value = UInt256(decimal: digits) else {
            throw unexpected("\(json) is not a decimal number below 2^256")
        }
        return value
    }

    func uint64() throws(ConformanceError) -> UInt64 {
        guard let value = try uint256().asUInt64 else {
            throw unexpected("\(json) does not fit 64 bits")
        }
        return value
    }

    func uint32() throws(ConformanceError) -> UInt32 {
        guard let value = UInt32(exactly: try uint64()) else {
            throw unexpected("\(json) does not fit 32 bits")
        }
        return value
    }

    func bool() throws(ConformanceError) -> Bool {
        guard case .bool(let value) = json else {
            throw unexpected("\(json.kind) where true or false should be")
        }
        return value
    }

    func address() throws(ConformanceError) -> Address {
        guard let address = Address(hex: try text()) else {
            throw unexpected("\(json) is not an address")
        }
        return address
    }

    func hash() throws(ConformanceError) -> Hash {
        guard let hash = Hash(hex: try text()) else { throw unexpected("\(json) is not 32 bytes") }
        return hash
    }

    func bytes() throws(ConformanceError) -> Bytes {
        guard let bytes = Bytes(hex: try text()) else {
            throw unexpected("\(json) is not an even number of hexadecimal digits")
        }
        return bytes
    }

    // MARK: Members as values

    func text(_ name: String) throws(ConformanceError) -> String { try self[name].text() }
    func uint256(_ name: String) throws(ConformanceError) -> UInt256 { try self[name].uint256() }
    func uint64(_ name: String) throws(ConformanceError) -> UInt64 { try self[name].uint64() }
    func uint32(_ name: String) throws(ConformanceError) -> UInt32 { try self[name].uint32() }
    func bool(_ name: String) throws(ConformanceError) -> Bool { try self[name].bool() }
    func address(_ name: String) throws(ConformanceError) -> Address { try self[name].address() }
    func bytes(_ name: String) throws(ConformanceError) -> Bytes { try self[name].bytes() }
}
