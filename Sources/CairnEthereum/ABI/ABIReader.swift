public import CairnPrimitives

/// Reads a frame of encoded values: heads in a row, and tails at offsets from the frame's start.
///
/// The bytes are borrowed: a reader must not outlive them.
@frozen
public struct ABIReader {
    @usableFromInline let base: UnsafeRawPointer
    @usableFromInline let end: Int
    /// Where the frame starts, from which offsets count.
    @usableFromInline let frame: Int
    /// Where the next head stands.
    @usableFromInline var position: Int
    /// The bytes that arrays and byte strings may still take. Offsets may point at one tail many
    /// times; without a common allowance a small input could ask for any amount of memory.
    @usableFromInline let allowance: UnsafeMutablePointer<Int>

    @inlinable
    init(base: UnsafeRawPointer, end: Int, frame: Int, allowance: UnsafeMutablePointer<Int>) {
        self.base = base
        self.end = end
        self.frame = frame
        position = frame
        self.allowance = allowance
    }

    /// Lends `body` a reader of `bytes`.
    @inlinable
    public static func read<Result, Failure: Error>(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (inout ABIReader) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var allowance = bytes.count * 2 + 1024
        let base = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 32).unsafelyUnwrapped
        return try withUnsafeMutablePointer(to: &allowance) { pointer throws(Failure) in
            var reader = ABIReader(base: base, end: bytes.count, frame: 0, allowance: pointer)
            return try body(&reader)
        }
    }

    /// The place of the next word, for error messages.
    @inlinable
    public var offset: Int { position }

    /// The next word.
    @inlinable
    public mutating func word() throws(ABIError) -> UInt256 {
        guard end &- position >= 32 else {
            throw .truncated(atByte: position, needed: 32, found: max(end - position, 0))
        }
        let word = UInt256(loadingBigEndian: base + position)
        position &+= 32
        return word
    }

    /// A pointer to the next word's 32 bytes.
    @inlinable
    public mutating func wordBytes() throws(ABIError) -> UnsafeRawPointer {
        guard end &- position >= 32 else {
            throw .truncated(atByte: position, needed: 32, found: max(end - position, 0))
        }
        defer { position &+= 32 }
        return base + position
    }

    /// Reads an offset and goes to the frame that it points at.
    @inlinable
    public mutating func follow() throws(ABIError) -> ABIReader {
        let place = position
        let offset = try word()
        guard let distance = offset.asUInt64, distance <= UInt64(end),
            frame + Int(distance) <= end
        else { throw .offsetOutOfRange(atByte: place) }
        return ABIReader(
            base: base, end: end, frame: frame + Int(distance), allowance: allowance)
    }

    /// Reads the length of an array or byte string whose elements take at least `stride` bytes.
    @inlinable
    public mutating func length(stride: Int) throws(ABIError) -> Int {
        let place = position
        let length = try word()
        guard let count = length.asUInt64, count <= UInt64((end - position) / stride) else {
            throw .lengthOutOfRange(atByte: place)
        }
        allowance.pointee &-= Int(count) &* stride
        guard allowance.pointee >= 0 else { throw .repeated(atByte: place) }
        return Int(count)
    }

    /// The rest of this frame as a frame of its own: the elements after an array's length.
    @inlinable
    public func rest() -> ABIReader {
        ABIReader(base: base, end: end, frame: position, allowance: allowance)
    }

    /// Copies `count` bytes from here.
    ///
    /// - Precondition: ``length(stride:)`` has checked that they are there.
    @inlinable
    public func bytes(count: Int) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: base + position, count: count))
    }
}
