public import CairnLedger
public import CairnPrimitives

/// What a report must satisfy before it is applied.
///
/// - Spec: ether.fi, `EtherFiAdmin._validateReport`
extension EtherFi {
    /// Why a report cannot be applied now, or nil if it can.
    public func flaw(in report: CommitteeReport) throws(Revert) -> ReportFlaw? {
        let admin = state.admin.value
        if let flaw = try staleness(of: report, admin) { return flaw }
        try require(UInt64(report.refSlotTo) >= admin.lastHandledRefSlot, Panic.arithmetic)
        let elapsed = UInt256((UInt64(report.refSlotTo) - admin.lastHandledRefSlot) * 12)
        if elapsed.isZero { return .zeroSlots }
        if let flaw = try rebaseFlaw(of: report, elapsed, admin) { return flaw }
        if let flaw = feeFlaw(of: report) { return flaw }
        let validatorsPerDay = try FullPrecision.mulDiv(
            UInt256(report.validatorsToApprove.count), Self.daySeconds, by: elapsed,
            rounding: .down)
        if validatorsPerDay > admin.maxValidatorsToApprovePerDay { return .tooManyValidators }
        return try withdrawalFlaw(of: report, elapsed, admin)
    }

    private static var daySeconds: UInt256 { 86_400 }
    private static var yearSeconds: Int256 { 31_536_000 }
    private static var basisPoints: Int256 { 10_000 }

    private func staleness(
        of report: CommitteeReport, _ admin: AdminRecord
    ) throws(Revert) -> ReportFlaw? {
        let hash = report.hash
        let current = try slot(at: UInt256(now))
        guard state.consensus[hash].isReached.isSet else { return .noConsensus }
        if try slotForNextReportToProcess() != report.refSlotFrom { return .wrongSlotFrom }
        if try blockForNextReportToProcess() != report.refBlockFrom { return .wrongBlockFrom }
        let ready = try Self.narrow(
            admin.postReportWaitSlots + UInt64(try consensusSlot(of: hash)))
        return current < ready ? .tooFresh : nil
    }

    /// The first slot of the next report to apply.
    public func slotForNextReportToProcess() throws(Revert) -> UInt32 {
        let last = state.admin.value.lastHandledRefSlot
        return last == 0 ? 0 : try Self.narrow(last + 1)
    }

    /// The first block of the next report to apply.
    public func blockForNextReportToProcess() throws(Revert) -> UInt32 {
        let last = state.admin.value.lastHandledRefBlock
        return last == 0 ? 0 : try Self.narrow(last + 1)
    }

    /// The yearly gain or loss, and a loss by itself, must stay within their bounds.
    ///
    ///     apr = 10 000 · rewards · year / (pooled · elapsed)      toward zero
    private func rebaseFlaw(
        of report: CommitteeReport, _ elapsed: UInt256, _ admin: AdminRecord
    ) throws(Revert) -> ReportFlaw? {
        let pooled = Int256(
            Int128(truncatingIfNeeded: try totalPooledEther().rawValue.lowHalf))
        guard pooled > .zero else { return .none }
        let yearly = try checked { () throws(ArithmeticFault) in
            try report.accruedRewards.multiplied(by: Self.yearSeconds)
        }
        // The contract multiplies in 128 bits.
        try require(
            yearly >= Int256(Int128.min) && yearly <= Int256(Int128.max), Panic.arithmetic)
        let rate = try checked { () throws(ArithmeticFault) in
            try Self.basisPoints.multiplied(by: yearly)
                .divided(by: try pooled.multiplied(by: Int256(bits: elapsed)))
        }
        if rate.magnitude > admin.acceptableRebaseAPR.bits { return .changedTooMuch }
        guard report.accruedRewards.isNegative else { return .none }
        let isTooLarge = try checked { () throws(ArithmeticFault) in
            try report.accruedRewards.magnitude.multiplied(by: Self.basisPoints.bits)
                > pooled.bits.multiplied(by: effectiveMaxNegativeRebase)
        }
        return isTooLarge ? .lossTooLarge : nil
    }

    /// The largest loss of one report, in basis points; three unless set.
    public var effectiveMaxNegativeRebase: UInt256 {
        let set = state.admin.value.maxNegativeRebase
        return set.isZero ? Self.defaultMaxNegativeRebase : set
    }

    /// `DEFAULT_MAX_NEGATIVE_REBASE_BPS`
    public static let defaultMaxNegativeRebase: UInt256 = 3

    /// Fees must not exceed a fifth of rewards and fees together.
    private func feeFlaw(of report: CommitteeReport) -> ReportFlaw? {
        let fees = report.protocolFees.rawValue
        guard fees <= UInt256(UInt128.max >> 1) else { return .feesTooWide }
        let total = Int256(bits: fees) + report.accruedRewards
        let isTooHigh = !fees.isZero && Int256(bits: fees) * 5 > total
        return isTooHigh ? .feesTooHigh : nil
    }

    private func withdrawalFlaw(
        of report: CommitteeReport, _ elapsed: UInt256, _ admin: AdminRecord
    ) throws(Revert) -> ReportFlaw? {
        let amount = report.finalizedWithdrawalAmount
        let perDay = try FullPrecision.mulDiv(
            amount.rawValue, Self.daySeconds, by: elapsed, rounding: .down)
        if perDay > admin.maxFinalizedAmountPerDay.rawValue { return .tooMuchFinalized }
        if amount > state.poolValue.value.inPool { return .notLiquid }
        let last = state.withdrawLine.value.lastFinalizedRequestID
        let upTo = UInt64(report.lastFinalizedWithdrawalRequestID)
        guard upTo >= last else { return .finalizesBackwards }
        guard upTo - last <= parameters.admin.maxRequestsToFinalizePerReport else {
            return .tooManyRequests
        }
        var sum = Wei.zero
        for id in (last + 1)..<(upTo + 1) {
            let request = state.withdrawRequests[UInt256(id)]
            if request.isValid.isSet { sum += request.amountOfEEth }
        }
        return sum == amount ? nil : .sumDiffers
    }
}
