import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Magnitudes, sets and slashes.
extension Shadow {
    /// An allocation as it stands in this block.
    func allocation(_ key: AllocationKey) -> Allocated {
        var allocation = allocations[key] ?? Allocated()
        guard allocation.effectBlock != 0, block >= allocation.effectBlock else {
            return allocation
        }
        allocation.current = UInt64(Int64(allocation.current) + allocation.pending)
        allocation.pending = 0
        allocation.effectBlock = 0
        return allocation
    }

    /// What an operator's allocations of a strategy take, as the sum over all sets.
    func encumbered(_ operator: Address, _ strategy: Address) -> UInt64 {
        var sum: UInt64 = 0
        for set in setList {
            let allocation = allocation(
                AllocationKey(operator: `operator`, set: set, strategy: strategy))
            sum += allocation.current
            if allocation.pending > 0 { sum += UInt64(allocation.pending) }
        }
        return sum
    }

    func put(_ allocation: Allocated, _ key: AllocationKey) {
        allocations[key] = allocation
        touchedAllocations.append(key)
        touchedOperators.append(Pair(key.operator, key.strategy))
    }

    func isSlashable(_ operator: Address, by set: OperatorSet) -> Bool {
        let membership = Membership(operator: `operator`, set: set)
        return members.contains(membership) || block <= slashableUntil[membership] ?? 0
    }

    func delay(of operator: Address) -> UInt64? {
        guard let delay = delays[`operator`] else { return nil }
        return block >= delay.effectBlock ? delay.pending : delay.blocks
    }

    func slasher(of set: OperatorSet) -> Address {
        guard let record = sets[set] else { return .zero }
        return record.slasherBlock != 0 && block >= record.slasherBlock
            ? record.pendingSlasher : record.slasher
    }

    // MARK: Changing

    /// Whether a new magnitude is possible.
    func canModify(_ key: AllocationKey, to magnitude: UInt64) -> Bool {
        let allocation = allocation(key)
        guard allocation.effectBlock == 0, magnitude != allocation.current else { return false }
        guard magnitude > allocation.current else { return true }
        let (sum, overflow) = encumbered(key.operator, key.strategy).addingReportingOverflow(
            magnitude - allocation.current)
        return !overflow && sum <= maximum(key.operator, key.strategy)
    }

    func modify(_ key: AllocationKey, to magnitude: UInt64) {
        var allocation = allocation(key)
        if magnitude > allocation.current {
            allocation.pending = Int64(magnitude - allocation.current)
            allocation.effectBlock = block + (delay(of: key.operator) ?? 0)
        } else if isSlashable(key.operator, by: key.set) && allocation.current != 0
            && sets[key.set]?.strategies.contains(key.strategy) == true
        {
            allocation.pending = -Int64(allocation.current - magnitude)
            allocation.effectBlock = block + UInt64(parameters.deallocationDelay) + 1
        } else {
            allocation.current = magnitude
            allocation.pending = 0
            allocation.effectBlock = block
        }
        put(allocation, key)
    }

    // MARK: Slashing

    /// Takes a part of an allocation; returns the shares that were slashed.
    func slash(
        _ operator: Address, _ set: OperatorSet, _ strategy: Address, wad: UInt64
    ) throws(WalkFault) -> UInt256? {
        let key = AllocationKey(operator: `operator`, set: set, strategy: strategy)
        var allocation = allocation(key)
        guard allocation.current > 0 else { return nil }
        let part = Self.part(wad, of: allocation.current)
        let before = maximum(`operator`, strategy)
        let after = before - part
        guard part > 0 else { throw WalkFault(rule: "R17", what: "a slash came to nothing") }
        allocation.current -= part
        if allocation.pending < 0 {
            allocation.pending += Int64(Self.part(wad, of: allocation.pending.magnitude))
        }
        put(allocation, key)
        setMaximum(after, `operator`, strategy)

        let held = shares(`operator`, strategy)
        let slashed = Self.slashed(held, before, after)
        // Not more, but for one share, than the magnitude's part.
        guard slashed * UInt256(before) <= held * UInt256(part) + UInt256(before) else {
            throw WalkFault(rule: "R18", what: "\(`operator`) lost \(slashed) of \(held)")
        }
        let inQueue = ShadowMath.timesWad(
            slashableInQueue(`operator`, strategy), UInt256(before))
        lower(`operator`, strategy, by: slashed)
        return slashed + Self.slashed(inQueue, before, after)
    }

    private func setMaximum(_ value: UInt64, _ operator: Address, _ strategy: Address) {
        var history = maxima[Pair(`operator`, strategy)] ?? []
        if let last = history.last, last.block == block { history.removeLast() }
        history.append((block, value))
        maxima[Pair(`operator`, strategy)] = history
    }

    private static func part(_ wad: UInt64, of magnitude: UInt64) -> UInt64 {
        ShadowMath.divideUp(UInt256(magnitude), UInt256(wad), by: ShadowMath.wad).limb0
    }

    private static func slashed(
        _ shares: UInt256, _ before: UInt64, _ after: UInt64
    ) -> UInt256 {
        shares - ShadowMath.divideUp(shares, UInt256(after), by: UInt256(before))
    }
}
