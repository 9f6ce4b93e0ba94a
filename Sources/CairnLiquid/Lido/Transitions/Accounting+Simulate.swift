public import CairnLedger
import CairnPrimitives

/// What a report will do, computed before anything is done.
extension Lido {
    /// What a report would do now.
    ///
    /// - Spec: Lido core, `Accounting.simulateOracleReport`
    public func simulate(_ report: OracleReport) throws(Revert) -> ReportOutcome {
        try simulate(report, on: try preReportState())
    }

    func preReportState() throws(Revert) -> PreReportState {
        let pool = state.pool.value
        return PreReportState(
            clValidators: pool.clValidators, clBalance: pool.clBalance,
            depositedValidators: pool.depositedValidators,
            totalEther: try totalPooledEther(), totalShares: totalShares,
            externalShares: pool.externalShares, externalEther: try externalEther(pool),
            badDebt: state.badDebt.value)
    }

    /// - Rounds: Fees down, in favour of the holders.
    /// - Throws: ``Panic/arithmetic`` where a report is absurd; what the queue and the rebase
    ///   limiter refuse with.
    func simulate(
        _ report: OracleReport, on before: PreReportState
    ) throws(Revert) -> ReportOutcome {
        var outcome = ReportOutcome()
        outcome.preTotalShares = before.totalShares
        outcome.preTotalEther = before.totalEther
        if !report.withdrawalFinalizationBatches.isEmpty && !isQueuePaused {
            (outcome.etherToFinalize, outcome.sharesToFinalize) = try prefinalize(
                batches: report.withdrawalFinalizationBatches,
                maxShareRate: report.simulatedShareRate)
        }
        outcome.principalCLBalance = try checked { () throws(ArithmeticFault) in
            let appeared = try report.clValidators.subtracting(before.clValidators)
            return try before.clBalance.adding(
                Wei(rawValue: try appeared.multiplied(by: LidoPool.depositSize.rawValue)))
        }
        let internalEther = try checked { () throws(ArithmeticFault) in
            try before.totalEther.subtracting(before.externalEther)
        }
        let internalShares = try checked { () throws(ArithmeticFault) in
            try before.totalShares.subtracting(before.externalShares)
        }
        let principal = outcome.principalCLBalance
        let smoothed = try smoothenTokenRebase(
            RebaseInputs(
                preInternalEther: internalEther, preInternalShares: internalShares,
                preCLBalance: principal, postCLBalance: report.clBalance,
                withdrawalVaultBalance: report.withdrawalVaultBalance,
                elRewardsVaultBalance: report.elRewardsVaultBalance,
                sharesRequestedToBurn: report.sharesRequestedToBurn,
                etherToLock: outcome.etherToFinalize,
                newSharesToBurn: outcome.sharesToFinalize))
        outcome.withdrawalsVaultTransfer = smoothed.withdrawals
        outcome.elRewardsVaultTransfer = smoothed.elRewards
        outcome.sharesToBurnForWithdrawals = smoothed.sharesFromQueueToBurn
        outcome.totalSharesToBurn = smoothed.sharesToBurn

        let sharesBeforeFees = try checked { () throws(ArithmeticFault) in
            try internalShares.subtracting(smoothed.sharesToBurn)
        }
        let locked = outcome.etherToFinalize
        outcome.postInternalEther = try checked { () throws(ArithmeticFault) in
            try internalEther.adding(report.clBalance).adding(smoothed.withdrawals)
                .subtracting(principal).adding(smoothed.elRewards).subtracting(locked)
        }
        try computeFees(of: &outcome, report, sharesBeforeFees: sharesBeforeFees)
        try computeTotals(of: &outcome, before, sharesBeforeFees: sharesBeforeFees)
        return outcome
    }

    /// The shares that are minted as fees, if the consensus layer gained at all.
    ///
    /// So many new shares `f` that they are worth the fee `F` at the rate after the report, where
    /// `E` is the ether and `S` the shares without the fee:
    ///
    ///     f / (S + f) = F / E,  so  f = F · S / (E - F)
    private func computeFees(
        of outcome: inout ReportOutcome, _ report: OracleReport, sharesBeforeFees: Shares
    ) throws(Revert) {
        let distribution = try rewardsDistribution()
        let (withdrawals, principal) = (
            outcome.withdrawalsVaultTransfer, outcome.principalCLBalance
        )
        let unified = try checked { () throws(ArithmeticFault) in
            try report.clBalance.adding(withdrawals)
        }
        guard unified > principal else { return }
        let (elRewards, ether) = (outcome.elRewardsVaultTransfer, outcome.postInternalEther)
        let minted = try checked { () throws(ArithmeticFault) in
            let rewards = try (unified - principal).adding(elRewards)
            let fee =
                try rewards.rawValue.multiplied(by: distribution.totalFee)
                / RewardsDistribution.precision
            return try fee.multiplied(by: sharesBeforeFees.rawValue)
                .divided(by: try ether.rawValue.subtracting(fee))
        }
        guard !minted.isZero else { return }
        outcome.sharesToMintAsFees = Shares(rawValue: minted)
        outcome.fees.recipients = distribution.recipients
        outcome.fees.moduleIDs = distribution.moduleIDs
        var rest = Shares(rawValue: minted)
        for fee in distribution.moduleFees {
            let part = try checked { () throws(ArithmeticFault) in
                Shares(rawValue: try minted.multiplied(by: fee) / distribution.totalFee)
            }
            outcome.fees.moduleShares.append(part)
            rest -= part
        }
        outcome.fees.treasuryShares = rest
    }

    private func computeTotals(
        of outcome: inout ReportOutcome, _ before: PreReportState, sharesBeforeFees: Shares
    ) throws(Revert) {
        let (minted, ether) = (outcome.sharesToMintAsFees, outcome.postInternalEther)
        let internalShares = try checked { () throws(ArithmeticFault) in
            try sharesBeforeFees.adding(minted).adding(before.badDebt)
        }
        let externalShares = try checked { () throws(ArithmeticFault) in
            try before.externalShares.subtracting(before.badDebt)
        }
        outcome.postInternalShares = internalShares
        outcome.postTotalShares = try checked { () throws(ArithmeticFault) in
            try internalShares.adding(externalShares)
        }
        outcome.postTotalEther = try checked { () throws(ArithmeticFault) in
            let externalEther = try ShareRate(ether: ether, shares: internalShares)
                .ether(for: externalShares, rounding: .down)
            return try ether.adding(externalEther)
        }
    }
}
