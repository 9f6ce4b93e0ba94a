public import CairnPrimitives

/// Asks the beacon chain to move a validator's balance to another one, or, where both are the same,
/// to make it compounding.
///
/// - Spec: EigenLayer core, `IEigenPodTypes.ConsolidationRequest`; EIP-7251
public struct ConsolidationRequest: Sendable {
    public let sourcePubkey: Bytes
    public let targetPubkey: Bytes

    public init(sourcePubkey: Bytes, targetPubkey: Bytes) {
        self.sourcePubkey = sourcePubkey
        self.targetPubkey = targetPubkey
    }
}

/// Asks the beacon chain to pay out a part of a validator's balance, or with zero all of it.
///
/// - Spec: EigenLayer core, `IEigenPodTypes.WithdrawalRequest`; EIP-7002
public struct PodWithdrawalRequest: Sendable {
    public let pubkey: Bytes
    public let amountGwei: UInt64

    public init(pubkey: Bytes, amountGwei: UInt64) {
        self.pubkey = pubkey
        self.amountGwei = amountGwei
    }
}
