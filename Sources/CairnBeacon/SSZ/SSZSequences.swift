/// A list of at most `limit` elements.
public struct ListShape<Element: SSZShape>: SSZShape {
    let element: Element
    let limit: UInt64

    /// A list of elements of one shape.
    public init(element: Element, limit: UInt64) {
        self.element = element
        self.limit = limit
    }

    public func fixedByteCount(_ rules: BeaconRules) -> Int? { nil }

    public func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> [Element.Value] {
        let values: [Element.Value]
        if let size = element.fixedByteCount(rules) {
            values = try SSZSequence.decodeFixed(bytes, element, size: size, limit: limit, rules)
        } else {
            values = try SSZSequence.decodeVarying(bytes, element, limit: limit, rules)
        }
        return values
    }

    public func encode(_ value: inout [Element.Value], into writer: inout SSZWriter) {
        SSZSequence.encode(&value, element, into: &writer)
    }

    public func treeRoot(_ value: inout [Element.Value], _ rules: BeaconRules) -> Chunk {
        Merkle.mixIn(
            length: value.count, SSZSequence.root(&value, element, capacity: limit, rules))
    }

    public func treeNode(
        _ value: inout [Element.Value], _ index: GeneralizedIndex, _ rules: BeaconRules
    ) -> Chunk? {
        guard let (side, rest) = index.split(at: 1) else { return treeRoot(&value, rules) }
        guard side == 0 else {
            return rest == .root ? Chunk(word0: UInt64(value.count)) : nil
        }
        return SSZSequence.node(&value, element, capacity: limit, rest, rules)
    }
}

/// A vector of exactly `count` elements.
public struct VectorShape<Element: SSZShape>: SSZShape {
    let element: Element
    let count: Int

    /// A vector of elements of one shape.
    public init(element: Element, count: Int) {
        self.element = element
        self.count = count
    }

    public func fixedByteCount(_ rules: BeaconRules) -> Int? {
        element.fixedByteCount(rules).map { $0 * count }
    }

    public func decode(
        _ bytes: UnsafeRawBufferPointer, _ rules: BeaconRules
    ) throws(SSZError) -> [Element.Value] {
        let values: [Element.Value]
        if let size = element.fixedByteCount(rules) {
            values = try SSZSequence.decodeFixed(
                bytes, element, size: size, limit: UInt64(count), rules)
        } else {
            values = try SSZSequence.decodeVarying(bytes, element, limit: UInt64(count), rules)
        }
        guard values.count == count else {
            throw .wrongSize(expected: count, found: values.count)
        }
        return values
    }

    public func encode(_ value: inout [Element.Value], into writer: inout SSZWriter) {
        precondition(value.count == count, "A vector has the length that the preset gives.")
        SSZSequence.encode(&value, element, into: &writer)
    }

    public func treeRoot(_ value: inout [Element.Value], _ rules: BeaconRules) -> Chunk {
        SSZSequence.root(&value, element, capacity: UInt64(count), rules)
    }

    public func treeNode(
        _ value: inout [Element.Value], _ index: GeneralizedIndex, _ rules: BeaconRules
    ) -> Chunk? {
        SSZSequence.node(&value, element, capacity: UInt64(count), index, rules)
    }
}

/// What lists and vectors have in common.
enum SSZSequence {
    static func decodeFixed<Element: SSZShape>(
        _ bytes: UnsafeRawBufferPointer, _ element: Element, size: Int, limit: UInt64,
        _ rules: BeaconRules
    ) throws(SSZError) -> [Element.Value] {
        guard bytes.count % size == 0 else { throw .partialElement }
        let count = bytes.count / size
        guard UInt64(count) <= limit else { throw .tooLong(limit: limit, found: UInt64(count)) }
        var values: [Element.Value] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            let part = UnsafeRawBufferPointer(rebasing: bytes[index * size..<(index + 1) * size])
            values.append(try element.decode(part, rules))
        }
        return values
    }

    static func decodeVarying<Element: SSZShape>(
        _ bytes: UnsafeRawBufferPointer, _ element: Element, limit: UInt64, _ rules: BeaconRules
    ) throws(SSZError) -> [Element.Value] {
        guard !bytes.isEmpty else { return [] }
        guard bytes.count >= 4 else { throw .wrongSize(expected: 4, found: bytes.count) }
        let first = offset(in: bytes, 0)
        guard first > 0, first % 4 == 0, Int(first) <= bytes.count else { throw .badOffset(first) }
        let count = Int(first) / 4
        guard UInt64(count) <= limit else { throw .tooLong(limit: limit, found: UInt64(count)) }
        var values: [Element.Value] = []
        values.reserveCapacity(count)
        var start = Int(first)
        for index in 0..<count {
            let end = index + 1 < count ? Int(offset(in: bytes, index + 1)) : bytes.count
            guard end <= bytes.count else { throw .badOffset(UInt32(truncatingIfNeeded: end)) }
            guard end >= start else { throw .offsetsNotAscending }
            let part = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
            values.append(try element.decode(part, rules))
            start = end
        }
        return values
    }

    private static func offset(in bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt32 {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
    }

    static func encode<Element: SSZShape>(
        _ values: inout [Element.Value], _ element: Element, into writer: inout SSZWriter
    ) {
        if element.fixedByteCount(writer.rules) != nil {
            for index in values.indices { element.encode(&values[index], into: &writer) }
        } else {
            writer.sequence(count: values.count) { writer, index in
                element.encode(&values[index], into: &writer)
            }
        }
    }

    static func root<Element: SSZShape>(
        _ values: inout [Element.Value], _ element: Element, capacity: UInt64,
        _ rules: BeaconRules
    ) -> Chunk {
        var chunks = leaves(&values, element, rules)
        return Merkle.root(&chunks, depth: depth(element, capacity: capacity))
    }

    static func node<Element: SSZShape>(
        _ values: inout [Element.Value], _ element: Element, capacity: UInt64,
        _ index: GeneralizedIndex, _ rules: BeaconRules
    ) -> Chunk? {
        let depth = depth(element, capacity: capacity)
        if let (position, rest) = index.split(at: depth), rest != .root {
            guard element.basicByteCount == nil, position < UInt64(values.count) else { return nil }
            return element.treeNode(&values[Int(position)], rest, rules)
        }
        return Merkle.node(index, leaves: leaves(&values, element, rules), depth: depth)
    }

    private static func depth<Element: SSZShape>(_ element: Element, capacity: UInt64) -> Int {
        guard let size = element.basicByteCount else { return Merkle.depth(forLeaves: capacity) }
        return Merkle.depth(forLeaves: (capacity * UInt64(size) + 31) / 32)
    }

    private static func leaves<Element: SSZShape>(
        _ values: inout [Element.Value], _ element: Element, _ rules: BeaconRules
    ) -> [Chunk] {
        guard element.basicByteCount == nil else {
            var writer = SSZWriter(rules: rules)
            for index in values.indices { element.encode(&values[index], into: &writer) }
            return writer.output.withUnsafeBytes(Merkle.pack)
        }
        var chunks: [Chunk] = []
        chunks.reserveCapacity(values.count + 1)
        for index in values.indices { chunks.append(element.treeRoot(&values[index], rules)) }
        return chunks
    }
}
