public import CairnLedger
public import CairnPrimitives

/// Events of the staking router.
extension LidoEvent {
    /// A module was added.
    public struct StakingModuleAdded: LedgerEvent {
        public let id: UInt256
        public let module: Address
        public let name: Bytes
        public let createdBy: Address
    }

    /// A module's share limits changed.
    public struct StakingModuleShareLimitSet: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let stakeShareLimit: UInt256
        public let priorityExitShareThreshold: UInt256
        public let setBy: Address
    }

    /// A module's fees changed.
    public struct StakingModuleFeesSet: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let moduleFee: UInt256
        public let treasuryFee: UInt256
        public let setBy: Address
    }

    /// A module's deposits in a block were limited.
    public struct StakingModuleMaxDepositsPerBlockSet: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let maximum: UInt256
        public let setBy: Address
    }

    /// The blocks between a module's deposits changed.
    public struct StakingModuleMinDepositBlockDistanceSet: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let distance: UInt256
        public let setBy: Address
    }

    /// A module's status changed.
    public struct StakingModuleStatusSet: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let status: StakingModuleStatus
        public let setBy: Address
    }

    /// Ether went to a module's validators.
    public struct StakingRouterETHDeposited: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let amount: Wei
    }

    /// Withdrawals go elsewhere.
    public struct WithdrawalCredentialsSet: LedgerEvent, BitwiseCopyable {
        public let credentials: Hash
        public let setBy: Address
    }

    /// A module did not take new credentials.
    public struct WithdrawalCredentialsChangeFailed: LedgerEvent {
        public let id: UInt256
        public let revertData: Bytes
    }

    /// A module failed when told of its rewards.
    public struct RewardsMintedReportFailed: LedgerEvent {
        public let id: UInt256
        public let revertData: Bytes
    }

    /// A module has not heard yet of so many exits.
    public struct ExitedValidatorsIncompleteReporting: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let unreported: UInt256
    }

    /// A module failed when told that exits are reported.
    public struct ExitedValidatorsUpdateFailed: LedgerEvent {
        public let id: UInt256
        public let revertData: Bytes
    }

    /// A module failed when told of an exit.
    public struct ExitNotificationFailed: LedgerEvent {
        public let id: UInt256
        public let nodeOperator: UInt256
        public let publicKey: Bytes
    }
}
