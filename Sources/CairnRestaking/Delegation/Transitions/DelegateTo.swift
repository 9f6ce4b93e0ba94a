public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Delegates everything that the caller has restaked, now and later, to an operator.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.delegateTo`
    /// - Parameters:
    ///   - approval: The signature of the operator's approver, if there is one.
    ///   - salt: Makes the approval count once.
    /// - Throws: The first failing check: of ``DelegationError`` `activelyDelegated`,
    ///   `operatorNotRegistered`, `saltSpent`; ``SignatureRefusal``;
    ///   ``PausingError/currentlyPaused``; ``DelegationError/fullySlashed``.
    public func delegateTo(
        _ call: Call, operator operatorAddress: Address, approval: SignatureWithExpiry, salt: Hash
    ) throws(Revert) {
        try delegationManagerGuard.enter { () throws(Revert) in
            delegation.stakers.prefetch(call.sender)
            strategies.stakerStrategies.prefetch(call.sender, first: 2)
            try require(!isDelegated(call.sender), DelegationError.activelyDelegated)
            let details = delegation.stakers[operatorAddress]
            try require(
                !operatorAddress.isZero && details.operator == operatorAddress,
                DelegationError.operatorNotRegistered)
            if !details.approver.isZero {
                try spendApproval(
                    approval, salt: salt, approver: details.approver, staker: call.sender,
                    operator: operatorAddress)
            }
            try delegate(call.sender, to: operatorAddress)
        }
    }

    /// Checks an approver's signature and makes its salt unusable.
    private func spendApproval(
        _ approval: SignatureWithExpiry, salt: Hash, approver: Address, staker: Address,
        operator operatorAddress: Address
    ) throws(Revert) {
        // Checks
        let key = Pair(approver, salt)
        try require(!delegation.spentSalts[key].isSet, DelegationError.saltSpent)
        let digest = delegationApprovalDigest(
            staker: staker, operator: operatorAddress, approver: approver, salt: salt,
            expiry: approval.expiry)
        try requireValidSignature(
            approval.signature, of: approver, for: digest, expiry: approval.expiry)

        // Effects
        delegation.spentSalts[key] = true
    }

    /// Delegates a staker and moves what they have restaked to the operator's shares.
    ///
    /// - Spec: EigenLayer core, `DelegationManager._delegate`
    /// - Precondition: The staker has delegated to nobody; the operator exists and approves.
    func delegate(_ staker: Address, to operatorAddress: Address) throws(Revert) {
        // Checks
        try requireNotPaused(
            PauseFlag.DelegationManager.newDelegation, in: parameters.delegationManager)

        // Effects
        delegation.stakers.update(staker) { $0.operator = operatorAddress }
        ledger.emit(
            DelegationEvent.StakerDelegated(staker: staker, operator: operatorAddress),
            from: parameters.delegationManager)
        let count = strategies.stakerStrategies.count(staker)
        for index in 0..<count {
            strategies.positions.prefetch(Pair(staker, strategies.stakerStrategies[staker, index]))
        }
        for index in 0..<count {
            let strategy = strategies.stakerStrategies[staker, index]
            try increaseDelegation(
                operator: operatorAddress, staker: staker, strategy: strategy,
                previousDepositShares: .zero,
                addedShares: strategies.positions[Pair(staker, strategy)].depositShares,
                slashingFactor: UInt256(maxMagnitude(of: operatorAddress, in: strategy)))
        }
        try delegateNativeEther(of: staker, to: operatorAddress)
    }

    /// Native ether counts after the beacon chain's slashing, which the operator takes over.
    private func delegateNativeEther(
        of staker: Address, to operatorAddress: Address
    ) throws(Revert) {
        let depositShares = podDepositShares(of: staker)
        guard !depositShares.isZero else { return }
        let strategy = parameters.beaconChainETHStrategy
        let factor = strategies.positions[Pair(staker, strategy)].scalingFactor
        let withdrawable = try factor.withdrawable(
            depositShares.rawValue,
            slashingFactor: UInt256(beaconChainSlashingFactor(of: staker)))
        // The factor of the account zero: the operator's slashing alone.
        try increaseDelegation(
            operator: operatorAddress, staker: staker, strategy: strategy,
            previousDepositShares: .zero, addedShares: withdrawable,
            slashingFactor: slashingFactor(
                of: .zero, operator: operatorAddress, in: strategy))
    }
}
