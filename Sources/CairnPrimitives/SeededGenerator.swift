/// A source of random integers that a seed determines entirely.
///
/// The same seed gives the same numbers in any process, on any machine.
public protocol SeededGenerator: RandomNumberGenerator, Sendable {
    /// Starts the stream of a seed.
    init(seed: UInt64)

    /// The start of another stream, determined by where this one stands and by `index`.
    ///
    /// Different indices give different streams. This stream does not move.
    func split(index: UInt64) -> Self
}

extension SeededGenerator {
    /// The next number below a bound, each equally likely.
    ///
    /// - Precondition: The bound is not zero.
    @inlinable
    public mutating func next(below bound: UInt64) -> UInt64 {
        precondition(bound > 0, "No number is below zero.")
        // D. Lemire, "Fast random integer generation in an interval" (2019): the high limb of
        // random · bound, refusing the first 2^64 mod bound products of each residue.
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let refused = (0 &- bound) % bound
            while product.low < refused {
                product = next().multipliedFullWidth(by: bound)
            }
        }
        return product.high
    }

    /// The next number of at most so many bits, each equally likely.
    ///
    /// It takes four numbers from the stream, whatever `bits` is.
    /// - Precondition: `bits` is between 0 and 256.
    @inlinable
    public mutating func nextUInt256(bits: Int = 256) -> UInt256 {
        precondition(0...256 ~= bits, "A word has between 0 and 256 bits.")
        let word = UInt256(limb0: next(), limb1: next(), limb2: next(), limb3: next())
        return word >> (256 - bits)
    }
}
