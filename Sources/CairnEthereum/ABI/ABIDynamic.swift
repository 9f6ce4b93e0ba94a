public import CairnPrimitives

extension Bytes: ABIValue {
    @inlinable public static var abiType: String { "bytes" }
    @inlinable public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Bytes {
        var tail = try reader.follow()
        let count = try tail.length(stride: 1)
        return Bytes(tail.bytes(count: count))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(UInt64(writer.count - frame)), at: head)
        writer.append(UInt256(UInt64(bytes.count)))
        bytes.withUnsafeBytes { writer.append(padded: $0) }
    }
}

/// Text is taken as it comes: bytes that are not UTF-8 are replaced when read.
///
/// A method that must hand the very bytes on takes ``Bytes`` wrapped in ``ABIText``.
extension String: ABIValue {
    @inlinable public static var abiType: String { "string" }
    @inlinable public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> String {
        String(decoding: try Bytes.decode(from: &reader).bytes, as: UTF8.self)
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        Bytes(Array(utf8)).encode(to: &writer, head: head, frame: frame)
    }
}

/// A `string` kept as the bytes that were given, which need not be UTF-8.
public struct ABIText: ABIValue, Hashable, Sendable {
    public let bytes: Bytes

    public init(_ bytes: Bytes) { self.bytes = bytes }

    public static var abiType: String { "string" }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> ABIText {
        ABIText(try Bytes.decode(from: &reader))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        bytes.encode(to: &writer, head: head, frame: frame)
    }
}

extension Array: ABIOutput where Element: ABIValue {}

extension Array: ABIValue where Element: ABIValue {
    @inlinable public static var abiType: String { Element.abiType + "[]" }
    @inlinable public static var isDynamic: Bool { true }

    @inlinable
    public static func decode(from reader: inout ABIReader) throws(ABIError) -> [Element] {
        var tail = try reader.follow()
        let count = try tail.length(stride: Element.headSize)
        var elements = tail.rest()
        var values: [Element] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try Element.decode(from: &elements)) }
        return values
    }

    @inlinable
    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(UInt64(writer.count - frame)), at: head)
        writer.append(UInt256(UInt64(count)))
        let start = writer.reserve(count * Element.headSize)
        for index in indices {
            self[index].encode(
                to: &writer, head: start + index * Element.headSize, frame: start)
        }
    }
}
