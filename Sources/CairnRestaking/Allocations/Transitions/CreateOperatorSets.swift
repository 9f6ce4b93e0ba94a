public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Makes operator sets whose slashed funds are burned.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.createOperatorSets`
    /// - Parameter creation: In which of its two forms the method was called.
    /// - Throws: ``PermissionError/invalidPermissions``,
    ///   ``AllocationError/nonexistentAVSMetadata``, then for each set what does not fit.
    public func createOperatorSets(
        _ call: Call, avs: Address, _ params: [CreateSetParams], creation: SetCreation
    ) throws(Revert) {
        try requireCanCall(call, for: avs, creation.plain)
        try require(
            allocations.services[avs].hasMetadata.isSet, AllocationError.nonexistentAVSMetadata)
        for set in params {
            try createOperatorSet(call, avs: avs, set, recipient: parameters.burnAddress)
        }
    }

    /// Makes operator sets whose slashed funds go to a recipient of each set's own.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.createRedistributingOperatorSets`
    /// - Parameter creation: In which of its two forms the method was called.
    /// - Throws: ``PermissionError/invalidPermissions``,
    ///   ``AllocationError/inputArrayLengthMismatch``,
    ///   ``AllocationError/nonexistentAVSMetadata``, then for each set what does not fit.
    public func createRedistributingOperatorSets(
        _ call: Call, avs: Address, _ params: [CreateSetParams], recipients: [Address],
        creation: SetCreation
    ) throws(Revert) {
        try requireCanCall(call, for: avs, creation.redistributing)
        try require(
            params.count == recipients.count, AllocationError.inputArrayLengthMismatch)
        try require(
            allocations.services[avs].hasMetadata.isSet, AllocationError.nonexistentAVSMetadata)
        for (set, recipient) in zip(params, recipients) {
            try require(!recipient.isZero, AllocationError.inputAddressZero)
            try require(
                recipient != parameters.burnAddress,
                AllocationError.invalidRedistributionRecipient)
            try createOperatorSet(call, avs: avs, set, recipient: recipient)
        }
    }

    private func createOperatorSet(
        _ call: Call, avs: Address, _ params: CreateSetParams, recipient: Address
    ) throws(Revert) {
        // Checks
        let operatorSet = OperatorSet(avs: avs, id: params.operatorSetID)
        let set = OperatorSetKey(operatorSet)
        try require(!allocations.sets[set].exists.isSet, AllocationError.invalidOperatorSet)

        // Effects
        let isRedistributing = recipient != parameters.burnAddress
        allocations.services.update(avs) { $0.setCount += 1 }
        allocations.sets.update(set) { record in
            record.exists = true
            if isRedistributing { record.redistributionRecipient = recipient }
        }
        ledger.emit(
            AllocationEvent.OperatorSetCreated(operatorSet: operatorSet), from: call.contract)
        if isRedistributing {
            ledger.emit(
                AllocationEvent.RedistributionAddressSet(
                    operatorSet: operatorSet, redistributionRecipient: recipient),
                from: call.contract)
        }
        for strategy in params.strategies {
            try add(strategy, to: operatorSet, isRedistributing: isRedistributing)
        }
        try setSlasher(params.slasher, of: operatorSet, from: .thisBlock)
    }

    // MARK: Strategies

    /// Lets a set slash the stake of more strategies.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.addStrategiesToOperatorSet`
    /// - Throws: ``PermissionError/invalidPermissions``, ``AllocationError/invalidOperatorSet``,
    ///   then for each strategy ``AllocationError/invalidStrategy`` and
    ///   ``AllocationError/strategyAlreadyInOperatorSet``
    public func addStrategiesToOperatorSet(
        _ call: Call, avs: Address, operatorSetID: UInt32, strategies: [Address]
    ) throws(Revert) {
        // Checks
        try requireCanCall(call, for: avs, AllocationSelector.addStrategiesToOperatorSet)
        let operatorSet = OperatorSet(avs: avs, id: operatorSetID)
        try require(isOperatorSet(operatorSet), AllocationError.invalidOperatorSet)

        // Effects
        let isRedistributing = isRedistributing(operatorSet)
        for strategy in strategies {
            try add(strategy, to: operatorSet, isRedistributing: isRedistributing)
        }
    }

    /// Takes strategies out of a set; what operators allocate of them is slashable no more.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.removeStrategiesFromOperatorSet`
    /// - Throws: ``PermissionError/invalidPermissions``, ``AllocationError/invalidOperatorSet``,
    ///   then for each strategy ``AllocationError/strategyNotInOperatorSet``
    public func removeStrategiesFromOperatorSet(
        _ call: Call, avs: Address, operatorSetID: UInt32, strategies: [Address]
    ) throws(Revert) {
        // Checks
        try requireCanCall(call, for: avs, AllocationSelector.removeStrategiesFromOperatorSet)
        let operatorSet = OperatorSet(avs: avs, id: operatorSetID)
        try require(isOperatorSet(operatorSet), AllocationError.invalidOperatorSet)

        // Effects
        for strategy in strategies {
            try require(
                allocations.setStrategies.remove(strategy, from: OperatorSetKey(operatorSet)),
                AllocationError.strategyNotInOperatorSet)
            ledger.emit(
                AllocationEvent.StrategyRemovedFromOperatorSet(
                    operatorSet: operatorSet, strategy: strategy),
                from: call.contract)
        }
    }

    private func add(
        _ strategy: Address, to operatorSet: OperatorSet, isRedistributing: Bool
    ) throws(Revert) {
        if isRedistributing {
            try require(
                strategy != parameters.beaconChainETHStrategy
                    && strategy != parameters.eigenStrategy,
                AllocationError.invalidStrategy)
        }
        try require(
            allocations.setStrategies.insert(strategy, into: OperatorSetKey(operatorSet)),
            AllocationError.strategyAlreadyInOperatorSet)
        ledger.emit(
            AllocationEvent.StrategyAddedToOperatorSet(
                operatorSet: operatorSet, strategy: strategy),
            from: parameters.allocationManager)
    }
}
