public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Takes from an operator's shares, and from those in the queue, what a slash costs.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.slashOperatorShares`
    /// - Rounds: What is taken down.
    /// - Returns: The deposit shares that wait to be burned or redistributed.
    /// - Throws: ``DelegationError/onlyAllocationManager``; otherwise as the form without a call.
    public func slashOperatorShares(
        _ call: Call, operator operatorAddress: Address, operatorSet: OperatorSet,
        slashID: UInt256, strategy: Address, previousMaxMagnitude: UInt64, newMaxMagnitude: UInt64
    ) throws(Revert) -> Shares {
        try require(
            call.sender == parameters.allocationManager, DelegationError.onlyAllocationManager)
        return try slashOperatorShares(
            operator: operatorAddress, operatorSet: operatorSet, slashID: slashID,
            strategy: strategy, previousMaxMagnitude: previousMaxMagnitude,
            newMaxMagnitude: newMaxMagnitude)
    }

    /// The same, called by the AllocationManager itself.
    ///
    /// - Throws: ``StrategyError/strategyAlreadyInSlash``; a panic in the first blocks of a chain.
    @discardableResult
    func slashOperatorShares(
        operator operatorAddress: Address, operatorSet: OperatorSet, slashID: UInt256,
        strategy: Address, previousMaxMagnitude: UInt64, newMaxMagnitude: UInt64
    ) throws(Revert) -> Shares {
        try delegationManagerGuard.enter { () throws(Revert) in
            // Amounts
            let position = delegation.operators[Pair(operatorAddress, strategy)]
            let slashed = try SlashingMath.slashedAmount(
                of: position.shares, previousMaxMagnitude: previousMaxMagnitude,
                newMaxMagnitude: newMaxMagnitude)
            let slashedInQueue = try slashableSharesInQueue(
                operator: operatorAddress, strategy: strategy, position: position,
                previousMaxMagnitude: previousMaxMagnitude, newMaxMagnitude: newMaxMagnitude)
            let total = try checked { () throws(ArithmeticFault) in
                try slashed.adding(slashedInQueue)
            }

            // Effects
            try decreaseDelegation(
                operator: operatorAddress, staker: .zero, strategy: strategy, shares: slashed)
            ledger.emit(
                DelegationEvent.OperatorSharesSlashed(
                    operator: operatorAddress, strategy: strategy,
                    totalSlashedShares: Shares(rawValue: total)),
                from: parameters.delegationManager)
            if strategy == parameters.beaconChainETHStrategy {
                try increaseBurnablePodShares(total)
            } else {
                try increaseBurnOrRedistributableShares(
                    total, of: strategy, operatorSet: operatorSet, slashID: slashID)
            }
            return Shares(rawValue: total)
        }
    }
}
