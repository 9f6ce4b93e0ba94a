public import CairnLedger
public import CairnPrimitives

/// What the staking router knows of a module. Fees and shares are in basis points.
@frozen
public struct StakingModule: TableRecord {
    public var id: UInt64
    public var address: Address
    /// The module's part of rewards.
    public var moduleFee: UInt64
    /// The treasury's part of rewards.
    public var treasuryFee: UInt64
    /// The largest part of all validators that the module may get by deposits.
    public var stakeShareLimit: UInt64
    /// See ``StakingModuleStatus``.
    public var statusNumber: UInt64
    public var lastDepositTime: UInt64
    public var lastDepositBlock: UInt64
    public var exitedValidators: UInt256
    /// The part of all validators above which the module's exit first.
    public var priorityExitShareThreshold: UInt64
    public var maxDepositsPerBlock: UInt64
    public var minDepositBlockDistance: UInt64

    public var status: StakingModuleStatus {
        StakingModuleStatus(rawValue: UInt8(truncatingIfNeeded: statusNumber)) ?? .stopped
    }
}

/// What a module may do.
public enum StakingModuleStatus: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// Deposits and rewards.
    case active
    /// Rewards, but no deposits.
    case depositsPaused
    /// Neither.
    case stopped
}

/// The staking router's own numbers.
@frozen
public struct RouterStatus: TableRecord {
    public var moduleCount: UInt64
    public var lastModuleID: UInt64
    public var withdrawalCredentials: Hash
}

/// What a module says of its validators.
public struct StakingModuleSummary: Equatable, Sendable {
    public let exited: UInt256
    public let deposited: UInt256
    /// How many more it could deposit.
    public let depositable: UInt256

    public init(exited: UInt256, deposited: UInt256, depositable: UInt256) {
        self.exited = exited
        self.deposited = deposited
        self.depositable = depositable
    }
}

/// The keys of a simple module: so many, of which so many are deposited.
@frozen
public struct ModuleKeys: TableRecord {
    public var total: UInt64
    public var deposited: UInt256
}

/// A module with its validators counted, for sharing out deposits and fees.
struct CountedModule {
    let module: StakingModule
    let active: UInt256
    let available: UInt256
}

/// Which modules get which part of rewards. Parts are of ``precision``.
public struct RewardsDistribution: Equatable, Sendable {
    public var recipients: [Address] = []
    public var moduleIDs: [UInt256] = []
    public var moduleFees: [UInt256] = []
    /// Of modules and treasury together.
    public var totalFee: UInt256 = .zero

    /// What counts as the whole: 10^20.
    public static let precision: UInt256 = 100_000_000_000_000_000_000
}
