public import CairnLedger
public import CairnPrimitives

/// Ether on its way from EigenLayer to the pool: the node's own parts.
///
/// - Spec: ether.fi, `EtherFiNode`
extension EtherFiNodes {
    /// What a node waits for beyond a withdrawal's first block: `EIGENLAYER_WITHDRAWAL_DELAY_BLOCKS`.
    public static let withdrawalDelayBlocks: UInt32 = 100_800

    /// - Spec: ether.fi, `EtherFiNode.queueETHWithdrawal`
    public func queueEtherWithdrawal(_ call: Call, amount: Wei) throws(Revert) -> Hash {
        try requireNodesManager(call)
        let roots = try surroundings.queueWithdrawals(
            [
                WithdrawalOrder(
                    strategies: [Self.beaconEtherStrategy], depositShares: [amount.rawValue],
                    withdrawer: call.contract)
            ], at: delegationManager, staker: call.contract)
        guard let root = roots.first else { throw Revert(Panic.indexOutOfBounds) }
        return root
    }

    /// - Spec: ether.fi, `EtherFiNode.queueWithdrawals`
    public func queueWithdrawals(
        _ call: Call, _ orders: [WithdrawalOrder]
    ) throws(Revert) -> [Hash] {
        try requireNodesManager(call)
        return try surroundings.queueWithdrawals(
            orders, at: delegationManager, staker: call.contract)
    }

    /// - Spec: ether.fi, `EtherFiNode.completeQueuedETHWithdrawals`
    /// - Returns: What the pool received.
    public func completeEtherWithdrawals(
        _ call: Call, asTokens: Bool
    ) throws(Revert) -> Wei {
        try requireNodesManager(call)
        var isAnyCompleted = false
        let block = UInt32(truncatingIfNeeded: ledger.moment.number)
        for withdrawal in try surroundings.queuedWithdrawals(
            of: call.contract, at: delegationManager)
        {
            let (slashableUntil, overflow) = withdrawal.startBlock.addingReportingOverflow(
                Self.withdrawalDelayBlocks)
            try require(!overflow, Panic.arithmetic)
            guard block > slashableUntil, withdrawal.strategies == [Self.beaconEtherStrategy]
            else { continue }
            try surroundings.completeEtherWithdrawal(
                withdrawal, asTokens: asTokens, at: delegationManager, caller: call.contract)
            isAnyCompleted = true
        }
        try require(isAnyCompleted, EtherFiNodeError.noCompleteableWithdrawals)
        return try sweepToPool(from: call.contract)
    }

    /// - Spec: ether.fi, `EtherFiNode.completeQueuedWithdrawals`
    /// - Returns: What the pool received.
    public func completeWithdrawals(
        _ call: Call, _ withdrawals: [QueuedWithdrawal], tokens: [[Address]], asTokens: [Bool]
    ) throws(Revert) -> Wei {
        try requireNodesManager(call)
        try surroundings.completeWithdrawals(
            withdrawals, tokens: tokens, asTokens: asTokens, at: delegationManager,
            caller: call.contract)
        return try sweepToPool(from: call.contract)
    }

    /// - Spec: ether.fi, `EtherFiNode.sweepFunds`
    /// - Returns: What the pool received.
    public func sweepFunds(_ call: Call) throws(Revert) -> Wei {
        try requireNodesManager(call)
        return try sweepToPool(from: call.contract)
    }

    /// Sends a node's ether to the pool, but no more than the pool says is out of it.
    ///
    /// - Throws: ``EtherFiNodeError/transferFailed``
    private func sweepToPool(from node: Address) throws(Revert) -> Wei {
        let amount = min(
            ledger.accounts.balance(of: node), etherFi.state.poolValue.value.outOfPool)
        guard amount > .zero else { return .zero }
        do throws(Revert) { try ledger.send(amount, from: node, to: liquidityPool) } catch {
            throw Revert(EtherFiNodeError.transferFailed)
        }
        ledger.emit(
            EtherFiNodeEvent.FundsTransferred(account: liquidityPool, amount: amount), from: node)
        return amount
    }
}
