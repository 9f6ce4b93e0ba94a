public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Changes how much of an operator's stake sets can slash.
    ///
    /// More magnitude becomes slashable after the operator's allocation delay. Less is freed after
    /// the deallocation delay, or at once if the set cannot slash it anyway.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.modifyAllocations`
    /// - Invariant: Encumbered magnitude is at most the maximum.
    /// - Throws: ``PausingError/currentlyPaused``, ``PermissionError/invalidPermissions``,
    ///   ``AllocationError/uninitializedAllocationDelay``, then for each set and strategy what
    ///   does not fit; ``Panic/arithmetic`` if a delay ends beyond the last block of 32 bits.
    public func modifyAllocations(
        _ call: Call, operator: Address, _ params: [AllocateParams]
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.AllocationManager.modifyAllocations, in: call.contract)
        try requireCanCall(call, for: `operator`, AllocationSelector.modifyAllocations)
        guard let delay = allocationDelay(of: `operator`) else {
            throw Revert(AllocationError.uninitializedAllocationDelay)
        }
        for change in params {
            try require(
                change.strategies.count == change.newMagnitudes.count,
                AllocationError.inputArrayLengthMismatch)
            let set = OperatorSetKey(change.operatorSet)
            try require(
                allocations.sets[set].exists.isSet, AllocationError.invalidOperatorSet)
            // Operators may allocate before they register, as services may insist on it.
            let isSlashable = isOperatorSlashable(`operator`, by: set)
            for index in change.strategies.indices {
                try modifyAllocation(
                    of: `operator`, to: set, in: change.strategies[index],
                    newMagnitude: change.newMagnitudes[index], delay: delay,
                    isOperatorSlashable: isSlashable)
            }
        }
    }

    /// Changes one allocation.
    private func modifyAllocation(
        of operator: Address, to set: OperatorSetKey, in strategy: Address, newMagnitude: UInt64,
        delay: UInt32, isOperatorSlashable: Bool
    ) throws(Revert) {
        // Checks
        let magnitudes = clearDeallocationQueue(of: `operator`, in: strategy, limit: .max)
        var standing = standing(
            of: allocations.allocations[Triple(`operator`, set, strategy)], magnitudes)
        let current = standing.allocation.currentMagnitude
        try require(
            standing.allocation.effectBlock == 0, AllocationError.modificationAlreadyPending)
        try require(newMagnitude != current, AllocationError.sameMagnitude)

        // Amounts
        if newMagnitude > current {
            let (encumbered, overflows) = standing.encumbered.addingReportingOverflow(
                newMagnitude - current)
            try require(!overflows, AllocationError.magnitudeOverflow)
            try require(
                encumbered <= standing.maxMagnitude, AllocationError.insufficientMagnitude)
            standing.encumbered = encumbered
            standing.allocation.pendingDiff = Int64(newMagnitude - current)
            standing.allocation.effectBlock = try block(after: delay)
        } else if isOperatorSlashable && current != 0
            && allocations.setStrategies.contains(strategy, in: set)
        {
            // Slashable up to and including the last block of the delay, free in the next.
            enqueueDeallocation(of: `operator`, from: set, in: strategy)
            standing.allocation.pendingDiff = -Int64(current - newMagnitude)
            standing.allocation.effectBlock = try block(
                after: parameters.deallocationDelay, plus: 1)
        } else {
            standing.encumbered -= current - newMagnitude
            standing.allocation.currentMagnitude = newMagnitude
            standing.allocation.effectBlock = try block(after: 0)
        }

        // Effects
        update(
            standing, of: `operator`, to: set, in: strategy,
            encumberedBefore: magnitudes.encumbered)
        ledger.emit(
            AllocationEvent.AllocationUpdated(
                operator: `operator`, operatorSet: set.operatorSet, strategy: strategy,
                magnitude: newMagnitude,
                effectBlock: UInt32(truncatingIfNeeded: standing.allocation.effectBlock)),
            from: parameters.allocationManager)
    }

    /// The number, in 32 bits, of the block that comes `delay + more` after this one.
    ///
    /// - Throws: ``Panic/arithmetic`` if it does not fit.
    func block(after delay: UInt32, plus more: UInt32 = 0) throws(Revert) -> UInt64 {
        let number = UInt32(truncatingIfNeeded: ledger.moment.number)
        let sum = UInt64(number) + UInt64(delay) + UInt64(more)
        try require(sum <= UInt64(UInt32.max), Panic.arithmetic)
        return sum
    }
}
