import CairnPrimitives
import Testing

@testable import CairnLedger

/// A plain asset, its refusals in their order, and the conservation of what it holds.
@Suite struct PlainTokenTests {
    private let ledger: Ledger
    private let rules: PlainToken
    private let token = Address(head: 1, middle: 1, tail: 1)
    private let alice = Address(head: 2, middle: 2, tail: 2)
    private let bob = Address(head: 3, middle: 3, tail: 3)

    init() throws {
        ledger = Ledger(Store(), moment: BlockMoment(number: 1, timestamp: 1, chainID: 1))
        rules = PlainToken(ledger)
        try ledger.tokens.mint(1_000, of: token, to: alice)
    }

    private func expectUnchanged(
        _ reason: some RevertReason, _ body: () throws(Revert) -> Void,
        _ place: SourceLocation = #_sourceLocation
    ) {
        let before = (
            ledger.tokens.holding(of: alice, in: token), ledger.tokens.holding(of: bob, in: token),
            ledger.tokens.allowance(of: bob, by: alice, in: token), ledger.events.count
        )
        #expect(throws: Revert(reason), sourceLocation: place) {
            try ledger.attempt { () throws(Revert) in try body() }
        }
        let after = (
            ledger.tokens.holding(of: alice, in: token), ledger.tokens.holding(of: bob, in: token),
            ledger.tokens.allowance(of: bob, by: alice, in: token), ledger.events.count
        )
        #expect(before == after, sourceLocation: place)
    }

    @Test("a transfer changes two balances by the same amount")
    func transfer() throws {
        try rules.transfer(300, of: token, from: alice, to: bob)
        #expect(ledger.tokens.holding(of: alice, in: token) == 700)
        #expect(ledger.tokens.holding(of: bob, in: token) == 300)
        #expect(ledger.tokens.supply(of: token) == 1_000)
        try rules.transfer(700, of: token, from: alice, to: alice)
        #expect(ledger.tokens.holding(of: alice, in: token) == 700)
        #expect(ledger.violatedInvariants().isEmpty)
    }

    @Test("refusals, in their order, change nothing")
    func refusals() throws {
        expectUnchanged(LedgerError.transferToZero) { () throws(Revert) in
            try rules.transfer(5_000, of: token, from: alice, to: .zero)
        }
        expectUnchanged(LedgerError.transferExceedsBalance) { () throws(Revert) in
            try rules.transfer(1_001, of: token, from: alice, to: bob)
        }
        expectUnchanged(LedgerError.insufficientAllowance) { () throws(Revert) in
            try rules.transfer(1, of: token, from: alice, to: .zero, spender: bob)
        }
        try rules.approve(2_000, of: token, owner: alice, spender: bob)
        // The allowance was spent before the balance fell short; the checkpoint gives it back.
        expectUnchanged(LedgerError.transferExceedsBalance) { () throws(Revert) in
            try rules.transfer(1_500, of: token, from: alice, to: bob, spender: bob)
        }
        #expect(ledger.tokens.allowance(of: bob, by: alice, in: token) == 2_000)
    }

    @Test("an allowance falls by what was spent, an infinite one never")
    func allowances() throws {
        try rules.approve(100, of: token, owner: alice, spender: bob)
        try rules.transfer(60, of: token, from: alice, to: bob, spender: bob)
        #expect(ledger.tokens.allowance(of: bob, by: alice, in: token) == 40)
        try rules.approve(.max, of: token, owner: alice, spender: bob)
        try rules.transfer(60, of: token, from: alice, to: bob, spender: bob)
        #expect(ledger.tokens.allowance(of: bob, by: alice, in: token) == .max)
    }
}
