import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `WeETHWithdrawAdapter`
    static let weETHWithdrawAdapter = ContractTable("WeETHWithdrawAdapter") { contract in
        contract.addTimedPauses()
        contract.initializedByGenesis()
        contract.addressGetter("weETH", \.contracts.weETH)
        contract.addressGetter("eETH", \.contracts.eETH)
        contract.addressGetter("liquidityPool", \.contracts.liquidityPool)
        contract.addressGetter("blacklister", \.contracts.blacklister)
        contract.method("requestWithdraw", gas: 270_000) {
            (frame: borrowing Frame, amount: UInt256, recipient: Address)
                throws(Revert) -> UInt256 in
            try frame.etherFi.requestWeETHWithdraw(
                frame.call, amount: amount, recipient: recipient)
        }
        contract.method("requestWithdrawWithPermit", gas: 320_000) {
            (frame: borrowing Frame, amount: UInt256, recipient: Address, permit: PermitInput)
                throws(Revert) -> UInt256 in
            try frame.etherFi.requestWeETHWithdraw(
                frame.call, amount: amount, recipient: recipient, permit: permit)
        }
        contract.method("getEETHByWeETH", .view) {
            (frame: borrowing Frame, amount: Shares) throws(Revert) -> Wei in
            try frame.etherFi.poolRate().amount(for: amount)
        }
    }

    /// - Spec: ether.fi, `DepositAdapter`
    static let depositAdapter = ContractTable("DepositAdapter") { contract in
        contract.addressGetter("roleRegistry", \.contracts.roleRegistry)
        contract.initializedByGenesis()
        contract.addDustSweep()
        contract.onEther { (frame: borrowing Frame) throws(Revert) in
            try frame.etherFi.receiveEtherInAdapter(frame.call)
        }
        contract.addAdapterDeposits()
        contract.addressGetter("liquidityPool", \.contracts.liquidityPool)
        contract.addressGetter("liquifier", \.contracts.liquifier)
        contract.addressGetter("eETH", \.contracts.eETH)
        contract.addressGetter("weETH", \.contracts.weETH)
        contract.addressGetter("wETH", \.surroundings.wETH)
        contract.addressGetter("stETH", \.surroundings.lido)
        contract.addressGetter("wstETH", \.surroundings.wstETH)
        contract.addressGetter("blacklister", \.contracts.blacklister)
    }

    private mutating func addAdapterDeposits() {
        method("depositETHForWeETH", .payable, gas: 220_000) {
            (frame: borrowing Frame, referral: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.depositETHForWeETH(frame.call, referral: referral)
        }
        method("depositWETHForWeETH", gas: 260_000) {
            (frame: borrowing Frame, amount: UInt256, referral: Address)
                throws(Revert) -> UInt256 in
            try frame.etherFi.depositWETHForWeETH(
                frame.call, amount: amount, referral: referral)
        }
        method("depositStETHForWeETHWithPermit", gas: 450_000) {
            (
                frame: borrowing Frame, amount: UInt256, minimum: UInt256, referral: Address,
                permit: PermitInput
            ) throws(Revert) -> UInt256 in
            try frame.etherFi.depositStETHForWeETH(
                frame.call, amount: amount, minimum: minimum, referral: referral,
                permit: permit)
        }
        method("depositWstETHForWeETHWithPermit", gas: 500_000) {
            (
                frame: borrowing Frame, amount: UInt256, minimum: UInt256, referral: Address,
                permit: PermitInput
            ) throws(Revert) -> UInt256 in
            try frame.etherFi.depositWstETHForWeETH(
                frame.call, amount: amount, minimum: minimum, referral: referral,
                permit: permit)
        }
    }

    /// - Spec: ether.fi, `EtherFiRewardsRouter`
    static let rewardsRouter = ContractTable("EtherFiRewardsRouter") { contract in
        contract.initializedByGenesis()
        contract.addressGetter("roleRegistry", \.contracts.roleRegistry)
        contract.addressGetter("treasury", \.accounts.treasury)
        contract.addressGetter("liquidityPool", \.contracts.liquidityPool)
        contract.onEther { (frame: borrowing Frame) throws(Revert) in
            frame.etherFi.receiveRewards(frame.call)
        }
        contract.method("withdrawToLiquidityPool") {
            (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.withdrawRewards(frame.call)
        }
        contract.method("recoverERC20") {
            (frame: borrowing Frame, token: Address, amount: UInt256) throws(Revert) -> Void in
            try frame.etherFi.recoverRewardTokens(frame.call, token: token, amount: amount)
        }
        contract.method("recoverERC721") {
            (frame: borrowing Frame, token: Address, id: UInt256) throws(Revert) -> Void in
            try frame.etherFi.recoverRewardClaim(frame.call, token: token, id: id)
        }
    }
}
