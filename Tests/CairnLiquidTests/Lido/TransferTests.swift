import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("Lido: transfers, allowances, permits")
struct TransferTests {
    private let alice = LidoFixture.alice
    private let bob = LidoFixture.bob

    @Test("moves shares and announces amount and shares")
    func moves() throws {
        let fixture = LidoFixture()
        let stETH = fixture.contracts.stETH
        try fixture.submit(.ether(3), from: alice)
        fixture.ledger.events.removeAll()
        try fixture.lido.transfer(
            fixture.call(stETH, from: alice), to: bob, amount: .ether(1))
        #expect(fixture.lido.sharesOf(alice) == Shares(rawValue: Wei.ether(2).rawValue))
        #expect(fixture.lido.sharesOf(bob) == Shares(rawValue: Wei.ether(1).rawValue))
        #expect(fixture.events(LidoEvent.TransferShares.self).count == 1)
        #expect(try StETHRules(fixture.lido).balance(of: bob, in: stETH) == Wei.ether(1).rawValue)
    }

    @Test("an allowance falls by what is spent, an infinite one never")
    func allowances() throws {
        let fixture = LidoFixture()
        let stETH = fixture.contracts.stETH
        try fixture.submit(.ether(3), from: alice)
        let asAlice = fixture.call(stETH, from: alice)
        let asBob = fixture.call(stETH, from: bob)
        try fixture.lido.approve(asAlice, spender: bob, amount: .ether(2))
        try fixture.lido.transferFrom(asBob, from: alice, to: bob, amount: .ether(1))
        #expect(
            fixture.ledger.tokens.allowance(of: bob, by: alice, in: stETH) == Wei.ether(1).rawValue)
        fixture.expectRefusal(LidoError.allowanceExceeded) { () throws(Revert) in
            try fixture.lido.transferFrom(asBob, from: alice, to: bob, amount: .ether(2))
        }
        fixture.expectRefusal(LidoError.allowanceBelowZero) { () throws(Revert) in
            try fixture.lido.decreaseAllowance(asAlice, spender: bob, by: .ether(2))
        }
        try fixture.lido.approve(asAlice, spender: bob, amount: .max)
        fixture.expectRefusal(LidoError.mathAddOverflow) { () throws(Revert) in
            try fixture.lido.increaseAllowance(asAlice, spender: bob, by: 1)
        }
        try fixture.lido.transferFrom(asBob, from: alice, to: bob, amount: .ether(1))
        #expect(fixture.ledger.tokens.allowance(of: bob, by: alice, in: stETH) == .max)
    }

    @Test("refuses transfers in order and changes nothing")
    func refusals() throws {
        let fixture = LidoFixture()
        let stETH = fixture.contracts.stETH
        try fixture.submit(.ether(3), from: alice)
        let cases: [(Address, Address, Wei, LidoError)] = [
            (alice, bob, Wei(rawValue: UInt256(UInt128.max)), .ethTooLarge),
            (.zero, bob, .ether(1), .transferFromZero),
            (alice, .zero, .ether(1), .transferToZero),
            (alice, stETH, .ether(1), .transferToStETH),
            (alice, bob, .ether(4), .balanceExceeded),
        ]
        for (from, to, amount, reason) in cases {
            fixture.expectRefusal(reason) { () throws(Revert) in
                try fixture.lido.transfer(
                    fixture.call(stETH, from: from), to: to, amount: amount)
            }
        }
        try fixture.lido.stop(fixture.call(stETH, from: fixture.admin))
        fixture.expectRefusal(LidoError.contractIsStopped) { () throws(Revert) in
            try fixture.lido.transfer(
                fixture.call(stETH, from: alice), to: bob, amount: .ether(1))
        }
    }

    @Test("a permit works once, for keys and for wallets with code")
    func permits() throws {
        let fixture = LidoFixture()
        let stETH = fixture.contracts.stETH
        let key = try PrivateKey(UInt256(7 as UInt64))
        let permit = Permit(
            owner: key.address, spender: bob, value: 5, deadline: UInt256(LidoFixture.start))
        let digest = permit.digest(
            nonce: .zero, domain: fixture.lido.parameters.stETHDomain, chainID: 31337,
            contract: stETH)
        let signed = key.sign(digest)
        let signature = SignatureParts(
            v: 27 + signed.yParity.rawValue, r: Hash(signed.r), s: Hash(signed.s))
        let call = fixture.call(stETH, from: bob)
        try fixture.lido.permit(call, permit, signature: signature)
        #expect(fixture.ledger.tokens.allowance(of: bob, by: key.address, in: stETH) == 5)
        fixture.expectRefusal(LidoError.signatureInvalid) { () throws(Revert) in
            try fixture.lido.permit(call, permit, signature: signature)
        }
        fixture.ledger.moment.timestamp += 1
        fixture.expectRefusal(LidoError.deadlineExpired) { () throws(Revert) in
            try fixture.lido.permit(call, permit, signature: signature)
        }
        let ofWallet = Permit(owner: LidoFixture.wallet, spender: bob, value: 9, deadline: .max)
        try fixture.lido.permit(call, ofWallet, signature: signature)
        #expect(fixture.ledger.tokens.allowance(of: bob, by: LidoFixture.wallet, in: stETH) == 9)
        fixture.walletsApprove = false
        fixture.expectRefusal(LidoError.signatureInvalid) { () throws(Revert) in
            try fixture.lido.permit(call, ofWallet, signature: signature)
        }
    }

    @Test("wrapping keeps every unit covered by a share")
    func wraps() throws {
        let fixture = LidoFixture { $0.limits.maxPositiveTokenRebase = 1_000_000_000 }
        let wstETH = fixture.contracts.wstETH
        try fixture.submit(.ether(2), from: alice)
        try fixture.earn(.ether(1))
        let asAlice = fixture.call(wstETH, from: alice)
        fixture.expectRefusal(LidoError.wrapZero) { () throws(Revert) in
            _ = try fixture.lido.wrap(asAlice, amount: .zero)
        }
        fixture.expectRefusal(LidoError.allowanceExceeded) { () throws(Revert) in
            _ = try fixture.lido.wrap(asAlice, amount: 4)
        }
        try fixture.lido.approve(asAlice, spender: wstETH, amount: .max)
        #expect(try fixture.lido.wrap(asAlice, amount: 4) == Shares(3))
        #expect(try fixture.lido.unwrap(asAlice, units: Shares(2)) == 2)
        #expect(fixture.ledger.tokens.holding(of: alice, in: wstETH) == 1)
        #expect(fixture.lido.violatedInvariants().isEmpty)
        fixture.expectRefusal(LidoError.wrappedBurnExceedsBalance) { () throws(Revert) in
            _ = try fixture.lido.unwrap(asAlice, units: Shares(2))
        }
        fixture.expectRefusal(LidoError.unwrapZero) { () throws(Revert) in
            _ = try fixture.lido.unwrap(asAlice, units: .zero)
        }
    }
}
