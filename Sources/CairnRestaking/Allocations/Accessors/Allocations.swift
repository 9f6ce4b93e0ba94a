import CairnLedger
public import CairnPrimitives

/// Questions about what operators have allocated.
///
/// - Spec: EigenLayer core, `AllocationManagerView`
extension Restaking {
    /// Blocks between allocating and becoming slashable, or nil if the operator never chose.
    public func allocationDelay(of operator: Address) -> UInt32? {
        var record = allocations.operators[`operator`]
        record.settleDelay(at: ledger.moment.number)
        return record.isDelaySet.isSet ? UInt32(truncatingIfNeeded: record.delay) : nil
    }

    /// The delay in force, zero if the operator never chose, and whether it did.
    public func allocationDelayInfo(of operator: Address) -> (isSet: Bool, delay: UInt32) {
        var record = allocations.operators[`operator`]
        record.settleDelay(at: ledger.moment.number)
        return (record.isDelaySet.isSet, UInt32(truncatingIfNeeded: record.delay))
    }

    // MARK: Allocations

    /// The sets to which an operator allocates, or is about to.
    public func allocatedSets(of operator: Address) -> [OperatorSet] {
        (0..<allocations.operators[`operator`].allocatedCount).map {
            allocations.allocatedSets[Pair(`operator`, $0)].operatorSet
        }
    }

    /// The strategies of which an operator allocates to a set.
    public func allocatedStrategies(of operator: Address, to set: OperatorSet) -> [Address] {
        let key = OperatorSetKey(set)
        return (0..<allocations.memberships[Pair(`operator`, key)].strategyCount).map {
            allocations.allocatedStrategies[Triple(`operator`, key, $0)]
        }
    }

    /// What an operator allocates of a strategy to a set, with changes whose block has come.
    public func allocation(
        of operator: Address, to set: OperatorSet, in strategy: Address
    ) -> Allocation {
        Allocation(
            standing(of: `operator`, to: OperatorSetKey(set), in: strategy).allocation)
    }

    /// All of an operator's sets with what it allocates of a strategy to each.
    public func strategyAllocations(
        of operator: Address, in strategy: Address
    ) -> (sets: [OperatorSet], allocations: [Allocation]) {
        let sets = allocatedSets(of: `operator`)
        return (sets, sets.map { allocation(of: `operator`, to: $0, in: strategy) })
    }

    // MARK: Magnitudes

    /// What allocations have taken of an operator's magnitude, less completed deallocations.
    public func encumberedMagnitude(of operator: Address, in strategy: Address) -> UInt64 {
        let record = allocations.magnitudes[Pair(`operator`, strategy)]
        var encumbered = record.encumbered
        for place in record.queueBegin..<record.queueEnd {
            let set = allocations.deallocationQueue[Triple(`operator`, strategy, place)]
            let allocation = allocations.allocations[Triple(`operator`, set, strategy)]
            // Deallocations come due in the order of the queue.
            if ledger.moment.number < allocation.effectBlock { break }
            encumbered = UInt64(Int64(encumbered) + allocation.pendingDiff)
        }
        return encumbered
    }

    /// What an operator can still allocate of a strategy.
    public func allocatableMagnitude(of operator: Address, in strategy: Address) -> UInt64 {
        maxMagnitude(of: `operator`, in: strategy)
            - encumberedMagnitude(of: `operator`, in: strategy)
    }

    /// What slashing has left of an operator's magnitude; 10^18 to begin with.
    public func maxMagnitude(of operator: Address, in strategy: Address) -> UInt64 {
        allocations.magnitudes[Pair(`operator`, strategy)].maxMagnitude
    }

    /// What slashing had left of an operator's magnitude at the end of a block.
    public func maxMagnitude(
        of operator: Address, in strategy: Address, atBlock block: UInt64
    ) -> UInt64 {
        let record = allocations.magnitudes[Pair(`operator`, strategy)]
        if record.historyCount == 0 { return Magnitude.whole }
        // Recent blocks are asked for most, so look at the newest point before halving.
        if record.latestBlock <= block { return record.latestMax }
        var low: UInt64 = 0
        var high = record.historyCount - 1
        while low < high {
            let middle = (low + high) / 2
            let point = allocations.maxMagnitudes[Triple(`operator`, strategy, middle)]
            if point.block > block { high = middle } else { low = middle + 1 }
        }
        if low == 0 { return Magnitude.whole }
        return allocations.maxMagnitudes[Triple(`operator`, strategy, low - 1)].value
    }

    // MARK: Stake

    /// For each operator and strategy, the shares that a set can slash now and up to a block.
    ///
    /// - Rounds: Down.
    public func minimumSlashableStake(
        in set: OperatorSet, operators: [Address], strategies: [Address], futureBlock: UInt32
    ) -> [[Shares]] {
        operators.map { `operator` in
            guard isOperatorSlashable(`operator`, by: set) else {
                return strategies.map { _ in .zero }
            }
            return strategies.map {
                allocatedStake(of: `operator`, to: set, in: $0, untilBlock: futureBlock)
            }
        }
    }

    /// For each operator and strategy, the shares allocated to a set, slashable or not.
    ///
    /// - Rounds: Down.
    public func allocatedStake(
        in set: OperatorSet, operators: [Address], strategies: [Address]
    ) -> [[Shares]] {
        let block = UInt32(truncatingIfNeeded: ledger.moment.number)
        return operators.map { `operator` in
            strategies.map { allocatedStake(of: `operator`, to: set, in: $0, untilBlock: block) }
        }
    }

    /// The shares that stay allocated up to a block, not counting allocations that are pending.
    private func allocatedStake(
        of operator: Address, to set: OperatorSet, in strategy: Address, untilBlock block: UInt32
    ) -> Shares {
        let standing = standing(of: `operator`, to: OperatorSetKey(set), in: strategy)
        guard standing.maxMagnitude != 0 else { return .zero }
        let allocation = standing.allocation
        let magnitude =
            allocation.effectBlock <= UInt64(block) && allocation.pendingDiff < 0
            ? allocation.nextMagnitude : allocation.currentMagnitude
        let proportion = Magnitude.proportion(magnitude, of: standing.maxMagnitude)
        return operatorShares(`operator`, in: strategy).mulDiv(
            UInt256(proportion), by: UInt256(Magnitude.whole), rounding: .down)
    }
}
