import CairnJSON
import CairnBeacon
public import CairnChain
import CairnLedger
import CairnLiquid
public import CairnPrimitives
import CairnRestaking

extension Genesis {
    /// The default world: every protocol at its mainnet address with mainnet's parameters, open to
    /// users, and ether for the development accounts.
    ///
    /// - Parameters:
    ///   - accounts: Who gets `balance` each.
    ///   - timestamp: Unix seconds of the block in front of the first.
    public static func development(
        chainID: UInt64 = 31_337, number: UInt64 = 0, timestamp: UInt64, accounts: [Address],
        balance: Wei = .ether(10_000)
    ) -> Genesis {
        var world = WorldConfiguration(
            moment: BlockMoment(number: number, timestamp: timestamp, chainID: chainID))
        world.balances = accounts.map { ($0, balance) }
        world.restaking = RestakingParameters()
        var lido = LidoParameters.mainnet
        for index in lido.modules.indices {
            lido.modules[index].operators = NodeOperatorParameters.curated
        }
        world.lido = lido
        var etherFi = EtherFiParameters.mainnet
        etherFi.oracle.reportPeriodSlots = EtherFiParameters.Oracle.wholeDayPeriodSlots
        world.etherFi = etherFi
        world.whitelistsStrategies = true
        for listed in MainnetStrategy.all {
            if listed.hasLimits {
                world.limitedStrategies.append(
                    LimitedStrategy(strategy: listed.strategy, token: listed.token))
            } else {
                world.strategies.append((listed.strategy, listed.token))
            }
            guard let name = listed.name else { continue }
            world.tokens.append(
                TokenConfiguration(address: listed.token, name: name, symbol: listed.symbol))
        }
        world.placements = [
            (.multicall3, "0xca11bde05977b3631167028862be2a173976ca11"),
            (.beaconRootRing, SystemAddress.beaconRoots),
            (.withdrawalRequestQueue, SystemAddress.withdrawalRequests),
            (.consolidationRequestQueue, SystemAddress.consolidationRequests),
            (.depositContract, SystemAddress.depositContract),
            (.fixedAnswer, openRegistrar),
        ]
        world.beacon = .development
        // True: it serves every AVS.
        world.fixedAnswers[openRegistrar] = Hash(UInt256.one)
        return Genesis(world)
    }

    /// A registrar that lets every operator into every AVS, for AVSs that have none of their own.
    ///
    /// The main network has no such contract; its address is the last 20 bytes of the hash of
    /// `cairn.openRegistrar`.
    public static let openRegistrar: Address = "0xd6c4e5f3ff212eeeb1b1ff1a9edc304fc6c5e87d"
}

/// A strategy of mainnet and its token. The tokens other than stETH are plain here; their issuers
/// are not part of Cairn, and `anvil_dealERC20` hands them out.
///
/// - Spec: EigenLayer's contracts, README.md, "Strategies"; token addresses as the strategies'
///   `underlyingToken()` answers on mainnet, 2026-07
struct MainnetStrategy {
    let symbol: String
    /// nil where a protocol of Cairn issues the token.
    let name: String?
    let strategy: Address
    let token: Address

    /// Whether deposits can be limited, as by all but EIGEN's; on mainnet no limit is set.
    var hasLimits: Bool { symbol != "EIGEN" }

    private init(_ symbol: String, _ name: String?, _ strategy: Address, _ token: Address) {
        self.symbol = symbol
        self.name = name
        self.strategy = strategy
        self.token = token
    }

    static let all = [
        MainnetStrategy(
            "stETH", nil, "0x93c4b944d05dfe6df7645a86cd2206016c51564d",
            "0xae7ab96520de3a18e5e111b5eaab095312d7fe84"),
        MainnetStrategy(
            "cbETH", "Coinbase Wrapped Staked ETH", "0x54945180db7943c0ed0fee7edab2bd24620256bc",
            "0xbe9895146f7af43049ca1c1ae358b0541ea49704"),
        MainnetStrategy(
            "rETH", "Rocket Pool ETH", "0x1bee69b7dfffa4e2d53c2a2df135c388ad25dcd2",
            "0xae78736cd615f374d3085123a210448e74fc6393"),
        MainnetStrategy(
            "ETHx", "ETHx", "0x9d7ed45ee2e8fc5482fa2428f15c971e6369011d",
            "0xa35b1b31ce002fbf2058d22f30f95d405200a15b"),
        MainnetStrategy(
            "ankrETH", "Ankr Staked ETH", "0x13760f50a9d7377e4f20cb8cf9e4c26586c658ff",
            "0xe95a203b1a91a908f9b9ce46459d101078c2c3cb"),
        MainnetStrategy(
            "OETH", "Origin Ether", "0xa4c637e0f704745d182e4d38cab7e7485321d059",
            "0x856c4efb76c1d1ae02e20ceb03a2a6a08b0b8dc3"),
        MainnetStrategy(
            "osETH", "Staked ETH", "0x57ba429517c3473b6d34ca9acd56c0e735b94c02",
            "0xf1c9acdc66974dfb6decb12aa385b9cd01190e38"),
        MainnetStrategy(
            "swETH", "swETH", "0x0fe4f44bee93503346a3ac9ee5a26b130a5796d6",
            "0xf951e335afb289353dc249e82926178eac7ded78"),
        MainnetStrategy(
            "wBETH", "Wrapped Binance Beacon ETH", "0x7ca911e83dabf90c90dd3de5411a10f1a6112184",
            "0xa2e3356610840701bdf5611a53974510ae27e2e1"),
        MainnetStrategy(
            "sfrxETH", "Staked Frax Ether", "0x8ca7a5d6f3acd3a7a8bc468a8cd0fb14b6bd28b6",
            "0xac3e018457b222d93114458476f3e3416abbe38f"),
        MainnetStrategy(
            "LsETH", "Liquid Staked ETH", "0xae60d8180437b5c34bb956822ac2710972584473",
            "0x8c1bed5b9a0928467c9b1341da1d7bd5e10b6549"),
        MainnetStrategy(
            "mETH", "mETH", "0x298afb19a105d59e74658c4c334ff360bade6dd2",
            "0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa"),
        MainnetStrategy(
            "EIGEN", "Eigen", "0xacb55c530acdb2849e6d4f36992cd8c9d50ed8f7",
            "0xec53bf9167f50cdeb3ae105f56099aaab9061f83"),
    ]
}
