import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Allocations and slashes.
extension RestakingWalk {
    private var manager: Address { setting.parameters.allocationManager }

    /// An operator and a set that it has joined, or any.
    private func someStanding() -> (operator: Address, set: OperatorSet)? {
        if let membership = recent(joined, 120), !chance(12) {
            return (membership.operator, membership.set)
        }
        guard let `operator` = recent(operators, 40), let set = recent(shadow.setList, 40) else {
            return nil
        }
        return (`operator`, set)
    }

    func modifyAllocation(_ action: WalkAction) -> Attempt? {
        guard let (member, set) = someStanding(), let record = shadow.sets[set] else {
            return nil
        }
        let strategy =
            record.strategies.isEmpty || chance(15)
            ? pick(setting.everyStrategy) : pick(record.strategies)
        let key = Shadow.AllocationKey(operator: member, set: set, strategy: strategy)
        let current = shadow.allocation(key).current
        let room =
            shadow.maximum(member, strategy)
            - min(
                shadow.maximum(member, strategy), shadow.encumbered(member, strategy))
        let magnitude: UInt64
        if action == .allocate {
            let more = chance(20) ? room + 1 : chance(8) ? room : room / UInt64(1 + below(6))
            magnitude = current + more
        } else {
            guard current > 0 || chance(20) else { return nil }
            magnitude = chance(4) ? 0 : current / UInt64(1 + below(4))
        }
        let sender = chance(25) ? pick(setting.services) : member
        let isAccepted =
            !shadow.isPaused(0, manager) && sender == member && shadow.delay(of: member) != nil
            && shadow.canModify(key, to: magnitude)
        return Attempt(
            action: action,
            message: Message(
                sender: sender, recipient: manager,
                input: writer.input(
                    "modifyAllocations(address,((address,uint32),address[],uint64[])[])", member,
                    [
                        AllocateParams(
                            operatorSet: set, strategies: [strategy], newMagnitudes: [magnitude])
                    ])), isAccepted: isAccepted
        ) { [shadow] (_) throws(WalkFault) in shadow.modify(key, to: magnitude) }
    }

    /// Completes deallocations whose block has come; nothing that can be asked changes by it.
    func clearDeallocations() -> Attempt? {
        guard let member = recent(operators, 40) else { return nil }
        let strategy = pick(setting.everyStrategy)
        return Attempt(
            action: .clearDeallocations,
            message: Message(
                sender: pick(setting.stakers), recipient: manager,
                input: writer.input(
                    "clearDeallocationQueue(address,address[],uint16[])", member, [strategy],
                    [UInt16(1 + below(4))])), isAccepted: !shadow.isPaused(0, manager)
        ) { [shadow] (_) throws(WalkFault) in
            shadow.touchedOperators.append(Pair(member, strategy))
        }
    }

    // MARK: Slashes

    private func someWad() -> UInt256 {
        switch below(40) {
        case 0: ShadowMath.wad
        case 1: .zero
        case 2: ShadowMath.wad + .one
        case 3: .one
        case 4...9: UInt256(UInt64(1 + below(500))) * 1_000_000_000_000_000
        default: UInt256(UInt64(1 + below(20_000_000))) * 1_000_000_000
        }
    }

    func slash() -> Attempt? {
        guard let (member, set) = someStanding(), let record = shadow.sets[set] else {
            return nil
        }
        var strategies = record.strategies.filter { _ in chance(2) }.sorted()
        if strategies.isEmpty { strategies = [pick(setting.everyStrategy)] }
        if chance(30) { strategies.reverse() }
        let wads = strategies.map { _ in someWad() }
        let slasher = shadow.slasher(of: set)
        let sender = chance(20) ? pick(setting.stakers) : slasher
        let isOrdered = zip(strategies, strategies.dropFirst()).allSatisfy { $0 < $1 }
        let isAccepted =
            !shadow.isPaused(1, manager) && shadow.isSlashable(member, by: set)
            && sender == slasher && isOrdered
            && wads.allSatisfy { !$0.isZero && $0 <= ShadowMath.wad }
            && strategies.allSatisfy { record.strategies.contains($0) }
        return Attempt(
            action: .slash,
            message: Message(
                sender: sender, recipient: manager,
                input: writer.input(
                    "slashOperator(address,(address,uint32,address[],uint256[],string))", set.avs,
                    SlashingParams(
                        operator: member, operatorSetID: set.id, strategies: strategies,
                        wadsToSlash: wads))), isAccepted: isAccepted
        ) { [self] (output) throws(WalkFault) in
            try applySlash(member, set, zip(strategies, wads).map { ($0, $1.limb0) }, output)
        }
    }

    private func applySlash(
        _ member: Address, _ set: OperatorSet, _ parts: [(strategy: Address, wad: UInt64)],
        _ output: Bytes
    ) throws(WalkFault) {
        shadow.sets[set]?.slashCount += 1
        let id = shadow.sets[set]?.slashCount ?? 0
        let key = Shadow.SlashKey(set: set, slashID: id)
        var amounts: [UInt256] = []
        var waiting: [(strategy: Address, shares: UInt256)] = []
        for (strategy, wad) in parts {
            let slashed = try shadow.slash(member, set, strategy, wad: wad)
            amounts.append(slashed ?? .zero)
            guard let slashed else { continue }
            if strategy == shadow.native {
                shadow.burnableEther += slashed
            } else {
                waiting.append((strategy, slashed))
                sums.waiting[strategy, default: .zero] += slashed
            }
        }
        if !waiting.isEmpty {
            shadow.waiting[key] = waiting
            shadow.waitingKeys.append(key)
        }
        shadow.slashesSeen += 1
        try Self.expect(
            output,
            [UInt256(id), 64, UInt256(UInt64(amounts.count))] + amounts, "a slash")
    }

    /// Pays the shares of a slash to the burn address, or to whom the set redistributes.
    func clearSlashed() -> Attempt? {
        guard !shadow.waitingKeys.isEmpty else { return nil }
        let key = shadow.waitingKeys[below(min(10, shadow.waitingKeys.count))]
        let waiting = shadow.waiting[key] ?? []
        let isAccepted = waiting.allSatisfy {
            $0.shares.isZero
                || (!shadow.isPaused(1, $0.strategy)
                    && shadow.canPayOut($0.shares, of: $0.strategy))
        }
        return Attempt(
            action: .clearSlashed,
            message: Message(
                sender: pick(setting.stakers), recipient: setting.parameters.strategyManager,
                input: writer.input(
                    "clearBurnOrRedistributableShares((address,uint32),uint256)", key.set,
                    UInt256(key.slashID))), isAccepted: isAccepted
        ) { [self] (_) throws(WalkFault) in
            let recipient = shadow.sets[key.set]?.recipient ?? .zero
            for (strategy, shares) in waiting where !shares.isZero {
                shadow.payOut(shares, of: strategy, to: recipient)
                sums.waiting[strategy, default: .zero] -= shares
            }
            shadow.waiting[key] = nil
            shadow.waitingKeys.removeAll { $0 == key }
        }
    }
}
