import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// What the committee says happened on the consensus layer.
///
/// - Spec: ether.fi, `IEtherFiOracle.OracleReport`
public struct CommitteeReport: Equatable, Sendable {
    public let consensusVersion: UInt32
    public let refSlotFrom: UInt32
    public let refSlotTo: UInt32
    public let refBlockFrom: UInt32
    public let refBlockTo: UInt32
    /// What validators gained or lost, in wei, within 128 bits.
    public let accruedRewards: Int256
    /// The protocol's part, in wei, within 128 bits.
    public let protocolFees: Wei
    public let validatorsToApprove: [UInt256]
    public let lastFinalizedWithdrawalRequestID: UInt32
    /// What the requests finalized ask for, within 128 bits.
    public let finalizedWithdrawalAmount: Wei

    public init(
        consensusVersion: UInt32, refSlotFrom: UInt32, refSlotTo: UInt32, refBlockFrom: UInt32,
        refBlockTo: UInt32, accruedRewards: Int256, protocolFees: Wei,
        validatorsToApprove: [UInt256], lastFinalizedWithdrawalRequestID: UInt32,
        finalizedWithdrawalAmount: Wei
    ) {
        self.consensusVersion = consensusVersion
        self.refSlotFrom = refSlotFrom
        self.refSlotTo = refSlotTo
        self.refBlockFrom = refBlockFrom
        self.refBlockTo = refBlockTo
        self.accruedRewards = accruedRewards
        self.protocolFees = protocolFees
        self.validatorsToApprove = validatorsToApprove
        self.lastFinalizedWithdrawalRequestID = lastFinalizedWithdrawalRequestID
        self.finalizedWithdrawalAmount = finalizedWithdrawalAmount
    }

    /// The hash that members vote for.
    public var hash: Hash {
        var values = Keccak256()
        for part in [consensusVersion, refSlotFrom, refSlotTo, refBlockFrom, refBlockTo] {
            values.update(UInt256(UInt64(part)))
        }
        values.update(accruedRewards.bits)
        values.update(protocolFees.rawValue)

        var validators = Keccak256()
        validators.update(UInt256(32))
        validators.update(UInt256(validatorsToApprove.count))
        for validator in validatorsToApprove { validators.update(validator) }

        var withdrawals = Keccak256()
        withdrawals.update(UInt256(UInt64(lastFinalizedWithdrawalRequestID)))
        withdrawals.update(finalizedWithdrawalAmount.rawValue)

        var all = Keccak256()
        all.update(values.finalize())
        all.update(validators.finalize())
        all.update(withdrawals.finalize())
        return all.finalize()
    }
}

/// A member of the committee.
public struct CommitteeMember: TableRecord {
    public var isRegistered: Flag
    public var isEnabled: Flag
    /// The slot up to which the member has reported.
    public var lastReportRefSlot: UInt64
    public var reportCount: UInt64
}

/// What became of a report.
public struct ReportConsensus: TableRecord {
    /// How many members voted for it.
    public var support: UInt64
    public var isReached: Flag
    /// When, in Unix seconds.
    public var timestamp: UInt64
}

/// The committee's settings and progress; all fields fit 32 bits.
public struct OracleRecord: TableRecord {
    public var consensusVersion: UInt64
    public var quorumSize: UInt64
    public var reportPeriodSlots: UInt64
    public var reportStartSlot: UInt64
    public var lastPublishedRefSlot: UInt64
    public var lastPublishedRefBlock: UInt64
    public var memberCount: UInt64
    public var activeMemberCount: UInt64
}

/// The admin's settings and progress.
public struct AdminRecord: TableRecord {
    public var lastHandledRefSlot: UInt64
    public var lastHandledRefBlock: UInt64
    public var lastExecutionBlock: UInt64
    /// The largest yearly gain or loss of a report, in basis points.
    public var acceptableRebaseAPR: Int256
    /// What a report waits after its consensus.
    public var postReportWaitSlots: UInt64
    public var validatorTaskBatchSize: UInt64
    public var lastStaleFinalizationBlock: UInt64
    public var maxFinalizedAmountPerDay: Wei
    public var maxValidatorsToApprovePerDay: UInt256
    /// The largest loss of one report, in basis points; zero means the default.
    public var maxNegativeRebase: UInt256
}

/// Validators of a report that wait for their approval.
public struct ApprovalTask: TableRecord {
    public var isCompleted: Flag
    public var exists: Flag
}

/// Why a report that reached consensus is not applied.
public enum ReportFlaw: Equatable, Sendable {
    case noConsensus
    case wrongSlotFrom
    case wrongBlockFrom
    case tooFresh
    case zeroSlots
    case changedTooMuch
    case lossTooLarge
    case feesTooWide
    case feesTooHigh
    case tooManyValidators
    case tooMuchFinalized
    case notLiquid
    case finalizesBackwards
    case tooManyRequests
    case sumDiffers

    /// The deployed contract's words.
    public var sentence: String {
        "EtherFiAdmin: " + explanation
    }

    private var explanation: String {
        switch self {
        case .noConsensus: "report didn't reach consensus"
        case .wrongSlotFrom: "report has wrong `refSlotFrom`"
        case .wrongBlockFrom: "report has wrong `refBlockFrom`"
        case .tooFresh: "report is too fresh"
        case .zeroSlots: "report spans zero slots"
        case .changedTooMuch: "TVL changed too much"
        case .lossTooLarge: "negative rebase exceeds cap"
        case .feesTooWide: "protocol fees exceed int128 max"
        case .feesTooHigh: "protocol fees exceed 20% total rewards"
        case .tooManyValidators: "number of validators to approve exceeds max"
        case .tooMuchFinalized: "finalized withdrawal amount exceeds max"
        case .notLiquid: "finalized withdrawal exceeds LP liquidity"
        case .finalizesBackwards:
            "finalized withdrawal request id is less than last finalized request id"
        case .tooManyRequests: "number of requests to finalize exceeds max"
        case .sumDiffers: "sum of requests does not match finalized withdrawal amount"
        }
    }
}
