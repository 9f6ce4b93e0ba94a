public import CairnLedger
import CairnPrimitives

/// Applying a report.
extension Lido {
    /// Applies what the oracle reports: validators and their balance, ether from the vaults, shares
    /// to burn, requests to pay, and fees.
    ///
    /// - Spec: Lido core, `Accounting.handleOracleReport`
    public func handleOracleReport(_ call: Call, _ report: OracleReport) throws(Revert) {
        try require(
            call.sender == contracts.accountingOracle,
            ReportError.notAuthorized(operation: "handleOracleReport", sender: call.sender))
        let before = try preReportState()
        let outcome = try simulate(report, on: before)
        try check(report, before, outcome)
        try apply(report, before, outcome)
    }

    private func check(
        _ report: OracleReport, _ before: PreReportState, _ outcome: ReportOutcome
    ) throws(Revert) {
        let now = UInt256(ledger.moment.timestamp)
        try require(
            report.timestamp < now,
            ReportError.incorrectReportTimestamp(report.timestamp, upperBound: now))
        try require(
            report.clValidators >= before.clValidators
                && report.clValidators <= before.depositedValidators,
            ReportError.incorrectReportValidators(
                report.clValidators, minimum: before.clValidators,
                maximum: before.depositedValidators))
        try require(
            !outcome.postInternalShares.isZero, ReportError.internalSharesCantBeZero)
        try checkReport(
            asAccounting(to: contracts.sanityChecker),
            ReportClaims(
                timeElapsed: report.timeElapsed, preCLBalance: outcome.principalCLBalance,
                postCLBalance: report.clBalance,
                withdrawalVaultBalance: report.withdrawalVaultBalance,
                elRewardsVaultBalance: report.elRewardsVaultBalance,
                sharesRequestedToBurn: report.sharesRequestedToBurn,
                preCLValidators: before.clValidators, postCLValidators: report.clValidators))
        guard let last = report.withdrawalFinalizationBatches.last else { return }
        try checkSimulatedShareRate(
            postInternalEther: outcome.postInternalEther,
            postInternalShares: outcome.postInternalShares,
            etherToFinalize: outcome.etherToFinalize,
            sharesToBurn: outcome.sharesToBurnForWithdrawals,
            simulatedShareRate: report.simulatedShareRate)
        try checkLastFinalizable(last, reportTimestamp: report.timestamp)
    }

    private func apply(
        _ report: OracleReport, _ before: PreReportState, _ outcome: ReportOutcome
    ) throws(Revert) {
        let asAccounting = asAccounting(to: contracts.stETH)
        var lastRequestID = UInt256.zero
        if !outcome.sharesToFinalize.isZero {
            try requestBurn(
                self.asAccounting(to: contracts.burner), of: contracts.withdrawalQueue,
                shares: outcome.sharesToFinalize, purpose: .nonCover)
            lastRequestID = report.withdrawalFinalizationBatches.last ?? .zero
        }
        try processCLStateUpdate(
            asAccounting, reportTimestamp: report.timestamp,
            preValidators: before.clValidators, validators: report.clValidators,
            balance: report.clBalance)
        if !before.badDebt.isZero {
            state.badDebt.update { $0 -= before.badDebt }
            try internalizeExternalBadDebt(asAccounting, shares: before.badDebt)
        }
        if !outcome.totalSharesToBurn.isZero {
            try commitSharesToBurn(
                self.asAccounting(to: contracts.burner), shares: outcome.totalSharesToBurn)
        }
        try collectRewardsAndProcessWithdrawals(
            asAccounting,
            LidoCollection(
                reportTimestamp: report.timestamp, clBalance: report.clBalance,
                principalCLBalance: outcome.principalCLBalance,
                withdrawals: outcome.withdrawalsVaultTransfer,
                elRewards: outcome.elRewardsVaultTransfer, lastRequestID: lastRequestID,
                shareRate: report.simulatedShareRate, etherToLock: outcome.etherToFinalize))
        if !outcome.sharesToMintAsFees.isZero {
            try mintShares(
                asAccounting, to: contracts.accounting, shares: outcome.sharesToMintAsFees)
            try distribute(outcome.fees)
        }
        try announce(report, before, outcome)
    }

    private func distribute(_ fees: FeeDistribution) throws(Revert) {
        let asAccounting = asAccounting(to: contracts.stETH)
        for (recipient, shares) in zip(fees.recipients, fees.moduleShares)
        where !shares.isZero {
            _ = try transferShares(asAccounting, to: recipient, shares: shares)
        }
        if !fees.treasuryShares.isZero {
            _ = try transferShares(
                asAccounting, to: parameters.treasury, shares: fees.treasuryShares)
        }
        try reportRewardsMinted(
            self.asAccounting(to: contracts.stakingRouter), modules: fees.moduleIDs,
            shares: fees.moduleShares)
    }

    private func announce(
        _ report: OracleReport, _ before: PreReportState, _ outcome: ReportOutcome
    ) throws(Revert) {
        let rebase = LidoEvent.TokenRebased(
            reportTimestamp: report.timestamp, timeElapsed: report.timeElapsed,
            preTotalShares: before.totalShares, preTotalEther: before.totalEther,
            postTotalShares: outcome.postTotalShares, postTotalEther: outcome.postTotalEther,
            sharesMintedAsFees: outcome.sharesToMintAsFees)
        let receiver = contracts.postTokenRebaseReceiver
        if !receiver.isZero {
            try surroundings.notify(rebase, receiver: receiver, caller: contracts.accounting)
        }
        try announceRebase(
            asAccounting(to: contracts.stETH), rebase,
            internalShares: outcome.postInternalShares,
            internalEther: outcome.postInternalEther)
    }

    private func asAccounting(to contract: Address) -> Call {
        call(contract, from: contracts.accounting)
    }
}
