/// Serializes values, one behind the other.
public struct SSZWriter: SSZVisitor {
    /// The rules under which values are written.
    public let rules: BeaconRules
    /// What has been written.
    public private(set) var output: [UInt8] = []
    private var pass = Pass.fixedPart
    private var start = 0
    private var offsets: [Int] = []
    private var next = 0

    private enum Pass {
        case fixedPart
        case varyingPart
    }

    /// Starts with nothing.
    public init(rules: BeaconRules) {
        self.rules = rules
    }

    /// Makes room for so many bytes more.
    public mutating func reserve(_ byteCount: Int) {
        output.reserveCapacity(output.count + byteCount)
    }

    /// Appends bytes.
    @inlinable
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        appendRaw(bytes)
    }

    @usableFromInline
    mutating func appendRaw(_ bytes: UnsafeRawBufferPointer) {
        output.append(contentsOf: bytes)
    }

    /// Appends the memory of a value without padding.
    mutating func append<Value: BitwiseCopyable>(memoryOf value: Value) {
        withUnsafeBytes(of: value) { output.append(contentsOf: $0) }
    }

    /// Writes a container whose fields `body` visits: the fixed part, then the rest.
    mutating func container(_ body: (inout SSZWriter) throws(SSZError) -> Void) {
        let outer = (pass, start, offsets, next)
        pass = .fixedPart
        start = output.count
        offsets = []
        run(body)
        if !offsets.isEmpty {
            pass = .varyingPart
            next = 0
            run(body)
        }
        (pass, start, offsets, next) = outer
    }

    /// Writes a list or vector of elements of varying size: the offsets, then the elements.
    mutating func sequence(count: Int, _ element: (inout SSZWriter, Int) -> Void) {
        let origin = output.count
        output.append(contentsOf: repeatElement(0, count: 4 * count))
        for index in 0..<count {
            set(offset: output.count - origin, at: origin + 4 * index)
            element(&self, index)
        }
    }

    /// Writes the next field, or its offset, or nothing, as the pass demands.
    public mutating func visit<Shape: SSZShape>(
        _ value: inout Shape.Value, as shape: Shape
    ) throws(SSZError) {
        let isFixed = shape.fixedByteCount(rules) != nil
        switch (pass, isFixed) {
        case (.fixedPart, true):
            shape.encode(&value, into: &self)
        case (.fixedPart, false):
            offsets.append(output.count)
            output.append(contentsOf: repeatElement(0, count: 4))
        case (.varyingPart, true):
            break
        case (.varyingPart, false):
            set(offset: output.count - start, at: offsets[next])
            next += 1
            shape.encode(&value, into: &self)
        }
    }

    private mutating func run(_ body: (inout SSZWriter) throws(SSZError) -> Void) {
        do throws(SSZError) { try body(&self) } catch {
            preconditionFailure("Nothing that is written can be wrong.")
        }
    }

    private mutating func set(offset: Int, at place: Int) {
        let value = UInt32(offset).littleEndian
        output.withUnsafeMutableBytes {
            $0.storeBytes(of: value, toByteOffset: place, as: UInt32.self)
        }
    }
}
