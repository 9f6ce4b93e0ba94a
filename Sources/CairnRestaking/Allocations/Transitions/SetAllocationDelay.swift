public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Sets how long an operator's new allocations take to become slashable.
    ///
    /// At registration, when the delegation manager calls, the delay holds at once; later it holds
    /// after the configuration delay.
    ///
    /// - Spec: EigenLayer core, `AllocationManager.setAllocationDelay`
    /// - Parameter delay: In blocks.
    /// - Throws: ``PermissionError/invalidPermissions``, ``AllocationError/invalidOperator``
    public func setAllocationDelay(
        _ call: Call, operator: Address, delay: UInt32
    ) throws(Revert) {
        // Checks
        let isNewlyRegistered = call.sender == parameters.delegationManager
        if !isNewlyRegistered {
            try requireCanCall(call, for: `operator`, AllocationSelector.setAllocationDelay)
            try require(isOperator(`operator`), AllocationError.invalidOperator)
        }
        let effectBlock =
            isNewlyRegistered
            ? try block(after: 0)
            : try block(after: parameters.allocationConfigurationDelay, plus: 1)

        // Effects
        allocations.operators.update(`operator`) { record in
            record.settleDelay(at: ledger.moment.number)
            record.pendingDelay = UInt64(delay)
            record.delayEffectBlock = effectBlock
            if isNewlyRegistered {
                record.delay = UInt64(delay)
                record.isDelaySet = true
            }
        }
        ledger.emit(
            AllocationEvent.AllocationDelaySet(
                operator: `operator`, delay: delay,
                effectBlock: UInt32(truncatingIfNeeded: effectBlock)),
            from: parameters.allocationManager)
    }
}
