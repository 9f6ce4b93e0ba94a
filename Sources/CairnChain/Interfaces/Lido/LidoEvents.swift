import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension EventSignatures {
    /// The events of Lido.
    mutating func addLidoEvents() {
        addLidoTokenEvents()
        addLidoExternalEvents()
        addLidoReportEvents()
        addLidoLimitEvents()
        addLidoQueueEvents()
        addLidoRequestTokenEvents()
        addLidoBurnerEvents()
        addLidoModuleEvents()
        addLidoRouterEvents()
        addNodeOperatorsEvents()
        addAccessControlEvents()
    }

    private mutating func addLidoTokenEvents() {
        add("Submitted", indexed: [0]) { (event: LidoEvent.Submitted) in
            ABITuple(event.sender, event.amount, event.referral)
        }
        add("TransferShares", indexed: [0, 1]) { (event: LidoEvent.TransferShares) in
            ABITuple(event.from, event.to, event.shares)
        }
        add("SharesBurnt", indexed: [0]) { (event: LidoEvent.SharesBurnt) in
            ABITuple(
                event.account, event.preRebaseAmount, event.postRebaseAmount, event.shares)
        }
        add("Stopped") { (event: LidoEvent.Stopped) in ABITuple() }
        add("Resumed") { (event: LidoEvent.Resumed) in ABITuple() }
        add("StakingPaused") { (event: LidoEvent.StakingPaused) in ABITuple() }
        add("StakingResumed") { (event: LidoEvent.StakingResumed) in ABITuple() }
        add("StakingLimitSet") { (event: LidoEvent.StakingLimitSet) in
            ABITuple(event.maximum, event.increasePerBlock)
        }
        add("StakingLimitRemoved") { (event: LidoEvent.StakingLimitRemoved) in ABITuple() }
        add("DepositedValidatorsChanged") { (event: LidoEvent.DepositedValidatorsChanged) in
            ABITuple(event.count)
        }
        add("Unbuffered") { (event: LidoEvent.Unbuffered) in ABITuple(event.amount) }
        add("ELRewardsReceived") { (event: LidoEvent.ELRewardsReceived) in
            ABITuple(event.amount)
        }
        add("WithdrawalsReceived") { (event: LidoEvent.WithdrawalsReceived) in
            ABITuple(event.amount)
        }
    }

    private mutating func addLidoExternalEvents() {
        add("MaxExternalRatioBPSet") { (event: LidoEvent.MaxExternalRatioSet) in
            ABITuple(event.ratio)
        }
        add("ExternalSharesMinted", indexed: [0]) { (event: LidoEvent.ExternalSharesMinted) in
            ABITuple(event.receiver, event.shares)
        }
        add("ExternalSharesBurnt") { (event: LidoEvent.ExternalSharesBurnt) in
            ABITuple(event.shares)
        }
        add("ExternalEtherTransferredToBuffer") {
            (event: LidoEvent.ExternalEtherTransferred) in
            ABITuple(event.amount)
        }
        add("ExternalBadDebtInternalized") { (event: LidoEvent.ExternalBadDebtInternalized) in
            ABITuple(event.shares)
        }
    }

    private mutating func addLidoReportEvents() {
        add("CLValidatorsUpdated", indexed: [0]) { (event: LidoEvent.CLValidatorsUpdated) in
            ABITuple(event.reportTimestamp, event.before, event.after)
        }
        add("ETHDistributed", indexed: [0]) { (event: LidoEvent.ETHDistributed) in
            ABITuple(
                event.reportTimestamp, event.principalCLBalance, event.postCLBalance,
                event.withdrawals, event.elRewards, event.postBufferedEther)
        }
        add("TokenRebased", indexed: [0]) { (event: LidoEvent.TokenRebased) in
            ABITuple(
                event.reportTimestamp, event.timeElapsed, event.preTotalShares,
                event.preTotalEther, event.postTotalShares, event.postTotalEther,
                event.sharesMintedAsFees)
        }
        add("InternalShareRateUpdated", indexed: [0]) {
            (event: LidoEvent.InternalShareRateUpdated) in
            ABITuple(
                event.reportTimestamp, event.shares, event.ether, event.sharesMintedAsFees)
        }
        add("NegativeCLRebaseAccepted") { (event: LidoEvent.NegativeCLRebaseAccepted) in
            ABITuple(event.slot, event.totalBalance, event.negativeSum, event.maximum)
        }
        add("NegativeCLRebaseConfirmed") { (event: LidoEvent.NegativeCLRebaseConfirmed) in
            ABITuple(event.slot, event.clBalance, event.vaultBalance)
        }
        add("SecondOpinionOracleChanged", indexed: [0]) {
            (event: LidoEvent.SecondOpinionOracleChanged) in
            ABITuple(event.oracle)
        }
    }

    private mutating func addLidoLimitEvents() {
        typealias Name = ReportLimitName
        addLimit("ExitedValidatorsPerDayLimitSet", Name.ExitedValidatorsPerDay.self)
        addLimit("AppearedValidatorsPerDayLimitSet", Name.AppearedValidatorsPerDay.self)
        addLimit("AnnualBalanceIncreaseBPLimitSet", Name.AnnualBalanceIncrease.self)
        addLimit("SimulatedShareRateDeviationBPLimitSet", Name.SimulatedShareRateDeviation.self)
        addLimit(
            "MaxValidatorExitRequestsPerReportSet", Name.MaxValidatorExitRequestsPerReport.self)
        addLimit("MaxItemsPerExtraDataTransactionSet", Name.MaxItemsPerExtraDataTransaction.self)
        addLimit(
            "MaxNodeOperatorsPerExtraDataItemSet", Name.MaxNodeOperatorsPerExtraDataItem.self)
        addLimit("RequestTimestampMarginSet", Name.RequestTimestampMargin.self)
        addLimit("MaxPositiveTokenRebaseSet", Name.MaxPositiveTokenRebase.self)
        addLimit("InitialSlashingAmountSet", Name.InitialSlashingAmount.self)
        addLimit("InactivityPenaltiesAmountSet", Name.InactivityPenaltiesAmount.self)
        addLimit(
            "CLBalanceOraclesErrorUpperBPLimitSet", Name.CLBalanceOraclesErrorUpperLimit.self)
    }

    private mutating func addLimit<Name: Sendable>(_ name: String, _ limit: Name.Type) {
        add(name) { (event: LidoEvent.ReportLimitSet<Name>) in ABITuple(event.value) }
    }

    private mutating func addLidoQueueEvents() {
        add("WithdrawalRequested", indexed: [0, 1, 2]) {
            (event: LidoEvent.WithdrawalRequested) in
            ABITuple(event.id, event.requestor, event.owner, event.amount, event.shares)
        }
        add("WithdrawalsFinalized", indexed: [0, 1]) { (event: LidoEvent.WithdrawalsFinalized) in
            ABITuple(event.first, event.last, event.ether, event.shares, event.timestamp)
        }
        add("WithdrawalClaimed", indexed: [0, 1, 2]) { (event: LidoEvent.WithdrawalClaimed) in
            ABITuple(event.id, event.owner, event.receiver, event.ether)
        }
        add("Paused") { (event: LidoEvent.QueuePaused) in ABITuple(event.duration) }
        add("BunkerModeEnabled") { (event: LidoEvent.BunkerModeEnabled) in
            ABITuple(event.since)
        }
        add("BunkerModeDisabled") { (event: LidoEvent.BunkerModeDisabled) in ABITuple() }
    }

    private mutating func addLidoRequestTokenEvents() {
        add("BatchMetadataUpdate") { (event: LidoEvent.BatchMetadataUpdate) in
            ABITuple(event.first, event.last)
        }
        add("Transfer", indexed: [0, 1, 2]) { (event: LidoEvent.RequestTransferred) in
            ABITuple(event.from, event.to, event.id)
        }
        add("Approval", indexed: [0, 1, 2]) { (event: LidoEvent.RequestApproved) in
            ABITuple(event.owner, event.approved, event.id)
        }
        add("ApprovalForAll", indexed: [0, 1]) { (event: LidoEvent.RequestApprovedForAll) in
            ABITuple(event.owner, event.operatorAddress, event.isApproved.isSet)
        }
        add("BaseURISet") { (event: LidoEvent.BaseURISet) in ABITuple(ABIText(event.uri)) }
        add("NftDescriptorAddressSet") { (event: LidoEvent.DescriptorSet) in
            ABITuple(event.descriptor)
        }
    }

    private mutating func addLidoBurnerEvents() {
        add("StETHBurnRequested", indexed: [0, 1]) { (event: LidoEvent.StETHBurnRequested) in
            ABITuple(event.isCover.isSet, event.requestedBy, event.amount, event.shares)
        }
        add("StETHBurnt", indexed: [0]) { (event: LidoEvent.StETHBurnt) in
            ABITuple(event.isCover.isSet, event.amount, event.shares)
        }
        add("ExcessStETHRecovered", indexed: [0]) { (event: LidoEvent.ExcessStETHRecovered) in
            ABITuple(event.requestedBy, event.amount, event.shares)
        }
        add("ERC20Recovered", indexed: [0, 1]) { (event: LidoEvent.ERC20Recovered) in
            ABITuple(event.requestedBy, event.token, event.amount)
        }
        add("ERC721Recovered", indexed: [0, 1]) { (event: LidoEvent.ERC721Recovered) in
            ABITuple(event.requestedBy, event.token, event.id)
        }
        add("WithdrawalRequestAdded") { (event: LidoEvent.WithdrawalRequestAdded) in
            ABITuple(event.request)
        }
        add("ETHReceived") { (event: LidoEvent.ETHReceived) in ABITuple(event.amount) }
    }

    private mutating func addLidoModuleEvents() {
        add("StakingModuleAdded", indexed: [0]) { (event: LidoEvent.StakingModuleAdded) in
            ABITuple(event.id, event.module, ABIText(event.name), event.createdBy)
        }
        add("StakingModuleShareLimitSet", indexed: [0]) {
            (event: LidoEvent.StakingModuleShareLimitSet) in
            ABITuple(
                event.id, event.stakeShareLimit, event.priorityExitShareThreshold, event.setBy)
        }
        add("StakingModuleFeesSet", indexed: [0]) { (event: LidoEvent.StakingModuleFeesSet) in
            ABITuple(event.id, event.moduleFee, event.treasuryFee, event.setBy)
        }
        add("StakingModuleMaxDepositsPerBlockSet", indexed: [0]) {
            (event: LidoEvent.StakingModuleMaxDepositsPerBlockSet) in
            ABITuple(event.id, event.maximum, event.setBy)
        }
        add("StakingModuleMinDepositBlockDistanceSet", indexed: [0]) {
            (event: LidoEvent.StakingModuleMinDepositBlockDistanceSet) in
            ABITuple(event.id, event.distance, event.setBy)
        }
        add("StakingModuleStatusSet", indexed: [0]) {
            (event: LidoEvent.StakingModuleStatusSet) in
            ABITuple(event.id, event.status, event.setBy)
        }
    }

    private mutating func addLidoRouterEvents() {
        add("StakingRouterETHDeposited", indexed: [0]) {
            (event: LidoEvent.StakingRouterETHDeposited) in
            ABITuple(event.id, event.amount)
        }
        add("WithdrawalCredentialsSet") { (event: LidoEvent.WithdrawalCredentialsSet) in
            ABITuple(event.credentials, event.setBy)
        }
        add("WithdrawalsCredentialsChangeFailed", indexed: [0]) {
            (event: LidoEvent.WithdrawalCredentialsChangeFailed) in
            ABITuple(event.id, event.revertData)
        }
        add("RewardsMintedReportFailed", indexed: [0]) {
            (event: LidoEvent.RewardsMintedReportFailed) in
            ABITuple(event.id, event.revertData)
        }
        add("StakingModuleExitedValidatorsIncompleteReporting", indexed: [0]) {
            (event: LidoEvent.ExitedValidatorsIncompleteReporting) in
            ABITuple(event.id, event.unreported)
        }
        add("ExitedAndStuckValidatorsCountsUpdateFailed", indexed: [0]) {
            (event: LidoEvent.ExitedValidatorsUpdateFailed) in
            ABITuple(event.id, event.revertData)
        }
        add("StakingModuleExitNotificationFailed", indexed: [0, 1]) {
            (event: LidoEvent.ExitNotificationFailed) in
            ABITuple(event.id, event.nodeOperator, event.publicKey)
        }
    }

    private mutating func addAccessControlEvents() {
        add("RoleGranted", indexed: [0, 1, 2]) { (event: AccessControlEvent.RoleGranted) in
            ABITuple(event.role, event.account, event.sender)
        }
        add("RoleRevoked", indexed: [0, 1, 2]) { (event: AccessControlEvent.RoleRevoked) in
            ABITuple(event.role, event.account, event.sender)
        }
    }
}
