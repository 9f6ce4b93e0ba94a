import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// The oracle's reports.
///
/// The oracle's contract has no code here beyond its clock; its account sends what it would call.
///
/// - Spec: Lido oracle, `src/modules/accounting`; Lido core, `AccountingOracle`
extension KeeperRound {
    /// The most reports in one block: each takes some 700,000 units of gas.
    private static var reportsPerTurn: UInt64 { 32 }

    /// Reports the time since the last report, a report for each whole frame in it.
    ///
    /// What the vaults hold and what validators gained in between is told as if it had come evenly,
    /// since the beacon chain keeps no balances of days that a block has jumped over. So the limit
    /// on a report's rebase sees days, not the whole jump. The last report tells all.
    func reportLido(_ observation: LidoObservation) {
        let last = lido.state.queue.value.lastReportTimestamp
        let start = last == 0 ? lido.parameters.oracleGenesisTime : last
        guard reportedTimestamp > start else { return }
        let elapsed = reportedTimestamp - start
        let frame =
            KeeperClock.lidoFrameEpochs * beacon.rules.preset.slotsPerEpoch
            * lido.parameters.secondsPerSlot
        let count = min(max(elapsed / max(frame, 1), 1), Self.reportsPerTurn)
        let plan = LidoReportPlan(
            observation, lido.state.pool.value, start: start, elapsed: elapsed, count: count,
            vault: ledger.accounts.balance(of: lidoContracts.withdrawalVault),
            elVault: ledger.accounts.balance(of: lidoContracts.elRewardsVault))
        for number in 1...count {
            guard send(plan, number, observation) else { return }
        }
    }

    /// Sends one report: first to the queue, then to accounting.
    ///
    /// - Returns: Whether accounting took it.
    private func send(
        _ plan: LidoReportPlan, _ number: UInt64, _ observation: LidoObservation
    ) -> Bool {
        let (burner, isLast) = (lido.state.burner.value, number == plan.count)
        let bare = plan.report(
            number, vault: ledger.accounts.balance(of: lidoContracts.withdrawalVault),
            elVault: ledger.accounts.balance(of: lidoContracts.elRewardsVault),
            sharesToBurn: burner.coverRequested + burner.nonCoverRequested)
        let signature = "simulateOracleReport"
        guard
            let outcome = ask(
                signature, { () throws(Revert) in try lido.simulate(bare) })
        else { return false }
        // The deployed oracle speaks of a bunker when holders would lose.
        let isBunker = outcome.postTotalEther < outcome.preTotalEther
        let report = isLast ? finalizing(bare, outcome, isBunker, observation) : bare
        let oracle = lidoContracts.accountingOracle
        return sendAll([
            KeeperCall(
                "onOracleReport",
                ABITuple(isBunker, UInt256(plan.timestamp(number - 1)), report.timestamp),
                to: lidoContracts.withdrawalQueue, from: oracle),
            KeeperCall(
                "handleOracleReport", ABITuple(report), to: lidoContracts.accounting,
                from: oracle),
        ])
    }

    // MARK: Requests

    /// Adds the requests that can be paid, and the rate at which they are.
    ///
    /// - Spec: Lido oracle, `src/services/withdrawal.py`
    private func finalizing(
        _ report: OracleReport, _ outcome: ReportOutcome, _ isBunker: Bool,
        _ observation: LidoObservation
    ) -> OracleReport {
        let budget =
            lido.state.pool.value.bufferedEther + outcome.withdrawalsVaultTransfer
            + outcome.elRewardsVaultTransfer
        let shares = outcome.postInternalShares.rawValue
        guard !lido.unfinalizedStETH().isZero, !budget.isZero, !lido.isQueuePaused,
            !shares.isZero
        else { return report }
        let rate = mulDiv(
            outcome.postInternalEther.rawValue, Self.ratePrecision, by: shares, rounding: .down)
        let batches = ask("calculateFinalizationBatches") { () throws(Revert) in
            try finalizationBatches(
                rate: rate, budget: budget, through: border(report, isBunker, observation))
        }
        guard let batches, !batches.isEmpty else { return report }
        return OracleReport(
            timestamp: report.timestamp, timeElapsed: report.timeElapsed,
            clValidators: report.clValidators, clBalance: report.clBalance,
            withdrawalVaultBalance: report.withdrawalVaultBalance,
            elRewardsVaultBalance: report.elRewardsVaultBalance,
            sharesRequestedToBurn: report.sharesRequestedToBurn,
            withdrawalFinalizationBatches: batches, simulatedShareRate: rate)
    }

    /// Ether for so many shares is a rate.
    private static var ratePrecision: UInt256 { 1_000_000_000_000_000_000_000_000_000 }
    /// Requests looked at in one step of the walk.
    private static var requestsPerStep: UInt256 { 1_000 }

    /// Walks along the queue to its end, or as far as the budget goes.
    private func finalizationBatches(
        rate: UInt256, budget: Wei, through border: UInt256
    ) throws(Revert) -> [UInt256] {
        var walk = FinalizationBatches(
            remainingEtherBudget: budget, isFinished: false,
            batches: [UInt256](repeating: .zero, count: FinalizationBatches.capacity), count: .zero)
        while !walk.isFinished, !walk.remainingEtherBudget.isZero {
            walk = try lido.calculateFinalizationBatches(
                maxShareRate: rate, maxTimestamp: border, maxRequests: Self.requestsPerStep,
                from: walk)
        }
        return Array(walk.batches.prefix(Int(walk.count.limb0)))
    }

    /// Requests made after this moment wait.
    ///
    /// A request must be older than a margin. In a bunker it must also have been made before the
    /// loss was known, and before slashings whose losses are not known yet.
    ///
    /// - Spec: Lido oracle, `src/services/safe_border.py`
    private func border(
        _ report: OracleReport, _ isBunker: Bool, _ observation: LidoObservation
    ) -> UInt256 {
        let margin = lido.state.limits.value.requestTimestampMargin
        var border = report.timestamp
        if isBunker {
            let since = lido.state.queue.value.bunkerSince
            border = min(border, since == .max ? report.timestamp - report.timeElapsed : since)
            if let epoch = observation.firstOpenSlashing {
                let seconds =
                    epoch.rawValue * beacon.rules.preset.slotsPerEpoch
                    * beacon.rules.configuration.secondsPerSlot
                border = min(border, UInt256(beacon.state.genesisTime + seconds))
            }
        }
        return border > margin ? border - margin : .zero
    }
}
