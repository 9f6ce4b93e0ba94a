import CairnLedger
import CairnPrimitives
import Testing

@testable import CairnLiquid

@Suite("ether.fi: eETH and weETH as tokens")
struct WrapEETHTests {
    private let world = EtherFiHarness()

    @Test("weETH keeps the shares while eETH grows")
    func wrapping() throws {
        try world.deposit(.ether(100), by: world.alice)
        try world.approve(world.contracts.weETH, by: world.alice)
        let wrapped = try world.act(world.alice, world.contracts.weETH) {
            etherFi, call throws(Revert) in try etherFi.wrap(call, amount: .ether(20))
        }
        #expect(wrapped == 20_000_000_000_000_000_000)
        try world.rebase(100_000_000_000_000_000)
        let unwrapped = try world.act(world.alice, world.contracts.weETH) {
            etherFi, call throws(Revert) in
            try etherFi.unwrap(call, amount: 5_000_000_000_000_000_000)
        }
        #expect(unwrapped == 5_005_000_000_000_000_000)
        #expect(world.ledger.tokens.supply(of: world.contracts.weETH) == 15_000_000_000_000_000_000)
        // 5.005 · 100 / 100.1 shares went back, which is exact.
        #expect(
            world.etherFi.eETHShares(of: world.contracts.weETH)
                == .init(rawValue: 15_000_000_000_000_000_000))
    }

    @Test("a transfer of eETH moves shares rounded down, and every allowance shrinks")
    func transfers() throws {
        try world.deposit(.ether(100), by: world.alice)
        try world.rebase(100_000_000_000_000_000)
        try world.approve(world.bob, by: world.alice)
        try world.act(world.bob, world.contracts.eETH) { etherFi, call throws(Revert) in
            try etherFi.transferEETHFrom(
                .ether(1), from: world.alice, to: world.carol, spender: call.sender)
        }
        #expect(world.etherFi.eETHShares(of: world.carol) == 999_000_999_000_999_000)
        #expect(try world.etherFi.eETHBalance(of: world.carol) == 999_999_999_999_999_999)
        #expect(
            world.etherFi.eETHAllowance(of: world.bob, by: world.alice)
                == UInt256.max - 1_000_000_000_000_000_000)
    }

    @Test("refuses in order of precedence")
    func refusals() throws {
        try world.deposit(.ether(1), by: world.alice)
        let eETH = world.contracts.eETH
        let weETH = world.contracts.weETH
        func transfer(_ amount: Wei, to: Address, _ reason: EtherFiError) {
            world.refuses(reason, world.alice, eETH) { etherFi, call throws(Revert) in
                try etherFi.transferEETH(
                    amount, from: world.alice, to: to, sender: call.sender)
            }
        }
        transfer(.ether(2), to: world.bob, .transferAmountExceedsBalance)
        transfer(.ether(2), to: .zero, .addressZero)
        world.refuses(EtherFiError.zeroAmount, world.alice, weETH) {
            etherFi, call throws(Revert) in _ = try etherFi.wrap(call, amount: .zero)
        }
        world.refuses(EtherFiError.transferAmountExceedsAllowance, world.alice, weETH) {
            etherFi, call throws(Revert) in _ = try etherFi.wrap(call, amount: .ether(1))
        }
        world.refuses(EtherFiError.burnExceedsBalance, world.alice, weETH) {
            etherFi, call throws(Revert) in _ = try etherFi.unwrap(call, amount: 1)
        }
        world.refuses(LedgerError.transferToZero, world.alice, weETH) {
            etherFi, call throws(Revert) in
            try etherFi.transferWeETH(0, from: world.alice, to: .zero, sender: call.sender)
        }
        // Only a signature of the owner's allows.
        let forged = PermitInput(
            value: 1, deadline: .max,
            signature: SignatureParts(v: 27, r: Hash(UInt256.one), s: Hash(UInt256.one)))
        world.refuses(EtherFiError.invalidSignature, world.bob, eETH) {
            etherFi, call throws(Revert) in
            try etherFi.permitEETH(owner: world.alice, spender: world.bob, forged)
        }
        world.refuses(EtherFiError.signatureIsMalleable, world.bob, eETH) {
            etherFi, call throws(Revert) in
            try etherFi.permitEETH(
                owner: world.alice, spender: world.bob,
                PermitInput(
                    value: 1, deadline: .max,
                    signature: SignatureParts(v: 27, r: Hash(UInt256.one), s: Hash(UInt256.max))))
        }
        world.refuses(EtherFiError.expiredDeadline, world.bob, eETH) {
            etherFi, call throws(Revert) in
            try etherFi.permitEETH(
                owner: world.alice, spender: world.bob,
                PermitInput(value: 1, deadline: 1, signature: forged.signature))
        }
    }

    @Test("a pauser waits out the pause and a week")
    func timedPauses() throws {
        let eETH = world.contracts.eETH
        let guardian = world.holder(of: .superGuardian)
        let pause: (EtherFi, Call) throws(Revert) -> Void = { etherFi, call throws(Revert) in
            try etherFi.pauseUntil(call)
        }
        world.refuses(EtherFiError.onlySuperGuardian, world.alice, eETH, pause)
        try world.act(guardian, eETH, pause)
        let until = world.etherFi.state.pauses[eETH].pausedUntil
        #expect(until == 1_735_689_600 + 28_800)
        world.refuses(
            EtherFiError.contractPausedUntil(pausedUntil: UInt256(until)), guardian, eETH, pause)
        world.wait(28_801)
        world.refuses(EtherFiError.pauserCooldownStillActive, guardian, eETH, pause)
        world.refuses(
            EtherFiError.contractNotPausedUntil, world.holder(of: .operatingMultisig), eETH
        ) { etherFi, call throws(Revert) in try etherFi.unpauseUntil(call) }
        world.wait(7 * 86_400)
        try world.act(guardian, eETH, pause)
    }
}
