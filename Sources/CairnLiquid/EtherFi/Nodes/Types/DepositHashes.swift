import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// The hashes that name validators and deposits.
public enum DepositHashes {
    /// Bytes of a validator's public key: `VALIDATOR_PUBKEY_LENGTH`.
    public static let publicKeySize = 48

    /// The hash tree root of a public key.
    ///
    /// - Spec: ether.fi, `StakingManager.calculateValidatorPubkeyHash`
    /// - Throws: ``EtherFiNodeError/invalidPubKeyLength``
    public static func publicKeyHash(_ key: Bytes) throws(Revert) -> Hash {
        try require(key.bytes.count == publicKeySize, EtherFiNodeError.invalidPubKeyLength)
        return sha256(key.bytes + [UInt8](repeating: 0, count: 16))
    }

    /// The hash tree root of a deposit, if its parts have the lengths that they should have.
    ///
    /// - Spec: ether.fi, `depositDataRootGenerator.generateDepositDataRoot`
    /// - Rounds: The amount down to gwei, of which 64 bits are kept.
    /// - Throws: ``EmptyRevert`` for a signature of less than 64 bytes.
    public static func depositDataRoot(
        publicKey: Bytes, signature: Bytes, credentials: Bytes, amount: Wei
    ) throws(Revert) -> Hash {
        try require(signature.bytes.count >= 64, EmptyRevert())
        let zeros = [UInt8](repeating: 0, count: 32)
        let gwei = (amount.rawValue / Wei.gwei(1).rawValue).limb0
        let keyRoot = sha256(publicKey.bytes + zeros.prefix(16))
        let signatureRoot = sha256(
            sha256(Array(signature.bytes.prefix(64))),
            sha256(signature.bytes.dropFirst(64) + zeros))
        let amountBytes = withUnsafeBytes(of: gwei.littleEndian) { Array($0) }
        return sha256(
            sha256(keyRoot.bytes + credentials.bytes),
            sha256(amountBytes + zeros.prefix(24) + signatureRoot.bytes))
    }

    /// Withdrawal credentials that name an account: a byte, eleven zeros, the address.
    ///
    /// - Parameter prefix: 1, or 2 for a validator that compounds.
    /// - Spec: ether.fi, `EtherFiNodesManager.addressToCompoundingWithdrawalCredentials`
    public static func credentials(of account: Address, prefix: UInt8) -> Bytes {
        Bytes([prefix] + [UInt8](repeating: 0, count: 11) + account.bytes)
    }

    /// The name of a registration: the hash of the deposit, the bid and the node, encoded as
    /// `(bytes, bytes, bytes32, string, uint256, address)`.
    ///
    /// - Spec: ether.fi, `StakingManager.registerBeaconValidators`
    public static func registration(
        of deposit: SignedDeposit, bid: UInt256, node: Address
    ) -> Hash {
        let headBytes = 6 * 32
        let texts = [
            deposit.publicKey.bytes, deposit.signature.bytes,
            deposit.ipfsHashForEncryptedValidatorKey.bytes,
        ]
        var offsets: [UInt256] = []
        var end = headBytes
        for text in texts {
            offsets.append(UInt256(end))
            end += 32 + (text.count + 31) / 32 * 32
        }
        var hash = Keccak256()
        hash.update(offsets[0])
        hash.update(offsets[1])
        hash.update(deposit.depositDataRoot)
        hash.update(offsets[2])
        hash.update(bid)
        hash.update(node.word)
        for text in texts {
            hash.update(UInt256(text.count))
            hash.update(text + [UInt8](repeating: 0, count: -text.count & 31))
        }
        return hash.finalize()
    }
}
