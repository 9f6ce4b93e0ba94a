import CairnLedger
import CairnPrimitives
import Testing

@testable import CairnLiquid

@Suite("ether.fi: instant redemption")
struct RedeemEETHTests {
    private let world = EtherFiHarness()

    private func redeem(
        _ amount: Wei, asset: Address = EtherFi.etherAsset
    ) -> (EtherFi, Call) throws(Revert) -> Void {
        { etherFi, call throws(Revert) in
            try etherFi.redeemEEth(
                call, amount: amount, receiver: call.sender, asset: asset)
        }
    }

    @Test("the fee is split between the treasury and those who stay")
    func ether() throws {
        try world.deposit(.ether(100), by: world.alice)
        try world.approve(world.contracts.redemptionManager, by: world.alice)
        try world.act(world.alice, world.contracts.redemptionManager, redeem(.ether(10)))

        // 30 basis points of 10 ether are 0.03; a tenth of that is the treasury's.
        #expect(world.ledger.accounts.balance(of: world.alice) == .ether(900) + finney(9_970))
        let treasury = world.etherFi.parameters.accounts.treasury
        #expect(world.etherFi.eETHShares(of: treasury) == 3_000_000_000_000_000)
        #expect(world.etherFi.totalShares == 90_003_000_000_000_000_000)
        #expect(try world.etherFi.totalPooledEther() == finney(90_030))
        #expect(world.ledger.accounts.balance(of: world.contracts.redemptionManager) == .zero)
        #expect(world.etherFi.eETHShares(of: world.contracts.redemptionManager) == .zero)
    }

    @Test("refuses in order of precedence")
    func refusals() throws {
        let manager = world.contracts.redemptionManager
        try world.deposit(.ether(100), by: world.alice)
        world.refuses(
            EtherFiError.insufficientBalance, world.alice, manager, redeem(.ether(101)))
        // One percent stays liquid.
        world.refuses(
            EtherFiError.exceededRedeemable, world.alice, manager, redeem(finney(99_001)))
        world.refuses(
            EtherFiError.transferAmountExceedsAllowance, world.alice, manager,
            redeem(finney(99_000)))
        try world.approve(manager, by: world.alice)
        world.refuses(EtherFiError.invalidAmount, world.alice, manager, redeem(.zero))
        world.refuses(
            EtherFiError.exceededRedeemable, world.alice, manager,
            redeem(.ether(1), asset: world.bob))
        world.refuses(EtherFiError.onlyOperatingTimelock, world.alice, manager) {
            etherFi, call throws(Revert) in
            try etherFi.setExitFee(call, basisPoints: 1, of: EtherFi.etherAsset)
        }
        world.refuses(
            EtherFiError.exceedsMaxExitFee, world.holder(of: .operatingTimelock), manager
        ) { etherFi, call throws(Revert) in
            try etherFi.setExitFee(call, basisPoints: 501, of: EtherFi.etherAsset)
        }
    }
}
