public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Takes shares of the caller out of strategies and puts them into the withdrawal queue.
    ///
    /// They stay slashable there until the delay has passed.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.queueWithdrawals`
    /// - Returns: The root of each withdrawal.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``; of
    ///   ``DelegationError`` `inputArrayLengthMismatch`, `inputArrayLengthZero`; a panic if the
    ///   operator has fewer shares; of ``StrategyError`` or ``PodError`` that the staker has.
    @discardableResult
    public func queueWithdrawals(
        _ call: Call, _ requests: [QueuedWithdrawalRequest]
    ) throws(Revert) -> [Hash] {
        try requireNotPaused(
            PauseFlag.DelegationManager.enterWithdrawalQueue, in: parameters.delegationManager)
        return try delegationManagerGuard.enter { () throws(Revert) in
            strategies.stakerStrategies.prefetch(call.sender, first: 2)
            for strategy in requests.first?.strategies ?? [] {
                prefetch(call.sender, in: strategy)
            }
            let operatorAddress = delegation.stakers[call.sender].operator
            var roots: [Hash] = []
            roots.reserveCapacity(requests.count)
            for request in requests {
                try require(
                    request.strategies.count == request.depositShares.count,
                    DelegationError.inputArrayLengthMismatch)
                roots.append(
                    try queueWithdrawal(
                        of: request.strategies, depositShares: request.depositShares,
                        staker: call.sender, operator: operatorAddress))
            }
            return roots
        }
    }

    /// Queues one withdrawal.
    ///
    /// - Spec: EigenLayer core, `DelegationManager._removeSharesAndQueueWithdrawal`
    /// - Rounds: Scaled and withdrawable shares down.
    func queueWithdrawal(
        of withdrawn: [Address], depositShares: [Shares], staker: Address,
        operator operatorAddress: Address
    ) throws(Revert) -> Hash {
        // Checks
        try require(!staker.isZero, DelegationError.inputAddressZero)
        try require(!withdrawn.isEmpty, DelegationError.inputArrayLengthZero)

        // Effects
        var scaledShares: [Shares] = []
        var withdrawableShares: [Shares] = []
        scaledShares.reserveCapacity(withdrawn.count)
        withdrawableShares.reserveCapacity(withdrawn.count)
        for index in withdrawn.indices {
            let removed = try removeShares(
                depositShares[index].rawValue, of: withdrawn[index], from: staker,
                operator: operatorAddress)
            scaledShares.append(Shares(rawValue: removed.scaled))
            withdrawableShares.append(Shares(rawValue: removed.withdrawable))
        }
        let ticket = takeTicket(of: staker)
        prefetchPlaces(of: staker, nonce: ticket.nonce, position: ticket.position)
        let withdrawal = StakerWithdrawal(
            staker: staker, delegatedTo: operatorAddress, withdrawer: staker,
            nonce: UInt256(ticket.nonce), startBlock: blockNumber, strategies: withdrawn,
            scaledShares: scaledShares)
        let root = withdrawal.root
        enqueue(withdrawal, root: root, position: ticket.position)
        ledger.emit(
            DelegationEvent.SlashingWithdrawalQueued(
                withdrawalRoot: root, withdrawal: withdrawal,
                sharesToWithdraw: withdrawableShares),
            from: parameters.delegationManager)
        return root
    }

    /// Takes shares of one strategy from a staker and their operator.
    private func removeShares(
        _ depositShares: UInt256, of strategy: Address, from staker: Address,
        operator operatorAddress: Address
    ) throws(Revert) -> (scaled: UInt256, withdrawable: UInt256) {
        // Amounts
        let position = strategies.positions[Pair(staker, strategy)]
        let slashing = try slashingFactor(
            of: staker, operator: operatorAddress, in: strategy)
        let scaled = try position.scalingFactor.scaled(depositShares)
        let withdrawable = try SlashingMath.mulWad(scaled, slashing)

        // Effects
        if !operatorAddress.isZero {
            try moveToQueue(
                withdrawable, scaledShares: scaled, of: strategy, staker: staker,
                operator: operatorAddress)
        }
        let isEmpty =
            strategy == parameters.beaconChainETHStrategy
            ? try removePodShares(depositShares, from: staker)
            : try removeDepositShares(
                depositShares, of: strategy, from: staker, held: position.depositShares)
        if isEmpty {
            strategies.positions.update(Pair(staker, strategy)) { $0.scalingFactor.reset() }
            ledger.emit(
                DelegationEvent.DepositScalingFactorUpdated(
                    staker: staker, strategy: strategy,
                    newDepositScalingFactor: SlashingMath.wad),
                from: parameters.delegationManager)
        }
        return (scaled, withdrawable)
    }

    /// The block's number as the contracts keep it.
    var blockNumber: UInt32 { UInt32(truncatingIfNeeded: ledger.moment.number) }
}
