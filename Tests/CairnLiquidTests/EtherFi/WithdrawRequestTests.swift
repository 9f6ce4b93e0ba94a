import CairnLedger
import CairnPrimitives
import Testing

@testable import CairnLiquid

@Suite("ether.fi: withdrawal requests")
struct WithdrawRequestTests {
    private let world = EtherFiHarness()

    private func prepare() throws {
        try world.deposit(.ether(100), by: world.alice)
        try world.rebase(100_000_000_000_000_000)
        try world.approve(world.contracts.liquidityPool, by: world.alice)
    }

    @Test("a claim pays the rate frozen when it was finalized, and leaves the rest to the pool")
    func frozenRate() throws {
        try prepare()
        let id = try world.requestWithdraw(.ether(10), by: world.alice)
        #expect(id == 1)
        #expect(world.etherFi.state.withdrawRequests[1].shareOfEEth == 9_990_009_990_009_990_009)
        try world.finalize(upTo: 1, locking: .ether(10))
        #expect(world.etherFi.frozenRate(of: 1) == 1_001_000_000_000_000_000)
        #expect(try world.etherFi.claimableAmount(of: 1) == 9_999_999_999_999_999_999)

        // A loss after the finalization is not the claim's.
        try world.rebase(-50_000_000_000_000_000)
        #expect(try world.etherFi.claimableAmount(of: 1) == 9_999_999_999_999_999_999)
        let held = world.ledger.accounts.balance(of: world.alice)
        try world.claim(1, by: world.bob)
        let paid = world.ledger.accounts.balance(of: world.alice) - held
        #expect(paid == 9_999_999_999_999_999_999)
        #expect(try world.etherFi.totalPooledEther() == 90_050_000_000_000_000_001)
        #expect(world.etherFi.totalShares == 90_009_990_009_990_009_991)
        #expect(world.etherFi.state.withdrawLine.value.ethLocked == .zero)
    }

    @Test("a claim never pays more than was requested")
    func capped() throws {
        try prepare()
        _ = try world.requestWithdraw(.ether(10), by: world.alice)
        try world.rebase(200_000_000_000_000_000)
        try world.finalize(upTo: 1, locking: .ether(10))
        #expect(try world.etherFi.claimableAmount(of: 1) == .ether(10))
        try world.claim(1, by: world.alice)
        #expect(world.ledger.accounts.balance(of: world.alice) == .ether(910))
    }

    @Test("refuses requests in order of precedence")
    func requestRefusals() throws {
        try world.deposit(.ether(100), by: world.alice)
        let pool = world.contracts.liquidityPool
        func request(_ amount: Wei, _ reason: EtherFiError) {
            world.refuses(reason, world.alice, pool) { etherFi, call throws(Revert) in
                _ = try etherFi.requestWithdraw(call, recipient: world.alice, amount: amount)
            }
        }
        request(.zero, .invalidWithdrawalAmount)
        request(999_999_999_999_999, .invalidWithdrawalAmount)
        request(.ether(1_000) + 1, .invalidWithdrawalAmount)
        request(.ether(1), .transferAmountExceedsAllowance)
        try world.approve(pool, by: world.alice)
        request(.ether(101), .transferAmountExceedsBalance)
        world.refuses(EtherFiError.requestMintedToZero, world.alice, pool) {
            etherFi, call throws(Revert) in
            _ = try etherFi.requestWithdraw(call, recipient: .zero, amount: .ether(1))
        }
    }

    @Test("refuses claims in order of precedence")
    func claimRefusals() throws {
        try prepare()
        let escrow = world.contracts.withdrawRequestNFT
        func claim(_ id: UInt256, _ reason: EtherFiError) {
            world.refuses(reason, world.bob, escrow) { etherFi, call throws(Revert) in
                try etherFi.claimWithdraw(call, id)
            }
        }
        claim(1, .unknownRequest)
        _ = try world.requestWithdraw(.ether(10), by: world.alice)
        _ = try world.requestWithdraw(.ether(10), by: world.alice)
        claim(1, .requestNotFinalized)
        try world.act(world.holder(of: .guardian), escrow) { etherFi, call throws(Revert) in
            try etherFi.invalidateRequest(call, 2)
        }
        claim(2, .requestNotValid)
        try world.finalize(upTo: 2, locking: .ether(10))
        claim(2, .requestNotValid)
        try world.claim(1, by: world.bob)
        claim(1, .unknownRequest)
        world.refuses(
            EtherFiError.cannotUndoFinalization, world.contracts.etherFiAdmin, escrow
        ) { etherFi, call throws(Revert) in try etherFi.finalizeRequests(call, upTo: 1) }
        world.refuses(
            EtherFiError.cannotFinalizeFutureRequests, world.contracts.etherFiAdmin, escrow
        ) { etherFi, call throws(Revert) in try etherFi.finalizeRequests(call, upTo: 3) }
    }

    @Test("a barred request moves by one role only, and counts again when validated")
    func barring() throws {
        try prepare()
        let escrow = world.contracts.withdrawRequestNFT
        _ = try world.requestWithdraw(.ether(10), by: world.alice)
        try world.act(world.holder(of: .guardian), escrow) { etherFi, call throws(Revert) in
            try etherFi.invalidateRequest(call, 1)
        }
        world.refuses(EtherFiError.onlyUpgradeTimelock, world.alice, escrow) {
            etherFi, call throws(Revert) in
            try etherFi.transferRequest(call, 1, from: world.alice, to: world.bob)
        }
        try world.finalize(upTo: 1, locking: .zero)
        try world.act(world.holder(of: .upgradeTimelock), escrow) {
            etherFi, call throws(Revert) in
            try etherFi.seizeInvalidRequest(call, 1, recipient: world.carol)
        }
        #expect(try world.etherFi.requestOwner(1) == world.carol)
        try world.act(world.holder(of: .operatingTimelock), escrow) {
            etherFi, call throws(Revert) in try etherFi.validateRequest(call, 1)
        }
        #expect(world.etherFi.state.withdrawLine.value.ethLocked == .ether(10))
        try world.claim(1, by: world.carol)
        #expect(
            world.ledger.accounts.balance(of: world.carol)
                == .ether(1_000) + 9_999_999_999_999_999_999)
    }
}
