public import CairnLedger
public import CairnPrimitives

/// What Lido announces.
public enum LidoEvent {}

/// Events of the token.
extension LidoEvent {
    /// Ether was staked.
    public struct Submitted: LedgerEvent, BitwiseCopyable {
        public let sender: Address
        public let amount: Wei
        public let referral: Address
    }

    /// Shares moved, with the transfer announced before.
    public struct TransferShares: LedgerEvent, BitwiseCopyable {
        public let from: Address
        public let to: Address
        public let shares: Shares
    }

    /// Shares were burned; the amounts tell what they were worth before and after.
    public struct SharesBurnt: LedgerEvent, BitwiseCopyable {
        public let account: Address
        public let preRebaseAmount: Wei
        public let postRebaseAmount: Wei
        public let shares: Shares
    }

    /// The token was stopped.
    public struct Stopped: LedgerEvent, BitwiseCopyable {}

    /// The token or the queue was resumed.
    public struct Resumed: LedgerEvent, BitwiseCopyable {}

    /// Staking was paused.
    public struct StakingPaused: LedgerEvent, BitwiseCopyable {}

    /// Staking was resumed.
    public struct StakingResumed: LedgerEvent, BitwiseCopyable {}

    /// Staking was limited.
    public struct StakingLimitSet: LedgerEvent, BitwiseCopyable {
        public let maximum: Wei
        public let increasePerBlock: Wei
    }

    /// Staking is not limited any more.
    public struct StakingLimitRemoved: LedgerEvent, BitwiseCopyable {}

    /// The largest part of external shares changed, in basis points.
    public struct MaxExternalRatioSet: LedgerEvent, BitwiseCopyable {
        public let ratio: UInt256
    }

    /// Validators were deposited, or their number corrected.
    public struct DepositedValidatorsChanged: LedgerEvent, BitwiseCopyable {
        public let count: UInt256
    }

    /// Buffered ether left for deposits.
    public struct Unbuffered: LedgerEvent, BitwiseCopyable {
        public let amount: Wei
    }

    /// Execution layer rewards arrived.
    public struct ELRewardsReceived: LedgerEvent, BitwiseCopyable {
        public let amount: Wei
    }

    /// Ether withdrawn from the beacon chain arrived.
    public struct WithdrawalsReceived: LedgerEvent, BitwiseCopyable {
        public let amount: Wei
    }

    /// A vault minted shares.
    public struct ExternalSharesMinted: LedgerEvent, BitwiseCopyable {
        public let receiver: Address
        public let shares: Shares
    }

    /// External shares were burned or became internal.
    public struct ExternalSharesBurnt: LedgerEvent, BitwiseCopyable {
        public let shares: Shares
    }

    /// Vaults' ether became the pool's.
    public struct ExternalEtherTransferred: LedgerEvent, BitwiseCopyable {
        public let amount: Wei
    }

    /// The pool took vaults' bad debt onto itself.
    public struct ExternalBadDebtInternalized: LedgerEvent, BitwiseCopyable {
        public let shares: Shares
    }
}
