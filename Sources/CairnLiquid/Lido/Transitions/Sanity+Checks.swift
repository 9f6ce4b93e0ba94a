public import CairnLedger
public import CairnPrimitives

/// What a report says, for the sanity checker.
public struct ReportClaims: Sendable {
    /// Seconds since the report before.
    public let timeElapsed: UInt256
    public let preCLBalance: Wei
    public let postCLBalance: Wei
    public let withdrawalVaultBalance: Wei
    public let elRewardsVaultBalance: Wei
    public let sharesRequestedToBurn: Shares
    public let preCLValidators: UInt256
    public let postCLValidators: UInt256

    public init(
        timeElapsed: UInt256, preCLBalance: Wei, postCLBalance: Wei, withdrawalVaultBalance: Wei,
        elRewardsVaultBalance: Wei, sharesRequestedToBurn: Shares, preCLValidators: UInt256,
        postCLValidators: UInt256
    ) {
        self.timeElapsed = timeElapsed
        self.preCLBalance = preCLBalance
        self.postCLBalance = postCLBalance
        self.withdrawalVaultBalance = withdrawalVaultBalance
        self.elRewardsVaultBalance = elRewardsVaultBalance
        self.sharesRequestedToBurn = sharesRequestedToBurn
        self.preCLValidators = preCLValidators
        self.postCLValidators = postCLValidators
    }
}

/// Whether reports are plausible.
extension Lido {
    private static let wholeBasisPoints: UInt256 = 10_000
    private static let secondsPerDay: UInt256 = 86_400
    /// Stands for no time at all.
    private static let defaultTimeElapsed: UInt256 = 3_600
    /// 10^15 wei, the unit of penalties.
    private static let oneFinney: UInt256 = 1_000_000_000_000_000

    /// Checks a report, as accounting alone may, and remembers its loss.
    ///
    /// - Spec: Lido core, `OracleReportSanityChecker.checkAccountingOracleReport`
    public func checkReport(_ call: Call, _ claims: ReportClaims) throws(Revert) {
        try require(
            call.sender == contracts.accounting, ReportError.calledNotFromAccounting)
        let held = ledger.accounts.balance(of: contracts.withdrawalVault)
        try require(
            claims.withdrawalVaultBalance <= held,
            ReportError.incorrectWithdrawalsVaultBalance(held))
        let rewards = ledger.accounts.balance(of: contracts.elRewardsVault)
        try require(
            claims.elRewardsVaultBalance <= rewards,
            ReportError.incorrectELRewardsVaultBalance(rewards))
        let burner = state.burner.value
        let requested = burner.coverRequested + burner.nonCoverRequested
        try require(
            claims.sharesRequestedToBurn <= requested,
            ReportError.incorrectSharesRequestedToBurn(requested))
        let limits = state.limits.value
        try checkDecrease(claims, limits)
        try checkAnnualIncrease(claims, limits)
        try checkAppearedValidators(claims, limits)
    }

    // MARK: Losses

    /// The slot that is being reported, by the oracle's clock.
    public var reportedSlot: UInt64 {
        guard ledger.moment.timestamp > parameters.oracleGenesisTime else { return 0 }
        return (ledger.moment.timestamp - parameters.oracleGenesisTime)
            / parameters.secondsPerSlot
    }

    /// Losses of 18 days must be explained by slashings and absence, or by a second opinion.
    private func checkDecrease(
        _ claims: ReportClaims, _ limits: ReportLimits
    ) throws(Revert) {
        let slot = reportedSlot
        let timestamp = parameters.oracleGenesisTime + slot * parameters.secondsPerSlot
        let exited = stakingModules.map(\.exitedValidators).reduce(.zero, +)
        let after = try checked { () throws(ArithmeticFault) in
            try claims.postCLBalance.adding(claims.withdrawalVaultBalance)
        }
        let loss = claims.preCLBalance.saturatingSubtract(after)
        state.reports.append(
            ReportRecord(
                timestamp: timestamp, exitedValidators: exited.limb0, negativeRebase: loss),
            to: 0)
        guard !loss.isZero else { return }

        let days18: UInt64 = 18 * 86_400
        let days54: UInt64 = 54 * 86_400
        try require(timestamp >= days54, Panic.arithmetic)
        let sum = lossesSince(timestamp - days18)
        let maximum = try checked { () throws(ArithmeticFault) in
            let slashing = try limits.initialSlashingAmountPWei.multiplied(by: Self.oneFinney)
                .multiplied(
                    by: try claims.postCLValidators.subtracting(exitedAt(timestamp - days18)))
            let absence = try limits.inactivityPenaltiesAmountPWei.multiplied(by: Self.oneFinney)
                .multiplied(
                    by: try claims.postCLValidators.subtracting(exitedAt(timestamp - days54)))
            return Wei(rawValue: try slashing.adding(absence))
        }
        if sum <= maximum {
            ledger.emit(
                LidoEvent.NegativeCLRebaseAccepted(
                    slot: UInt256(slot), totalBalance: after, negativeSum: sum,
                    maximum: maximum), from: contracts.sanityChecker)
            return
        }
        let oracle = state.secondOpinionOracle.value
        try require(
            !oracle.isZero,
            ReportError.incorrectCLBalanceDecrease(negativeSum: sum, maximum: maximum))
        try askSecondOpinion(oracle, slot: UInt256(slot), claims, limits)
    }

    /// What was lost in reports after a moment.
    private func lossesSince(_ timestamp: UInt64) -> Wei {
        var sum = Wei.zero
        for index in (0..<state.reports.count(0)).reversed() {
            let report = state.reports[0, index]
            guard report.timestamp > timestamp else { break }
            sum += report.negativeRebase
        }
        return sum
    }

    /// How many validators had exited by the last report up to a moment.
    private func exitedAt(_ timestamp: UInt64) -> UInt256 {
        for index in (0..<state.reports.count(0)).reversed() {
            let report = state.reports[0, index]
            if report.timestamp <= timestamp { return UInt256(report.exitedValidators) }
        }
        return .zero
    }

    private func askSecondOpinion(
        _ oracle: Address, slot: UInt256, _ claims: ReportClaims, _ limits: ReportLimits
    ) throws(Revert) {
        let opinion = try surroundings.secondOpinion(
            of: slot, from: oracle, caller: contracts.sanityChecker)
        try require(opinion.isReady, ReportError.secondOpinionNotReady)
        let proved = try checked { () throws(ArithmeticFault) in
            Wei(rawValue: try opinion.clBalanceGwei.multiplied(by: Wei.gwei(1).rawValue))
        }
        let mismatch = ReportError.secondOpinionCLBalanceMismatch(
            reported: claims.postCLBalance, proved: proved,
            limit: limits.clBalanceOraclesErrorUpperLimit)
        try require(proved >= claims.postCLBalance, mismatch)
        let isWithin = try checked { () throws(ArithmeticFault) in
            let excess = (proved - claims.postCLBalance).rawValue
            return try Self.wholeBasisPoints.multiplied(by: excess)
                <= limits.clBalanceOraclesErrorUpperLimit.multiplied(by: proved.rawValue)
        }
        try require(isWithin, mismatch)
        try require(
            opinion.withdrawalVaultBalance == claims.withdrawalVaultBalance,
            ReportError.secondOpinionVaultBalanceMismatch(
                reported: claims.withdrawalVaultBalance,
                proved: opinion.withdrawalVaultBalance))
        ledger.emit(
            LidoEvent.NegativeCLRebaseConfirmed(
                slot: slot, clBalance: claims.postCLBalance,
                vaultBalance: claims.withdrawalVaultBalance), from: contracts.sanityChecker)
    }

    // MARK: Gains

    /// - Rounds: The annual increase down, twice.
    private func checkAnnualIncrease(
        _ claims: ReportClaims, _ limits: ReportLimits
    ) throws(Revert) {
        let before = claims.preCLBalance.isZero ? Wei.gwei(1) : claims.preCLBalance
        guard before < claims.postCLBalance else { return }
        let elapsed = claims.timeElapsed.isZero ? Self.defaultTimeElapsed : claims.timeElapsed
        let gain = (claims.postCLBalance - before).rawValue
        let annual = try checked { () throws(ArithmeticFault) in
            try (Self.secondsPerDay * 365 * Self.wholeBasisPoints).multiplied(by: gain)
                .divided(by: before.rawValue).divided(by: elapsed)
        }
        try require(
            annual <= limits.annualBalanceIncrease,
            ReportError.incorrectCLBalanceIncrease(annual))
    }

    /// - Rounds: The limit down.
    private func checkAppearedValidators(
        _ claims: ReportClaims, _ limits: ReportLimits
    ) throws(Revert) {
        guard claims.postCLValidators > claims.preCLValidators else { return }
        let appeared = claims.postCLValidators - claims.preCLValidators
        let elapsed = claims.timeElapsed.isZero ? Self.defaultTimeElapsed : claims.timeElapsed
        let limit = try checked { () throws(ArithmeticFault) in
            try limits.appearedValidatorsPerDay.multiplied(by: elapsed) / Self.secondsPerDay
        }
        try require(appeared <= limit, ReportError.incorrectAppearedValidators(appeared))
    }

    // MARK: Withdrawals

    /// The rate at which requests are paid must be near the one after the report.
    ///
    /// - Spec: Lido core, `OracleReportSanityChecker.checkSimulatedShareRate`
    /// - Rounds: Rate and deviation down.
    public func checkSimulatedShareRate(
        postInternalEther: Wei, postInternalShares: Shares, etherToFinalize: Wei,
        sharesToBurn: Shares, simulatedShareRate: UInt256
    ) throws(Revert) {
        let limits = state.limits.value
        let ether = try checked { () throws(ArithmeticFault) in
            try postInternalEther.adding(etherToFinalize).rawValue
        }
        let shares = try checked { () throws(ArithmeticFault) in
            try postInternalShares.adding(sharesToBurn).rawValue
        }
        try require(!ether.isZero, Panic.assertion)
        let actual = try checked { () throws(ArithmeticFault) in
            try ether.multiplied(by: RequestBatch.ratePrecision).divided(by: shares)
        }
        let difference =
            actual > simulatedShareRate
            ? actual - simulatedShareRate : simulatedShareRate - actual
        let deviation = try checked { () throws(ArithmeticFault) in
            try Self.wholeBasisPoints.multiplied(by: difference).divided(by: actual)
        }
        try require(
            deviation <= limits.simulatedShareRateDeviation,
            ReportError.incorrectSimulatedShareRate(
                simulated: simulatedShareRate, actual: actual))
    }

    /// The last request that is paid must have been made long enough before the report.
    ///
    /// - Spec: Lido core, `OracleReportSanityChecker.checkWithdrawalQueueOracleReport`
    public func checkLastFinalizable(
        _ id: UInt256, reportTimestamp: UInt256
    ) throws(Revert) {
        let made = UInt256(try withdrawalStatus(id).timestamp)
        try require(
            reportTimestamp >= made + state.limits.value.requestTimestampMargin,
            ReportError.incorrectRequestFinalization(timestamp: made))
    }

    // MARK: Other reports

    /// - Spec: Lido core, `OracleReportSanityChecker.checkExitBusOracleReport`
    public func checkExitRequests(_ count: UInt256) throws(Revert) {
        let limit = state.limits.value.maxValidatorExitRequestsPerReport
        try require(
            count <= limit, ReportError.incorrectNumberOfExitRequests(maximum: limit))
    }

    /// - Spec: Lido core, `OracleReportSanityChecker.checkExitedValidatorsRatePerDay`
    public func checkExitedValidatorsPerDay(_ count: UInt256) throws(Revert) {
        let limit = state.limits.value.exitedValidatorsPerDay
        try require(
            count <= limit,
            ReportError.exitedValidatorsLimitExceeded(limit: limit, exited: count))
    }

    /// - Spec: Lido core, `OracleReportSanityChecker.checkNodeOperatorsPerExtraDataItemCount`
    public func checkNodeOperators(_ count: UInt256, ofItem index: UInt256) throws(Revert) {
        try require(
            count <= state.limits.value.maxNodeOperatorsPerExtraDataItem,
            ReportError.tooManyNodeOperatorsPerItem(index: index, count: count))
    }

    /// - Spec: Lido core, `OracleReportSanityChecker.checkExtraDataItemsCountPerTransaction`
    public func checkExtraDataItems(_ count: UInt256) throws(Revert) {
        let limit = state.limits.value.maxItemsPerExtraDataTransaction
        try require(
            count <= limit,
            ReportError.tooManyItemsPerTransaction(maximum: limit, count: count))
    }
}
