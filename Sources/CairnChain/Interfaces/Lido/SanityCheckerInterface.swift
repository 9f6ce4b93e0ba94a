import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: Lido core, `OracleReportSanityChecker`
    static let lidoSanityChecker = ContractTable("OracleReportSanityChecker") { contract in
        contract.addLidoSanityStatus()
        contract.addLidoReportChecks()
        contract.addLidoOtherChecks()
        contract.addLidoLimits()
        contract.addLidoAccessControl()
    }

    private mutating func addLidoSanityStatus() {
        lidoRoles(
            "ALL_LIMITS_MANAGER_ROLE", "EXITED_VALIDATORS_PER_DAY_LIMIT_MANAGER_ROLE",
            "APPEARED_VALIDATORS_PER_DAY_LIMIT_MANAGER_ROLE",
            "ANNUAL_BALANCE_INCREASE_LIMIT_MANAGER_ROLE",
            "SHARE_RATE_DEVIATION_LIMIT_MANAGER_ROLE",
            "MAX_VALIDATOR_EXIT_REQUESTS_PER_REPORT_ROLE",
            "MAX_ITEMS_PER_EXTRA_DATA_TRANSACTION_ROLE",
            "MAX_NODE_OPERATORS_PER_EXTRA_DATA_ITEM_ROLE",
            "REQUEST_TIMESTAMP_MARGIN_MANAGER_ROLE", "MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE",
            "SECOND_OPINION_MANAGER_ROLE", "INITIAL_SLASHING_AND_PENALTIES_MANAGER_ROLE")
        lidoAddress("getLidoLocator", \.locator)
        lidoGetter("getOracleReportLimits") { lido throws(Revert) in lido.state.limits.value }
        lidoGetter("getMaxPositiveTokenRebase") { lido throws(Revert) in
            lido.state.limits.value.maxPositiveTokenRebase
        }
        lidoGetter("secondOpinionOracle") { lido throws(Revert) in
            lido.state.secondOpinionOracle.value
        }
        lidoGetter("getReportDataCount") { lido throws(Revert) in
            UInt256(lido.state.reports.count(0))
        }
        method("reportData", .view) {
            (frame: borrowing Frame, index: UInt256)
                throws(Revert) -> Outputs<UInt64, UInt64, Wei> in
            let reports = frame.lido.state.reports
            guard let place = index.asInt, place < reports.count(0) else {
                throw Revert(EmptyRevert())
            }
            let report = reports[0, place]
            return Outputs(report.timestamp, report.exitedValidators, report.negativeRebase)
        }
    }

    private mutating func addLidoReportChecks() {
        method("smoothenTokenRebase", .view) {
            (
                frame: borrowing Frame, ether: Wei, shares: Shares, preBalance: Wei,
                postBalance: Wei, vault: Wei, rewards: Wei, requested: Shares, locked: Wei,
                newShares: Shares
            ) throws(Revert) -> Outputs<Wei, Wei, Shares, Shares> in
            let smoothed = try frame.lido.smoothenTokenRebase(
                RebaseInputs(
                    preInternalEther: ether, preInternalShares: shares,
                    preCLBalance: preBalance, postCLBalance: postBalance,
                    withdrawalVaultBalance: vault, elRewardsVaultBalance: rewards,
                    sharesRequestedToBurn: requested, etherToLock: locked,
                    newSharesToBurn: newShares))
            return Outputs(
                smoothed.withdrawals, smoothed.elRewards, smoothed.sharesFromQueueToBurn,
                smoothed.sharesToBurn)
        }
        method("checkAccountingOracleReport") {
            (
                frame: borrowing Frame, elapsed: UInt256, preBalance: Wei, postBalance: Wei,
                vault: Wei, rewards: Wei, requested: Shares, preValidators: UInt256,
                postValidators: UInt256
            ) throws(Revert) in
            try frame.lido.checkReport(
                frame.call,
                ReportClaims(
                    timeElapsed: elapsed, preCLBalance: preBalance, postCLBalance: postBalance,
                    withdrawalVaultBalance: vault, elRewardsVaultBalance: rewards,
                    sharesRequestedToBurn: requested, preCLValidators: preValidators,
                    postCLValidators: postValidators))
        }
        method("checkSimulatedShareRate", .view) {
            (
                frame: borrowing Frame, ether: Wei, shares: Shares, locked: Wei, burned: Shares,
                rate: UInt256
            ) throws(Revert) in
            try frame.lido.checkSimulatedShareRate(
                postInternalEther: ether, postInternalShares: shares, etherToFinalize: locked,
                sharesToBurn: burned, simulatedShareRate: rate)
        }
        method("checkWithdrawalQueueOracleReport", .view) {
            (frame: borrowing Frame, id: UInt256, timestamp: UInt256) throws(Revert) in
            try frame.lido.checkLastFinalizable(id, reportTimestamp: timestamp)
        }
    }

    private mutating func addLidoOtherChecks() {
        method("checkExitBusOracleReport", .view) {
            (frame: borrowing Frame, count: UInt256) throws(Revert) in
            try frame.lido.checkExitRequests(count)
        }
        method("checkExitedValidatorsRatePerDay", .view) {
            (frame: borrowing Frame, count: UInt256) throws(Revert) in
            try frame.lido.checkExitedValidatorsPerDay(count)
        }
        method("checkNodeOperatorsPerExtraDataItemCount", .view) {
            (frame: borrowing Frame, index: UInt256, count: UInt256) throws(Revert) in
            try frame.lido.checkNodeOperators(count, ofItem: index)
        }
        method("checkExtraDataItemsCountPerTransaction", .view) {
            (frame: borrowing Frame, count: UInt256) throws(Revert) in
            try frame.lido.checkExtraDataItems(count)
        }
    }

    private mutating func addLidoLimits() {
        method("setOracleReportLimits") {
            (frame: borrowing Frame, limits: ReportLimits, oracle: Address) throws(Revert) in
            try frame.lido.setLimits(frame.call, limits, secondOpinionOracle: oracle)
        }
        method("setSecondOpinionOracleAndCLBalanceUpperMargin") {
            (frame: borrowing Frame, oracle: Address, limit: UInt256) throws(Revert) in
            try frame.lido.setSecondOpinion(frame.call, oracle: oracle, upperLimit: limit)
        }
        method("setInitialSlashingAndPenaltiesAmount") {
            (frame: borrowing Frame, slashing: UInt256, penalties: UInt256) throws(Revert) in
            try frame.lido.setLimit(
                frame.call, role: LidoRole.initialSlashingAndPenalties
            ) { limits in
                limits.initialSlashingAmountPWei = slashing
                limits.inactivityPenaltiesAmountPWei = penalties
            }
        }
        addLimit(
            "setExitedValidatorsPerDayLimit", LidoRole.exitedValidatorsLimit,
            \.exitedValidatorsPerDay)
        addLimit(
            "setAppearedValidatorsPerDayLimit", LidoRole.appearedValidatorsLimit,
            \.appearedValidatorsPerDay)
        addLimit(
            "setAnnualBalanceIncreaseBPLimit", LidoRole.annualBalanceIncreaseLimit,
            \.annualBalanceIncrease)
        addLimit(
            "setSimulatedShareRateDeviationBPLimit", LidoRole.shareRateDeviationLimit,
            \.simulatedShareRateDeviation)
        addLimit(
            "setMaxExitRequestsPerOracleReport", LidoRole.exitRequestsLimit,
            \.maxValidatorExitRequestsPerReport)
        addLimit(
            "setRequestTimestampMargin", LidoRole.requestTimestampMargin,
            \.requestTimestampMargin)
        addLimit(
            "setMaxPositiveTokenRebase", LidoRole.maxPositiveTokenRebase,
            \.maxPositiveTokenRebase)
        addLimit(
            "setMaxItemsPerExtraDataTransaction", LidoRole.extraDataItemsLimit,
            \.maxItemsPerExtraDataTransaction)
        addLimit(
            "setMaxNodeOperatorsPerExtraDataItem", LidoRole.extraDataOperatorsLimit,
            \.maxNodeOperatorsPerExtraDataItem)
    }

    /// Adds the function that sets one limit, and nothing else.
    private mutating func addLimit(
        _ name: String, _ role: Hash, _ limit: any WritableKeyPath<ReportLimits, UInt256> & Sendable
    ) {
        method(name) { (frame: borrowing Frame, value: UInt256) throws(Revert) in
            try frame.lido.setLimit(frame.call, role: role) { $0[keyPath: limit] = value }
        }
    }
}
