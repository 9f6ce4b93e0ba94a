public import CairnPrimitives

/// Several values one after another: a Solidity struct, or what a method takes or returns.
@frozen
public struct ABITuple<each Field: ABIValue>: ABIValue {
    public let fields: (repeat each Field)

    @inlinable
    public init(_ fields: repeat each Field) { self.fields = (repeat each fields) }

    @inlinable public static var abiType: String { "(" + fieldTypes + ")" }

    /// The types of the fields, separated by commas.
    @inlinable
    public static var fieldTypes: String {
        var names = ""
        for type in repeat (each Field).self {
            names += names.isEmpty ? type.abiType : "," + type.abiType
        }
        return names
    }

    @inlinable
    public static var isDynamic: Bool {
        var isDynamic = false
        for type in repeat (each Field).self { isDynamic = isDynamic || type.isDynamic }
        return isDynamic
    }

    /// The bytes that the fields' heads take.
    @inlinable
    public static var frameSize: Int {
        var size = 0
        for type in repeat (each Field).self { size += type.headSize }
        return size
    }

    @inlinable public static var headSize: Int { isDynamic ? 32 : frameSize }

    @inlinable
    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        if isDynamic {
            var tail = try reader.follow()
            return try decodeFields(from: &tail)
        }
        return try decodeFields(from: &reader)
    }

    /// Reads the fields where the reader stands.
    @inlinable
    public static func decodeFields(from reader: inout ABIReader) throws(ABIError) -> Self {
        Self(repeat try (each Field).decode(from: &reader))
    }

    @inlinable
    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        if Self.isDynamic {
            writer.put(UInt256(UInt64(writer.count - frame)), at: head)
            encodeFields(to: &writer)
        } else {
            encodeFields(to: &writer, head: head, frame: frame)
        }
    }

    /// Appends the fields as a frame of their own.
    @inlinable
    public func encodeFields(to writer: inout ABIWriter) {
        let start = writer.reserve(Self.frameSize)
        encodeFields(to: &writer, head: start, frame: start)
    }

    @inlinable
    func encodeFields(to writer: inout ABIWriter, head: Int, frame: Int) {
        var place = head
        for field in repeat each fields {
            field.encode(to: &writer, head: place, frame: frame)
            place &+= type(of: field).headSize
        }
    }

    /// The values alone, without a selector.
    public func encoded() -> [UInt8] {
        var writer = ABIWriter()
        encodeFields(to: &writer)
        return writer.copy()
    }
}

/// A Swift struct that stands for a Solidity struct, by way of a tuple of its fields.
public protocol ABIRecord: ABIValue {
    associatedtype Fields: ABIValue
    init(fields: Fields)
    var fields: Fields { get }
}

extension ABIRecord {
    @inlinable public static var abiType: String { Fields.abiType }
    @inlinable public static var isDynamic: Bool { Fields.isDynamic }
    @inlinable public static var headSize: Int { Fields.headSize }

    @inlinable
    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        Self(fields: try Fields.decode(from: &reader))
    }

    @inlinable
    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        fields.encode(to: &writer, head: head, frame: frame)
    }
}
