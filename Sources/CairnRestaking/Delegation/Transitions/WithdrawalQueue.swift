import CairnLedger
import CairnPrimitives

/// The withdrawal queue itself: what stands in it, and how much of it slashing can still take.
extension Restaking {
    /// The nonce of a staker's next withdrawal, and its place among those that wait, from one.
    func takeTicket(of staker: Address) -> (nonce: UInt64, position: UInt64) {
        delegation.stakers.update(staker) { record in
            record.withdrawalsQueued += 1
            record.pendingWithdrawals += 1
            return (record.withdrawalsQueued - 1, record.pendingWithdrawals)
        }
    }

    /// Adds a withdrawal to the queue, at the place that the staker's ticket names.
    func enqueue(_ withdrawal: StakerWithdrawal, root: Hash, position: UInt64) {
        delegation.stakerWithdrawals[Pair(withdrawal.staker, position - 1)] = root
        delegation.ticketRoots[Pair(withdrawal.staker, withdrawal.nonce.limb0)] = root
        delegation.withdrawals[root] = DelegationState.QueuedWithdrawal(
            staker: withdrawal.staker, delegatedTo: withdrawal.delegatedTo,
            nonce: withdrawal.nonce.limb0, startBlock: UInt64(withdrawal.startBlock),
            position: position, count: UInt64(withdrawal.strategies.count),
            first: DelegationState.QueuedShares(
                strategy: withdrawal.strategies[0],
                scaledShares: withdrawal.scaledShares[0].rawValue))
        for index in withdrawal.strategies.indices.dropFirst() {
            delegation.furtherShares[Pair(root, UInt64(index))] =
                DelegationState.QueuedShares(
                    strategy: withdrawal.strategies[index],
                    scaledShares: withdrawal.scaledShares[index].rawValue)
        }
    }

    /// The root and the place of a withdrawal that stands in the queue just as presented, or nil.
    ///
    /// The hash of all fields would tell the same: roots are equal when, and only when, fields are.
    func find(_ withdrawal: StakerWithdrawal) -> (root: Hash, position: UInt64)? {
        guard let nonce = withdrawal.nonce.asUInt64 else { return nil }
        let root = delegation.ticketRoots[Pair(withdrawal.staker, nonce)]
        let record = delegation.withdrawals[root]
        guard record.position != 0, record.matches(withdrawal) else { return nil }
        for index in stride(from: 1, to: withdrawal.strategies.count, by: 1) {
            let shares = delegation.furtherShares[Pair(root, UInt64(index))]
            guard shares.strategy == withdrawal.strategies[index],
                shares.scaledShares == withdrawal.scaledShares[index].rawValue
            else { return nil }
        }
        return (root, record.position)
    }

    /// Takes a withdrawal out of the queue; the staker's last one moves into its place.
    func dequeue(
        _ root: Hash, of staker: Address, nonce: UInt64, position: UInt64, count: Int
    ) {
        let last = delegation.stakers.update(staker) { record in
            record.pendingWithdrawals -= 1
            return record.pendingWithdrawals + 1
        }
        if position != last {
            let moved = delegation.stakerWithdrawals[Pair(staker, last - 1)]
            delegation.stakerWithdrawals[Pair(staker, position - 1)] = moved
            delegation.withdrawals.update(moved) { $0.position = position }
        }
        delegation.stakerWithdrawals[Pair(staker, last - 1)] = .zero
        delegation.withdrawals[root] = .none
        delegation.ticketRoots[Pair(staker, nonce)] = .zero
        for index in stride(from: 1, to: count, by: 1) {
            delegation.furtherShares[Pair(root, UInt64(index))] = .none
        }
    }

    /// A withdrawal that stands in the queue, or one of zeros.
    func queuedWithdrawal(_ root: Hash, _ record: DelegationState.QueuedWithdrawal)
        -> StakerWithdrawal
    {
        var withdrawal = StakerWithdrawal(
            staker: record.staker, delegatedTo: record.delegatedTo, withdrawer: record.staker,
            nonce: UInt256(record.nonce), startBlock: UInt32(truncatingIfNeeded: record.startBlock))
        guard record.count > 0 else { return withdrawal }
        withdrawal.strategies.append(record.first.strategy)
        withdrawal.scaledShares.append(Shares(rawValue: record.first.scaledShares))
        for index in 1..<max(1, record.count) {
            let further = delegation.furtherShares[Pair(root, index)]
            withdrawal.strategies.append(further.strategy)
            withdrawal.scaledShares.append(Shares(rawValue: further.scaledShares))
        }
        return withdrawal
    }

    // MARK: History

    /// Moves shares from an operator into the queue, where slashing can still reach them.
    ///
    /// - Spec: EigenLayer core, `DelegationManager._addQueuedSlashableShares`, whose history keeps
    ///   224 bits of the sum, and `DelegationManager._decreaseDelegation`
    /// - Throws: A panic if the operator has fewer shares.
    func moveToQueue(
        _ shares: UInt256, scaledShares: UInt256, of strategy: Address, staker: Address,
        operator operatorAddress: Address
    ) throws(Revert) {
        let block = UInt64(blockNumber)
        let (index, sum) = try delegation.operators.update(Pair(operatorAddress, strategy)) {
            (position) throws(Revert) in
            let sum = try checked { () throws(ArithmeticFault) in
                try position.queuedScaledShares.adding(scaledShares)
            }
            position.queuedScaledShares = (sum << 32) >> 32
            if position.queuePoints == 0 || position.lastQueuedBlock != block {
                try require(
                    position.lastQueuedBlock <= block, DelegationError.invalidSnapshotOrdering)
                position.queuePoints += 1
                position.lastQueuedBlock = block
            }
            position.shares = try checked { () throws(ArithmeticFault) in
                try position.shares.subtracting(shares)
            }
            return (position.queuePoints - 1, position.queuedScaledShares)
        }
        delegation.queueHistory[Triple(operatorAddress, strategy, index)] =
            DelegationState.QueuePoint(block: block, scaledShares: sum)
        emitDecrease(of: shares, in: strategy, staker: staker, operator: operatorAddress)
    }

    /// What a change of an operator's magnitude takes of the shares in the queue that are still
    /// slashable; with a new magnitude of zero, all of those.
    ///
    /// - Spec: EigenLayer core, `DelegationManager._getSlashableSharesInQueue`
    /// - Throws: A panic in the first blocks of a chain, before a whole delay has passed.
    func slashableSharesInQueue(
        operator operatorAddress: Address, strategy: Address,
        position: DelegationState.OperatorPosition, previousMaxMagnitude: UInt64,
        newMaxMagnitude: UInt64
    ) throws(Revert) -> UInt256 {
        guard previousMaxMagnitude > 0 else { return .zero }
        let (afterDelay, isEarly) = blockNumber.subtractingReportingOverflow(
            parameters.minWithdrawalDelayBlocks)
        guard !isEarly, afterDelay > 0 else { throw Revert(Panic.arithmetic) }
        let released = scaledSharesQueued(
            by: UInt64(afterDelay - 1), operator: operatorAddress, strategy: strategy,
            position: position)
        let inQueue = try checked { () throws(ArithmeticFault) in
            try position.queuedScaledShares.subtracting(released)
        }
        return try SlashingMath.slashedAmount(
            of: SlashingMath.mulWad(inQueue, UInt256(previousMaxMagnitude)),
            previousMaxMagnitude: previousMaxMagnitude, newMaxMagnitude: newMaxMagnitude)
    }

    /// The scaled shares that had entered the queue up to a block.
    private func scaledSharesQueued(
        by block: UInt64, operator operatorAddress: Address, strategy: Address,
        position: DelegationState.OperatorPosition
    ) -> UInt256 {
        if position.lastQueuedBlock <= block { return position.queuedScaledShares }
        var low: UInt64 = 0
        var high = position.queuePoints
        var found = UInt256.zero
        while low < high {
            let middle = (low + high) / 2
            let point = delegation.queueHistory[Triple(operatorAddress, strategy, middle)]
            if point.block > block {
                high = middle
            } else {
                low = middle + 1
                found = point.scaledShares
            }
        }
        return found
    }
}

extension DelegationState.QueuedShares {
    static var none: Self { Self(strategy: .zero, scaledShares: .zero) }
}

extension DelegationState.QueuedWithdrawal {
    static var none: Self {
        Self(
            staker: .zero, delegatedTo: .zero, nonce: 0, startBlock: 0, position: 0, count: 0,
            first: .none)
    }
}

extension DelegationState.QueuedWithdrawal {
    /// Whether a presented withdrawal has these fields, its further strategies apart.
    func matches(_ withdrawal: StakerWithdrawal) -> Bool {
        staker == withdrawal.staker && delegatedTo == withdrawal.delegatedTo
            && staker == withdrawal.withdrawer && startBlock == UInt64(withdrawal.startBlock)
            && count == UInt64(withdrawal.strategies.count)
            && count == UInt64(withdrawal.scaledShares.count)
            && first.strategy == withdrawal.strategies.first
            && first.scaledShares == withdrawal.scaledShares.first?.rawValue
    }
}
