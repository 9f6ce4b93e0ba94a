public import CairnPrimitives

/// A signature on the curve secp256k1 from which the signer's public key can be recovered.
public struct Signature: Hashable, Sendable, BitwiseCopyable {
    /// Which of the two points with the abscissa `r` was meant.
    public enum Parity: UInt8, Hashable, Sendable, BitwiseCopyable {
        /// The one whose ordinate is even.
        case even = 0
        /// The one whose ordinate is odd.
        case odd = 1
    }

    /// Whether the second valid signature that anyone can derive from a first one is accepted.
    public enum Malleability: Hashable, Sendable {
        /// `s` must lie in the lower half: EIP-2, and OpenZeppelin's `ECDSA`.
        case refuse
        /// `s` may lie anywhere: the precompiled contract `ecrecover`.
        case accept
    }

    /// The abscissa of the nonce's point.
    public var r: UInt256
    /// The proof.
    public var s: UInt256
    /// The parity of the ordinate of the nonce's point.
    public var yParity: Parity

    /// Joins the parts, whose ranges are checked where they are used.
    public init(r: UInt256, s: UInt256, yParity: Parity) {
        self.r = r
        self.s = s
        self.yParity = yParity
    }

    /// Checks the ranges of `r` and `s`.
    ///
    /// - Throws: `rOutOfRange`, `sOutOfRange`, and unless accepted `sTooHigh`.
    public func validate(_ malleability: Malleability = .refuse) throws(SignatureError) {
        guard !r.isZero, r < Secp256k1.order else { throw .rOutOfRange(r) }
        guard !s.isZero, s < Secp256k1.order else { throw .sOutOfRange(s) }
        guard malleability == .accept || s <= Secp256k1.halfOrder else { throw .sTooHigh(s) }
    }
}

// MARK: - 65 bytes

extension Signature {
    /// Reads `r`, `s` and a recovery byte, which may be 0 or 1 as well as 27 or 28.
    ///
    /// - Throws: `sizeUnexpected` and `recoveryByteInvalid`; the ranges are not checked.
    public init(bytes: [UInt8]) throws(SignatureError) {
        guard bytes.count == 65 else { throw .sizeUnexpected(found: bytes.count) }
        let recovery = bytes[64]
        guard let parity = Parity(rawValue: recovery >= 27 ? recovery - 27 : recovery) else {
            throw .recoveryByteInvalid(recovery)
        }
        let numbers = Signature.numbers(in: bytes)
        r = numbers.r
        s = numbers.s
        yParity = parity
    }

    /// `r`, `s`, and 27 or 28, as wallets and contracts exchange signatures.
    public var bytes: [UInt8] {
        r.bigEndianBytes + s.bigEndianBytes + [27 + yParity.rawValue]
    }

    /// The two numbers at the beginning of a signature's bytes.
    ///
    /// - Precondition: There are at least 64 bytes.
    static func numbers(in bytes: [UInt8]) -> (r: UInt256, s: UInt256) {
        bytes.withUnsafeBytes { buffer in
            guard buffer.count >= 64, let start = buffer.baseAddress else {
                preconditionFailure("A signature has two numbers of 32 bytes.")
            }
            return (UInt256(loadingBigEndian: start), UInt256(loadingBigEndian: start + 32))
        }
    }
}
