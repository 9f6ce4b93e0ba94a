public import CairnJSON
public import CairnPrimitives

/// The arguments of a request, by position or, where the client sent an object, by name.
///
/// Every reader takes the position and the name, and every refusal is `-32602` with both.
/// A trailing optional argument may be absent or null.
public struct Parameters: Sendable {
    private let values: JSON

    /// Takes an array, an object, or null for no arguments; nil for any other kind.
    public init?(_ values: JSON) {
        switch values {
        case .null: self.values = .array([])
        case .array, .object: self.values = values
        case .bool, .number, .string: return nil
        }
    }

    /// The number of arguments that were sent.
    public var count: Int {
        switch values {
        case .array(let elements): elements.count
        case .object(let object): object.count
        case .null, .bool, .number, .string: 0
        }
    }

    /// An argument, or nil when it is absent or null.
    public func optional(_ position: Int, _ name: String) -> Argument? {
        let found =
            switch values {
            case .array(let elements): position < elements.count ? elements[position] : nil
            case .object(let object): object[name]
            case .null, .bool, .number, .string: nil as JSON?
            }
        guard let found, !found.isNull else { return nil }
        return Argument(place: ArgumentPlace(position, name), value: found)
    }

    /// An argument.
    ///
    /// - Throws: `-32602` when it is absent or null.
    public func required(_ position: Int, _ name: String) throws(RPCError) -> Argument {
        guard let argument = optional(position, name) else {
            let place = ArgumentPlace(position, name)
            throw .invalidParameters("missing value for required argument \(place)")
        }
        return argument
    }

    /// Refuses a request with more arguments than the method takes.
    public func expect(atMost limit: Int) throws(RPCError) {
        guard count <= limit else {
            throw .invalidParameters("too many arguments, want at most \(limit), found \(count)")
        }
    }
}

// MARK: - Typed arguments

extension Parameters {
    /// Reads a string.
    public func string(_ position: Int, _ name: String) throws(RPCError) -> String {
        try required(position, name).string()
    }

    /// Reads `true` or `false`.
    public func bool(_ position: Int, _ name: String) throws(RPCError) -> Bool {
        try required(position, name).bool()
    }

    /// Reads a flag that a client may leave out.
    public func bool(
        _ position: Int, _ name: String, default value: Bool
    ) throws(RPCError) -> Bool {
        try optional(position, name)?.bool() ?? value
    }

    /// Reads a quantity of up to 256 bits.
    public func quantity(_ position: Int, _ name: String) throws(RPCError) -> UInt256 {
        try required(position, name).quantity()
    }

    /// Reads a quantity of up to 64 bits.
    public func quantity64(_ position: Int, _ name: String) throws(RPCError) -> UInt64 {
        try required(position, name).quantity64()
    }

    /// Reads bytes.
    public func data(_ position: Int, _ name: String) throws(RPCError) -> [UInt8] {
        try required(position, name).data()
    }

    /// Reads an address.
    public func address(_ position: Int, _ name: String = "address") throws(RPCError) -> Address {
        try required(position, name).address()
    }

    /// Reads 32 bytes.
    public func hash(_ position: Int, _ name: String = "hash") throws(RPCError) -> Hash {
        try required(position, name).hash()
    }

    /// Reads a block, or ``BlockParameter/latest`` when it is left out.
    public func block(_ position: Int, _ name: String = "block") throws(RPCError) -> BlockParameter
    {
        try optional(position, name)?.block() ?? .latest
    }

    /// Reads a block by number or tag, which must be given.
    public func blockNumber(
        _ position: Int, _ name: String = "block"
    ) throws(RPCError) -> BlockParameter {
        try required(position, name).blockNumber()
    }

    /// Reads a call object.
    public func call(_ position: Int, _ name: String = "transaction") throws(RPCError) -> CallObject
    {
        try CallObject(required(position, name))
    }

    /// Reads a log filter.
    public func filter(_ position: Int, _ name: String = "filter") throws(RPCError) -> LogFilter {
        try LogFilter(required(position, name))
    }

    /// Reads state overrides; none when they are left out.
    public func stateOverrides(
        _ position: Int, _ name: String = "stateOverrides"
    ) throws(RPCError) -> [StateOverride] {
        guard let argument = optional(position, name) else { return [] }
        return try StateOverride.list(argument)
    }

    /// Reads block overrides; none when they are left out.
    public func blockOverrides(
        _ position: Int, _ name: String = "blockOverrides"
    ) throws(RPCError) -> BlockOverrides {
        guard let argument = optional(position, name) else { return BlockOverrides() }
        return try BlockOverrides(argument)
    }
}
