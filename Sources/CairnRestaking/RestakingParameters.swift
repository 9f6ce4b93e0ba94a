public import CairnPrimitives

/// Where the contracts of the restaking core live, and what they were deployed with.
///
/// The defaults are mainnet's, as listed in the README of EigenLayer's contracts, release 1.12.0.
public struct RestakingParameters: Sendable {
    // MARK: Contracts

    public var permissionController: Address = "0x25e5f8b1e7adf44518d35d5b2271f114e081f0e5"
    public var strategyManager: Address = "0x858646372cc42e1a627fce94aa7a7033e7cf075a"
    public var delegationManager: Address = "0x39053d51b77dc0d36036fc1fcc8cb819df8ef37a"
    public var allocationManager: Address = "0x948a420b8cc1d6bfd0b6087c2e7c344a2cd0bc39"
    public var eigenPodManager: Address = "0x91e677b07f7af907ec9a428aafa9fc14a0d3a338"
    public var avsDirectory: Address = "0x135dda560e946695d6f155dacafc6f1f25c1f5af"
    public var rewardsCoordinator: Address = "0x7750d328b314effa365a0402ccfd489b80b0adda"
    public var strategyFactory: Address = "0x5e4c39ad7a3e881585e383db9827eb4811f6f647"
    public var keyRegistrar: Address = "0x54f4bc6bdebe479173a2bbdc31dd7178408a57a4"
    public var eigenPodBeacon: Address = "0x5a2a4f2f3c18f09179b6703e63d9edd165909073"
    public var strategyBeacon: Address = "0x0ed6703c298d28ae0878d1b28e88ca87f9662fe9"
    public var durationVaultBeacon: Address = "0x0fce0a591d96bb76883323ef555867111e2050a9"
    public var pauserRegistry: Address = "0xb8765ed72235d279c3fb53936e4606db0ef12806"
    /// The half of the AllocationManager that answers questions; methods reach it through the
    /// manager, so its own address matters to nobody but `viewImplementation()`.
    public var allocationManagerView: Address = .zero
    /// The beacon chain's deposit contract.
    public var ethPOS: Address = "0x00000000219ab540356cbb839cbe05303d7705fa"
    /// The oracle of beacon roots: EIP-4788.
    public var beaconRoots: Address = "0x000f3df6d732807ef1319fb7b8bb8522d0beac02"
    /// Where partial withdrawals and exits are asked for: EIP-7002.
    public var withdrawalRequests: Address = "0x00000961ef480eb55e80d19ad83579a64c007002"
    /// Where consolidations are asked for: EIP-7251.
    public var consolidationRequests: Address = "0x0000bbddc7ce488642fb579f8b00f3a590007251"

    // MARK: Virtual addresses

    /// Stands for native ether among the strategies; nothing lives there.
    public var beaconChainETHStrategy: Address = "0xbeac0eeeeeeeeeeeeeeeeeeeeeeeeeeeeeebeac0"
    /// Where slashed tokens go that no set redistributes.
    public var burnAddress: Address = "0x00000000000000000000000000000000000e16e4"
    /// The strategy of the EIGEN token, which may not join a redistributing set.
    public var eigenStrategy: Address = "0xacb55c530acdb2849e6d4f36992cd8c9d50ed8f7"

    // MARK: Derived addresses

    /// The hash of the code that creates an EigenPod, a proxy whose beacon is mainnet's.
    ///
    /// It goes with ``eigenPodBeacon``.
    public var eigenPodInitCodeHash: Hash =
        "0x71d434908b1e0680c8d79f8e54ab2bf022aab159b5c87073bd081eba22f779b3"
    /// The nonce with which the strategy factory creates its first strategy.
    public var strategyFactoryFirstNonce: UInt64 = 1

    // MARK: Roles

    /// Owns StrategyManager, EigenPodManager, AVSDirectory, RewardsCoordinator, StrategyFactory,
    /// CrossChainRegistry, OperatorTableUpdater and TaskMailbox.
    public var owner: Address = "0xbe1685c81aa44ff9fb319dd389addd9374383e90"
    public var pausers: [Address] = ["0xbe1685c81aa44ff9fb319dd389addd9374383e90"]
    public var unpauser: Address = "0x369e6f597e22eab55ffb173c6d9cd234bd699111"

    // MARK: Delays

    /// Blocks that a queued withdrawal waits, and a deallocated magnitude stays slashable: 14 days.
    public var minWithdrawalDelayBlocks: UInt32 = 100_800
    /// Blocks that a deallocation takes: 14 days.
    public var deallocationDelay: UInt32 = 100_800
    /// Blocks until a change of allocation delay, or of a set's slasher, holds: 17.5 days.
    public var allocationConfigurationDelay: UInt32 = 126_000

    // MARK: Rewards

    /// What the rewards coordinator was set up with.
    public var rewards = RewardParameters()

    // MARK: Certificates

    /// Whether the world has the contracts around operator tables, certificates and tasks.
    public var includesCertificates = true
    public var certificates = CertificateParameters()
    public var tasks = TaskParameters()

    // MARK: Beacon chain

    /// Unix seconds of the first block with Pectra, after which proofs are of states with its
    /// fields; zero for not known, and then nothing can be proven.
    public var pectraForkTimestamp: UInt64 = 1_746_612_311

    // MARK: Release

    /// The contracts' version; its first character is the version of their EIP-712 domain.
    public var version = "1.12.0"

    public init() {}
}
