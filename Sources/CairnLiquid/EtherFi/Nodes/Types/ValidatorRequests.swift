public import CairnPrimitives

/// How far a validator is on its way from a bid to the beacon chain.
///
/// - Spec: ether.fi, `IStakingManager.ValidatorCreationStatus`
public enum ValidatorCreationStatus: UInt8, CaseIterable, Sendable {
    case notRegistered
    case registered
    case confirmed
    case invalidated
}

/// What can be asked of the beacon chain for a validator.
public enum ValidatorRequestKind: Sendable {
    case withdrawal
    case consolidation
}

/// Asks the beacon chain to pay out a part of a validator's balance, or with zero all of it.
///
/// - Spec: EigenLayer core, `IEigenPodTypes.WithdrawalRequest`
public struct ValidatorExit: Sendable {
    public let pubkey: Bytes
    public let amountGwei: UInt64

    public init(pubkey: Bytes, amountGwei: UInt64) {
        self.pubkey = pubkey
        self.amountGwei = amountGwei
    }
}

/// Asks the beacon chain to move a validator's balance to another one, or, where both are the same,
/// to make it compounding.
///
/// - Spec: EigenLayer core, `IEigenPodTypes.ConsolidationRequest`
public struct ValidatorMerger: Sendable {
    public let sourcePubkey: Bytes
    public let targetPubkey: Bytes

    public init(sourcePubkey: Bytes, targetPubkey: Bytes) {
        self.sourcePubkey = sourcePubkey
        self.targetPubkey = targetPubkey
    }
}

/// What one queued withdrawal is to take.
///
/// - Spec: EigenLayer core, `IDelegationManagerTypes.QueuedWithdrawalParams`
public struct WithdrawalOrder: Sendable {
    public let strategies: [Address]
    /// For each strategy; shares of ether are wei.
    public let depositShares: [UInt256]
    /// Ignored by EigenLayer, which always pays the staker.
    public let withdrawer: Address

    public init(strategies: [Address], depositShares: [UInt256], withdrawer: Address) {
        self.strategies = strategies
        self.depositShares = depositShares
        self.withdrawer = withdrawer
    }
}
