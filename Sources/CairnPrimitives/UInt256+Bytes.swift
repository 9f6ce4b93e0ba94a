extension UInt256 {
    /// Reads 32 bytes, the most significant first; they need no alignment.
    @inlinable
    public init(loadingBigEndian source: UnsafeRawPointer) {
        self.init(
            limb0: UInt64(bigEndian: source.loadUnaligned(fromByteOffset: 24, as: UInt64.self)),
            limb1: UInt64(bigEndian: source.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
            limb2: UInt64(bigEndian: source.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            limb3: UInt64(bigEndian: source.loadUnaligned(fromByteOffset: 0, as: UInt64.self)))
    }

    /// Reads up to 32 bytes, the most significant first, or nil when there are more.
    @inlinable
    public init?(bigEndian bytes: some Collection<UInt8>) {
        var place = bytes.count
        guard place <= 32 else { return nil }
        self = .zero
        var limb: UInt64 = 0
        for byte in bytes {
            limb = limb << 8 | UInt64(byte)
            place -= 1
            if place & 7 == 0 {
                setLimb(place >> 3, to: limb)
                limb = 0
            }
        }
    }

    /// Writes 32 bytes, the most significant first; they need no alignment.
    @inlinable
    public func writeBigEndian(to target: UnsafeMutableRawPointer) {
        target.storeBytes(of: limb3.bigEndian, toByteOffset: 0, as: UInt64.self)
        target.storeBytes(of: limb2.bigEndian, toByteOffset: 8, as: UInt64.self)
        target.storeBytes(of: limb1.bigEndian, toByteOffset: 16, as: UInt64.self)
        target.storeBytes(of: limb0.bigEndian, toByteOffset: 24, as: UInt64.self)
    }

    /// Lends the 32 bytes, the most significant first, for the duration of `body`.
    @inlinable
    public func withBigEndianBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let words = (limb3.bigEndian, limb2.bigEndian, limb1.bigEndian, limb0.bigEndian)
        return try withUnsafeBytes(of: words, body)
    }

    /// The 32 bytes, the most significant first.
    @inlinable
    public var bigEndianBytes: [UInt8] {
        withBigEndianBytes { [UInt8]($0) }
    }
}
