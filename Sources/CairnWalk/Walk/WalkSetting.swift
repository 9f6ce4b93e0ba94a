import CairnChain
import CairnConformance
import CairnJSON
import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// The world that a walk starts from, as the header of a recording describes it.
struct WalkSetting {
    let header: JSON
    let configuration: WorldConfiguration
    let parameters: RestakingParameters
    let stakers: [Address]
    let services: [Address]
    /// Where redistributing sets send what they slash.
    let recipients: [Address]
    let registrar: Address
    let tokens: [Address]
    /// In ascending order, one for each token.
    let strategies: [Address]
    /// The strategies and native ether, in ascending order.
    let everyStrategy: [Address]

    static let stakerCount = 240
    static let tokenCount = 5
    static let startBlock: UInt64 = 1_000_000
    static let startTime: UInt64 = 1_750_000_000
    /// How many stakers pay for rewards.
    static let rewardSenderCount = 40
    /// Seconds until a root can be claimed against.
    static let activationDelay: UInt64 = 240
    static let withdrawalRequestFee: UInt64 = 1
    static let consolidationRequestFee: UInt64 = 3

    /// A name of the walk's own: a kind of actor and its number.
    static func account(_ kind: UInt64, _ number: Int) -> Address {
        Address(head: kind << 56, middle: 0xCA12, tail: UInt32(truncatingIfNeeded: number))
    }

    init(seed: UInt64, ground: WalkGround) throws(ConformanceError) {
        stakers = (1...Self.stakerCount).map { Self.account(0x10, $0) }
        services = (1...8).map { Self.account(0x20, $0) }
        recipients = (1...4).map { Self.account(0x30, $0) }
        registrar = Self.account(0x40, 1)
        let plain = (1...Self.tokenCount).map { Self.account(0x50, $0) }
        let surroundings = EtherFiParameters.Surroundings.mainnet
        let own = (1...Self.tokenCount).map { Self.account(0x60, $0) }
        tokens = ground == .liquid ? plain + [surroundings.lido] : plain
        strategies = ground == .liquid ? own + [surroundings.stETHStrategy] : own
        header = Self.header(
            seed: seed, ground: ground, stakers: stakers, registrar: registrar, tokens: tokens,
            strategies: strategies)
        configuration = try WorldConfiguration(conformanceHeader: header)
        parameters = configuration.restaking ?? RestakingParameters()
        everyStrategy = (strategies + [parameters.beaconChainETHStrategy]).sorted()
    }

    // MARK: The header

    private static func header(
        seed: UInt64, ground: WalkGround, stakers: [Address], registrar: Address,
        tokens: [Address], strategies: [Address]
    ) -> JSON {
        [
            "format": "conformance/1", "protocol": "restaking", "title": "Random walk",
            "seed": .string("walk-\(seed)"), "chainId": 31_337,
            "opensLiquid": .bool(ground == .liquid),
            "contracts": contracts(RestakingParameters()),
            "constants": constants(RestakingParameters()),
            "genesis": genesis(
                RestakingParameters(), stakers: stakers, registrar: registrar, tokens: tokens,
                strategies: strategies), "labels": [:],
        ]
    }

    private static func contracts(_ parameters: RestakingParameters) -> JSON {
        func hex(_ address: Address) -> JSON { .string(address.hex) }
        return [
            "permissionController": hex(parameters.permissionController),
            "strategyManager": hex(parameters.strategyManager),
            "delegationManager": hex(parameters.delegationManager),
            "allocationManager": hex(parameters.allocationManager),
            "eigenPodManager": hex(parameters.eigenPodManager),
            "avsDirectory": hex(parameters.avsDirectory),
            "rewardsCoordinator": hex(parameters.rewardsCoordinator),
            "strategyFactory": hex(parameters.strategyFactory),
            "keyRegistrar": hex(parameters.keyRegistrar),
            "eigenPodBeacon": hex(parameters.eigenPodBeacon),
            "strategyBeacon": hex(parameters.strategyBeacon),
            "durationVaultBeacon": hex(parameters.durationVaultBeacon),
            "pauserRegistry": hex(parameters.pauserRegistry),
            "allocationManagerView": hex(parameters.allocationManagerView),
            "ethPOS": hex(parameters.ethPOS), "beaconRoots": hex(parameters.beaconRoots),
            "withdrawalRequests": hex(parameters.withdrawalRequests),
            "consolidationRequests": hex(parameters.consolidationRequests),
        ]
    }

    private static func constants(_ parameters: RestakingParameters) -> JSON {
        [
            "beaconChainETHStrategy": .string(parameters.beaconChainETHStrategy.hex),
            "defaultBurnAddress": .string(parameters.burnAddress.hex),
            "eigenPodInitCodeHash": .string(parameters.eigenPodInitCodeHash.hex),
            "strategyFactoryFirstNonce": 1,
        ]
    }

    private static func genesis(
        _ parameters: RestakingParameters, stakers: [Address], registrar: Address,
        tokens: [Address], strategies: [Address]
    ) -> JSON {
        [
            "block": JSON.number(JSONNumber(startBlock)),
            "time": JSON.number(JSONNumber(startTime)),
            "params": [
                "version": "1.12.0", "minWithdrawalDelayBlocks": 20, "deallocationDelay": 25,
                "allocationConfigurationDelay": 15,
                "withdrawalRequestFee": JSON.number(JSONNumber(withdrawalRequestFee)),
                "consolidationRequestFee": JSON.number(JSONNumber(consolidationRequestFee)),
                "activationDelay": JSON.number(JSONNumber(activationDelay)),
                "eigenStrategy": .string(strategies[tokenCount - 1].hex),
            ], "owner": .string(account(0x70, 1).hex), "pauser": .string(account(0x70, 2).hex),
            "unpauser": .string(account(0x70, 3).hex),
            "rewardsUpdater": .string(account(0x70, 4).hex),
            "tokens": .array(
                tokens.prefix(tokenCount).enumerated().map {
                    token($0.offset, $0.element, holders: stakers)
                }),
            "strategies": .array(
                zip(strategies, tokens).map {
                    ["address": .string($0.hex), "token": .string($1.hex)]
                }),
            "accounts": .array(
                stakers.map {
                    ["address": .string($0.hex), "balance": "1000000000000000000000000"]
                }), "permissiveRegistrars": .array([.string(registrar.hex)]),
            "otherRegistrars": .array([]), "wallets": .array([]),
        ]
    }

    private static func token(_ number: Int, _ address: Address, holders: [Address]) -> JSON {
        let balances = holders.map { (name: $0.hex, value: JSON("1000000000000000000000000")) }
        return [
            "address": .string(address.hex), "name": .string("Walk token \(number)"),
            "symbol": .string("WALK\(number)"), "decimals": 18, "kind": "plain",
            "balances": .object(JSONObject(balances)),
        ]
    }
}
