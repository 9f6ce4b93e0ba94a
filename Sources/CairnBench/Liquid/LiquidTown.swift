import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// A world with Lido and ether.fi, and any number of holders of all four of their tokens.
struct LiquidTown {
    let world: World
    let holders: [Address]

    var lido: LidoContracts { world.lido.parameters.contracts }
    var etherFi: EtherFiParameters.Contracts { world.etherFi.parameters.contracts }

    /// What an operation moves: a thousandth of an ether.
    static let amount = Wei(rawValue: 1_000_000_000_000_000)
    private static let unlimited = UInt64(1) << 62

    /// Gives every holder ten ether, of which they put one tenth into each protocol, and seals.
    init(holders count: Int) {
        var random = Xoshiro256(seed: 3)
        holders = (0..<count).map { _ in random.nextAddress() }
        var configuration = WorldConfiguration(
            moment: BlockMoment(number: 1_000_000, timestamp: 1_800_000_000, chainID: 31_337))
        configuration.balances = holders.map { ($0, .ether(10)) }
        configuration.restaking = RestakingParameters()
        configuration.lido = .mainnet
        configuration.lido?.opening?.maxStakeLimit = .ether(1_000_000_000)
        configuration.etherFi = .mainnet
        for index in configuration.etherFi?.opening?.limits.indices ?? 0..<0 {
            configuration.etherFi?.opening?.limits[index].capacity = Self.unlimited
        }
        for index in configuration.etherFi?.opening?.redeemedTokens.indices ?? 0..<0 {
            configuration.etherFi?.opening?.redeemedTokens[index].capacity = .ether(1_000_000)
        }
        world = World(configuration)
        for holder in holders { prepare(holder) }
        _ = world.store.sealBlock()
    }

    private func prepare(_ holder: Address) {
        let stake = Self.amount * 1_000
        let half = (stake.rawValue >> 1) as UInt256
        let calls = [
            Message("submit(address)", Address.zero, from: holder, at: lido.stETH, value: stake),
            approval(of: lido.wstETH, by: holder, in: lido.stETH),
            approval(of: lido.withdrawalQueue, by: holder, in: lido.stETH),
            Message("wrap(uint256)", half, from: holder, at: lido.wstETH),
            Message("deposit()", from: holder, at: etherFi.liquidityPool, value: stake),
            approval(of: etherFi.weETH, by: holder, in: etherFi.eETH),
            approval(of: etherFi.liquidityPool, by: holder, in: etherFi.eETH),
            approval(of: etherFi.redemptionManager, by: holder, in: etherFi.eETH),
            Message("wrap(uint256)", half, from: holder, at: etherFi.weETH),
        ]
        for call in calls { world.prepare(call) }
    }

    private func approval(of spender: Address, by holder: Address, in token: Address) -> Message {
        Message("approve(address,uint256)", spender, UInt256.max, from: holder, at: token)
    }
}
