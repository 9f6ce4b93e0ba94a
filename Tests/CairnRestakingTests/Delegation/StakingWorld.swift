import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// The restaking core on a ledger of its own, with two tokens, their strategies, two stakers with a
/// thousand units of each, and an operator.
///
/// Withdrawals and deallocations take 50 blocks.
final class StakingWorld {
    static let staker: Address = "0x0000000000000000000000000000000000000002"
    static let neighbour: Address = "0x0000000000000000000000000000000000000003"
    static let `operator`: Address = "0x0000000000000000000000000000000000000001"
    static let stranger: Address = "0x00000000000000000000000000000000000000ff"
    static let avs: Address = "0x00000000000000000000000000000000000000a5"
    static let token: Address = "0x7000000000000000000000000000000000000001"
    static let secondToken: Address = "0x7000000000000000000000000000000000000002"
    static let strategy: Address = "0x5000000000000000000000000000000000000001"
    static let secondStrategy: Address = "0x5000000000000000000000000000000000000002"
    static let start: UInt64 = 1_000
    /// 10^18
    static let unit: UInt256 = 1_000_000_000_000_000_000

    let store = Store()
    let ledger: Ledger
    let surroundings = RecordingSurroundings()
    let restaking: Restaking
    let parameters: RestakingParameters

    init() throws(Revert) {
        var parameters = RestakingParameters()
        parameters.minWithdrawalDelayBlocks = 50
        parameters.deallocationDelay = 50
        parameters.allocationConfigurationDelay = 75
        self.parameters = parameters
        ledger = Ledger(
            store,
            moment: BlockMoment(number: Self.start, timestamp: 1_750_000_000, chainID: 31_337))
        restaking = Restaking(
            store: store, ledger: ledger, parameters: parameters, surroundings: surroundings)
        restaking.initialize()
        let plain = CodeID(rawValue: 1)
        ledger.tokens.register(PlainToken(ledger), for: plain)
        for token in [Self.token, Self.secondToken] {
            ledger.accounts.table.update(token) { $0.code = plain }
            for holder in [Self.staker, Self.neighbour] {
                try ledger.tokens.mint(Self.unit * 1_000, of: token, to: holder)
                ledger.tokens.setAllowance(
                    .max, of: parameters.strategyManager, by: holder, in: token)
            }
        }
        restaking.place(strategy: Self.strategy, token: Self.token)
        restaking.place(strategy: Self.secondStrategy, token: Self.secondToken)
        try restaking.whitelistStrategies(
            Call(sender: parameters.owner, contract: parameters.strategyFactory),
            [Self.strategy, Self.secondStrategy])
        try restaking.registerAsOperator(
            delegationCall(Self.operator), approver: .zero, allocationDelay: 0, metadataURI: [])
        ledger.events.removeAll()
    }

    // MARK: Calls

    func strategyCall(_ sender: Address) -> Call {
        Call(sender: sender, contract: parameters.strategyManager)
    }

    func delegationCall(_ sender: Address) -> Call {
        Call(sender: sender, contract: parameters.delegationManager)
    }

    // MARK: Moves

    func advance(_ blocks: UInt64) { ledger.moment.number += blocks }

    @discardableResult
    func deposit(
        _ amount: UInt256, by staker: Address = staker, into strategy: Address = strategy,
        of token: Address = token
    ) throws(Revert) -> Shares {
        try restaking.depositIntoStrategy(
            strategyCall(staker), strategy: strategy, token: token, amount: amount)
    }

    func delegate(_ staker: Address = staker) throws(Revert) {
        try restaking.delegateTo(
            delegationCall(staker), operator: Self.operator, approval: SignatureWithExpiry(),
            salt: .zero)
    }

    /// Queues shares of the first strategy.
    @discardableResult
    func queue(_ shares: UInt256, by staker: Address = staker) throws(Revert) -> Hash {
        let roots = try restaking.queueWithdrawals(
            delegationCall(staker),
            [
                QueuedWithdrawalRequest(
                    strategies: [Self.strategy], depositShares: [Shares(rawValue: shares)])
            ])
        return roots[0]
    }

    func complete(
        _ withdrawal: StakerWithdrawal, receipt: WithdrawalReceipt, by caller: Address = staker
    ) throws(Revert) {
        try restaking.completeQueuedWithdrawal(
            delegationCall(caller), withdrawal, tokens: [Self.token], receipt: receipt)
    }

    /// Makes set 1 with all of the operator's magnitude in it, and takes a part of it.
    func slash(_ wad: UInt256) throws(Revert) {
        let call = Call(sender: Self.avs, contract: parameters.allocationManager)
        let set = OperatorSet(avs: Self.avs, id: 1)
        if !restaking.isOperatorSet(set) {
            try restaking.updateAVSMetadataURI(call, avs: Self.avs, metadataURI: [])
            try restaking.createOperatorSets(
                call, avs: Self.avs,
                [CreateSetParams(operatorSetID: 1, strategies: [Self.strategy], slasher: Self.avs)],
                creation: .slasherNamed)
            let asOperator = Call(sender: Self.operator, contract: parameters.allocationManager)
            advance(76)
            try restaking.registerForOperatorSets(
                asOperator, operator: Self.operator,
                RegisterParams(avs: Self.avs, operatorSetIDs: [1]))
            try restaking.modifyAllocations(
                asOperator, operator: Self.operator,
                [
                    AllocateParams(
                        operatorSet: set, strategies: [Self.strategy],
                        newMagnitudes: [1_000_000_000_000_000_000])
                ])
        }
        _ = try restaking.slashOperator(
            call, avs: Self.avs,
            SlashingParams(
                operator: Self.operator, operatorSetID: 1, strategies: [Self.strategy],
                wadsToSlash: [wad]))
    }

    // MARK: Views

    func shares(of staker: Address = staker) -> UInt256 {
        restaking.depositShares(of: staker, in: Self.strategy).rawValue
    }

    var operatorShares: UInt256 {
        restaking.operatorShares(Self.operator, in: Self.strategy).rawValue
    }

    func withdrawable(_ staker: Address = staker) throws(Revert) -> UInt256 {
        try restaking.withdrawableShares(of: staker, in: [Self.strategy]).withdrawable[0].rawValue
    }

    func balance(of holder: Address, in token: Address = token) -> UInt256 {
        ledger.tokens.holding(of: holder, in: token)
    }

    /// The types of the events since the last call, in order.
    func takeEvents() -> [ObjectIdentifier] {
        let types = (0..<ledger.events.count).map { ledger.events[$0].type }
        ledger.events.removeAll()
        return types
    }

    /// Expects a refusal that leaves state and events as they were.
    func expectRefusal(
        _ reason: some RevertReason, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () throws(Revert) -> Void
    ) {
        let digest = store.recomputedDigest()
        let events = ledger.events.count
        do throws(Revert) {
            try ledger.attempt(body)
            Issue.record("was not refused", sourceLocation: sourceLocation)
        } catch {
            #expect(error == Revert(reason), sourceLocation: sourceLocation)
        }
        #expect(store.recomputedDigest() == digest, sourceLocation: sourceLocation)
        #expect(ledger.events.count == events, sourceLocation: sourceLocation)
    }
}
