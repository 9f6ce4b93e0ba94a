public import CairnLedger
public import CairnPrimitives

/// Names of limits, each a type so that each event of a limit is one.
public enum ReportLimitName {
    public enum ExitedValidatorsPerDay: Sendable {}
    public enum AppearedValidatorsPerDay: Sendable {}
    public enum AnnualBalanceIncrease: Sendable {}
    public enum SimulatedShareRateDeviation: Sendable {}
    public enum MaxValidatorExitRequestsPerReport: Sendable {}
    public enum MaxItemsPerExtraDataTransaction: Sendable {}
    public enum MaxNodeOperatorsPerExtraDataItem: Sendable {}
    public enum RequestTimestampMargin: Sendable {}
    public enum MaxPositiveTokenRebase: Sendable {}
    public enum InitialSlashingAmount: Sendable {}
    public enum InactivityPenaltiesAmount: Sendable {}
    public enum CLBalanceOraclesErrorUpperLimit: Sendable {}
}

/// Events of reports and their checks.
extension LidoEvent {
    /// A report counted validators.
    public struct CLValidatorsUpdated: LedgerEvent, BitwiseCopyable {
        public let reportTimestamp: UInt256
        public let before: UInt256
        public let after: UInt256
    }

    /// A report moved ether.
    public struct ETHDistributed: LedgerEvent, BitwiseCopyable {
        public let reportTimestamp: UInt256
        public let principalCLBalance: Wei
        public let postCLBalance: Wei
        public let withdrawals: Wei
        public let elRewards: Wei
        public let postBufferedEther: Wei
    }

    /// A report changed the share rate.
    public struct TokenRebased: LedgerEvent, BitwiseCopyable {
        public let reportTimestamp: UInt256
        public let timeElapsed: UInt256
        public let preTotalShares: Shares
        public let preTotalEther: Wei
        public let postTotalShares: Shares
        public let postTotalEther: Wei
        public let sharesMintedAsFees: Shares

        public init(
            reportTimestamp: UInt256, timeElapsed: UInt256, preTotalShares: Shares,
            preTotalEther: Wei, postTotalShares: Shares, postTotalEther: Wei,
            sharesMintedAsFees: Shares
        ) {
            self.reportTimestamp = reportTimestamp
            self.timeElapsed = timeElapsed
            self.preTotalShares = preTotalShares
            self.preTotalEther = preTotalEther
            self.postTotalShares = postTotalShares
            self.postTotalEther = postTotalEther
            self.sharesMintedAsFees = sharesMintedAsFees
        }
    }

    /// The share rate without external shares.
    public struct InternalShareRateUpdated: LedgerEvent, BitwiseCopyable {
        public let reportTimestamp: UInt256
        public let shares: Shares
        public let ether: Wei
        public let sharesMintedAsFees: Shares
    }

    /// A loss within its limit was accepted.
    public struct NegativeCLRebaseAccepted: LedgerEvent, BitwiseCopyable {
        public let slot: UInt256
        public let totalBalance: Wei
        public let negativeSum: Wei
        public let maximum: Wei
    }

    /// A loss above its limit was confirmed by a second opinion.
    public struct NegativeCLRebaseConfirmed: LedgerEvent, BitwiseCopyable {
        public let slot: UInt256
        public let clBalance: Wei
        public let vaultBalance: Wei
    }

    /// Another oracle is asked for second opinions.
    public struct SecondOpinionOracleChanged: LedgerEvent, BitwiseCopyable {
        public let oracle: Address
    }

    /// A limit of reports changed.
    public struct ReportLimitSet<Name: Sendable>: LedgerEvent, BitwiseCopyable {
        public let value: UInt256
    }
}
