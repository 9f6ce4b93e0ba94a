import CairnEthereum
public import CairnPrimitives

/// One validator's deposit of 32 ether, as the beacon chain's deposit contract takes it.
public struct ValidatorDeposit: Equatable, Sendable {
    /// 48 bytes.
    public let publicKey: Bytes
    public let withdrawalCredentials: Hash
    /// 96 bytes.
    public let signature: Bytes
    /// The hash tree root of the deposit, which the deposit contract computes again.
    public let root: Hash

    static let publicKeySize = 48
    static let signatureSize = 96

    /// - Spec: Lido core, `BeaconChainDepositor._computeDepositDataRoot`
    init(publicKey: Bytes, withdrawalCredentials: Hash, signature: Bytes) {
        self.publicKey = publicKey
        self.withdrawalCredentials = withdrawalCredentials
        self.signature = signature
        let padding = [UInt8](repeating: 0, count: 32)
        let keyRoot = sha256(publicKey.bytes + padding.prefix(16))
        let signatureRoot = sha256(
            sha256(Array(signature.bytes.prefix(64))),
            sha256(Array(signature.bytes.suffix(32)) + padding))
        // 32 ether in gwei, the least significant byte first.
        let amount: [UInt8] = [0x00, 0x40, 0x59, 0x73, 0x07, 0x00, 0x00, 0x00]
        root = sha256(
            sha256(keyRoot, withdrawalCredentials),
            sha256(amount + padding.prefix(24) + signatureRoot.bytes))
    }
}
