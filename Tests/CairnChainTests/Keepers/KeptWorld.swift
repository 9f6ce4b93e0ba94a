import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking
import Testing

/// Lido and ether.fi on a small beacon chain, looked after by keepers.
final class KeptWorld {
    let chain: Chain
    var world: World { chain.world }
    let lido = LidoParameters.mainnet.contracts
    let pool = EtherFiParameters.Contracts.mainnet
    /// What keepers could not do, in all blocks.
    private(set) var refusals: [KeeperRefusal] = []

    static let day: UInt64 = 86_400

    /// Sixteen validators of 2,048 ether that always do their duties, with rewards that make some
    /// four percent a year.
    static var beacon: BeaconParameters {
        var parameters = BeaconParameters(
            operators: [
                GenesisOperator(
                    BeaconOperator(
                        name: "Granite", validatorCount: 16, uptimePartsPerMillion: 1_000_000),
                    balance: .ether(2_048), withdrawalAddress: bob)
            ])
        parameters.preset.baseRewardFactor = 3
        return parameters
    }

    /// - Parameter committee: The members of ether.fi's oracle; more than half of them must agree.
    init(hasKeepers: Bool = true, committee: [Address]? = nil) {
        var configuration = systemWorld()
        configuration.restaking = RestakingParameters()
        var lido = LidoParameters.mainnet
        lido.modules[0].operators = NodeOperatorParameters.curated
        configuration.lido = lido
        var etherFi = EtherFiParameters.mainnet
        etherFi.oracle.reportPeriodSlots = EtherFiParameters.Oracle.wholeDayPeriodSlots
        if let committee {
            etherFi.opening?.committee = committee
            etherFi.oracle.quorumSize = UInt32(committee.count / 2 + 1)
        }
        configuration.etherFi = etherFi
        configuration.limitedStrategies = [
            LimitedStrategy(
                strategy: EtherFiParameters.mainnet.surroundings.stETHStrategy,
                token: lido.contracts.stETH)
        ]
        configuration.whitelistsStrategies = true
        var beacon = Self.beacon
        beacon.hasKeepers = hasKeepers
        configuration.beacon = beacon
        chain = Chain(Genesis(configuration))
    }

    // MARK: Blocks

    /// Makes a block after so many seconds, in which the keepers have their turn before `body`.
    ///
    /// Ether comes from validators alone, and goes by the base fee alone.
    ///
    /// - Parameter skipped: How many blocks are taken to have come before this one.
    @discardableResult
    func block(
        after seconds: UInt64 = 12, skipping skipped: UInt64 = 0, _ body: () -> Void = {}
    ) -> Block {
        let before = supply
        chain.openBlock(
            BlockEnvironment(
                timestamp: chain.head.timestamp + seconds, coinbase: .zero, gasLimit: 30_000_000,
                baseFee: chain.nextBaseFee, prevRandao: .zero))
        world.ledger.moment.number += skipped
        refusals += chain.runKeepers()
        body()
        let block = chain.sealBlock()
        let paid = block.withdrawals.reduce(UInt256.zero) { $0 + $1.amount.wei.rawValue }
        let burned = UInt256(block.header.gasUsed) * block.baseFee.rawValue
        #expect(supply == before + paid - burned)
        #expect(world.violatedInvariants() == [])
        return block
    }

    /// Jumps so many days, and makes one more block.
    @discardableResult
    func pass(days: UInt64) -> Block {
        let first = block(after: days * Self.day)
        block()
        return first
    }

    /// Calls a method that must succeed, in a block of its own.
    @discardableResult
    func act<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at contract: Address,
        from sender: Address, value: Wei = .zero,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Bytes {
        var output: Bytes = []
        block {
            let outcome = world.send(
                signature, arguments, to: contract, from: sender, value: value)
            #expect(
                outcome.succeeded, "\(signature): \(outcome.output.hex)",
                sourceLocation: sourceLocation)
            output = outcome.output
        }
        return output
    }

    /// Has alice send a transaction, in a block of its own.
    func transact<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at contract: Address,
        value: Wei = .zero
    ) -> Block {
        let unsigned = UnsignedTransaction.dynamicFee(
            chainID: chain.chainID, nonce: world.ledger.accounts[alice].nonce,
            maxPriorityFeePerGas: .zero, maxFeePerGas: .gwei(10), gasLimit: 1_000_000,
            to: contract, value: value,
            data: Bytes(Selector(hashing: signature).bytes + arguments.encoded()))
        let void = Signature(r: alice.word, s: .zero, yParity: .even)
        let sent = SentTransaction(Transaction(unsigned, signature: void), sender: alice)
        return block {
            do throws(InvalidTransaction) {
                let succeeded = try chain.include(sent).receipt.succeeded
                #expect(succeeded)
            } catch {
                Issue.record("refused: \(error)")
            }
        }
    }

    /// All ether that exists.
    var supply: UInt256 { world.ledger.accounts.supply.value.rawValue }

    /// What a block's withdrawals brought to an account.
    func withdrawn(to account: Address, in block: Block) -> UInt256 {
        block.withdrawals.reduce(.zero) {
            $1.address == account ? $0 + $1.amount.wei.rawValue : $0
        }
    }

    // MARK: Holdings

    func balance(_ account: Address) -> UInt256 {
        world.ledger.accounts.balance(of: account).rawValue
    }

    func stETH(of holder: Address) throws -> UInt256 {
        try world.lido.ether(for: world.lido.sharesOf(holder)).rawValue
    }

    func eETH(of holder: Address) throws -> UInt256 {
        try world.etherFi.eETHBalance(of: holder).rawValue
    }

    /// The validators that are not of the genesis, with what they have.
    var newValidators: [(index: Int, validator: Validator, balance: Gwei)] {
        guard let state = chain.beacon?.state else { return [] }
        return (16..<state.validators.count).map { index in
            (index, state.validators[index], state.balances[index])
        }
    }

    /// What the validators that are not of the genesis have together, in wei.
    var newBalance: UInt256 { newValidators.reduce(.zero) { $0 + $1.balance.wei.rawValue } }

    /// What the operators of new validators are called.
    var operatorNames: [String?] {
        newValidators.map { entry in
            chain.beacon?.operatorIndex(of: UInt64(entry.index))
                .flatMap { chain.beacon?.model.operators[$0].name }
        }
    }
}
