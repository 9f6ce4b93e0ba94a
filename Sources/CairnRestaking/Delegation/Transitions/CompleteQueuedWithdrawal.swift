public import CairnLedger
public import CairnPrimitives

/// How a completed withdrawal is received.
public enum WithdrawalReceipt: Hashable, Sendable {
    case tokens
    /// Restaked again, with the staker's operator of now.
    case shares
}

extension Restaking {
    /// Completes a withdrawal whose delay has passed.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.completeQueuedWithdrawal`
    /// - Parameter tokens: For each strategy its token; ignored for native ether and for shares.
    /// - Rounds: Shares down.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``; of
    ///   ``DelegationError`` `inputArrayLengthMismatch`, `withdrawerNotCaller`,
    ///   `withdrawalNotQueued`, `withdrawalDelayNotElapsed`; then what the strategies refuse with.
    public func completeQueuedWithdrawal(
        _ call: Call, _ withdrawal: StakerWithdrawal, tokens: [Address], receipt: WithdrawalReceipt
    ) throws(Revert) {
        try requireNotPaused(
            PauseFlag.DelegationManager.exitWithdrawalQueue, in: parameters.delegationManager)
        try delegationManagerGuard.enter { () throws(Revert) in
            try complete(withdrawal, tokens: tokens, receipt: receipt, caller: call.sender)
        }
    }

    /// Completes several withdrawals, all or none.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.completeQueuedWithdrawals`
    /// - Throws: As for one; a panic if there are fewer tokens or receipts than withdrawals.
    public func completeQueuedWithdrawals(
        _ call: Call, _ withdrawals: [StakerWithdrawal], tokens: [[Address]],
        receipts: [WithdrawalReceipt]
    ) throws(Revert) {
        try requireNotPaused(
            PauseFlag.DelegationManager.exitWithdrawalQueue, in: parameters.delegationManager)
        try delegationManagerGuard.enter { () throws(Revert) in
            for index in withdrawals.indices {
                try require(index < tokens.count, Panic.indexOutOfBounds)
                try require(index < receipts.count, Panic.indexOutOfBounds)
                try complete(
                    withdrawals[index], tokens: tokens[index], receipt: receipts[index],
                    caller: call.sender)
            }
        }
    }

    private func complete(
        _ withdrawal: StakerWithdrawal, tokens: [Address], receipt: WithdrawalReceipt,
        caller: Address
    ) throws(Revert) {
        prefetchPlaces(of: withdrawal.staker, nonce: withdrawal.nonce.limb0, position: 1)
        if let strategy = withdrawal.strategies.first, let token = tokens.first {
            prefetch(withdrawal.staker, in: strategy)
            if receipt == .shares {
                strategies.stakerStrategies.prefetch(withdrawal.staker, first: 0)
            }
            ledger.tokens.holdings.prefetch(Pair(token, withdrawal.staker))
        }

        // Checks
        try require(
            tokens.count == withdrawal.strategies.count, DelegationError.inputArrayLengthMismatch)
        try require(caller == withdrawal.withdrawer, DelegationError.withdrawerNotCaller)
        guard let (root, position) = find(withdrawal) else {
            throw Revert(DelegationError.withdrawalNotQueued)
        }
        let slashableUntil = try slashableUntil(startBlock: withdrawal.startBlock)
        try require(blockNumber > slashableUntil, DelegationError.withdrawalDelayNotElapsed)

        // Effects
        let staker = withdrawal.staker
        dequeue(
            root, of: staker, nonce: withdrawal.nonce.limb0, position: position,
            count: withdrawal.strategies.count)
        ledger.emit(
            DelegationEvent.SlashingWithdrawalCompleted(withdrawalRoot: root),
            from: parameters.delegationManager)
        let newOperator =
            receipt == .shares ? delegation.stakers[staker].operator : .zero
        for index in withdrawal.strategies.indices {
            let strategy = withdrawal.strategies[index]
            let shares = try SlashingMath.mulWad(
                withdrawal.scaledShares[index].rawValue,
                slashingFactor(
                    of: staker, operator: withdrawal.delegatedTo, in: strategy,
                    atBlock: slashableUntil))
            if shares.isZero { continue }
            switch receipt {
            case .tokens:
                try withdrawSharesAsTokens(
                    shares, of: strategy, token: tokens[index], staker: staker)
            case .shares:
                try restake(shares, of: strategy, staker: staker, operator: newOperator)
            }
        }
    }

    /// The last block in which a withdrawal can be slashed.
    func slashableUntil(startBlock: UInt32) throws(Revert) -> UInt32 {
        let (block, isOverflowing) = startBlock.addingReportingOverflow(
            parameters.minWithdrawalDelayBlocks)
        try require(!isOverflowing, Panic.arithmetic)
        return block
    }

    private func withdrawSharesAsTokens(
        _ shares: UInt256, of strategy: Address, token: Address, staker: Address
    ) throws(Revert) {
        if strategy == parameters.beaconChainETHStrategy {
            try withdrawPodShares(shares, staker: staker)
        } else {
            try strategyManagerGuard.enter { () throws(Revert) in
                _ = try withdrawFromStrategy(
                    shares, of: strategy, token: token, recipient: staker)
            }
        }
    }

    private func restake(
        _ shares: UInt256, of strategy: Address, staker: Address,
        operator operatorAddress: Address
    ) throws(Revert) {
        let slashing = try slashingFactor(
            of: staker, operator: operatorAddress, in: strategy)
        if strategy == parameters.beaconChainETHStrategy {
            let (previous, added) = try eigenPodManagerGuard.enter { () throws(Revert) in
                try addPodShares(shares, to: staker)
            }
            try increaseDelegation(
                operator: operatorAddress, staker: staker, strategy: strategy,
                previousDepositShares: previous, addedShares: added, slashingFactor: slashing)
        } else {
            try strategyManagerGuard.enter { () throws(Revert) in
                try addShares(
                    shares, of: strategy, to: staker, operator: operatorAddress,
                    slashingFactor: slashing, kind: kind(of: strategy))
            }
        }
    }
}
