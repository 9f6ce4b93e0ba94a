/// Why bytes are not a transaction that this chain accepts.
public enum TransactionError: Error, Equatable, Sendable {
    /// There are no bytes.
    case empty
    /// The type is none of 0, 1 and 2; other clients say "transaction type not supported".
    case typeUnsupported(UInt8)
    /// The encoding is not the one valid encoding, or a field is wider than its type.
    case malformed(RLPError)
    /// The value `v` of an old transaction belongs to a chain id of more than 64 bits.
    case chainIDTooLarge
    /// The field that gives the parity, `v` in an old transaction, has none of its values.
    case parityInvalid
    /// The signature's numbers are out of range, or nobody can have made it.
    case signature(SignatureError)
    /// The transaction was signed for another chain.
    case chainIDMismatch(expected: UInt64, found: UInt64)
    /// The transaction could be replayed on every chain, and that is not allowed.
    case replayProtectionMissing
}
