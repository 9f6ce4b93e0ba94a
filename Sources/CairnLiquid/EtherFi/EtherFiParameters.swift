public import CairnPrimitives

/// Where the contracts of ether.fi live, whom they know, and what of them never changes.
///
/// ``mainnet`` holds the values of the main network.
public struct EtherFiParameters: Sendable {
    public var contracts: Contracts
    public var surroundings: Surroundings
    public var accounts: Accounts
    /// Roles of the registry in the order of granting.
    public var registryRoles: [RoleGrant]
    public var domains: Domains
    public var redemption: Redemption
    public var liquifier: Liquifier
    public var admin: Admin
    public var oracle: Oracle
    /// Seconds before a priority request can be fulfilled, cancelled or claimed.
    public var priorityQueueMinDelay: UInt32
    public var stakingManager: StakingManager
    public var market: Market
    /// Nodes and what they need; nil where the staking manager accepts everything and does nothing.
    public var nodes: Nodes?
    /// What genesis sets beyond the initialisers; nil leaves what they leave.
    public var opening: Opening?

    public init(
        contracts: Contracts, surroundings: Surroundings, accounts: Accounts,
        registryRoles: [RoleGrant], domains: Domains = Domains(), redemption: Redemption,
        liquifier: Liquifier, admin: Admin, oracle: Oracle, priorityQueueMinDelay: UInt32,
        stakingManager: StakingManager, market: Market, nodes: Nodes? = nil,
        opening: Opening? = nil
    ) {
        self.contracts = contracts
        self.surroundings = surroundings
        self.accounts = accounts
        self.registryRoles = registryRoles
        self.domains = domains
        self.redemption = redemption
        self.liquifier = liquifier
        self.admin = admin
        self.oracle = oracle
        self.priorityQueueMinDelay = priorityQueueMinDelay
        self.stakingManager = stakingManager
        self.market = market
        self.nodes = nodes
        self.opening = opening
    }
}

// MARK: - Addresses

extension EtherFiParameters {
    /// The contracts of the protocol.
    public struct Contracts: Sendable {
        public var liquidityPool: Address = .zero
        public var eETH: Address = .zero
        public var weETH: Address = .zero
        public var withdrawRequestNFT: Address = .zero
        public var redemptionManager: Address = .zero
        public var liquifier: Address = .zero
        public var restaker: Address = .zero
        public var auctionManager: Address = .zero
        public var nodeOperatorManager: Address = .zero
        public var etherFiAdmin: Address = .zero
        public var etherFiOracle: Address = .zero
        public var priorityWithdrawalQueue: Address = .zero
        public var weETHWithdrawAdapter: Address = .zero
        public var depositAdapter: Address = .zero
        public var rewardsRouter: Address = .zero
        public var rateLimiter: Address = .zero
        public var blacklister: Address = .zero
        public var roleRegistry: Address = .zero

        public init() {}
    }

    /// Contracts that the protocol calls or is called by.
    public struct Surroundings: Sendable {
        public var stakingManager: Address = .zero
        public var nodesManager: Address = .zero
        public var membershipManager: Address = .zero
        /// Brings ether of other chains.
        public var l1SyncPool: Address = .zero
        public var lido: Address = .zero
        public var wstETH: Address = .zero
        public var lidoWithdrawalQueue: Address = .zero
        public var wETH: Address = .zero
        public var curvePool: Address = .zero
        public var stETHPriceFeed: Address = .zero
        public var stETHStrategy: Address = .zero
        public var rewardsCoordinator: Address = .zero
        public var strategyManager: Address = .zero
        public var delegationManager: Address = .zero

        public init() {}
    }

    /// Accounts with a part of their own, beside the holders of roles.
    public struct Accounts: Sendable {
        /// Receives redemption fees and the revenue of bids.
        public var treasury: Address
        public var registryOwner: Address
        /// Takes roles away without delay.
        public var revokeAdmin: Address

        public init(treasury: Address, registryOwner: Address, revokeAdmin: Address) {
            self.treasury = treasury
            self.registryOwner = registryOwner
            self.revokeAdmin = revokeAdmin
        }
    }

    /// A role that genesis grants.
    public struct RoleGrant: Sendable {
        public var role: EtherFiRole
        public var holder: Address

        public init(_ role: EtherFiRole, to holder: Address) {
            self.role = role
            self.holder = holder
        }
    }
}

// MARK: - Fixed bounds

extension EtherFiParameters {
    /// The domains of the tokens' permits.
    public struct Domains: Sendable {
        public var eETH: SigningDomain
        public var weETH: SigningDomain

        public init(
            eETH: SigningDomain = SigningDomain(name: "EETH", version: "1"),
            weETH: SigningDomain = SigningDomain(name: "Wrapped eETH", version: "1")
        ) {
            self.eETH = eETH
            self.weETH = weETH
        }
    }

    /// Bounds of instant redemption.
    public struct Redemption: Sendable {
        /// Basis points, as the two that follow.
        public var maxExitFeeSplitToTreasury: UInt64
        public var maxExitFee: UInt64
        public var maxLowWatermark: UInt64

        public init(
            maxExitFeeSplitToTreasury: UInt64, maxExitFee: UInt64, maxLowWatermark: UInt64
        ) {
            self.maxExitFeeSplitToTreasury = maxExitFeeSplitToTreasury
            self.maxExitFee = maxExitFee
            self.maxLowWatermark = maxLowWatermark
        }
    }

    /// Bounds of exchanges for eETH.
    public struct Liquifier: Sendable {
        /// The smallest discount that a token can have, in basis points.
        public var minDiscount: UInt64
        /// How far the exchange may be from the feed, in basis points.
        public var maxPriceDeviation: UInt64
        /// The length of a cap's period at genesis.
        public var timeBoundCapRefreshSeconds: UInt32
        /// How old an answer of the price feed may be, here and in redemption.
        public var stalePriceSeconds: UInt64
        /// How far stETH may be from one ether, of 10^18.
        public var maxPriceThreshold: UInt256

        public init(
            minDiscount: UInt64, maxPriceDeviation: UInt64, timeBoundCapRefreshSeconds: UInt32,
            stalePriceSeconds: UInt64, maxPriceThreshold: UInt256
        ) {
            self.minDiscount = minDiscount
            self.maxPriceDeviation = maxPriceDeviation
            self.timeBoundCapRefreshSeconds = timeBoundCapRefreshSeconds
            self.stalePriceSeconds = stalePriceSeconds
            self.maxPriceThreshold = maxPriceThreshold
        }
    }

    /// Bounds of the reports that may be applied, and two settings at genesis.
    public struct Admin: Sendable {
        public var maxAcceptableRebaseAPR: UInt64
        public var maxValidatorTaskBatchSize: UInt64
        public var staleOracleReportBlockWindow: UInt64
        public var maxAcceptableFinalizedAmountPerDay: Wei
        public var maxAcceptableValidatorsToApprovePerDay: UInt64
        public var maxRequestsToFinalizePerReport: UInt64
        public var acceptableRebaseAPR: Int32
        public var postReportWaitSlots: UInt16

        public init(
            maxAcceptableRebaseAPR: UInt64, maxValidatorTaskBatchSize: UInt64,
            staleOracleReportBlockWindow: UInt64, maxAcceptableFinalizedAmountPerDay: Wei,
            maxAcceptableValidatorsToApprovePerDay: UInt64, maxRequestsToFinalizePerReport: UInt64,
            acceptableRebaseAPR: Int32, postReportWaitSlots: UInt16
        ) {
            self.maxAcceptableRebaseAPR = maxAcceptableRebaseAPR
            self.maxValidatorTaskBatchSize = maxValidatorTaskBatchSize
            self.staleOracleReportBlockWindow = staleOracleReportBlockWindow
            self.maxAcceptableFinalizedAmountPerDay = maxAcceptableFinalizedAmountPerDay
            self.maxAcceptableValidatorsToApprovePerDay = maxAcceptableValidatorsToApprovePerDay
            self.maxRequestsToFinalizePerReport = maxRequestsToFinalizePerReport
            self.acceptableRebaseAPR = acceptableRebaseAPR
            self.postReportWaitSlots = postReportWaitSlots
        }
    }

    /// The committee's clock, and its settings at genesis.
    public struct Oracle: Sendable {
        public var minQuorumSize: UInt32
        public var quorumSize: UInt32
        public var reportPeriodSlots: UInt32
        public var reportStartSlot: UInt32
        public var slotsPerEpoch: UInt32
        public var secondsPerSlot: UInt32
        /// When slot 0 began, in Unix seconds.
        public var beaconGenesisTime: UInt32

        /// Slots from report to report for chains that jump by whole days: 221 epochs, where a day
        /// has 225.
        ///
        /// The committee can report a period only once two epochs have followed it, and only the
        /// newest. From one day to fifty after a report, this period's last end is at least four
        /// epochs old, so that a jump never lands where nothing can be reported.
        public static let wholeDayPeriodSlots: UInt32 = 221 * 32

        public init(
            minQuorumSize: UInt32, quorumSize: UInt32, reportPeriodSlots: UInt32,
            reportStartSlot: UInt32, slotsPerEpoch: UInt32, secondsPerSlot: UInt32,
            beaconGenesisTime: UInt32
        ) {
            self.minQuorumSize = minQuorumSize
            self.quorumSize = quorumSize
            self.reportPeriodSlots = reportPeriodSlots
            self.reportStartSlot = reportStartSlot
            self.slotsPerEpoch = slotsPerEpoch
            self.secondsPerSlot = secondsPerSlot
            self.beaconGenesisTime = beaconGenesisTime
        }
    }

    /// What the staking manager says of validators.
    public struct StakingManager: Sendable {
        public var initialDeposit: Wei
        public var minValidatorSize: Wei
        public var maxValidatorSize: Wei

        public init(
            initialDeposit: Wei = .ether(1), minValidatorSize: Wei = .ether(32),
            maxValidatorSize: Wei = .ether(2048)
        ) {
            self.initialDeposit = initialDeposit
            self.minValidatorSize = minValidatorSize
            self.maxValidatorSize = maxValidatorSize
        }
    }

    /// What nodes of validators need beside the other contracts.
    public struct Nodes: Sendable {
        /// Where nodes take their code from.
        public var nodeBeacon: Address
        public var eigenPodManager: Address
        /// Takes validators' ether.
        public var depositContract: Address

        public init(
            nodeBeacon: Address = "0x3c55986Cfee455E2533F4D29006634EcF9B7c03F",
            eigenPodManager: Address = "0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338",
            depositContract: Address = "0x00000000219ab540356cBB839Cbe05303d7705Fa"
        ) {
            self.nodeBeacon = nodeBeacon
            self.eigenPodManager = eigenPodManager
            self.depositContract = depositContract
        }
    }

    /// What stETH is said to be worth at genesis.
    public struct Market: Sendable {
        /// The exchange's price of 10^18 stETH, in wei.
        public var curvePrice: UInt256
        public var feedDecimals: UInt8
        /// The price feed's answer, given at the genesis time.
        public var feedAnswer: Int256

        public init(curvePrice: UInt256, feedDecimals: UInt8, feedAnswer: Int256) {
            self.curvePrice = curvePrice
            self.feedDecimals = feedDecimals
            self.feedAnswer = feedAnswer
        }
    }
}
