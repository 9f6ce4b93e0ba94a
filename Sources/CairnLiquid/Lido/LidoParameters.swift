public import CairnPrimitives

/// What Lido's genesis configures, and what of it never changes.
///
/// ``mainnet`` has the values of the main network.
public struct LidoParameters: Sendable {
    public var contracts: LidoContracts
    /// Gets the protocol's part of fees and what is recovered.
    public var treasury: Address
    /// Holds the default admin role of every contract.
    public var admin: Address
    /// Alone may deposit buffered ether.
    public var depositSecurityModule: Address
    public var permissions: [LidoPermission]

    /// Ether in the token contract from the beginning, shares of which belong to nobody.
    public var bootstrapEther: Wei
    public var stETHDomain = SigningDomain(name: "Liquid staked Ether 2.0", version: "2")
    public var wstETHDomain = SigningDomain(name: "Wrapped liquid staked Ether 2.0", version: "1")
    public var requestTokenName = "Lido: stETH Withdrawal NFT"
    public var requestTokenSymbol = "unstETH"

    /// Unix seconds of slot 0, for the sanity checker.
    public var oracleGenesisTime: UInt64
    public var secondsPerSlot: UInt64
    public var limits: ReportLimits
    /// In order; they get the numbers from 1.
    public var modules: [StakingModuleParameters]
    /// What opens the protocol to users at genesis; nil leaves it as the initialisers do.
    public var opening: LidoOpening?

    public init(
        contracts: LidoContracts, treasury: Address, admin: Address,
        depositSecurityModule: Address, permissions: [LidoPermission], bootstrapEther: Wei,
        oracleGenesisTime: UInt64, secondsPerSlot: UInt64, limits: ReportLimits,
        modules: [StakingModuleParameters]
    ) {
        self.contracts = contracts
        self.treasury = treasury
        self.admin = admin
        self.depositSecurityModule = depositSecurityModule
        self.permissions = permissions
        self.bootstrapEther = bootstrapEther
        self.oracleGenesisTime = oracleGenesisTime
        self.secondsPerSlot = secondsPerSlot
        self.limits = limits
        self.modules = modules
    }

    /// Where beacon chain withdrawals go: the withdrawal vault.
    var withdrawalCredentials: Hash {
        Hash(contracts.withdrawalVault.word | UInt256.one << 248)
    }
}

/// The addresses of Lido's contracts and of those around them.
public struct LidoContracts: Sendable {
    public var stETH: Address
    public var wstETH: Address
    public var withdrawalQueue: Address
    public var accounting: Address
    public var burner: Address
    public var stakingRouter: Address
    public var sanityChecker: Address
    public var elRewardsVault: Address
    public var withdrawalVault: Address
    public var locator: Address
    public var eip712StETH: Address
    public var accountingOracle: Address
    public var vaultHub: Address
    public var depositContract: Address
    /// Is told of every rebase; zero for nobody.
    public var postTokenRebaseReceiver: Address = .zero

    // Named by the locator only.
    public var validatorsExitBusOracle: Address = .zero
    public var oracleDaemonConfig: Address = .zero
    public var validatorExitDelayVerifier: Address = .zero
    public var triggerableWithdrawalsGateway: Address = .zero
    public var predepositGuarantee: Address = .zero
    public var vaultFactory: Address = .zero
    public var lazyOracle: Address = .zero
    public var operatorGrid: Address = .zero

    public init(
        stETH: Address, wstETH: Address, withdrawalQueue: Address, accounting: Address,
        burner: Address, stakingRouter: Address, sanityChecker: Address,
        elRewardsVault: Address, withdrawalVault: Address, locator: Address,
        eip712StETH: Address, accountingOracle: Address, vaultHub: Address,
        depositContract: Address
    ) {
        self.stETH = stETH
        self.wstETH = wstETH
        self.withdrawalQueue = withdrawalQueue
        self.accounting = accounting
        self.burner = burner
        self.stakingRouter = stakingRouter
        self.sanityChecker = sanityChecker
        self.elRewardsVault = elRewardsVault
        self.withdrawalVault = withdrawalVault
        self.locator = locator
        self.eip712StETH = eip712StETH
        self.accountingOracle = accountingOracle
        self.vaultHub = vaultHub
        self.depositContract = depositContract
    }
}

/// A role on a contract and its holders, in the order of granting.
public struct LidoPermission: Sendable {
    public let contract: Address
    /// The name of which the role is the hash.
    public let role: String
    public let holders: [Address]

    public init(contract: Address, role: String, holders: [Address]) {
        self.contract = contract
        self.role = role
        self.holders = holders
    }
}

/// A staking module of the genesis. Fees and shares are in basis points.
public struct StakingModuleParameters: Sendable {
    public var name: String
    public var address: Address
    public var moduleFee: UInt64
    public var treasuryFee: UInt64
    public var stakeShareLimit: UInt64
    public var priorityExitShareThreshold: UInt64
    public var maxDepositsPerBlock: UInt64
    public var minDepositBlockDistance: UInt64
    /// How many validator keys it has, where it has no operators.
    public var keys: UInt64
    /// Its node operators; where there are none, the module is a simple one with keys of zeros.
    public var operators: [NodeOperatorParameters] = []

    public init(
        name: String, address: Address, moduleFee: UInt64, treasuryFee: UInt64,
        stakeShareLimit: UInt64, priorityExitShareThreshold: UInt64, maxDepositsPerBlock: UInt64,
        minDepositBlockDistance: UInt64, keys: UInt64
    ) {
        self.name = name
        self.address = address
        self.moduleFee = moduleFee
        self.treasuryFee = treasuryFee
        self.stakeShareLimit = stakeShareLimit
        self.priorityExitShareThreshold = priorityExitShareThreshold
        self.maxDepositsPerBlock = maxDepositsPerBlock
        self.minDepositBlockDistance = minDepositBlockDistance
        self.keys = keys
    }
}

/// A node operator of the genesis.
public struct NodeOperatorParameters: Equatable, Sendable {
    public var name: String
    /// Gets its rewards, and adds its keys.
    public var rewardAddress: Address

    public init(name: String, rewardAddress: Address) {
        self.name = name
        self.rewardAddress = rewardAddress
    }
}

/// The state in which users find a protocol that runs.
public struct LidoOpening: Sendable {
    /// The most that can be staked at once.
    public var maxStakeLimit: Wei
    /// How much room comes back with every block.
    public var stakeLimitIncreasePerBlock: Wei
    /// The largest part of all shares that may be external, in basis points.
    public var maxExternalRatio: UInt64

    public init(maxStakeLimit: Wei, stakeLimitIncreasePerBlock: Wei, maxExternalRatio: UInt64) {
        self.maxStakeLimit = maxStakeLimit
        self.stakeLimitIncreasePerBlock = stakeLimitIncreasePerBlock
        self.maxExternalRatio = maxExternalRatio
    }
}
