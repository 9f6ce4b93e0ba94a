/// Why checked arithmetic refuses.
///
/// The two cases are Solidity's `Panic(0x11)` and `Panic(0x12)`.
@frozen
public enum ArithmeticFault: Error, Sendable, Hashable, BitwiseCopyable {
    /// The result lies outside the type's range, on either side.
    case overflow
    /// The divisor is zero.
    case divisionByZero
}
