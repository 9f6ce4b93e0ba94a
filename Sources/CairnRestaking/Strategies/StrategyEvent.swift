public import CairnLedger
public import CairnPrimitives

/// What the StrategyManager, the strategies and their factory announce.
public enum StrategyEvent {
    // MARK: StrategyManager

    public struct Deposit: LedgerEvent, BitwiseCopyable {
        public let staker: Address
        public let strategy: Address
        public let shares: Shares
    }

    public struct StrategyWhitelisterChanged: LedgerEvent, BitwiseCopyable {
        public let previousAddress: Address
        public let newAddress: Address
    }

    public struct StrategyAddedToDepositWhitelist: LedgerEvent, BitwiseCopyable {
        public let strategy: Address
    }

    public struct StrategyRemovedFromDepositWhitelist: LedgerEvent, BitwiseCopyable {
        public let strategy: Address
    }

    public struct BurnOrRedistributableSharesIncreased: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let slashID: UInt256
        public let strategy: Address
        public let shares: Shares
    }

    public struct BurnOrRedistributableSharesDecreased: LedgerEvent, BitwiseCopyable {
        public let operatorSet: OperatorSet
        public let slashID: UInt256
        public let strategy: Address
        public let shares: Shares
    }

    public struct BurnableSharesDecreased: LedgerEvent, BitwiseCopyable {
        public let strategy: Address
        public let shares: Shares
    }

    // MARK: Strategies

    /// Tokens for 10^18 shares, the virtual ones included.
    public struct ExchangeRateEmitted: LedgerEvent, BitwiseCopyable {
        public let rate: UInt256
    }

    public struct StrategyTokenSet: LedgerEvent, BitwiseCopyable {
        public let token: Address
        public let decimals: UInt8
    }

    /// A proxy was pointed at the beacon that names its code.
    public struct BeaconUpgraded: LedgerEvent, BitwiseCopyable {
        public let beacon: Address
    }

    /// A contract was set up.
    public struct Initialized: LedgerEvent, BitwiseCopyable {
        public let version: UInt8
    }

    // MARK: StrategyFactory

    public struct StrategySetForToken: LedgerEvent, BitwiseCopyable {
        public let token: Address
        public let strategy: Address
    }

    public struct TokenBlacklisted: LedgerEvent, BitwiseCopyable {
        public let token: Address
    }
}
