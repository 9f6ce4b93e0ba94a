public import CairnPrimitives

/// A signed transaction in one of the envelopes 0, 1 and 2.
public struct Transaction: Hashable, Sendable {
    /// What the sender asks for.
    public let unsigned: UnsignedTransaction
    /// The sender's signature of it.
    public let signature: Signature
    /// The hash of the encoded transaction, its name on the chain.
    public let hash: Hash

    /// Joins a transaction and its signature, which is not checked here.
    public init(_ unsigned: UnsignedTransaction, signature: Signature) {
        self.unsigned = unsigned
        self.signature = signature
        hash = keccak256(encode(unsigned, signature))
    }

    /// Joins what was decoded from bytes with their hash.
    init(_ unsigned: UnsignedTransaction, signature: Signature, hash: Hash) {
        self.unsigned = unsigned
        self.signature = signature
        self.hash = hash
    }

    /// The one valid encoding, as `eth_sendRawTransaction` takes it.
    public var encoded: [UInt8] { encode(unsigned, signature) }

    /// The account that signed.
    ///
    /// - Throws: `signature`.
    public func sender() throws(TransactionError) -> Address {
        do throws(SignatureError) {
            return try signature.recoverAddress(unsigned.signingHash)
        } catch {
            throw .signature(error)
        }
    }

    /// Whether transactions that any chain could execute are accepted.
    public enum ReplayProtection: Hashable, Sendable {
        /// A chain id must be part of the signature.
        case required
        /// Old transactions without a chain id are accepted.
        case optional
    }

    /// Insists that the transaction was signed for this chain.
    ///
    /// - Throws: `chainIDMismatch`, `replayProtectionMissing`.
    public func checkChain(
        id expected: UInt64, replayProtection: ReplayProtection = .optional
    ) throws(TransactionError) {
        guard let found = unsigned.chainID else {
            guard replayProtection == .optional else { throw .replayProtectionMissing }
            return
        }
        guard found == expected else { throw .chainIDMismatch(expected: expected, found: found) }
    }

    /// The field in which the signature gives its parity and, in old transactions, the chain.
    ///
    /// - Spec: EIP-155.
    public var v: UInt256 { unsigned.v(signature.yParity) }
}

extension UnsignedTransaction {
    /// The transaction with the signature of `key`.
    public func signed(by key: PrivateKey) -> Transaction {
        Transaction(self, signature: key.sign(signingHash))
    }

    /// The field that gives the parity of a signature.
    fileprivate func v(_ yParity: Signature.Parity) -> UInt256 {
        let parity = UInt256(UInt64(yParity.rawValue))
        guard kind == .legacy else { return parity }
        guard let chainID else { return 27 + parity }
        return UInt256(chainID) * 2 + 35 + parity
    }
}

/// Encodes a transaction and its signature.
private func encode(_ unsigned: UnsignedTransaction, _ signature: Signature) -> [UInt8] {
    var writer = RLPWriter(reservingCapacity: unsigned.estimatedSize)
    if unsigned.kind != .legacy { writer.append(raw: CollectionOfOne(unsigned.kind.rawValue)) }
    writer.appendList { list in
        unsigned.appendFields(to: &list)
        list.append(unsigned.v(signature.yParity))
        list.append(signature.r)
        list.append(signature.s)
    }
    return writer.bytes
}
