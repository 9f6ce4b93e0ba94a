public import CairnLedger
public import CairnPrimitives

/// What reports may claim at most.
@frozen
public struct ReportLimits: TableRecord, Equatable {
    public var exitedValidatorsPerDay: UInt256
    public var appearedValidatorsPerDay: UInt256
    /// How fast the consensus layer balance may grow, in basis points a year.
    public var annualBalanceIncrease: UInt256
    /// How far the simulated share rate may be off, in basis points.
    public var simulatedShareRateDeviation: UInt256
    public var maxValidatorExitRequestsPerReport: UInt256
    public var maxItemsPerExtraDataTransaction: UInt256
    public var maxNodeOperatorsPerExtraDataItem: UInt256
    /// How long before a report a request must have been made, in seconds.
    public var requestTimestampMargin: UInt256
    /// How much a report may add to the share rate, in 10^-9; 2^64 - 1 means any amount.
    public var maxPositiveTokenRebase: UInt256
    /// What a slashed validator loses at once, in 10^15 wei.
    public var initialSlashingAmountPWei: UInt256
    /// What an absent validator loses in 54 days, in 10^15 wei.
    public var inactivityPenaltiesAmountPWei: UInt256
    /// How far a second opinion may be above a report, in basis points.
    public var clBalanceOraclesErrorUpperLimit: UInt256

    public init(
        exitedValidatorsPerDay: UInt256, appearedValidatorsPerDay: UInt256,
        annualBalanceIncrease: UInt256, simulatedShareRateDeviation: UInt256,
        maxValidatorExitRequestsPerReport: UInt256, maxItemsPerExtraDataTransaction: UInt256,
        maxNodeOperatorsPerExtraDataItem: UInt256, requestTimestampMargin: UInt256,
        maxPositiveTokenRebase: UInt256, initialSlashingAmountPWei: UInt256,
        inactivityPenaltiesAmountPWei: UInt256, clBalanceOraclesErrorUpperLimit: UInt256
    ) {
        self.exitedValidatorsPerDay = exitedValidatorsPerDay
        self.appearedValidatorsPerDay = appearedValidatorsPerDay
        self.annualBalanceIncrease = annualBalanceIncrease
        self.simulatedShareRateDeviation = simulatedShareRateDeviation
        self.maxValidatorExitRequestsPerReport = maxValidatorExitRequestsPerReport
        self.maxItemsPerExtraDataTransaction = maxItemsPerExtraDataTransaction
        self.maxNodeOperatorsPerExtraDataItem = maxNodeOperatorsPerExtraDataItem
        self.requestTimestampMargin = requestTimestampMargin
        self.maxPositiveTokenRebase = maxPositiveTokenRebase
        self.initialSlashingAmountPWei = initialSlashingAmountPWei
        self.inactivityPenaltiesAmountPWei = inactivityPenaltiesAmountPWei
        self.clBalanceOraclesErrorUpperLimit = clBalanceOraclesErrorUpperLimit
    }
}

/// What the sanity checker remembers of a report.
@frozen
public struct ReportRecord: TableRecord, Equatable {
    public var timestamp: UInt64
    public var exitedValidators: UInt64
    /// What the consensus layer lost since the report before.
    public var negativeRebase: Wei
}
