/// The generator xoshiro256**, with a period of 2^256 − 1.
///
/// - Spec: D. Blackman and S. Vigna, `xoshiro256starstar.c` (2018).
@frozen
public struct Xoshiro256: SeededGenerator, Hashable, BitwiseCopyable {
    @usableFromInline var state0: UInt64
    @usableFromInline var state1: UInt64
    @usableFromInline var state2: UInt64
    @usableFromInline var state3: UInt64

    /// Starts the stream of a seed, whose state SplitMix64 fills.
    @inlinable
    public init(seed: UInt64) {
        var source = SplitMix64(seed: seed)
        self.init(state: (source.next(), source.next(), source.next(), source.next()))
    }

    /// Resumes a stream from its four words of state.
    ///
    /// - Precondition: They are not all zero.
    @inlinable
    public init(state: (UInt64, UInt64, UInt64, UInt64)) {
        precondition((state.0 | state.1 | state.2 | state.3) != 0, "The state is all zero.")
        (state0, state1, state2, state3) = state
    }

    /// The four words of state, from which ``init(state:)`` resumes.
    @inlinable
    public var state: (UInt64, UInt64, UInt64, UInt64) { (state0, state1, state2, state3) }

    /// The next number, any of the 2^64.
    @inlinable
    public mutating func next() -> UInt64 {
        let result = Xoshiro256.rotate(state1 &* 5, by: 7) &* 9
        let shifted = state1 << 17
        state2 ^= state0
        state3 ^= state1
        state1 ^= state2
        state0 ^= state3
        state2 ^= shifted
        state3 = Xoshiro256.rotate(state3, by: 45)
        return result
    }

    /// The start of another stream, determined by where this one stands and by `index`.
    ///
    /// Each word of the new state is a one-to-one image of the old word and the index's own
    /// word, so two indices never share a stream.
    @inlinable
    public func split(index: UInt64) -> Xoshiro256 {
        var source = SplitMix64(seed: SplitMix64.mix(index))
        let words = (
            SplitMix64.mix(state0 ^ source.next()), SplitMix64.mix(state1 ^ source.next()),
            SplitMix64.mix(state2 ^ source.next()), SplitMix64.mix(state3 ^ source.next())
        )
        // The one state that cannot move is replaced; it is hit with a chance of 2^−256.
        guard (words.0 | words.1 | words.2 | words.3) != 0 else { return Xoshiro256(seed: index) }
        return Xoshiro256(state: words)
    }

    @inlinable
    static func rotate(_ word: UInt64, by count: UInt64) -> UInt64 {
        word &<< count | word &>> (64 &- count)
    }
}
