public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Completes deallocations whose block has come, so that their magnitude can be used again.
    ///
    /// Anyone may do this for any operator.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.clearDeallocationQueue`
    /// - Parameter limits: One for each strategy, how many deallocations to complete at most.
    /// - Throws: ``PausingError/currentlyPaused``, ``AllocationError/inputArrayLengthMismatch``
    public func clearDeallocationQueue(
        _ call: Call, operator: Address, strategies: [Address], limits: [UInt16]
    ) throws(Revert) {
        // Checks
        try requireNotPaused(PauseFlag.AllocationManager.modifyAllocations, in: call.contract)
        try require(
            strategies.count == limits.count, AllocationError.inputArrayLengthMismatch)

        // Effects
        for (strategy, limit) in zip(strategies, limits) {
            _ = clearDeallocationQueue(of: `operator`, in: strategy, limit: limit)
        }
    }

    /// Completes at most `limit` deallocations and returns the magnitudes after that.
    func clearDeallocationQueue(
        of operator: Address, in strategy: Address, limit: UInt16
    ) -> MagnitudeRecord {
        let pair = Pair(`operator`, strategy)
        var magnitudes = allocations.magnitudes[pair]
        var cleared: UInt16 = 0
        while magnitudes.queueBegin != magnitudes.queueEnd, cleared < limit {
            let place = Triple(`operator`, strategy, magnitudes.queueBegin)
            let set = allocations.deallocationQueue[place]
            let standing = standing(
                of: allocations.allocations[Triple(`operator`, set, strategy)], magnitudes)
            // Deallocations come due in the order of the queue.
            if ledger.moment.number < standing.allocation.effectBlock { break }

            if standing.encumbered != magnitudes.encumbered {
                emitEncumbered(standing.encumbered, of: `operator`, in: strategy)
                magnitudes.encumbered = standing.encumbered
            }
            store(standing.allocation, of: `operator`, to: set, in: strategy)
            magnitudes.queueBegin += 1
            cleared += 1
        }
        if cleared > 0 { allocations.magnitudes[pair] = magnitudes }
        return magnitudes
    }

    /// Puts a deallocation at the end of the queue.
    func enqueueDeallocation(of operator: Address, from set: OperatorSetKey, in strategy: Address) {
        let place = allocations.magnitudes.update(Pair(`operator`, strategy)) {
            $0.queueEnd += 1
            return $0.queueEnd - 1
        }
        allocations.deallocationQueue[Triple(`operator`, strategy, place)] = set
    }
}
