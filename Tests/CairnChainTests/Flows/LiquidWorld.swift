import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking
import Testing

/// A world with EigenLayer, Lido and ether.fi as the main network has them, and the verbs of those
/// who use and run them.
final class LiquidWorld {
    let world: World
    let lido = LidoContracts.mainnet
    let etherFi = EtherFiParameters.Contracts.mainnet
    let surroundings = EtherFiParameters.Surroundings.mainnet
    let parameters = RestakingParameters()

    static let registrar: Address = "0x00000000000000000000000000000000000000e9"
    static let carol: Address = "0x00000000000000000000000000000000000000ca"
    static let stone = Address(truncating: 0xdead)
    static let ether: UInt256 = 1_000_000_000_000_000_000
    static let precision: UInt256 = 1_000_000_000_000_000_000_000_000_000

    var holders: [Address] { [alice, bob, Self.carol] }
    private var lastReport: UInt64
    private var lastHandledSlot: UInt64 = 0
    private var lastHandledBlock: UInt64 = 0

    init() {
        var configuration = WorldConfiguration(
            moment: BlockMoment(
                number: 20_000_000, timestamp: 1_750_000_000, chainID: 31_337))
        configuration.balances = [alice, bob, Self.carol].map { ($0, .ether(100_000)) }
        configuration.restaking = RestakingParameters()
        configuration.strategies = [
            (
                EtherFiParameters.Surroundings.mainnet.stETHStrategy,
                EtherFiParameters.Surroundings.mainnet.lido
            )
        ]
        configuration.whitelistsStrategies = true
        configuration.lido = .mainnet
        configuration.etherFi = .mainnet
        configuration.placements = [
            (.acceptsEverything, SystemAddress.depositContract), (.fixedAnswer, Self.registrar),
        ]
        configuration.fixedAnswers[Self.registrar] = Hash(UInt256.one)
        world = World(configuration)
        lastReport = world.ledger.moment.timestamp
    }

    // MARK: Calls

    /// A call that must succeed, after which every invariant holds.
    @discardableResult
    func act<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at contract: Address,
        from sender: Address, value: Wei = .zero,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Bytes {
        let outcome = world.send(signature, arguments, to: contract, from: sender, value: value)
        #expect(
            outcome.succeeded, "\(signature): \(outcome.output.hex)",
            sourceLocation: sourceLocation)
        let violated = world.violatedInvariants()
        #expect(violated.isEmpty, "\(signature): \(violated)", sourceLocation: sourceLocation)
        return outcome.output
    }

    /// A call that must be refused with this reason, and leave no trace.
    func refuse<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, at contract: Address,
        from sender: Address, value: Wei = .zero, reason: Bytes,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        _ = world.store.sealBlock()
        let before = world.store.digest
        let outcome = world.send(signature, arguments, to: contract, from: sender, value: value)
        _ = world.store.sealBlock()
        #expect(!outcome.succeeded, sourceLocation: sourceLocation)
        #expect(outcome.output == reason, sourceLocation: sourceLocation)
        #expect(world.store.digest == before, sourceLocation: sourceLocation)
    }

    func pass(days: UInt64) { pass(blocks: days * 7_200) }

    func pass(blocks: UInt64) {
        world.ledger.moment.number += blocks
        world.ledger.moment.timestamp += 12 * blocks
        _ = world.store.sealBlock()
    }

    // MARK: Holdings

    func stETH(of holder: Address) throws -> UInt256 {
        try world.ledger.tokens.balance(of: holder, in: lido.stETH)
    }

    func eETH(of holder: Address) throws -> UInt256 {
        try world.ledger.tokens.balance(of: holder, in: etherFi.eETH)
    }

    func ether(of account: Address) -> UInt256 {
        world.ledger.accounts.balance(of: account).rawValue
    }

    var lidoEther: UInt256 {
        get throws { try world.lido.totalPooledEther().rawValue }
    }
    var lidoShares: UInt256 { world.lido.totalShares.rawValue }
    var poolEther: UInt256 {
        get throws { try world.etherFi.totalPooledEther().rawValue }
    }
    var poolShares: UInt256 { world.etherFi.totalShares.rawValue }

    // MARK: Lido

    func submit(_ amount: Wei, from holder: Address) {
        act("submit(address)", ABITuple(Address.zero), at: lido.stETH, from: holder, value: amount)
    }

    func depositValidators(_ count: UInt64) {
        act(
            "deposit(uint256,uint256,bytes)", ABITuple(UInt256(count), UInt256.one, Bytes()),
            at: lido.stETH, from: world.lido.parameters.depositSecurityModule)
    }

    /// A report of the consensus layer's balance, a moment ago.
    func report(
        clBalance: UInt256, validators: UInt64, vault: UInt256 = .zero, batches: [UInt256] = [],
        rate: UInt256 = .zero
    ) -> OracleReport {
        let time = world.ledger.moment.timestamp - 1
        return OracleReport(
            timestamp: UInt256(time), timeElapsed: UInt256(time - lastReport),
            clValidators: UInt256(validators), clBalance: Wei(rawValue: clBalance),
            withdrawalVaultBalance: Wei(rawValue: vault), elRewardsVaultBalance: .zero,
            sharesRequestedToBurn: .zero, withdrawalFinalizationBatches: batches,
            simulatedShareRate: rate)
    }

    var reportSignature: String { "handleOracleReport(\(OracleReport.abiType))" }

    func handle(
        _ report: OracleReport, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        act(
            reportSignature, ABITuple(report), at: lido.accounting, from: lido.accountingOracle,
            sourceLocation: sourceLocation)
        lastReport = world.ledger.moment.timestamp - 1
    }

    // MARK: ether.fi

    func deposit(_ amount: Wei, from holder: Address) {
        act("deposit()", ABITuple(), at: etherFi.liquidityPool, from: holder, value: amount)
    }

    func approve(_ spender: Address, of token: Address, from holder: Address) {
        act("approve(address,uint256)", ABITuple(spender, UInt256.max), at: token, from: holder)
    }

    func holder(of role: EtherFiRole) -> Address {
        world.etherFi.parameters.registryRoles.first { $0.role == role }?.holder ?? .zero
    }

    /// What the committee would say of the time since its last report.
    func committeeReport(
        rewards: Int256 = .zero, fees: UInt256 = .zero, lastRequest: UInt32 = 0,
        amount: UInt256 = .zero
    ) throws -> CommitteeReport {
        let slot = try world.etherFi.slotForNextReport()
        return CommitteeReport(
            consensusVersion: 1,
            refSlotFrom: UInt32(lastHandledSlot == 0 ? 0 : lastHandledSlot + 1), refSlotTo: slot,
            refBlockFrom: UInt32(lastHandledBlock == 0 ? 0 : lastHandledBlock + 1),
            refBlockTo: UInt32(world.ledger.moment.number - 1), accruedRewards: rewards,
            protocolFees: Wei(rawValue: fees), validatorsToApprove: [],
            lastFinalizedWithdrawalRequestID: lastRequest,
            finalizedWithdrawalAmount: Wei(rawValue: amount))
    }

    func vote(_ report: CommitteeReport) {
        act(
            "submitReport(\(CommitteeReport.abiType))", ABITuple(report),
            at: etherFi.etherFiOracle,
            from: world.etherFi.parameters.opening?.committee.first ?? .zero)
    }

    func execute(_ report: CommitteeReport) {
        vote(report)
        act(
            "executeTasks(\(CommitteeReport.abiType))", ABITuple(report),
            at: etherFi.etherFiAdmin, from: alice)
        lastHandledSlot = UInt64(report.refSlotTo)
        lastHandledBlock = UInt64(report.refBlockTo)
    }
}

/// `x · y / z`, rounded down.
func share(_ x: UInt256, _ y: UInt256, of z: UInt256) -> UInt256 {
    mulDiv(x, y, by: z, rounding: .down)
}

/// The revert data of a custom error.
func refusal<each Argument: ABIValue>(
    _ signature: String, _ arguments: ABITuple<repeat each Argument>
) -> Bytes {
    RevertData.custom(signature, arguments).bytes
}
