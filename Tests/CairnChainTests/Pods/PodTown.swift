import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// A beacon chain with a restaking core on its execution chain, and the verbs of those who use both.
final class PodTown {
    let chain: Chain
    let parameters: RestakingParameters
    private let key: PrivateKey

    static let staker = alice
    static let `operator`: Address = "0x00000000000000000000000000000000000000f1"
    static let avs: Address = "0x00000000000000000000000000000000000000f2"
    static let stranger: Address = "0x00000000000000000000000000000000000000f3"
    static let ether: UInt256 = 1_000_000_000_000_000_000

    init() throws {
        var parameters = RestakingParameters()
        parameters.minWithdrawalDelayBlocks = 50
        parameters.deallocationDelay = 50
        parameters.allocationConfigurationDelay = 1
        self.parameters = parameters
        var configuration = systemWorld()
        // A slash looks back by the delay of withdrawals.
        configuration.moment.number = 1_000
        configuration.restaking = parameters
        configuration.balances = [Self.staker, Self.operator, Self.avs, Self.stranger].map {
            ($0, .ether(10_000))
        }
        configuration.placements.append((.fixedAnswer, Self.registrar))
        configuration.fixedAnswers[Self.registrar] = Hash(UInt256.one)
        var beacon = BeaconParameters(operators: [
            GenesisOperator(
                BeaconOperator(name: "all", validatorCount: 64), balance: .ether(2_048),
                withdrawalAddress: Address(truncating: 0xdead))
        ])
        beacon.preset = .minimal
        beacon.configuration = .minimal
        beacon.hasKeepers = false
        configuration.beacon = beacon
        chain = Chain(Genesis(configuration))
        key = try PrivateKey(UInt256(77))
    }

    /// The state after the newest beacon block.
    var state: BeaconState {
        guard let beacon = chain.beacon else { preconditionFailure("the town has a beacon chain") }
        return beacon.state
    }

    var restaking: Restaking { chain.world.restaking }
    var strategy: Address { parameters.beaconChainETHStrategy }
    var pod: Address { restaking.pod(of: Self.staker) }
    var now: UInt64 { chain.head.timestamp }

    /// The state of a recent beacon block.
    func state(_ root: Hash) throws -> BeaconState {
        try #require(chain.beaconHistory.chain(root: root)).state
    }

    /// Proofs against a recent beacon block.
    func prover(_ root: Hash) throws -> PodProver {
        let beacon = try #require(chain.beaconHistory.chain(root: root))
        return try #require(PodProver(header: beacon.head, state: beacon.state))
    }

    // MARK: Time

    /// Lets epochs pass, then makes a block in the first second of the next.
    func pass(epochs: UInt64) throws {
        let state = state
        let start = try state.rules.startSlot(of: state.currentEpoch.adding(epochs))
        block([], at: try state.time(at: start))
    }

    /// Makes empty blocks.
    func pass(blocks: Int) { for _ in 0..<blocks { block([]) } }

    /// Lets epochs pass until something holds.
    func wait(
        atMost epochs: UInt64 = 200, until holds: () throws -> Bool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for _ in 0..<epochs {
            if try holds() { return }
            try pass(epochs: 1)
        }
        Issue.record("did not come in \(epochs) epochs", sourceLocation: sourceLocation)
    }

    func order(_ fault: BeaconFault) { chain.intervene(.beaconFault(fault)) }

    /// Makes a block, a second after the one before where no later time is given.
    @discardableResult
    private func block(_ transactions: [SentTransaction], at time: UInt64 = 0) -> Block {
        chain.openBlock(
            BlockEnvironment(
                timestamp: max(time, chain.head.timestamp + 1), coinbase: .zero,
                gasLimit: 30_000_000, baseFee: chain.nextBaseFee, prevRandao: .zero))
        for transaction in transactions {
            do { try chain.include(transaction) } catch { Issue.record("\(error)") }
        }
        return chain.sealBlock()
    }

    // MARK: Transactions

    /// Sends a transaction in a block of its own; it must succeed, and all invariants hold after it.
    @discardableResult
    func act(
        _ input: [UInt8], at contract: Address, from sender: Address, value: Wei = .zero,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> IncludedTransaction {
        let included = try send(input, at: contract, from: sender, value: value)
        #expect(
            included.receipt.succeeded, "\(included.output.hex)", sourceLocation: sourceLocation)
        let violated = chain.world.violatedInvariants()
        #expect(violated.isEmpty, "\(violated)", sourceLocation: sourceLocation)
        return included
    }

    @discardableResult
    func act<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at contract: Address,
        from sender: Address, value: Wei = .zero,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> IncludedTransaction {
        try act(
            Selector(hashing: signature).bytes + arguments.encoded(), at: contract, from: sender,
            value: value, sourceLocation: sourceLocation)
    }

    /// Sends a transaction that must be refused with a custom error, and must leave no trace but
    /// the fee.
    func refuse(
        _ error: String, _ input: [UInt8], at contract: Address, from sender: Address,
        value: Wei = .zero, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = pictures()
        let included = try send(input, at: contract, from: sender, value: value)
        #expect(!included.receipt.succeeded, sourceLocation: sourceLocation)
        #expect(
            included.output == RevertData.custom(error).bytes, "\(included.output.hex)",
            sourceLocation: sourceLocation)
        #expect(pictures() == before, sourceLocation: sourceLocation)
    }

    /// What a refused call must not change.
    private func pictures() -> [String] {
        let world = chain.world.restaking
        return [
            "\(world.currentCheckpoint(of: pod))", "\(world.currentCheckpointTimestamp(of: pod))",
            "\(world.activeValidatorCount(of: pod))",
            "\(world.signedPodShares(of: Self.staker))",
            "\(world.beaconChainSlashingFactor(of: Self.staker))",
            "\(chain.world.ledger.accounts.balance(of: pod))",
        ]
    }

    private func send(
        _ input: [UInt8], at contract: Address, from sender: Address, value: Wei
    ) throws -> IncludedTransaction {
        let signed = UnsignedTransaction.dynamicFee(
            chainID: 31_337, nonce: chain.world.ledger.accounts[sender].nonce,
            maxPriorityFeePerGas: .zero, maxFeePerGas: .gwei(100), gasLimit: 15_000_000,
            to: contract, value: value, data: Bytes(input)
        ).signed(by: key)
        let block = block([SentTransaction(signed, sender: sender)])
        return try #require(block.transactions.first)
    }

    func balance(_ account: Address) -> UInt256 {
        chain.world.ledger.accounts.balance(of: account).rawValue
    }
}
