import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

/// A Lido that is open to users, on a ledger of its own, with surroundings that do as they are told.
final class LidoFixture: MessageHost, LidoSurroundings {
    let ledger: Ledger
    private var builtLido: Lido?
    var lido: Lido {
        guard let builtLido else { preconditionFailure("the fixture is not built") }
        return builtLido
    }
    var contracts: LidoContracts { lido.parameters.contracts }
    /// Whether wallets approve.
    var walletsApprove = true
    /// What a failing module says; nil lets it succeed.
    var moduleFailure: Bytes?
    /// Recipients whose code refuses ether.
    var refusing: Address?

    static let alice: Address = "0x00000000000000000000000000000000000000a1"
    static let bob: Address = "0x00000000000000000000000000000000000000b0"
    static let wallet: Address = "0x00000000000000000000000000000000000000cc"
    static let start: UInt64 = 1_735_689_600

    init(_ change: (inout LidoParameters) -> Void = { _ in }) {
        var parameters = LidoParameters.mainnet
        change(&parameters)
        let store = Store()
        ledger = Ledger(
            store, moment: BlockMoment(number: 1000, timestamp: Self.start, chainID: 31337))
        builtLido = Lido(
            store: store, ledger: ledger, parameters: parameters, surroundings: self)
        ledger.host = self
        ledger.accounts.table.update(Self.wallet) { $0.code = CodeID(rawValue: 50) }
        lido.initialize()
        for user in [Self.alice, Self.bob] { ledger.accounts.issue(.ether(1000), to: user) }
        ledger.events.removeAll()
        _ = store.sealBlock()
    }

    var admin: Address { lido.parameters.admin }

    func call(_ contract: Address, from sender: Address, value: Wei = .zero) -> Call {
        Call(sender: sender, contract: contract, value: value)
    }

    // MARK: Verbs

    /// Stakes, moving the ether as a call from outside does.
    @discardableResult
    func submit(_ amount: Wei, from sender: Address) throws(Revert) -> Shares {
        try ledger.attempt { () throws(Revert) in
            try ledger.accounts.transfer(amount, from: sender, to: contracts.stETH)
            return try lido.submit(
                call(contracts.stETH, from: sender, value: amount), referral: .zero)
        }
    }

    /// Puts stETH into the queue.
    func request(_ amounts: [Wei], from owner: Address) throws(Revert) -> [UInt256] {
        try ledger.attempt { () throws(Revert) in
            try lido.approve(
                call(contracts.stETH, from: owner), spender: contracts.withdrawalQueue,
                amount: .max)
            return try lido.requestWithdrawals(
                call(contracts.withdrawalQueue, from: owner), amounts: amounts, owner: .zero)
        }
    }

    /// Makes validators earn, so that one internal share is worth more than one wei.
    func earn(_ amount: Wei) throws(Revert) {
        ledger.moment.timestamp += 86_400
        ledger.moment.number += 7_200
        ledger.accounts.issue(amount, to: contracts.elRewardsVault)
        try report(clBalance: lido.state.pool.value.clBalance, elRewards: amount)
    }

    /// Reports as the oracle does.
    func report(
        clBalance: Wei, validators: UInt256 = .zero, withdrawals: Wei = .zero,
        elRewards: Wei = .zero, batches: [UInt256] = [], rate: UInt256 = .zero
    ) throws(Revert) {
        try ledger.attempt { () throws(Revert) in
            let timestamp = UInt256(ledger.moment.timestamp - 12)
            try lido.onOracleReport(
                call(contracts.withdrawalQueue, from: contracts.accountingOracle),
                isBunkerMode: false, bunkerSince: .zero, reportTimestamp: timestamp)
            try lido.handleOracleReport(
                call(contracts.accounting, from: contracts.accountingOracle),
                OracleReport(
                    timestamp: timestamp, timeElapsed: 86_400, clValidators: validators,
                    clBalance: clBalance, withdrawalVaultBalance: withdrawals,
                    elRewardsVaultBalance: elRewards, sharesRequestedToBurn: .zero,
                    withdrawalFinalizationBatches: batches, simulatedShareRate: rate))
        }
    }

    /// Expects a refusal that leaves no trace.
    func expectRefusal(
        _ reason: some RevertReason, _ body: () throws(Revert) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        _ = ledger.store.sealBlock()
        let before = ledger.store.digest
        let events = ledger.events.count
        var found: Revert?
        do throws(Revert) { try ledger.attempt(body) } catch { found = error }
        _ = ledger.store.sealBlock()
        #expect(found == Revert(reason), sourceLocation: sourceLocation)
        #expect(ledger.store.digest == before, sourceLocation: sourceLocation)
        #expect(ledger.events.count == events, sourceLocation: sourceLocation)
    }

    func events<Event: LedgerEvent>(_ type: Event.Type) -> [Event] {
        (0..<ledger.events.count).compactMap { index in
            let entry = ledger.events[index]
            return entry.type == ObjectIdentifier(type)
                ? ledger.events.event(entry, as: type) : nil
        }
    }

    // MARK: Surroundings

    func call(_ message: Message) throws(Revert) -> Bytes {
        if message.recipient == refusing { throw Revert(EmptyRevert()) }
        try ledger.accounts.transfer(
            message.value, from: message.sender, to: message.recipient)
        return []
    }

    func approves(_ digest: Hash, signature: Bytes, wallet: Address, caller: Address) -> Bool {
        walletsApprove
    }

    func stakingModuleSummary(
        of module: Address, caller: Address
    ) throws(Revert) -> StakingModuleSummary {
        try lido.simpleModuleSummary(module)
    }

    func obtainDepositData(
        _ count: UInt256, calldata: Bytes, from module: Address, caller: Address
    ) throws(Revert) -> (publicKeys: Bytes, signatures: Bytes) {
        try lido.obtainSimpleDepositData(module, count: count)
    }

    func perform(
        _ command: StakingModuleCommand, at module: Address, caller: Address
    ) throws(Revert) {
        if let moduleFailure { throw Revert(RawRevert(moduleFailure)) }
    }

    func revertData(of refusal: Revert) -> Bytes {
        (refusal.reason as? RawRevert)?.data ?? []
    }

    func nodeOperatorSummary(
        of nodeOperator: UInt256, module: Address, caller: Address
    ) throws(Revert) -> NodeOperatorSummary { throw Revert(EmptyRevert()) }

    func count(
        _ question: StakingModuleQuestion, of module: Address, caller: Address
    ) throws(Revert) -> UInt256 { throw Revert(EmptyRevert()) }

    func nodeOperatorIDs(
        offset: UInt256, limit: UInt256, module: Address, caller: Address
    ) throws(Revert) -> [UInt256] { throw Revert(EmptyRevert()) }

    func deposit(
        _ deposit: ValidatorDeposit, to contract: Address, caller: Address
    ) throws(Revert) {
        try ledger.accounts.transfer(.ether(32), from: caller, to: contract)
    }

    func tokenURI(
        of request: UInt256, from descriptor: Address, caller: Address
    ) throws(Revert) -> Bytes { throw Revert(EmptyRevert()) }

    func secondOpinion(
        of slot: UInt256, from oracle: Address, caller: Address
    ) throws(Revert) -> SecondOpinion { throw Revert(EmptyRevert()) }

    func notify(
        _ rebase: LidoEvent.TokenRebased, receiver: Address, caller: Address
    ) throws(Revert) {}

    func accepts(
        _ request: UInt256, data: Bytes, from: Address, sender: Address, receiver: Address,
        caller: Address
    ) throws(Revert) -> Bool { walletsApprove }

    func transferUnique(
        _ id: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {}
}
