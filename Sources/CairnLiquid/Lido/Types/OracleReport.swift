public import CairnPrimitives

/// What the oracle reports.
public struct OracleReport: Equatable, Sendable {
    /// Of the reference slot, in Unix seconds.
    public let timestamp: UInt256
    /// Seconds since the report before.
    public let timeElapsed: UInt256
    public let clValidators: UInt256
    public let clBalance: Wei
    public let withdrawalVaultBalance: Wei
    public let elRewardsVaultBalance: Wei
    public let sharesRequestedToBurn: Shares
    /// Last request numbers of the batches to finalize, ascending.
    public let withdrawalFinalizationBatches: [UInt256]
    /// Ether for 10^27 shares as the oracle foresaw it.
    public let simulatedShareRate: UInt256

    public init(
        timestamp: UInt256, timeElapsed: UInt256, clValidators: UInt256, clBalance: Wei,
        withdrawalVaultBalance: Wei, elRewardsVaultBalance: Wei, sharesRequestedToBurn: Shares,
        withdrawalFinalizationBatches: [UInt256], simulatedShareRate: UInt256
    ) {
        self.timestamp = timestamp
        self.timeElapsed = timeElapsed
        self.clValidators = clValidators
        self.clBalance = clBalance
        self.withdrawalVaultBalance = withdrawalVaultBalance
        self.elRewardsVaultBalance = elRewardsVaultBalance
        self.sharesRequestedToBurn = sharesRequestedToBurn
        self.withdrawalFinalizationBatches = withdrawalFinalizationBatches
        self.simulatedShareRate = simulatedShareRate
    }
}

/// The pool before a report.
struct PreReportState {
    let clValidators: UInt256
    let clBalance: Wei
    let depositedValidators: UInt256
    let totalEther: Wei
    let totalShares: Shares
    let externalShares: Shares
    let externalEther: Wei
    let badDebt: Shares
}

/// What a report will do, computed before anything of it is done.
public struct ReportOutcome: Equatable, Sendable {
    public var withdrawalsVaultTransfer: Wei = .zero
    public var elRewardsVaultTransfer: Wei = .zero
    public var etherToFinalize: Wei = .zero
    public var sharesToFinalize: Shares = .zero
    public var sharesToBurnForWithdrawals: Shares = .zero
    public var totalSharesToBurn: Shares = .zero
    public var sharesToMintAsFees: Shares = .zero
    public var fees = FeeDistribution()
    /// The consensus layer balance before rewards: the old one and new deposits.
    public var principalCLBalance: Wei = .zero
    public var preTotalShares: Shares = .zero
    public var preTotalEther: Wei = .zero
    public var postInternalShares: Shares = .zero
    public var postInternalEther: Wei = .zero
    public var postTotalShares: Shares = .zero
    public var postTotalEther: Wei = .zero

    public init() {}
}

/// Who gets the shares that are minted as fees.
public struct FeeDistribution: Equatable, Sendable {
    public var recipients: [Address] = []
    public var moduleIDs: [UInt256] = []
    public var moduleShares: [Shares] = []
    public var treasuryShares: Shares = .zero
}

/// A rebase within its limit: what is taken from the vaults and what is burned.
public struct SmoothedRebase: Equatable, Sendable {
    public let withdrawals: Wei
    public let elRewards: Wei
    public let sharesFromQueueToBurn: Shares
    public let sharesToBurn: Shares
}
