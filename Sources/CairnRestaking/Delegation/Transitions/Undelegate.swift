public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Ends a delegation and queues everything that the staker has restaked for withdrawal.
    ///
    /// The staker may do it, the operator, whom the operator lets, and the operator's approver.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.undelegate`
    /// - Returns: The roots of the withdrawals, one for each strategy.
    /// - Throws: The first failing check: of ``DelegationError`` `notActivelyDelegated`,
    ///   `operatorsCannotUndelegate`, `callerCannotUndelegate`; ``PausingError/currentlyPaused``.
    @discardableResult
    public func undelegate(_ call: Call, staker: Address) throws(Revert) -> [Hash] {
        try delegationManagerGuard.enter { () throws(Revert) in
            // Checks
            let operatorAddress = delegation.stakers[staker].operator
            try require(!operatorAddress.isZero, DelegationError.notActivelyDelegated)
            try require(operatorAddress != staker, DelegationError.operatorsCannotUndelegate)
            if call.sender != staker {
                try require(
                    mayUndelegate(call, stakersOf: operatorAddress),
                    DelegationError.callerCannotUndelegate)
                ledger.emit(
                    DelegationEvent.StakerForceUndelegated(
                        staker: staker, operator: operatorAddress),
                    from: parameters.delegationManager)
            }
            try requireNotPaused(
                PauseFlag.DelegationManager.enterWithdrawalQueue,
                in: parameters.delegationManager)

            // Effects
            delegation.stakers.update(staker) { $0.operator = .zero }
            ledger.emit(
                DelegationEvent.StakerUndelegated(staker: staker, operator: operatorAddress),
                from: parameters.delegationManager)
            return try queueEverything(of: staker, operator: operatorAddress)
        }
    }

    /// Changes the caller's operator; everything is withdrawn on the way.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.redelegate`
    /// - Throws: As ``undelegate(_:staker:)`` and then
    ///   ``delegateTo(_:operator:approval:salt:)``.
    @discardableResult
    public func redelegate(
        _ call: Call, newOperator: Address, approval: SignatureWithExpiry, salt: Hash
    ) throws(Revert) -> [Hash] {
        let roots = try undelegate(call, staker: call.sender)
        try delegateTo(call, operator: newOperator, approval: approval, salt: salt)
        return roots
    }

    private func mayUndelegate(_ call: Call, stakersOf operatorAddress: Address) -> Bool {
        canCall(
            account: operatorAddress, caller: call.sender, target: call.contract,
            selector: DelegationSelector.undelegate)
            || call.sender == delegation.stakers[operatorAddress].approver
    }

    private func queueEverything(
        of staker: Address, operator operatorAddress: Address
    ) throws(Revert) -> [Hash] {
        let (held, depositShares) = depositedShares(of: staker)
        var roots: [Hash] = []
        roots.reserveCapacity(held.count)
        for index in held.indices {
            roots.append(
                try queueWithdrawal(
                    of: [held[index]], depositShares: [depositShares[index]], staker: staker,
                    operator: operatorAddress))
        }
        return roots
    }
}
