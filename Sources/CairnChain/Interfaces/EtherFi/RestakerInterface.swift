import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `EtherFiRestaker`
    static let restaker = ContractTable("EtherFiRestaker") { contract in
        contract.addTimedPauses()
        contract.initializedByGenesis()
        contract.onEther { (_: borrowing Frame) throws(Revert) in }
        contract.addRestakerExits()
        contract.addRestaking()
        contract.addRestakerGetters()
        contract.addRestakerTotals()
    }

    private mutating func addRestakerExits() {
        method("transferStETH") {
            (frame: borrowing Frame, recipient: Address, amount: UInt256)
                throws(Revert) -> Void in
            try frame.etherFi.transferStETH(frame.call, recipient: recipient, amount: amount)
        }
        method("stEthRequestWithdrawal") {
            (frame: borrowing Frame) throws(Revert) -> [UInt256] in
            try frame.etherFi.stEthRequestWithdrawal(frame.call)
        }
        method("stEthRequestWithdrawal") {
            (frame: borrowing Frame, amount: UInt256) throws(Revert) -> [UInt256] in
            try frame.etherFi.stEthRequestWithdrawal(frame.call, amount: amount)
        }
        method("stEthClaimWithdrawals") {
            (frame: borrowing Frame, ids: [UInt256], hints: [UInt256]) throws(Revert) -> Void in
            try frame.etherFi.stEthClaimWithdrawals(frame.call, ids: ids, hints: hints)
        }
        method("withdrawEther") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.withdrawRestakerEther(frame.call)
        }
    }

    private mutating func addRestaking() {
        method("setRewardsClaimer") {
            (frame: borrowing Frame, claimer: Address) throws(Revert) -> Void in
            try frame.etherFi.setRewardsClaimer(frame.call, claimer)
        }
        method("delegateTo") {
            (
                frame: borrowing Frame, delegate: Address,
                approval: ABITuple<Bytes, UInt256>, salt: Hash
            ) throws(Revert) -> Void in
            let (signature, expiry) = approval.fields
            try frame.etherFi.delegateRestaker(
                frame.call, to: delegate, signature: signature, expiry: expiry, salt: salt)
        }
        method("undelegate") { (frame: borrowing Frame) throws(Revert) -> [Hash] in
            try frame.etherFi.undelegateRestaker(frame.call)
        }
        method("depositIntoStrategy") {
            (frame: borrowing Frame, token: Address, amount: UInt256)
                throws(Revert) -> UInt256 in
            try frame.etherFi.depositIntoStrategy(frame.call, token: token, amount: amount)
        }
        method("queueWithdrawals") {
            (frame: borrowing Frame, token: Address, amount: UInt256)
                throws(Revert) -> [Hash] in
            try frame.etherFi.queueRestakerWithdrawals(frame.call, token: token, amount: amount)
        }
        method("completeQueuedWithdrawals") {
            (frame: borrowing Frame, withdrawals: [QueuedWithdrawal], tokens: [[Address]])
                throws(Revert) -> Void in
            try frame.etherFi.completeRestakerWithdrawals(
                frame.call, withdrawals, tokens: tokens)
        }
        method("pendingWithdrawalRoots", .view) {
            (frame: borrowing Frame) throws(Revert) -> [Hash] in
            frame.etherFi.state.restakerWithdrawals.values(0)
        }
        method("isPendingWithdrawal", .view) {
            (frame: borrowing Frame, root: Hash) throws(Revert) -> Bool in
            frame.etherFi.state.restakerWithdrawals.contains(root, in: 0)
        }
        method("isDelegated", .view) { (frame: borrowing Frame) throws(Revert) -> Bool in
            try frame.etherFi.isRestakerDelegated()
        }
    }

    private mutating func addRestakerGetters() {
        addressGetter("rewardsCoordinator", \.surroundings.rewardsCoordinator)
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("liquifier", \.contracts.liquifier)
        addressGetter("lidoWithdrawalQueue", \.surroundings.lidoWithdrawalQueue)
        addressGetter("lido", \.surroundings.lido)
        addressGetter("eigenLayerDelegationManager", \.surroundings.delegationManager)
        addressGetter("eigenLayerStrategyManager", \.surroundings.strategyManager)
        addressGetter("rateLimiter", \.contracts.rateLimiter)
        addressGetter("etherFiRedemptionManager", \.contracts.redemptionManager)
        constantGetter("STETH_REQUEST_WITHDRAWAL_LIMIT_ID", EtherFi.stETHWithdrawalLimit)
        for name in ["tokenInfos", "getEigenLayerRestakingStrategy"] {
            method(name, .view) {
                (frame: borrowing Frame, token: Address) throws(Revert) -> Address in
                frame.etherFi.state.restakerStrategies[token]
            }
        }
    }

    private mutating func addRestakerTotals() {
        method("getTotalPooledEther", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            try frame.etherFi.restakerPooledEther()
        }
        method("getTotalPooledEther", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.restakerPooledEther(of: token)
        }
        method("getTotalPooledEtherSplits", .view) {
            (frame: borrowing Frame, token: Address)
                throws(Revert) -> Outputs<UInt256, UInt256, UInt256, UInt256> in
            let splits = try frame.etherFi.restakerSplits(of: token)
            return Outputs(
                splits.restaked, splits.unrestaking, splits.holding, splits.pending)
        }
        method("getRestakedAmount", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.restakedAmount(of: token)
        }
        method("getAmountInEigenLayerPendingForWithdrawals", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.queuedAmount(of: token)
        }
        method("getAmountPendingForRedemption", .view) {
            (frame: borrowing Frame, token: Address) throws(Revert) -> UInt256 in
            try frame.etherFi.pendingForRedemption(of: token)
        }
    }
}
