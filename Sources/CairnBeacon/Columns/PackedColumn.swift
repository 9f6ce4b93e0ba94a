public import CairnPrimitives

/// A list or vector whose memory is its serialization and the leaves of its tree.
public struct PackedColumn<Element: BitwiseCopyable & SSZMemory>: BeaconColumn, Sendable
where Element: Sendable {
    /// The elements; use the subscript to change one.
    public private(set) var elements: [Element]
    private var layers: MerkleLayers

    /// How many elements share a pair of chunks.
    private static var elementsPerPair: Int { 64 / MemoryLayout<Element>.stride }

    /// Takes elements.
    public init(_ elements: [Element] = []) {
        self.elements = elements
        layers = MerkleLayers()
        layers.resize(pairCount: Self.pairs(elements.count))
    }

    /// So many elements that are all zero, which need no hashing.
    public init(zeros count: Int) {
        elements = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let start = buffer.baseAddress {
                UnsafeMutableRawPointer(start).initializeMemory(
                    as: UInt8.self, repeating: 0, count: count * MemoryLayout<Element>.stride)
            }
            initialized = count
        }
        layers = MerkleLayers(zeroPairs: Self.pairs(count))
    }

    private static func pairs(_ count: Int) -> Int {
        (count + elementsPerPair - 1) / elementsPerPair
    }

    /// How many elements there are.
    @inlinable
    public var count: Int { elements.count }

    /// How much memory the elements and their tree take.
    var byteCount: Int {
        elements.capacity * MemoryLayout<Element>.stride + layers.byteCount
    }

    /// An element.
    public subscript(index: Int) -> Element {
        @inline(__always) get { elements[index] }
        @inline(__always) set {
            elements[index] = newValue
            layers.mark(index / Self.elementsPerPair)
        }
    }

    /// The element of a validator.
    public subscript(index: ValidatorIndex) -> Element {
        @inline(__always) get { elements[Int(index)] }
        @inline(__always) set { self[Int(index)] = newValue }
    }

    /// Adds an element at the end.
    public mutating func append(_ element: Element) {
        elements.append(element)
        layers.resize(pairCount: Self.pairs(elements.count))
        layers.mark((elements.count - 1) / Self.elementsPerPair)
    }

    /// Lends all elements for change; all count as changed.
    mutating func changeAll<Result, Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        layers.markAll()
        return try elements.withUnsafeMutableBufferPointer { (buffer) throws(Failure) -> Result in
            try body(buffer)
        }
    }

    /// Lends all elements for change; `body` says which it changes.
    mutating func changeSome<Result, Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<Element>, (Int) -> Void) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let perPair = Self.elementsPerPair
        return try layers.withMarks { (marks) throws(Failure) -> Result in
            try elements.withUnsafeMutableBufferPointer {
                (buffer) throws(Failure) -> Result in
                try body(buffer) { marks.mark($0 / perPair) }
            }
        }
    }

    // MARK: - Serialization

    /// The size in memory.
    public static var elementByteCount: Int { MemoryLayout<Element>.stride }

    /// Copies the bytes.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, _ extent: ColumnExtent, _ rules: BeaconRules
    ) throws(SSZError) -> PackedColumn {
        let count = bytes.count / elementByteCount
        let elements = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let source = bytes.baseAddress, let target = buffer.baseAddress {
                UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: bytes.count)
            }
            initialized = count
        }
        return PackedColumn(elements)
    }

    /// Copies the bytes.
    public func encode(into writer: inout SSZWriter) {
        elements.withUnsafeBytes { writer.append($0) }
    }

    // MARK: - Tree

    /// The root; the ways from changed pairs are hashed anew.
    public mutating func contentRoot(_ extent: ColumnExtent, _ rules: BeaconRules) -> Chunk {
        update()
        return layers.updatedRoot(depth: Self.depth(extent))
    }

    /// A node of the tree over the chunks, or nil below them.
    public mutating func contentNode(
        _ index: GeneralizedIndex, _ extent: ColumnExtent, _ rules: BeaconRules
    ) -> Chunk? {
        let level = Self.depth(extent) - index.depth
        guard level >= 0 else { return nil }
        guard level > 0 else { return chunk(index.position) }
        update()
        return layers.node(level: level, position: index.position)
    }

    private static func depth(_ extent: ColumnExtent) -> Int {
        let bytes = extent.capacity.multipliedFullWidth(by: UInt64(elementByteCount))
        precondition(bytes.high == 0, "A column's bytes can be counted.")
        return Swift.max(1, Merkle.depth(forLeaves: (bytes.low + 31) / 32))
    }

    private func chunk(_ position: UInt64) -> Chunk {
        elements.withUnsafeBytes { bytes in
            let start = position.multipliedReportingOverflow(by: 32)
            guard !start.overflow, start.partialValue < UInt64(bytes.count) else { return .zero }
            let first = Int(start.partialValue)
            var chunk = Chunk.zero
            let end = Swift.min(first + 32, bytes.count)
            withUnsafeMutableBytes(of: &chunk) {
                $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[first..<end]))
            }
            return chunk
        }
    }

    private mutating func update() {
        let content = elements
        layers.update { run, nodes in
            content.withUnsafeBytes { bytes in
                guard let source = bytes.baseAddress else { return }
                let whole = Swift.min(run.upperBound, bytes.count / 64)
                if whole > run.lowerBound {
                    Chunk.hashPairs(
                        source + 64 * run.lowerBound, count: whole - run.lowerBound, into: nodes)
                }
                guard run.upperBound > whole else { return }
                // The last pair is filled up with zeros.
                let last = Swift.max(whole, run.lowerBound)
                var pair = (Chunk.zero, Chunk.zero)
                withUnsafeMutableBytes(of: &pair) {
                    $0.copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: bytes[(64 * last)...]))
                }
                nodes[last - run.lowerBound] = Chunk.hash(pair.0, pair.1)
            }
        }
    }
}

extension PackedColumn where Element == Chunk {
    /// The element as a hash.
    public subscript(hash index: Int) -> Hash {
        get { Hash(elements[index]) }
        set { self[index] = Chunk(newValue) }
    }
}
