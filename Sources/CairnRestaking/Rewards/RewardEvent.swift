public import CairnLedger
public import CairnPrimitives

/// What the rewards coordinator announces.
public enum RewardEvent {
    // MARK: Submissions

    public struct AVSRewardsSubmissionCreated: LedgerEvent {
        public let avs: Address
        public let nonce: UInt64
        public let hash: Hash
        /// Net of the fee.
        public let submission: RewardsSubmission
    }

    public struct RewardsSubmissionForAllCreated: LedgerEvent {
        public let submitter: Address
        public let nonce: UInt64
        public let hash: Hash
        public let submission: RewardsSubmission
    }

    public struct RewardsSubmissionForAllEarnersCreated: LedgerEvent {
        public let submitter: Address
        public let nonce: UInt64
        public let hash: Hash
        public let submission: RewardsSubmission
    }

    public struct OperatorDirectedAVSRewardsSubmissionCreated: LedgerEvent {
        public let caller: Address
        public let avs: Address
        public let hash: Hash
        public let nonce: UInt64
        /// Net of the fees.
        public let submission: OperatorDirectedRewardsSubmission
    }

    public struct OperatorDirectedOperatorSetRewardsSubmissionCreated: LedgerEvent {
        public let caller: Address
        public let hash: Hash
        public let operatorSet: OperatorSet
        public let nonce: UInt64
        /// Net of the fees.
        public let submission: OperatorDirectedRewardsSubmission
    }

    public struct UniqueStakeRewardsSubmissionCreated: LedgerEvent {
        public let caller: Address
        public let hash: Hash
        public let operatorSet: OperatorSet
        public let nonce: UInt64
        /// Net of the fee.
        public let submission: RewardsSubmission
    }

    public struct TotalStakeRewardsSubmissionCreated: LedgerEvent {
        public let caller: Address
        public let hash: Hash
        public let operatorSet: OperatorSet
        public let nonce: UInt64
        /// Net of the fee.
        public let submission: RewardsSubmission
    }

    // MARK: Splits

    public struct OperatorAVSSplitBipsSet: LedgerEvent, BitwiseCopyable {
        public let caller: Address
        public let `operator`: Address
        public let avs: Address
        public let activatedAt: UInt32
        public let oldSplit: UInt16
        public let newSplit: UInt16
    }

    public struct OperatorPISplitBipsSet: LedgerEvent, BitwiseCopyable {
        public let caller: Address
        public let `operator`: Address
        public let activatedAt: UInt32
        public let oldSplit: UInt16
        public let newSplit: UInt16
    }

    public struct OperatorSetSplitBipsSet: LedgerEvent, BitwiseCopyable {
        public let caller: Address
        public let `operator`: Address
        public let operatorSet: OperatorSet
        public let activatedAt: UInt32
        public let oldSplit: UInt16
        public let newSplit: UInt16
    }

    // MARK: Roots and claims

    public struct DistributionRootSubmitted: LedgerEvent, BitwiseCopyable {
        public let rootIndex: UInt32
        public let root: Hash
        public let rewardsCalculationEndTimestamp: UInt32
        public let activatedAt: UInt32
    }

    public struct DistributionRootDisabled: LedgerEvent, BitwiseCopyable {
        public let rootIndex: UInt32
    }

    public struct RewardsClaimed: LedgerEvent, BitwiseCopyable {
        public let root: Hash
        public let earner: Address
        public let claimer: Address
        public let recipient: Address
        public let token: Address
        public let amount: UInt256
    }

    public struct ClaimerForSet: LedgerEvent, BitwiseCopyable {
        public let earner: Address
        public let oldClaimer: Address
        public let claimer: Address
    }

    // MARK: Settings

    public struct RewardsUpdaterSet: LedgerEvent, BitwiseCopyable {
        public let oldUpdater: Address
        public let newUpdater: Address
    }

    public struct RewardsForAllSubmitterSet: LedgerEvent, BitwiseCopyable {
        public let submitter: Address
        public let oldValue: Bool
        public let newValue: Bool
    }

    public struct ActivationDelaySet: LedgerEvent, BitwiseCopyable {
        /// Seconds.
        public let oldDelay: UInt32
        public let newDelay: UInt32
    }

    public struct DefaultOperatorSplitBipsSet: LedgerEvent, BitwiseCopyable {
        public let oldSplit: UInt16
        public let newSplit: UInt16
    }

    public struct FeeRecipientSet: LedgerEvent, BitwiseCopyable {
        public let oldRecipient: Address
        public let newRecipient: Address
    }

    public struct OptInForProtocolFeeSet: LedgerEvent, BitwiseCopyable {
        public let submitter: Address
        public let oldValue: Bool
        public let newValue: Bool
    }
}
