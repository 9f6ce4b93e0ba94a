public import CairnLedger
public import CairnPrimitives

// MARK: - Oracle

extension EtherFiEvent {
    /// The committee has a new member.
    public struct CommitteeMemberAdded: LedgerEvent, BitwiseCopyable {
        public let member: Address
    }

    /// The committee lost a member.
    public struct CommitteeMemberRemoved: LedgerEvent, BitwiseCopyable {
        public let member: Address
    }

    /// A member may vote, or may no longer.
    public struct CommitteeMemberUpdated: LedgerEvent, BitwiseCopyable {
        public let member: Address
        public let enabled: Bool
    }

    /// So many equal reports are a consensus.
    public struct QuorumUpdated: LedgerEvent, BitwiseCopyable {
        public let newQuorumSize: UInt32
    }

    /// Reports carry another version.
    public struct ConsensusVersionUpdated: LedgerEvent, BitwiseCopyable {
        public let newConsensusVersion: UInt32
    }

    /// Reports are due every so many slots.
    public struct OracleReportPeriodUpdated: LedgerEvent, BitwiseCopyable {
        public let newOracleReportPeriod: UInt32
    }

    /// A report reached consensus.
    public struct ReportPublished: LedgerEvent, BitwiseCopyable {
        public let consensusVersion: UInt32
        public let refSlotFrom: UInt32
        public let refSlotTo: UInt32
        public let refBlockFrom: UInt32
        public let refBlockTo: UInt32
        public let hash: Hash
    }

    /// A member voted for a report.
    public struct ReportSubmitted: LedgerEvent, BitwiseCopyable {
        public let consensusVersion: UInt32
        public let refSlotFrom: UInt32
        public let refSlotTo: UInt32
        public let refBlockFrom: UInt32
        public let refBlockTo: UInt32
        public let hash: Hash
        public let committeeMember: Address
    }

    /// A report lost its consensus.
    public struct ReportUnpublished: LedgerEvent, BitwiseCopyable {
        public let hash: Hash
    }
}

// MARK: - Admin

extension EtherFiEvent {
    /// A loss may be so large.
    public struct MaxNegativeRebaseBpsUpdated: LedgerEvent, BitwiseCopyable {
        public let bps: UInt256
    }

    /// A report was applied.
    public struct AdminOperationsExecuted: LedgerEvent, BitwiseCopyable {
        public let executor: Address
        public let reportHash: Hash
    }

    /// Validators wait for approval.
    public struct ValidatorApprovalTaskCreated: LedgerEvent {
        public let taskHash: Hash
        public let reportHash: Hash
        public let validators: [UInt256]
    }

    /// Validators were approved and funded.
    public struct ValidatorApprovalTaskCompleted: LedgerEvent {
        public let taskHash: Hash
        public let reportHash: Hash
        public let validators: [UInt256]
    }

    /// An approval was withdrawn.
    public struct ValidatorApprovalTaskInvalidated: LedgerEvent {
        public let taskHash: Hash
        public let reportHash: Hash
        public let validators: [UInt256]
    }
}

// MARK: - Auction and node operators

extension EtherFiEvent {
    /// Bids were made.
    public struct BidCreated: LedgerEvent {
        public let bidder: Address
        public let amountPerBid: Wei
        public let bidIdArray: [UInt256]
        public let ipfsIndexArray: [UInt64]
    }

    /// A bid was withdrawn.
    public struct BidCancelled: LedgerEvent, BitwiseCopyable {
        public let bidId: UInt256
    }

    /// A winning bid was paid out.
    public struct BidRevenueForwarded: LedgerEvent, BitwiseCopyable {
        public let bidId: UInt256
        public let treasury: Address
        public let amount: Wei
    }

    /// Anybody may bid.
    public struct WhitelistDisabled: LedgerEvent, BitwiseCopyable {
        public let whitelistStatus: Bool
    }

    /// Only whitelisted operators may bid.
    public struct WhitelistEnabled: LedgerEvent, BitwiseCopyable {
        public let whitelistStatus: Bool
    }

    /// A node operator registered.
    public struct OperatorRegistered: LedgerEvent {
        public let `operator`: Address
        public let totalKeys: UInt64
        public let keysUsed: UInt64
        public let ipfsHash: Bytes
    }

    /// An operator may bid at the lower price.
    public struct AddedToWhitelist: LedgerEvent, BitwiseCopyable {
        public let userAddress: Address
    }

    /// An operator may no longer bid at the lower price.
    public struct RemovedFromWhitelist: LedgerEvent, BitwiseCopyable {
        public let userAddress: Address
    }

    /// An operator may run validators of a source, or may no longer.
    public struct UpdatedOperatorApprovals: LedgerEvent, BitwiseCopyable {
        public let `operator`: Address
        public let source: SourceOfFunds
        public let approved: Bool
    }
}

// MARK: - Surroundings

extension EtherFiEvent {
    /// Ether was wrapped.
    public struct WrappedDeposit: LedgerEvent, BitwiseCopyable {
        public let owner: Address
        public let amount: Wei
    }

    /// Ether was unwrapped.
    public struct WrappedWithdrawal: LedgerEvent, BitwiseCopyable {
        public let owner: Address
        public let amount: Wei
    }
}
