/// A decoded tree of strings of bytes and lists.
///
/// The protocol's own types read and write without a tree; this is for inspection and tests.
public indirect enum RLPItem: Hashable, Sendable {
    /// A string of bytes.
    case bytes([UInt8])
    /// A list of items.
    case list([RLPItem])

    /// Decodes exactly one item.
    ///
    /// - Throws: The first violation, in the order of the bytes.
    public init(
        decoding bytes: [UInt8], depthLimit: Int = RLPReader.defaultDepth
    ) throws(RLPError) {
        self = try RLPReader.read(bytes, depthLimit: depthLimit) { reader throws(RLPError) in
            try reader.readTree()
        }
    }

    /// The one valid encoding.
    public var encoded: [UInt8] {
        var writer = RLPWriter()
        writer.append(self)
        return writer.bytes
    }
}

extension RLPWriter {
    /// Appends a tree.
    public mutating func append(_ item: RLPItem) {
        switch item {
        case .bytes(let string):
            append(string)
        case .list(let items):
            appendList { writer in
                for item in items { writer.append(item) }
            }
        }
    }
}

extension RLPReader {
    /// Reads the next item and all that is in it.
    public mutating func readTree() throws(RLPError) -> RLPItem {
        guard try isNextList() else { return .bytes([UInt8](try readBytes())) }
        var list = try readList()
        var items: [RLPItem] = []
        while !list.isAtEnd { items.append(try list.readTree()) }
        return .list(items)
    }
}
