import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Operator sets, their members and their slashers.
extension RestakingWalk {
    private var manager: Address { setting.parameters.allocationManager }

    private func someSet() -> OperatorSet? { recent(shadow.setList, 30) }

    /// Strategies in ascending order, at least one.
    private func someStrategies(_ list: [Address]) -> [Address] {
        let chosen = list.filter { _ in chance(2) }
        return chosen.isEmpty ? [pick(list)] : chosen
    }

    func createSet(_ action: WalkAction) -> Attempt? {
        // Sets are few, so that operators meet in them.
        guard shadow.setList.count < 40 || chance(50) else { return nil }
        let service = pick(setting.services)
        let id = UInt32(below(chance(3) ? 4 : 1_000_000))
        let set = OperatorSet(avs: service, id: id)
        let slasher = chance(2) ? service : pick(setting.stakers)
        let strategies = someStrategies(setting.everyStrategy)
        let sender = chance(15) ? pick(setting.stakers) : service
        let isRedistributing = action == .createRedistributingSet
        let recipient =
            isRedistributing ? pick(setting.recipients) : setting.parameters.burnAddress
        let forbidden = [shadow.native, setting.parameters.eigenStrategy]
        let isAccepted =
            sender == service && shadow.sets[set] == nil
            && !(isRedistributing && strategies.contains { forbidden.contains($0) })
        let params = [CreateSetParams(operatorSetID: id, strategies: strategies, slasher: slasher)]
        let input =
            isRedistributing
            ? writer.input(
                "createRedistributingOperatorSets(address,(uint32,address[],address)[],address[])",
                service, params, [recipient])
            : writer.input(
                "createOperatorSets(address,(uint32,address[],address)[])", service, params)
        return Attempt(
            action: action, message: Message(sender: sender, recipient: manager, input: input),
            isAccepted: isAccepted
        ) { [shadow] (_) throws(WalkFault) in
            shadow.sets[set] = Shadow.SetRecord(
                strategies: strategies, recipient: recipient, slasher: slasher)
            shadow.setList.append(set)
        }
    }

    func changeStrategies(_ action: WalkAction) -> Attempt? {
        guard let set = someSet(), let record = shadow.sets[set] else { return nil }
        let strategy = pick(setting.everyStrategy)
        let isIn = record.strategies.contains(strategy)
        let forbidden = [shadow.native, setting.parameters.eigenStrategy]
        let isRedistributing = record.recipient != setting.parameters.burnAddress
        let isAccepted =
            action == .addStrategy
            ? !isIn && !(isRedistributing && forbidden.contains(strategy)) : isIn
        let name = action == .addStrategy ? "add" : "remove"
        let preposition = action == .addStrategy ? "To" : "From"
        return Attempt(
            action: action,
            message: Message(
                sender: set.avs, recipient: manager,
                input: writer.input(
                    "\(name)Strategies\(preposition)OperatorSet(address,uint32,address[])",
                    set.avs, set.id, [strategy])), isAccepted: isAccepted
        ) { [shadow] (_) throws(WalkFault) in
            if action == .addStrategy {
                shadow.sets[set]?.strategies.append(strategy)
            } else {
                shadow.sets[set]?.strategies.removeAll { $0 == strategy }
            }
        }
    }

    func updateSlasher() -> Attempt? {
        guard let set = someSet(), let record = shadow.sets[set] else { return nil }
        let slasher = chance(2) ? set.avs : pick(setting.stakers)
        let sender = chance(6) ? pick(setting.stakers) : set.avs
        return Attempt(
            action: .updateSlasher,
            message: Message(
                sender: sender, recipient: manager,
                input: writer.input("updateSlasher((address,uint32),address)", set, slasher)),
            isAccepted: sender == set.avs
        ) {
            [shadow, delay = setting.parameters.allocationConfigurationDelay] (_)
                throws(WalkFault) in
            // The same proposal again does not start the delay anew.
            if slasher == record.pendingSlasher && shadow.block < record.slasherBlock { return }
            var changed = record
            changed.slasher = shadow.slasher(of: set)
            changed.pendingSlasher = slasher
            changed.slasherBlock = shadow.block + UInt64(delay) + 1
            shadow.sets[set] = changed
        }
    }

    // MARK: Members

    func registerForSet() -> Attempt? {
        guard let set = someSet(), var member = recent(operators, 40) else { return nil }
        if chance(15) { member = pick(setting.services) }
        let isAccepted =
            !shadow.isPaused(2, manager) && shadow.isOperator(member)
            && !shadow.isSlashable(member, by: set)
        return Attempt(
            action: .registerForSet,
            message: Message(
                sender: member, recipient: manager,
                input: writer.input(
                    "registerForOperatorSets(address,(address,uint32[],bytes))", member,
                    RegisterParams(avs: set.avs, operatorSetIDs: [set.id]))),
            isAccepted: isAccepted
        ) { [self] (_) throws(WalkFault) in
            let membership = Shadow.Membership(operator: member, set: set)
            shadow.members.insert(membership)
            joined.append(membership)
        }
    }

    func deregisterFromSet() -> Attempt? {
        guard let membership = recent(joined, 120) else { return nil }
        let (member, set) = (membership.operator, membership.set)
        let sender = chance(3) ? set.avs : chance(10) ? pick(setting.stakers) : member
        let isAccepted =
            !shadow.isPaused(2, manager) && (sender == member || sender == set.avs)
            && shadow.members.contains(membership)
        guard chance(3) else { return nil }
        return Attempt(
            action: .deregisterFromSet,
            message: Message(
                sender: sender, recipient: manager,
                input: writer.input(
                    "deregisterFromOperatorSets((address,address,uint32[]))",
                    DeregisterParams(operator: member, avs: set.avs, operatorSetIDs: [set.id]))),
            isAccepted: isAccepted
        ) { [shadow, delay = setting.parameters.deallocationDelay] (_) throws(WalkFault) in
            shadow.members.remove(membership)
            shadow.slashableUntil[membership] = shadow.block + UInt64(delay)
        }
    }

    func setAllocationDelay() -> Attempt? {
        guard let member = recent(operators, 40) else { return nil }
        let delay = UInt32(below(12))
        let sender = chance(8) ? pick(setting.services) : member
        return Attempt(
            action: .setAllocationDelay,
            message: Message(
                sender: sender, recipient: manager,
                input: writer.input("setAllocationDelay(address,uint32)", member, delay)),
            isAccepted: sender == member
        ) {
            [shadow, wait = setting.parameters.allocationConfigurationDelay] (_)
                throws(WalkFault) in
            let settled = shadow.delay(of: member) ?? 0
            shadow.delays[member] = Shadow.Delay(
                blocks: settled, pending: UInt64(delay),
                effectBlock: shadow.block + UInt64(wait) + 1)
        }
    }
}
