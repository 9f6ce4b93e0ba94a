import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking
import Testing

/// ether.fi on the real EigenLayer, Lido and deposit contract, every contract called by bytes.
struct EtherFiWorld {
    let chain: Chain
    var world: World { chain.world }
    let restaking = RestakingParameters()
    let etherFi = EtherFiParameters.mainnet
    let stETH = LidoParameters.mainnet.contracts.stETH

    init() {
        var configuration = systemWorld()
        configuration.moment.timestamp = 1_782_000_000
        configuration.restaking = restaking
        configuration.lido = .mainnet
        configuration.etherFi = etherFi
        configuration.limitedStrategies = [
            LimitedStrategy(strategy: etherFi.surroundings.stETHStrategy, token: stETH)
        ]
        configuration.whitelistsStrategies = true
        chain = Chain(Genesis(configuration))
        openBlock()
    }

    var contracts: EtherFiParameters.Contracts { etherFi.contracts }
    var stakingManager: Address { etherFi.surroundings.stakingManager }
    var nodesManager: Address { etherFi.surroundings.nodesManager }

    func openBlock(beaconRoot: Hash = .zero) {
        if chain.isBlockOpen { _ = chain.sealBlock() }
        chain.openBlock(
            BlockEnvironment(
                timestamp: chain.head.timestamp + 12, coinbase: .zero, gasLimit: 30_000_000,
                baseFee: chain.nextBaseFee, prevRandao: .zero, parentBeaconBlockRoot: beaconRoot))
    }

    /// Who holds a role.
    func holder(_ role: EtherFiRole) -> Address {
        etherFi.registryRoles.first { $0.role == role }?.holder ?? .zero
    }

    /// Calls a method that must succeed.
    @discardableResult
    func send<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, to recipient: Address,
        from sender: Address, value: Wei = .zero,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> CallOutcome {
        let outcome = world.send(
            signature, arguments, to: recipient, from: sender, value: value)
        #expect(
            outcome.succeeded, "\(signature): \(outcome.output.hex)",
            sourceLocation: sourceLocation)
        #expect(world.violatedInvariants() == [], sourceLocation: sourceLocation)
        return outcome
    }

    /// Expects a custom error without arguments.
    func refuses<each Argument: ABIValue>(
        _ error: String, _ signature: String, _ arguments: ABITuple<repeat each Argument>,
        to recipient: Address, from sender: Address, value: Wei = .zero,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let outcome = world.send(
            signature, arguments, to: recipient, from: sender, value: value)
        #expect(!outcome.succeeded, sourceLocation: sourceLocation)
        #expect(
            outcome.output == RevertData.custom(error).bytes, "\(outcome.output.hex)",
            sourceLocation: sourceLocation)
    }

    /// The first word that a view answers.
    func word<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at contract: Address
    ) -> UInt256 {
        let outcome = world.send(signature, arguments, to: contract, from: .zero)
        return UInt256(bigEndian: outcome.output.bytes.prefix(32)) ?? .max
    }

    func balance(_ account: Address) -> Wei { world.ledger.accounts.balance(of: account) }

    /// Ether in the pool and out of it.
    var pool: [UInt256] {
        [
            word("totalValueInLp()", ABITuple(), at: contracts.liquidityPool),
            word("totalValueOutOfLp()", ABITuple(), at: contracts.liquidityPool),
        ]
    }

    /// Lets the delay of EigenLayer's withdrawals pass.
    func waitForWithdrawals() { world.ledger.moment.number += 100_801 }
}

/// So many ether, as a method answers them.
func ether(_ count: UInt64) -> UInt256 { Wei.ether(count).rawValue }
