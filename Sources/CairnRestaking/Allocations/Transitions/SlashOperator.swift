public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Takes a part of what an operator has allocated to a set.
    ///
    /// The operator's magnitude in each strategy falls; stakers' shares follow from it whenever
    /// they are asked for, so the cost does not depend on how many stakers there are.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.slashOperator`
    /// - Rounds: The slashed magnitude up, the slashed shares down.
    /// - Throws: ``PausingError/currentlyPaused``, ``AllocationError/inputArrayLengthMismatch``,
    ///   ``AllocationError/invalidOperatorSet``, ``AllocationError/operatorNotSlashable``,
    ///   ``AllocationError/invalidCaller``, then for each strategy
    ///   ``AllocationError/strategiesMustBeInAscendingOrder``,
    ///   ``AllocationError/invalidWadToSlash``, ``AllocationError/strategyNotInOperatorSet``
    public func slashOperator(
        _ call: Call, avs: Address, _ params: SlashingParams
    ) throws(Revert) -> SlashOutcome {
        // Checks
        try requireNotPaused(PauseFlag.AllocationManager.operatorSlashing, in: call.contract)
        let operatorSet = OperatorSet(avs: avs, id: params.operatorSetID)
        let set = OperatorSetKey(operatorSet)
        try require(
            params.strategies.count == params.wadsToSlash.count,
            AllocationError.inputArrayLengthMismatch)
        let record = allocations.sets[set]
        try require(record.exists.isSet, AllocationError.invalidOperatorSet)
        try require(
            isOperatorSlashable(params.operator, by: set), AllocationError.operatorNotSlashable)
        try require(
            call.sender == record.slasher(at: ledger.moment.number),
            AllocationError.invalidCaller)

        // Effects
        let slashID = UInt256(record.slashCount + 1)
        allocations.sets.update(set) { $0.slashCount += 1 }
        var wadSlashed: [UInt256] = []
        var shares: [Shares] = []
        wadSlashed.reserveCapacity(params.strategies.count)
        shares.reserveCapacity(params.strategies.count)
        for index in params.strategies.indices {
            let strategy = params.strategies[index]
            try require(
                index == 0 || params.strategies[index - 1] < strategy,
                AllocationError.strategiesMustBeInAscendingOrder)
            guard let wad = params.wadsToSlash[index].asUInt64, 1...Magnitude.whole ~= wad else {
                throw Revert(AllocationError.invalidWadToSlash)
            }
            try require(
                allocations.setStrategies.contains(strategy, in: set),
                AllocationError.strategyNotInOperatorSet)
            let slash = slashAllocation(
                of: params.operator, to: set, in: strategy, wad: wad)
            wadSlashed.append(UInt256(slash.proportion))
            shares.append(
                slash.magnitude == 0
                    ? .zero
                    : try slashOperatorShares(
                        operator: params.operator, operatorSet: operatorSet, slashID: slashID,
                        strategy: strategy, previousMaxMagnitude: slash.maxMagnitude,
                        newMaxMagnitude: slash.maxMagnitude - slash.magnitude))
        }
        ledger.emit(
            AllocationEvent.OperatorSlashed(
                operator: params.operator, operatorSet: operatorSet,
                strategies: params.strategies, wadSlashed: wadSlashed,
                description: params.description),
            from: parameters.allocationManager)
        return SlashOutcome(slashID: slashID, shares: shares)
    }

    /// What a slash took of one allocation.
    private struct AllocationSlash {
        /// What the allocation lost.
        var magnitude: UInt64
        /// The operator's maximum before.
        var maxMagnitude: UInt64
        /// The loss as a part of that maximum, 10^18 being all of it.
        var proportion: UInt64
    }

    /// Takes `wad / 10^18` of an allocation, and of a deallocation that is under way from it.
    private func slashAllocation(
        of operator: Address, to set: OperatorSetKey, in strategy: Address, wad: UInt64
    ) -> AllocationSlash {
        // Amounts
        let pair = Pair(`operator`, strategy)
        var magnitudes = allocations.magnitudes[pair]
        var standing = standing(
            of: allocations.allocations[Triple(`operator`, set, strategy)], magnitudes)
        let previousMax = standing.maxMagnitude
        guard standing.allocation.currentMagnitude != 0 else {
            return AllocationSlash(magnitude: 0, maxMagnitude: previousMax, proportion: 0)
        }
        let slashed = Magnitude.part(wad, of: standing.allocation.currentMagnitude)
        let newMax = previousMax - slashed
        standing.allocation.currentMagnitude -= slashed
        let encumbered = standing.encumbered - slashed
        if standing.allocation.pendingDiff < 0 {
            standing.allocation.pendingDiff += Int64(
                Magnitude.part(wad, of: standing.allocation.pendingDiff.magnitude))
            emitUpdate(
                of: `operator`, to: set, in: strategy,
                magnitude: standing.allocation.nextMagnitude,
                effectBlock: standing.allocation.effectBlock)
        }

        // Effects
        let block = UInt64(UInt32(truncatingIfNeeded: ledger.moment.number))
        if magnitudes.historyCount == 0 || magnitudes.latestBlock != block {
            magnitudes.historyCount += 1
        }
        magnitudes.encumbered = encumbered
        magnitudes.latestMax = newMax
        magnitudes.latestBlock = block
        allocations.magnitudes[pair] = magnitudes
        allocations.maxMagnitudes[Triple(`operator`, strategy, magnitudes.historyCount - 1)] =
            MagnitudePoint(block: block, value: newMax)
        emitEncumbered(encumbered, of: `operator`, in: strategy)
        store(standing.allocation, of: `operator`, to: set, in: strategy)
        emitUpdate(
            of: `operator`, to: set, in: strategy,
            magnitude: standing.allocation.currentMagnitude, effectBlock: block)
        ledger.emit(
            AllocationEvent.MaxMagnitudeUpdated(
                operator: `operator`, strategy: strategy, maxMagnitude: newMax),
            from: parameters.allocationManager)
        return AllocationSlash(
            magnitude: slashed, maxMagnitude: previousMax,
            proportion: Magnitude.proportion(slashed, of: previousMax))
    }

    private func emitUpdate(
        of operator: Address, to set: OperatorSetKey, in strategy: Address, magnitude: UInt64,
        effectBlock: UInt64
    ) {
        ledger.emit(
            AllocationEvent.AllocationUpdated(
                operator: `operator`, operatorSet: set.operatorSet, strategy: strategy,
                magnitude: magnitude, effectBlock: UInt32(truncatingIfNeeded: effectBlock)),
            from: parameters.allocationManager)
    }
}
