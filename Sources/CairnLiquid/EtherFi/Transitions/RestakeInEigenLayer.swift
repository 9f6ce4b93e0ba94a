public import CairnLedger
public import CairnPrimitives

/// The restaker's dealings with EigenLayer.
///
/// - Spec: ether.fi, `EtherFiRestaker`
extension EtherFi {
    private var delegationManager: Address { parameters.surroundings.delegationManager }

    public func setRewardsClaimer(_ call: Call, _ claimer: Address) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try surroundings.setRewardsClaimer(
            claimer, at: parameters.surroundings.rewardsCoordinator, caller: contracts.restaker)
    }

    public func delegateRestaker(
        _ call: Call, to operator: Address, signature: Bytes, expiry: UInt256, salt: Hash
    ) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try surroundings.delegate(
            contracts.restaker, to: `operator`, signature: signature, expiry: expiry, salt: salt,
            at: delegationManager)
    }

    public func undelegateRestaker(_ call: Call) throws(Revert) -> [Hash] {
        try requireRole(.operatingMultisig, call.sender)
        try requireNotPaused(contracts.restaker)
        let roots = try surroundings.undelegate(contracts.restaker, at: delegationManager)
        for root in roots { state.restakerWithdrawals.insert(root, into: EtherFiState.only) }
        return roots
    }

    public func depositIntoStrategy(
        _ call: Call, token: Address, amount: UInt256
    ) throws(Revert) -> UInt256 {
        try requireRole(.executorOperations, call.sender)
        try requireNotPaused(contracts.restaker)
        let manager = parameters.surroundings.strategyManager
        try increaseAllowance(
            amount, of: token, owner: contracts.restaker, spender: manager)
        return try surroundings.depositIntoStrategy(
            state.restakerStrategies[token], token: token, amount: amount, at: manager,
            caller: contracts.restaker)
    }

    public func queueRestakerWithdrawals(
        _ call: Call, token: Address, amount: UInt256
    ) throws(Revert) -> [Hash] {
        try requireRole(.executorOperations, call.sender)
        try requireNotPaused(contracts.restaker)
        let strategy = state.restakerStrategies[token]
        let shares = try surroundings.shares(
            for: amount, of: strategy, caller: contracts.restaker)
        let roots = try surroundings.queueWithdrawal(
            of: strategy, shares: shares, at: delegationManager, caller: contracts.restaker)
        for root in roots { state.restakerWithdrawals.insert(root, into: EtherFiState.only) }
        return roots
    }

    public func completeRestakerWithdrawals(
        _ call: Call, _ withdrawals: [QueuedWithdrawal], tokens: [[Address]]
    ) throws(Revert) {
        try requireRole(.housekeepingOperations, call.sender)
        try requireNotPaused(contracts.restaker)
        for withdrawal in withdrawals {
            let root = try surroundings.root(
                of: withdrawal, at: delegationManager, caller: contracts.restaker)
            ledger.emit(
                EtherFiEvent.CompletedQueuedWithdrawal(withdrawalRoot: root),
                from: contracts.restaker)
            try require(
                state.restakerWithdrawals.remove(root, from: EtherFiState.only),
                EtherFiError.withdrawalRootNotFound)
        }
        try surroundings.completeWithdrawals(
            withdrawals, tokens: tokens, at: delegationManager, caller: contracts.restaker)
    }

    public func isRestakerDelegated() throws(Revert) -> Bool {
        try surroundings.isDelegated(contracts.restaker, at: delegationManager)
    }
}
