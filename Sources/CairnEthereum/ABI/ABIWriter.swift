public import CairnPrimitives

/// Encoded values under construction: heads are reserved, tails appended.
public struct ABIWriter: ~Copyable {
    @usableFromInline var base: UnsafeMutableRawPointer
    @usableFromInline var written = 0

    /// The bytes written.
    @inlinable public var count: Int { written }
    @usableFromInline var capacity: Int

    public init(capacity: Int = 1024) {
        self.capacity = max(capacity, 64)
        base = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit { base.deallocate() }

    /// What was written.
    @inlinable
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// A copy of what was written from `start` on.
    public func copy(from start: Int = 0) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: base + start, count: count - start))
    }

    /// Forgets everything after the first `count` bytes, keeping the memory.
    public mutating func truncate(to count: Int) { written = count }

    /// Appends `size` zero bytes and returns where they begin.
    @inlinable
    public mutating func reserve(_ size: Int) -> Int {
        if count &+ size > capacity { grow(by: size) }
        let start = count
        (base + start).initializeMemory(as: UInt8.self, repeating: 0, count: size)
        written &+= size
        return start
    }

    /// Overwrites a word that was reserved.
    @inlinable
    public mutating func put(_ word: UInt256, at position: Int) {
        word.writeBigEndian(to: base + position)
    }

    /// Appends a word.
    @inlinable
    public mutating func append(_ word: UInt256) {
        if count &+ 32 > capacity { grow(by: 32) }
        word.writeBigEndian(to: base + count)
        written &+= 32
    }

    /// Appends bytes, padded with zeros to whole words.
    public mutating func append(padded bytes: UnsafeRawBufferPointer) {
        let start = reserve((bytes.count + 31) & ~31)
        if let source = bytes.baseAddress {
            (base + start).copyMemory(from: source, byteCount: bytes.count)
        }
    }

    /// Appends bytes as they are.
    public mutating func append(raw bytes: UnsafeRawBufferPointer) {
        let start = reserve(bytes.count)
        if let source = bytes.baseAddress {
            (base + start).copyMemory(from: source, byteCount: bytes.count)
        }
    }

    @usableFromInline @inline(never)
    mutating func grow(by size: Int) {
        let larger = max(capacity * 2, count + size)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        memory.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = memory
        capacity = larger
    }
}
