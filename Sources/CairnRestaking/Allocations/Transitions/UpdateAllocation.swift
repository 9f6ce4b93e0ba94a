import CairnLedger
import CairnPrimitives

extension Restaking {
    /// Stores an allocation and what it encumbers, and keeps the operator's lists in step.
    ///
    /// - Spec: EigenLayer core, `AllocationManager._updateAllocationInfo`
    /// - Invariant: An allocation is listed while it has, or is about to have, magnitude; a set is
    ///   listed while an allocation to it is.
    func update(
        _ standing: Standing, of operator: Address, to set: OperatorSetKey, in strategy: Address,
        encumberedBefore: UInt64
    ) {
        if standing.encumbered != encumberedBefore {
            allocations.magnitudes.update(Pair(`operator`, strategy)) {
                $0.encumbered = standing.encumbered
            }
            emitEncumbered(standing.encumbered, of: `operator`, in: strategy)
        }
        store(standing.allocation, of: `operator`, to: set, in: strategy)
    }

    /// Stores an allocation and keeps the operator's lists in step.
    func store(
        _ allocation: AllocationRecord, of operator: Address, to set: OperatorSetKey,
        in strategy: Address
    ) {
        var allocation = allocation
        if allocation.pendingDiff != 0 {
            if allocation.position == 0 {
                allocation.position = list(strategy, of: `operator`, to: set)
            }
        } else if allocation.currentMagnitude == 0, allocation.position != 0 {
            unlist(at: allocation.position, of: `operator`, to: set)
            allocation.position = 0
        }
        allocations.allocations[Triple(`operator`, set, strategy)] = allocation
    }

    func emitEncumbered(_ magnitude: UInt64, of operator: Address, in strategy: Address) {
        ledger.emit(
            AllocationEvent.EncumberedMagnitudeUpdated(
                operator: `operator`, strategy: strategy, encumberedMagnitude: magnitude),
            from: parameters.allocationManager)
    }

    // MARK: Lists

    /// Lists a strategy among those allocated to a set, and the set if it is the first.
    ///
    /// - Returns: The strategy's position.
    private func list(_ strategy: Address, of operator: Address, to set: OperatorSetKey) -> UInt64 {
        let member = Pair(`operator`, set)
        let count = allocations.memberships.update(member) { membership in
            membership.strategyCount += 1
            if membership.strategyCount == 1 {
                membership.allocatedPosition = append(set, toAllocatedSetsOf: `operator`)
            }
            return membership.strategyCount
        }
        allocations.allocatedStrategies[Triple(`operator`, set, count - 1)] = strategy
        return count
    }

    /// Takes the strategy at a position off the list, and the set if it was the last.
    private func unlist(at position: UInt64, of operator: Address, to set: OperatorSetKey) {
        let member = Pair(`operator`, set)
        var membership = allocations.memberships[member]
        if let moved = allocations.allocatedStrategies.takeOut(
            position, of: membership.strategyCount, key: { Triple(`operator`, set, $0) })
        {
            allocations.allocations.update(Triple(`operator`, set, moved)) {
                $0.position = position
            }
        }
        membership.strategyCount -= 1
        if membership.strategyCount == 0 {
            remove(at: membership.allocatedPosition, fromAllocatedSetsOf: `operator`)
            membership.allocatedPosition = 0
        }
        allocations.memberships[member] = membership
    }

    private func append(_ set: OperatorSetKey, toAllocatedSetsOf operator: Address) -> UInt64 {
        let count = allocations.operators.update(`operator`) {
            $0.allocatedCount += 1
            return $0.allocatedCount
        }
        allocations.allocatedSets[Pair(`operator`, count - 1)] = set
        return count
    }

    private func remove(at position: UInt64, fromAllocatedSetsOf operator: Address) {
        let count = allocations.operators.update(`operator`) {
            $0.allocatedCount -= 1
            return $0.allocatedCount + 1
        }
        if let moved = allocations.allocatedSets.takeOut(
            position, of: count, key: { Pair(`operator`, $0) })
        {
            allocations.memberships.update(Pair(`operator`, moved)) {
                $0.allocatedPosition = position
            }
        }
    }
}

extension Table where Value: TableRecord {
    /// Takes one element out of a list of `count`, whose last element takes its place.
    ///
    /// - Parameter position: Counted from one.
    /// - Returns: The element that has moved to `position`, if one had to.
    func takeOut(_ position: UInt64, of count: UInt64, key: (UInt64) -> Key) -> Value? {
        let end = key(count - 1)
        guard position != count else {
            remove(end)
            return nil
        }
        let last = self[end]
        self[key(position - 1)] = last
        remove(end)
        return last
    }
}
