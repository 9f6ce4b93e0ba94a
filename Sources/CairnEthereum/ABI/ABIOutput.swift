/// What a method returns: one value, or several.
public protocol ABIOutput: SendableMetatype {
    /// The types in parentheses.
    static var abiTypes: String { get }
    /// Appends the encoded result.
    func encodeOutput(to writer: inout ABIWriter)
}

/// Several results.
@frozen
public struct Outputs<each Value: ABIValue>: ABIOutput {
    public let values: ABITuple<repeat each Value>

    @inlinable
    public init(_ values: repeat each Value) { self.values = ABITuple(repeat each values) }

    @inlinable public static var abiTypes: String { ABITuple<repeat each Value>.abiType }

    @inlinable
    public func encodeOutput(to writer: inout ABIWriter) { values.encodeFields(to: &writer) }
}

extension ABIValue {
    @inlinable public static var abiTypes: String { "(" + abiType + ")" }

    @inlinable
    public func encodeOutput(to writer: inout ABIWriter) {
        let start = writer.reserve(Self.headSize)
        encode(to: &writer, head: start, frame: start)
    }
}
