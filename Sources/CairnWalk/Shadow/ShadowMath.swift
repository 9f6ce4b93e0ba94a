import CairnPrimitives

/// Arithmetic of the shadow ledger: plain, and nothing of the kernel's but addition and division.
enum ShadowMath {
    static let wad: UInt256 = 1_000_000_000_000_000_000

    /// `x · y / z`, rounded down.
    ///
    /// - Precondition: `z` is not zero and the quotient fits.
    static func divide(_ x: UInt256, _ y: UInt256, by z: UInt256) -> UInt256 {
        let (product, overflow) = x.multipliedReportingOverflow(by: y)
        if !overflow { return product / z }
        // The product bit by bit, from the top: quotient and remainder of what was seen of y.
        var quotient = UInt256.zero
        var remainder = UInt256.zero
        let (xQuotient, xRemainder) = (x / z, x % z)
        for bit in stride(from: 255, through: 0, by: -1) {
            quotient += quotient
            (quotient, remainder) = carry(quotient, remainder, plus: remainder, modulo: z)
            if !((y >> bit) & .one).isZero {
                quotient += xQuotient
                (quotient, remainder) = carry(quotient, remainder, plus: xRemainder, modulo: z)
            }
        }
        return quotient
    }

    /// Adds two remainders of a divisor, and what goes over it to the quotient.
    private static func carry(
        _ quotient: UInt256, _ a: UInt256, plus b: UInt256, modulo z: UInt256
    ) -> (UInt256, UInt256) {
        a >= z - b ? (quotient + .one, a - (z - b)) : (quotient, a + b)
    }

    /// `x · y / z`, rounded up.
    static func divideUp(_ x: UInt256, _ y: UInt256, by z: UInt256) -> UInt256 {
        let down = divide(x, y, by: z)
        return down &* z == x &* y ? down : down + .one
    }

    static func timesWad(_ x: UInt256, _ y: UInt256) -> UInt256 { divide(x, y, by: wad) }
    static func overWad(_ x: UInt256, _ y: UInt256) -> UInt256 { divide(x, wad, by: y) }
}
