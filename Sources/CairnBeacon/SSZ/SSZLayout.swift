/// The sizes of a container's fields.
struct SSZLayout: SSZVisitor {
    let rules: BeaconRules
    /// The size of the fixed part, in which a field of varying size has an offset of four bytes.
    private(set) var fixedByteCount = 0
    /// Where the offsets are.
    private(set) var offsets: [Int] = []
    private(set) var fieldCount = 0

    var isFixed: Bool { offsets.isEmpty }

    /// The layout of a container.
    static func of<Container: SSZContainer>(
        _ type: Container.Type, _ rules: BeaconRules
    ) -> SSZLayout {
        var layout = SSZLayout(rules: rules)
        var blank = Container(blank: rules)
        do throws(SSZError) { try blank.visitFields(&layout) } catch {
            preconditionFailure("A layout has no bytes that could be wrong.")
        }
        return layout
    }

    mutating func visit<Shape: SSZShape>(
        _ value: inout Shape.Value, as shape: Shape
    ) throws(SSZError) {
        fieldCount += 1
        if let size = shape.fixedByteCount(rules) {
            fixedByteCount += size
        } else {
            offsets.append(fixedByteCount)
            fixedByteCount += 4
        }
    }

    /// Where each field of varying size begins, and the end of the bytes.
    func ends(in bytes: UnsafeRawBufferPointer) throws(SSZError) -> [Int] {
        guard !isFixed else {
            guard bytes.count == fixedByteCount else {
                throw .wrongSize(expected: fixedByteCount, found: bytes.count)
            }
            return []
        }
        guard bytes.count >= fixedByteCount else {
            throw .wrongSize(expected: fixedByteCount, found: bytes.count)
        }
        var starts: [Int] = []
        starts.reserveCapacity(offsets.count + 1)
        for place in offsets {
            let offset = UInt32(
                littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            guard Int(offset) <= bytes.count else { throw .badOffset(offset) }
            if let last = starts.last {
                guard Int(offset) >= last else { throw .offsetsNotAscending }
            } else {
                guard Int(offset) == fixedByteCount else { throw .badOffset(offset) }
            }
            starts.append(Int(offset))
        }
        starts.append(bytes.count)
        return starts
    }
}

/// Fills a container's fields from bytes.
struct SSZReader: SSZVisitor {
    let rules: BeaconRules
    let bytes: UnsafeRawBufferPointer
    /// Where the fields of varying size begin, and the end.
    var ends: [Int] = []
    var position = 0
    private var next = 0

    init(rules: BeaconRules, bytes: UnsafeRawBufferPointer) {
        self.rules = rules
        self.bytes = bytes
    }

    mutating func visit<Shape: SSZShape>(
        _ value: inout Shape.Value, as shape: Shape
    ) throws(SSZError) {
        if let size = shape.fixedByteCount(rules) {
            let part = UnsafeRawBufferPointer(rebasing: bytes[position..<position + size])
            value = try shape.decode(part, rules)
            position += size
        } else {
            let part = UnsafeRawBufferPointer(rebasing: bytes[ends[next]..<ends[next + 1]])
            value = try shape.decode(part, rules)
            next += 1
            position += 4
        }
    }
}
