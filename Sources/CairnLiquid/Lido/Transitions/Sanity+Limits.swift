public import CairnLedger
public import CairnPrimitives

/// Changing what reports may claim at most.
extension Lido {
    /// Sets every limit, and who is asked for second opinions.
    ///
    /// - Spec: Lido core, `OracleReportSanityChecker.setOracleReportLimits`
    public func setLimits(
        _ call: Call, _ limits: ReportLimits, secondOpinionOracle: Address
    ) throws(Revert) {
        try roles.check(LidoRole.allLimitsManager, call.sender, on: contracts.sanityChecker)
        try updateLimits(to: limits)
        setSecondOpinionOracle(secondOpinionOracle)
    }

    /// Sets one limit, or a few that belong together, as the holders of its role may.
    ///
    /// - Spec: Lido core, `OracleReportSanityChecker`, `setExitedValidatorsPerDayLimit` and the like
    public func setLimit(
        _ call: Call, role: Hash, _ change: (inout ReportLimits) -> Void
    ) throws(Revert) {
        try roles.check(role, call.sender, on: contracts.sanityChecker)
        var limits = state.limits.value
        change(&limits)
        try updateLimits(to: limits)
    }

    /// Sets who is asked for second opinions, and how far above a report they may be.
    ///
    /// - Spec: Lido core, `OracleReportSanityChecker.setSecondOpinionOracleAndCLBalanceUpperMargin`
    public func setSecondOpinion(
        _ call: Call, oracle: Address, upperLimit: UInt256
    ) throws(Revert) {
        try setLimit(call, role: LidoRole.secondOpinion) {
            $0.clBalanceOraclesErrorUpperLimit = upperLimit
        }
        setSecondOpinionOracle(oracle)
    }

    private func setSecondOpinionOracle(_ oracle: Address) {
        guard oracle != state.secondOpinionOracle.value else { return }
        state.secondOpinionOracle.value = oracle
        ledger.emit(
            LidoEvent.SecondOpinionOracleChanged(oracle: oracle), from: contracts.sanityChecker)
    }

    /// Checks and announces each limit that changes, then stores all.
    private func updateLimits(to new: ReportLimits) throws(Revert) {
        let old = state.limits.value
        let (short, word, whole) = (
            UInt256(UInt64(UInt16.max)), UInt256(UInt64.max), UInt256(10_000 as UInt64)
        )
        typealias Name = ReportLimitName
        try announce(
            \.exitedValidatorsPerDay, old, new, atMost: short,
            Name.ExitedValidatorsPerDay.self)
        try announce(
            \.appearedValidatorsPerDay, old, new, atMost: short,
            Name.AppearedValidatorsPerDay.self)
        try announce(
            \.annualBalanceIncrease, old, new, atMost: whole, Name.AnnualBalanceIncrease.self)
        try announce(
            \.simulatedShareRateDeviation, old, new, atMost: whole,
            Name.SimulatedShareRateDeviation.self)
        try announce(
            \.maxValidatorExitRequestsPerReport, old, new, atMost: short,
            Name.MaxValidatorExitRequestsPerReport.self)
        try announce(
            \.maxItemsPerExtraDataTransaction, old, new, atMost: short,
            Name.MaxItemsPerExtraDataTransaction.self)
        try announce(
            \.maxNodeOperatorsPerExtraDataItem, old, new, atMost: short,
            Name.MaxNodeOperatorsPerExtraDataItem.self)
        try announce(
            \.requestTimestampMargin, old, new, atMost: UInt256(UInt64(UInt32.max)),
            Name.RequestTimestampMargin.self)
        try announce(
            \.maxPositiveTokenRebase, old, new, atLeast: .one, atMost: word,
            Name.MaxPositiveTokenRebase.self)
        try announce(
            \.initialSlashingAmountPWei, old, new, atMost: short,
            Name.InitialSlashingAmount.self)
        try announce(
            \.inactivityPenaltiesAmountPWei, old, new, atMost: short,
            Name.InactivityPenaltiesAmount.self)
        try announce(
            \.clBalanceOraclesErrorUpperLimit, old, new, atMost: whole,
            Name.CLBalanceOraclesErrorUpperLimit.self)
        state.limits.value = new
    }

    private func announce<Name: Sendable>(
        _ limit: KeyPath<ReportLimits, UInt256>, _ old: ReportLimits, _ new: ReportLimits,
        atLeast minimum: UInt256 = .zero, atMost maximum: UInt256, _ name: Name.Type
    ) throws(Revert) {
        let value = new[keyPath: limit]
        guard value != old[keyPath: limit] else { return }
        try require(
            value >= minimum && value <= maximum,
            ReportError.incorrectLimitValue(value, minimum: minimum, maximum: maximum))
        ledger.emit(
            LidoEvent.ReportLimitSet<Name>(value: value), from: contracts.sanityChecker)
    }
}
