import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

// MARK: - Oracle

extension EventSignatures {
    mutating func addEtherFiOracle() {
        add("CommitteeMemberAdded", indexed: [0]) { (event: EtherFiEvent.CommitteeMemberAdded) in
            ABITuple(event.member)
        }
        add("CommitteeMemberRemoved", indexed: [0]) {
            (event: EtherFiEvent.CommitteeMemberRemoved) in
            ABITuple(event.member)
        }
        add("CommitteeMemberUpdated", indexed: [0]) {
            (event: EtherFiEvent.CommitteeMemberUpdated) in
            ABITuple(event.member, event.enabled)
        }
        add("QuorumUpdated") { (event: EtherFiEvent.QuorumUpdated) in
            ABITuple(event.newQuorumSize)
        }
        add("ConsensusVersionUpdated") { (event: EtherFiEvent.ConsensusVersionUpdated) in
            ABITuple(event.newConsensusVersion)
        }
        add("OracleReportPeriodUpdated") { (event: EtherFiEvent.OracleReportPeriodUpdated) in
            ABITuple(event.newOracleReportPeriod)
        }
        add("ReportPublished", indexed: [5]) { (event: EtherFiEvent.ReportPublished) in
            ABITuple(
                event.consensusVersion, event.refSlotFrom, event.refSlotTo, event.refBlockFrom,
                event.refBlockTo, event.hash)
        }
        add("ReportSubmitted", indexed: [5, 6]) { (event: EtherFiEvent.ReportSubmitted) in
            ABITuple(
                event.consensusVersion, event.refSlotFrom, event.refSlotTo, event.refBlockFrom,
                event.refBlockTo, event.hash, event.committeeMember)
        }
        add("ReportUnpublished", indexed: [0]) { (event: EtherFiEvent.ReportUnpublished) in
            ABITuple(event.hash)
        }
    }
}

// MARK: - Admin

extension EventSignatures {
    mutating func addEtherFiAdmin() {
        add("MaxNegativeRebaseBpsUpdated") { (event: EtherFiEvent.MaxNegativeRebaseBpsUpdated) in
            ABITuple(event.bps)
        }
        add("AdminOperationsExecuted", indexed: [0, 1]) {
            (event: EtherFiEvent.AdminOperationsExecuted) in
            ABITuple(event.executor, event.reportHash)
        }
        add("ValidatorApprovalTaskCreated", indexed: [0, 1]) {
            (event: EtherFiEvent.ValidatorApprovalTaskCreated) in
            ABITuple(event.taskHash, event.reportHash, event.validators)
        }
        add("ValidatorApprovalTaskCompleted", indexed: [0, 1]) {
            (event: EtherFiEvent.ValidatorApprovalTaskCompleted) in
            ABITuple(event.taskHash, event.reportHash, event.validators)
        }
        add("ValidatorApprovalTaskInvalidated", indexed: [0, 1]) {
            (event: EtherFiEvent.ValidatorApprovalTaskInvalidated) in
            ABITuple(event.taskHash, event.reportHash, event.validators)
        }
    }
}

// MARK: - Auction and node operators

extension EventSignatures {
    mutating func addEtherFiAuctionNodeOperators() {
        add("BidCreated", indexed: [0]) { (event: EtherFiEvent.BidCreated) in
            ABITuple(event.bidder, event.amountPerBid, event.bidIdArray, event.ipfsIndexArray)
        }
        add("BidCancelled", indexed: [0]) { (event: EtherFiEvent.BidCancelled) in
            ABITuple(event.bidId)
        }
        add("BidRevenueForwarded", indexed: [0, 1]) { (event: EtherFiEvent.BidRevenueForwarded) in
            ABITuple(event.bidId, event.treasury, event.amount)
        }
        add("WhitelistDisabled") { (event: EtherFiEvent.WhitelistDisabled) in
            ABITuple(event.whitelistStatus)
        }
        add("WhitelistEnabled") { (event: EtherFiEvent.WhitelistEnabled) in
            ABITuple(event.whitelistStatus)
        }
        add("OperatorRegistered") { (event: EtherFiEvent.OperatorRegistered) in
            ABITuple(event.operator, event.totalKeys, event.keysUsed, event.ipfsHash)
        }
        add("AddedToWhitelist") { (event: EtherFiEvent.AddedToWhitelist) in
            ABITuple(event.userAddress)
        }
        add("RemovedFromWhitelist") { (event: EtherFiEvent.RemovedFromWhitelist) in
            ABITuple(event.userAddress)
        }
        add("UpdatedOperatorApprovals") { (event: EtherFiEvent.UpdatedOperatorApprovals) in
            ABITuple(event.operator, event.source, event.approved)
        }
    }
}

// MARK: - Surroundings

extension EventSignatures {
    mutating func addEtherFiSurroundings() {
        add("Deposit", indexed: [0]) { (event: EtherFiEvent.WrappedDeposit) in
            ABITuple(event.owner, event.amount)
        }
        add("Withdrawal", indexed: [0]) { (event: EtherFiEvent.WrappedWithdrawal) in
            ABITuple(event.owner, event.amount)
        }
    }
}
