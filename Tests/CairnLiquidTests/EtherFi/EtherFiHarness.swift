import CairnEthereum
import CairnLedger
import CairnPrimitives
import Testing

@testable import CairnLiquid

/// ether.fi on a store of its own, with actors that speak its verbs.
///
/// After every act the invariants are checked; a refused act must leave the state's digest as it
/// was.
final class EtherFiHarness {
    let store = Store()
    let ledger: Ledger
    let etherFi: EtherFi
    private let neighbours = QuietNeighbours()

    let alice: Address = "0x00000000000000000000000000000000000a11ce"
    let bob: Address = "0x0000000000000000000000000000000000000b0b"
    let carol: Address = "0x00000000000000000000000000000000000ca501"

    init(_ parameters: EtherFiParameters = .test) {
        ledger = Ledger(
            store, moment: BlockMoment(number: 1_000, timestamp: 1_735_689_600, chainID: 31_337))
        etherFi = EtherFi(
            store: store, ledger: ledger, parameters: parameters, surroundings: neighbours)
        ledger.host = neighbours
        neighbours.ledger = ledger
        for account in [alice, bob, carol] { ledger.accounts.issue(.ether(1_000), to: account) }
        etherFi.initialize()
    }

    var contracts: EtherFiParameters.Contracts { etherFi.parameters.contracts }
    var opening: EtherFiParameters.Opening? { etherFi.parameters.opening }

    /// Who holds a role.
    func holder(of role: EtherFiRole) -> Address {
        etherFi.state.roles.values(role.identifier).first ?? .zero
    }

    /// Runs an act as a call of `contract`, with ether if there is a value.
    @discardableResult
    func act<Result>(
        _ sender: Address, _ contract: Address, value: Wei = .zero,
        _ body: (EtherFi, Call) throws(Revert) -> Result
    ) throws(Revert) -> Result {
        let result = try ledger.attempt { () throws(Revert) in
            try ledger.accounts.transfer(value, from: sender, to: contract)
            return try body(
                etherFi, Call(sender: sender, contract: contract, value: value))
        }
        #expect(etherFi.violatedInvariants() == [])
        return result
    }

    /// Expects a refusal for `reason` that changes nothing.
    func refuses(
        _ reason: some RevertReason, _ sender: Address, _ contract: Address, value: Wei = .zero,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ body: (EtherFi, Call) throws(Revert) -> Void
    ) {
        _ = store.sealBlock()
        let before = store.digest
        let events = ledger.events.count
        #expect(throws: Revert(reason), sourceLocation: sourceLocation) {
            try self.act(sender, contract, value: value, body)
        }
        _ = store.sealBlock()
        #expect(store.digest == before, sourceLocation: sourceLocation)
        #expect(ledger.events.count == events, sourceLocation: sourceLocation)
    }

    // MARK: Verbs

    @discardableResult
    func deposit(_ amount: Wei, by user: Address) throws(Revert) -> Shares {
        try act(user, contracts.liquidityPool, value: amount) {
            etherFi, call throws(Revert) in
            try etherFi.deposit(call, referral: .zero)
        }
    }

    func rebase(_ rewards: Int256, fees: Wei = .zero) throws(Revert) {
        try act(contracts.etherFiAdmin, contracts.liquidityPool) { etherFi, call throws(Revert) in
            try etherFi.rebase(call, rewards: rewards, protocolFees: fees)
        }
    }

    func approve(_ spender: Address, by user: Address) throws(Revert) {
        try act(user, contracts.eETH) { etherFi, _ throws(Revert) in
            try etherFi.approveEETH(.max, owner: user, spender: spender)
        }
    }

    func requestWithdraw(_ amount: Wei, by user: Address) throws(Revert) -> UInt256 {
        try act(user, contracts.liquidityPool) { etherFi, call throws(Revert) in
            try etherFi.requestWithdraw(call, recipient: user, amount: amount)
        }
    }

    /// Finalizes and sets the ether aside, as the admin does.
    func finalize(upTo id: UInt256, locking amount: Wei) throws(Revert) {
        try act(contracts.etherFiAdmin, contracts.withdrawRequestNFT) {
            etherFi, call throws(Revert) in
            try etherFi.finalizeRequests(call, upTo: id)
        }
        try act(contracts.etherFiAdmin, contracts.liquidityPool) { etherFi, call throws(Revert) in
            try etherFi.addEthAmountLockedForWithdrawal(call, amount: amount)
        }
    }

    func claim(_ id: UInt256, by user: Address) throws(Revert) {
        try act(user, contracts.withdrawRequestNFT) { etherFi, call throws(Revert) in
            try etherFi.claimWithdraw(call, id)
        }
    }

    func wait(_ seconds: UInt64) {
        ledger.moment.timestamp += seconds
        ledger.moment.number += seconds / 12
    }
}

extension EtherFiParameters {
    /// The main network's, with room in every limit and no exit fee to speak of.
    static var test: EtherFiParameters {
        var parameters = mainnet
        parameters.opening = parameters.opening.map { opening in
            var wide = opening
            wide.limits = opening.limits.map { limit in
                var limit = limit
                limit.capacity = 1_000_000_000_000_000
                limit.refillRate = 1_000_000_000_000
                return limit
            }
            return wide
        }
        return parameters
    }
}

/// A number of ether with thousandths, such as `finney(1_500)` for one and a half.
func finney(_ thousandths: UInt64) -> Wei { Wei(thousandths) * 1_000_000_000_000_000 }
