/// The generator SplitMix64: small, fast, with a period of 2^64.
///
/// - Spec: S. Vigna, `splitmix64.c` (2015).
@frozen
public struct SplitMix64: SeededGenerator, Hashable, BitwiseCopyable {
    /// Where the stream stands.
    public var state: UInt64

    /// Starts the stream of a seed.
    @inlinable
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number, any of the 2^64.
    @inlinable
    public mutating func next() -> UInt64 {
        state &+= SplitMix64.increment
        return SplitMix64.mix(state)
    }

    /// The start of another stream, determined by where this one stands and by `index`.
    @inlinable
    public func split(index: UInt64) -> SplitMix64 {
        SplitMix64(seed: SplitMix64.mix(state ^ SplitMix64.mix(index &+ SplitMix64.increment)))
    }

    /// What the state grows by at each step: 2^64 divided by the golden ratio, made odd.
    @inlinable
    static var increment: UInt64 { 0x9E37_79B9_7F4A_7C15 }

    /// Scatters the bits of a word, one to one.
    @inlinable
    static func mix(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
