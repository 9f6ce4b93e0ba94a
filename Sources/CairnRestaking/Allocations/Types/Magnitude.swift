/// Arithmetic of magnitudes: parts of an operator's stake in a strategy, 10^18 being all of it.
///
/// - Spec: EigenLayer core, `SlashingLib`
public enum Magnitude {
    /// An operator's maximum before any slash.
    public static let whole: UInt64 = 1_000_000_000_000_000_000

    /// `magnitude · wad / 10^18`.
    ///
    /// - Rounds: Up, so that no slash comes to nothing.
    /// - Precondition: `wad` is at most 10^18.
    @inline(__always)
    static func part(_ wad: UInt64, of magnitude: UInt64) -> UInt64 {
        let (quotient, remainder) = whole.dividingFullWidth(magnitude.multipliedFullWidth(by: wad))
        return remainder == 0 ? quotient : quotient + 1
    }

    /// `part · 10^18 / maximum`.
    ///
    /// - Rounds: Down.
    /// - Precondition: `part` is at most `maximum`, which is not zero.
    @inline(__always)
    static func proportion(_ part: UInt64, of maximum: UInt64) -> UInt64 {
        maximum.dividingFullWidth(part.multipliedFullWidth(by: whole)).quotient
    }
}
