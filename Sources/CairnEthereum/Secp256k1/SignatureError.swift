public import CairnPrimitives

/// Why a signature is refused, in the order of the checks.
public enum SignatureError: Error, Equatable, Sendable {
    /// A signature given as bytes is not 65 bytes long.
    case sizeUnexpected(found: Int)
    /// The recovery byte is none of 0, 1, 27 and 28.
    case recoveryByteInvalid(UInt8)
    /// `r` is zero or not below the order of the curve.
    case rOutOfRange(UInt256)
    /// `s` is zero or not below the order of the curve.
    case sOutOfRange(UInt256)
    /// `s` is in the upper half of its range, which EIP-2 forbids in transactions.
    case sTooHigh(UInt256)
    /// No public key can have made the signature.
    case keyNotRecoverable
}

/// Why bytes are not a key of the curve.
public enum KeyError: Error, Equatable, Sendable {
    /// A secret is zero or not below the order of the curve.
    case secretOutOfRange
    /// The coordinates are not those of a point of the curve.
    case pointNotOnCurve
}
