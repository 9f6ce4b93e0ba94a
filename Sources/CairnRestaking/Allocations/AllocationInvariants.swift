import CairnLedger
import CairnPrimitives

extension Restaking {
    /// Checks what must hold of allocations, magnitudes and memberships after every call.
    ///
    /// The cost is a walk over all of them: for tests and debugging nodes.
    ///
    /// - Returns: A sentence for each invariant that does not hold.
    public func violatedAllocationInvariants() -> [String] {
        violatedMagnitudes() + violatedQueues() + violatedLists()
    }

    /// R11 to R13: what is allocated adds up to what is encumbered, and fits the maximum.
    private func violatedMagnitudes() -> [String] {
        var violated: [String] = []
        var sums: [Pair<Address, Address>: UInt64] = [:]
        allocations.allocations.forEach { key, allocation in
            let pending = allocation.pendingDiff
            let sum = allocation.currentMagnitude + (pending > 0 ? pending.magnitude : 0)
            sums[Pair(key.first, key.third), default: 0] += sum
            if pending < 0 && pending.magnitude > allocation.currentMagnitude {
                violated.append(
                    "R13: \(key.first) gives up \(pending.magnitude) of "
                        + "\(allocation.currentMagnitude) in \(key.third)")
            }
            if pending != 0 && allocation.effectBlock == 0 {
                violated.append("R14: a change of \(key.first) in \(key.third) has no block")
            }
        }
        allocations.magnitudes.forEach { key, magnitudes in
            let sum = sums.removeValue(forKey: key) ?? 0
            if magnitudes.encumbered != sum {
                violated.append(
                    "R12: \(key.first) has \(magnitudes.encumbered) encumbered in \(key.second), "
                        + "its allocations are \(sum)")
            }
            if magnitudes.maxMagnitude > Magnitude.whole {
                violated.append("R11: the maximum of \(key.first) exceeds the whole")
            }
            if magnitudes.encumbered > magnitudes.maxMagnitude {
                violated.append(
                    "R13: \(key.first) has \(magnitudes.encumbered) encumbered in \(key.second), "
                        + "the maximum is \(magnitudes.maxMagnitude)")
            }
            var previous = MagnitudePoint(block: 0, value: Magnitude.whole)
            for index in 0..<magnitudes.historyCount {
                let point = allocations.maxMagnitudes[Triple(key.first, key.second, index)]
                if point.value > previous.value || point.block < previous.block {
                    violated.append("R11: the maximum of \(key.first) rose in \(key.second)")
                }
                previous = point
            }
        }
        for key in sums.keys.sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) })
        where sums[key] != 0 {
            violated.append("R12: \(key.first) allocates in \(key.second), encumbered is nothing")
        }
        return violated
    }

    /// R15: deallocations stand in the order in which they come due, and none is far away.
    private func violatedQueues() -> [String] {
        var violated: [String] = []
        let horizon = ledger.moment.number + UInt64(parameters.deallocationDelay) + 1
        allocations.magnitudes.forEach { key, magnitudes in
            var previous: UInt64 = 0
            for place in magnitudes.queueBegin..<magnitudes.queueEnd {
                let set = allocations.deallocationQueue[Triple(key.first, key.second, place)]
                let allocation = allocations.allocations[Triple(key.first, set, key.second)]
                if allocation.pendingDiff > 0 {
                    violated.append("R15: an allocation of \(key.first) is among deallocations")
                }
                // A slash may have completed the deallocation already.
                guard allocation.effectBlock != 0 else { continue }
                if allocation.effectBlock < previous || allocation.effectBlock > horizon {
                    violated.append("R15: the deallocations of \(key.first) are out of order")
                }
                previous = allocation.effectBlock
            }
        }
        return violated
    }

    /// Every position that a record remembers is where the list has the element.
    private func violatedLists() -> [String] {
        var violated: [String] = []
        allocations.allocations.forEach { key, allocation in
            let isListed = allocation.position != 0
            let isUsed = allocation.pendingDiff != 0 || allocation.currentMagnitude != 0
            if isListed != isUsed {
                violated.append("lists: \(key.first) in \(key.third) is listed: \(isListed)")
            }
            guard isListed else { return }
            let place = Triple(key.first, key.second, allocation.position - 1)
            if allocations.allocatedStrategies[place] != key.third {
                violated.append("lists: \(key.third) is misplaced for \(key.first)")
            }
        }
        allocations.memberships.forEach { key, membership in
            let (account, set) = (key.first, key.second)
            if membership.registeredPosition != 0,
                allocations.registeredSets[Pair(account, membership.registeredPosition - 1)] != set
                    || membership.memberPosition == 0
                    || allocations.setMembers[Pair(set, membership.memberPosition - 1)] != account
            {
                violated.append("lists: a membership of \(account) is misplaced")
            }
            if (membership.strategyCount != 0) != (membership.allocatedPosition != 0) {
                violated.append("lists: \(account) allocates, the set is not listed")
            }
            if membership.allocatedPosition != 0,
                allocations.allocatedSets[Pair(account, membership.allocatedPosition - 1)] != set
            {
                violated.append("lists: an allocated set of \(account) is misplaced")
            }
        }
        return violated
    }
}
