public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Names another slasher for a set, who comes into office after the configuration delay.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.updateSlasher`
    /// - Throws: ``PermissionError/invalidPermissions``, ``AllocationError/invalidOperatorSet``,
    ///   ``AllocationError/slasherNotSet``, ``AllocationError/inputAddressZero``
    public func updateSlasher(
        _ call: Call, of operatorSet: OperatorSet, to slasher: Address
    ) throws(Revert) {
        try requireCanCall(call, for: operatorSet.avs, AllocationSelector.updateSlasher)
        try require(isOperatorSet(operatorSet), AllocationError.invalidOperatorSet)
        try require(!self.slasher(of: operatorSet).isZero, AllocationError.slasherNotSet)
        try setSlasher(slasher, of: operatorSet, from: .endOfDelay)
    }

    /// Gives a slasher to sets that have none: the first appointed one, or the AVS itself.
    ///
    /// Anyone may do this. Only sets older than release 1.9 have no slasher.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.migrateSlashers`
    public func migrateSlashers(_ call: Call, of sets: [OperatorSet]) throws(Revert) {
        for operatorSet in sets {
            guard isOperatorSet(operatorSet), slasher(of: operatorSet).isZero else { continue }
            let appointed =
                appointees(
                    of: operatorSet.avs, target: call.contract,
                    selector: AllocationSelector.slashOperator
                ).first ?? .zero
            let slasher = appointed.isZero ? operatorSet.avs : appointed
            try setSlasher(slasher, of: operatorSet, from: .thisBlock)
            ledger.emit(
                AllocationEvent.SlasherMigrated(operatorSet: operatorSet, slasher: slasher),
                from: call.contract)
        }
    }

    /// When a slasher comes into office.
    enum SlasherStart {
        case thisBlock
        case endOfDelay
    }

    /// Notes who will be a set's slasher; the same proposal again does not start the delay anew.
    ///
    /// - Spec: EigenLayer core, `AllocationManager._updateSlasher`
    func setSlasher(
        _ slasher: Address, of operatorSet: OperatorSet, from start: SlasherStart
    ) throws(Revert) {
        // Checks
        try require(!slasher.isZero, AllocationError.inputAddressZero)
        let set = OperatorSetKey(operatorSet)
        let number = ledger.moment.number
        var record = allocations.sets[set]
        record.slasher = record.slasher(at: number)
        if slasher == record.pendingSlasher && number < record.slasherEffectBlock { return }

        // Effects
        record.pendingSlasher = slasher
        switch start {
        case .thisBlock:
            record.slasher = slasher
            record.slasherEffectBlock = try block(after: 0)
        case .endOfDelay:
            record.slasherEffectBlock = try block(
                after: parameters.allocationConfigurationDelay, plus: 1)
        }
        allocations.sets[set] = record
        ledger.emit(
            AllocationEvent.SlasherUpdated(
                operatorSet: operatorSet, slasher: slasher,
                effectBlock: UInt32(truncatingIfNeeded: record.slasherEffectBlock)),
            from: parameters.allocationManager)
    }
}
