public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Makes an operator a member of some sets of an AVS, whose registrar is asked last.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.registerForOperatorSets`
    /// - Throws: ``PausingError/currentlyPaused``, ``PermissionError/invalidPermissions``,
    ///   ``AllocationError/invalidOperator``, for each set ``AllocationError/invalidOperatorSet``
    ///   and ``AllocationError/alreadyMemberOfSet``, then what the registrar refuses with.
    public func registerForOperatorSets(
        _ call: Call, operator: Address, _ params: RegisterParams
    ) throws(Revert) {
        try requireNotPaused(
            PauseFlag.AllocationManager.operatorSetRegistration, in: call.contract)
        try requireCanCall(call, for: `operator`, AllocationSelector.registerForOperatorSets)
        try require(isOperator(`operator`), AllocationError.invalidOperator)

        for id in params.operatorSetIDs {
            // Checks
            let operatorSet = OperatorSet(avs: params.avs, id: id)
            let set = OperatorSetKey(operatorSet)
            try require(
                allocations.sets[set].exists.isSet, AllocationError.invalidOperatorSet)
            try require(
                !isOperatorSlashable(`operator`, by: set), AllocationError.alreadyMemberOfSet)

            // Effects
            addMember(`operator`, to: set)
            ledger.emit(
                AllocationEvent.OperatorAddedToOperatorSet(
                    operator: `operator`, operatorSet: operatorSet),
                from: call.contract)
        }
        try surroundings.registerOperator(
            `operator`, avs: params.avs, operatorSetIDs: params.operatorSetIDs, data: params.data,
            registrar: registrar(of: params.avs), sender: call.contract)
    }

    /// Ends an operator's membership in some sets of an AVS; they can slash it for a while longer.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.deregisterFromOperatorSets`
    /// - Throws: ``PausingError/currentlyPaused``, ``AllocationError/invalidCaller``, for each set
    ///   ``AllocationError/invalidOperatorSet`` and ``AllocationError/notMemberOfSet``, then what
    ///   the registrar refuses with.
    public func deregisterFromOperatorSets(
        _ call: Call, _ params: DeregisterParams
    ) throws(Revert) {
        try requireNotPaused(
            PauseFlag.AllocationManager.operatorSetRegistration, in: call.contract)
        let selector = AllocationSelector.deregisterFromOperatorSets
        try require(
            canCall(call, for: params.operator, selector)
                || canCall(call, for: params.avs, selector),
            AllocationError.invalidCaller)

        for id in params.operatorSetIDs {
            // Checks
            let operatorSet = OperatorSet(avs: params.avs, id: id)
            let set = OperatorSetKey(operatorSet)
            try require(
                allocations.sets[set].exists.isSet, AllocationError.invalidOperatorSet)
            try require(
                allocations.memberships[Pair(params.operator, set)].isRegistered,
                AllocationError.notMemberOfSet)

            // Effects
            let lastBlock = try block(after: parameters.deallocationDelay)
            removeMember(params.operator, from: set, slashableUntil: lastBlock)
            ledger.emit(
                AllocationEvent.OperatorRemovedFromOperatorSet(
                    operator: params.operator, operatorSet: operatorSet),
                from: call.contract)
        }
        try surroundings.deregisterOperator(
            params.operator, avs: params.avs, operatorSetIDs: params.operatorSetIDs,
            registrar: registrar(of: params.avs), sender: call.contract)
    }

    // MARK: Lists

    /// Lists an operator among a set's members, and the set among the operator's.
    private func addMember(_ operator: Address, to set: OperatorSetKey) {
        let setCount = allocations.operators.update(`operator`) {
            $0.registeredCount += 1
            return $0.registeredCount
        }
        let memberCount = allocations.sets.update(set) {
            $0.memberCount += 1
            return $0.memberCount
        }
        allocations.registeredSets[Pair(`operator`, setCount - 1)] = set
        allocations.setMembers[Pair(set, memberCount - 1)] = `operator`
        allocations.memberships.update(Pair(`operator`, set)) {
            $0.registeredPosition = setCount
            $0.memberPosition = memberCount
        }
    }

    /// Takes an operator off a set's list, and the set off the operator's.
    private func removeMember(
        _ operator: Address, from set: OperatorSetKey, slashableUntil lastBlock: UInt64
    ) {
        let (registeredPosition, memberPosition) = allocations.memberships.update(
            Pair(`operator`, set)
        ) { membership in
            let positions = (membership.registeredPosition, membership.memberPosition)
            membership.registeredPosition = 0
            membership.memberPosition = 0
            membership.slashableUntil = lastBlock
            return positions
        }
        let setCount = allocations.operators.update(`operator`) {
            $0.registeredCount -= 1
            return $0.registeredCount + 1
        }
        let memberCount = allocations.sets.update(set) {
            $0.memberCount -= 1
            return $0.memberCount + 1
        }
        if let moved = allocations.registeredSets.takeOut(
            registeredPosition, of: setCount, key: { Pair(`operator`, $0) })
        {
            allocations.memberships.update(Pair(`operator`, moved)) {
                $0.registeredPosition = registeredPosition
            }
        }
        if let moved = allocations.setMembers.takeOut(
            memberPosition, of: memberCount, key: { Pair(set, $0) })
        {
            allocations.memberships.update(Pair(moved, set)) {
                $0.memberPosition = memberPosition
            }
        }
    }
}
