public import CairnLedger
public import CairnPrimitives

/// - Spec: ether.fi, `EtherFiAdmin`
extension EtherFi {
    public func setValidatorTaskBatchSize(_ call: Call, _ size: UInt16) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            size != 0 && UInt64(size) <= parameters.admin.maxValidatorTaskBatchSize,
            EtherFiError.invalidValidatorTaskBatchSize)
        state.admin.update { $0.validatorTaskBatchSize = UInt64(size) }
    }

    public func updateMaxFinalizedAmountPerDay(_ call: Call, _ amount: Wei) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            !amount.isZero && amount <= parameters.admin.maxAcceptableFinalizedAmountPerDay,
            EtherFiError.invalidMaxFinalizedWithdrawalAmountPerDay)
        state.admin.update { $0.maxFinalizedAmountPerDay = amount }
    }

    public func updateMaxValidatorsToApprovePerDay(
        _ call: Call, _ count: UInt256
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            count <= UInt256(parameters.admin.maxAcceptableValidatorsToApprovePerDay),
            EtherFiError.invalidMaxNumValidatorsToApprovePerDay)
        state.admin.update { $0.maxValidatorsToApprovePerDay = count }
    }

    public func updateAcceptableRebaseAPR(
        _ call: Call, basisPoints: Int32
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            basisPoints >= 0
                && UInt64(basisPoints.magnitude) <= parameters.admin.maxAcceptableRebaseAPR,
            EtherFiError.invalidAcceptableRebaseApr)
        state.admin.update { $0.acceptableRebaseAPR = Int256(Int64(basisPoints)) }
    }

    public func updatePostReportWait(_ call: Call, slots: UInt16) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        state.admin.update { $0.postReportWaitSlots = UInt64(slots) }
    }

    public func setMaxNegativeRebase(_ call: Call, basisPoints: UInt256) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(basisPoints <= 10_000, EtherFiError.invalidMaxNegativeRebaseBps)
        state.admin.update { $0.maxNegativeRebase = basisPoints }
        ledger.emit(
            EtherFiEvent.MaxNegativeRebaseBpsUpdated(bps: basisPoints),
            from: contracts.etherFiAdmin)
    }
}
