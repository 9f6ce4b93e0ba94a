import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `EtherFiAdmin`
    static let etherFiAdmin = ContractTable("EtherFiAdmin") { contract in
        contract.addressGetter("roleRegistry", \.contracts.roleRegistry)
        contract.method("initialize") {
            (_: borrowing Frame, _: Int32, _: UInt16) throws(Revert) -> Void in
            throw Revert(EtherFiError.initializedTwice)
        }
        contract.addTasks()
        contract.addAdminSettings()
        contract.addAdminAddresses()
        contract.addAdminBounds()
        contract.addAdminRecords()
    }

    private mutating func addTasks() {
        method("executeTasks", gas: 400_000) {
            (frame: borrowing Frame, report: CommitteeReport) throws(Revert) -> Void in
            try frame.etherFi.executeTasks(frame.call, report)
        }
        method("canExecuteTasks", .view) {
            (frame: borrowing Frame, report: CommitteeReport) throws(Revert) -> Bool in
            try frame.etherFi.flaw(in: report) == nil
        }
        method("executeValidatorApprovalTask") {
            (
                frame: borrowing Frame, report: Hash, validators: [UInt256],
                publicKeys: [Bytes], signatures: [Bytes]
            ) throws(Revert) -> Void in
            try frame.etherFi.executeValidatorApprovalTask(
                frame.call, report: report, validators: validators, publicKeys: publicKeys,
                signatures: signatures)
        }
        method("invalidateValidatorApprovalTask") {
            (frame: borrowing Frame, report: Hash, validators: [UInt256])
                throws(Revert) -> Void in
            try frame.etherFi.invalidateValidatorApprovalTask(
                frame.call, report: report, validators: validators)
        }
        method("finalizeWithdrawalsWhenStale") {
            (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.finalizeWithdrawalsWhenStale(frame.call)
        }
        method("slotForNextReportToProcess", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            try frame.etherFi.slotForNextReportToProcess()
        }
        method("blockForNextReportToProcess", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            try frame.etherFi.blockForNextReportToProcess()
        }
    }

    private mutating func addAdminSettings() {
        method("setValidatorTaskBatchSize") {
            (frame: borrowing Frame, size: UInt16) throws(Revert) -> Void in
            try frame.etherFi.setValidatorTaskBatchSize(frame.call, size)
        }
        method("updateMaxFinalizedWithdrawalAmountPerDay") {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Void in
            try frame.etherFi.updateMaxFinalizedAmountPerDay(frame.call, amount)
        }
        method("updateMaxNumValidatorsToApprovePerDay") {
            (frame: borrowing Frame, count: UInt256) throws(Revert) -> Void in
            try frame.etherFi.updateMaxValidatorsToApprovePerDay(frame.call, count)
        }
        method("updateAcceptableRebaseApr") {
            (frame: borrowing Frame, basisPoints: Int32) throws(Revert) -> Void in
            try frame.etherFi.updateAcceptableRebaseAPR(frame.call, basisPoints: basisPoints)
        }
        method("updatePostReportWaitTimeInSlots") {
            (frame: borrowing Frame, slots: UInt16) throws(Revert) -> Void in
            try frame.etherFi.updatePostReportWait(frame.call, slots: slots)
        }
        method("setMaxNegativeRebaseBps") {
            (frame: borrowing Frame, basisPoints: UInt256) throws(Revert) -> Void in
            try frame.etherFi.setMaxNegativeRebase(frame.call, basisPoints: basisPoints)
        }
    }

    private mutating func addAdminAddresses() {
        addressGetter("etherFiOracle", \.contracts.etherFiOracle)
        addressGetter("stakingManager", \.surroundings.stakingManager)
        addressGetter("auctionManager", \.contracts.auctionManager)
        addressGetter("etherFiNodesManager", \.surroundings.nodesManager)
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("withdrawRequestNft", \.contracts.withdrawRequestNFT)
        addressGetter("priorityWithdrawalQueue", \.contracts.priorityWithdrawalQueue)
    }

    private mutating func addAdminBounds() {
        constantGetter("MAX_PROTOCOL_FEE_INV_RATIO", UInt256(5))
        constantGetter(
            "STALE_REPORT_FINALIZATION_COOLDOWN",
            UInt256(EtherFi.staleFinalizationCooldownBlocks))
        constantGetter("BASIS_POINTS_DENOMINATOR", UInt256(10_000))
        constantGetter("DEFAULT_MAX_NEGATIVE_REBASE_BPS", EtherFi.defaultMaxNegativeRebase)
        numberGetter("maxAcceptableRebaseAprInBps", \.admin.maxAcceptableRebaseAPR)
        numberGetter("maxValidatorTaskBatchSize", \.admin.maxValidatorTaskBatchSize)
        numberGetter(
            "maxNumberOfRequestsToFinalizePerReport", \.admin.maxRequestsToFinalizePerReport)
        numberGetter(
            "maxAcceptableFinalizedWithdrawalAmountPerDay",
            \.admin.maxAcceptableFinalizedAmountPerDay)
        numberGetter(
            "maxAcceptableNumValidatorsToApprovePerDay",
            \.admin.maxAcceptableValidatorsToApprovePerDay)
        numberGetter("staleOracleReportBlockWindow", \.admin.staleOracleReportBlockWindow)
    }

    private mutating func addAdminRecords() {
        adminGetter("lastHandledReportRefSlot", \.lastHandledRefSlot)
        adminGetter("lastHandledReportRefBlock", \.lastHandledRefBlock)
        adminGetter("lastAdminExecutionBlock", \.lastExecutionBlock)
        adminGetter("postReportWaitTimeInSlots", \.postReportWaitSlots)
        adminGetter("lastStaleReportFinalizationBlock", \.lastStaleFinalizationBlock)
        method("acceptableRebaseAprInBps", .view) {
            (frame: borrowing Frame) throws(Revert) -> Int256 in
            frame.etherFi.state.admin.value.acceptableRebaseAPR
        }
        method("maxFinalizedWithdrawalAmountPerDay", .view) {
            (frame: borrowing Frame) throws(Revert) -> Wei in
            frame.etherFi.state.admin.value.maxFinalizedAmountPerDay
        }
        method("maxNumValidatorsToApprovePerDay", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.etherFi.state.admin.value.maxValidatorsToApprovePerDay
        }
        method("maxNegativeRebaseBps", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.etherFi.state.admin.value.maxNegativeRebase
        }
        method("effectiveMaxNegativeRebaseBps", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.etherFi.effectiveMaxNegativeRebase
        }
        method("validatorApprovalTaskStatus", .view) {
            (frame: borrowing Frame, task: Hash) throws(Revert) -> Outputs<Bool, Bool> in
            let record = frame.etherFi.state.approvalTasks[task]
            return Outputs(record.isCompleted.isSet, record.exists.isSet)
        }
    }

    private mutating func adminGetter(
        _ name: String, _ path: any KeyPath<AdminRecord, UInt64> & Sendable
    ) {
        method(name, .view) { (frame: borrowing Frame) throws(Revert) -> UInt64 in
            frame.etherFi.state.admin.value[keyPath: path]
        }
    }
}
