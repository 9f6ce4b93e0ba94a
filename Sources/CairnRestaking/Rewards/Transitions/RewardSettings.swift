public import CairnLedger
public import CairnPrimitives

/// What the rewards coordinator's owner decides, and the one thing that submitters do.
extension Restaking {
    /// Sets how long new roots and splits wait, in seconds.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setActivationDelay`
    /// - Throws: `MechanismError.callerNotOwner`
    public func setActivationDelay(_ call: Call, seconds: UInt32) throws(Revert) {
        try ownership.requireOwner(call)
        ledger.emit(
            RewardEvent.ActivationDelaySet(oldDelay: activationDelay, newDelay: seconds),
            from: call.contract)
        rewards.settings.update { $0.activationDelay = UInt64(seconds) }
    }

    /// Names who receives the fees.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setFeeRecipient`
    /// - Throws: `MechanismError.callerNotOwner`, ``RewardError/invalidAddressZero``
    public func setFeeRecipient(_ call: Call, _ recipient: Address) throws(Revert) {
        // Checks
        try ownership.requireOwner(call)
        try require(!recipient.isZero, RewardError.invalidAddressZero)

        // Effects
        ledger.emit(
            RewardEvent.FeeRecipientSet(oldRecipient: feeRecipient, newRecipient: recipient),
            from: call.contract)
        rewards.settings.update { $0.feeRecipient = recipient }
    }

    /// Names who posts roots.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setRewardsUpdater`
    /// - Throws: `MechanismError.callerNotOwner`
    public func setRewardsUpdater(_ call: Call, _ updater: Address) throws(Revert) {
        try ownership.requireOwner(call)
        ledger.emit(
            RewardEvent.RewardsUpdaterSet(oldUpdater: rewardsUpdater, newUpdater: updater),
            from: call.contract)
        rewards.settings.update { $0.updater = updater }
    }

    /// Lets somebody submit rewards for everybody, or no longer.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setRewardsForAllSubmitter`
    /// - Throws: `MechanismError.callerNotOwner`
    public func setRewardsForAllSubmitter(
        _ call: Call, _ submitter: Address, allowed: Bool
    ) throws(Revert) {
        try ownership.requireOwner(call)
        ledger.emit(
            RewardEvent.RewardsForAllSubmitterSet(
                submitter: submitter, oldValue: isRewardsForAllSubmitter(submitter),
                newValue: allowed),
            from: call.contract)
        rewards.forAllSubmitters[submitter] = Flag(allowed)
    }

    /// Makes a submitter pay the protocol's fee, or no longer.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setOptInForProtocolFee`
    /// - Throws: ``PermissionError/invalidPermissions``
    public func setOptInForProtocolFee(
        _ call: Call, submitter: Address, optsIn: Bool
    ) throws(Revert) {
        try requireCanCall(call, for: submitter, RewardSelector.setOptInForProtocolFee)
        ledger.emit(
            RewardEvent.OptInForProtocolFeeSet(
                submitter: submitter, oldValue: paysProtocolFee(submitter), newValue: optsIn),
            from: call.contract)
        rewards.feePayers[submitter] = Flag(optsIn)
    }

    func initializeRewards() {
        rewards.settings.value = RewardState.Settings(
            updater: parameters.rewards.updater, feeRecipient: parameters.rewards.feeRecipient,
            activationDelay: UInt64(parameters.rewards.activationDelaySeconds),
            defaultSplit: UInt64(parameters.rewards.defaultOperatorSplit), calculationEnd: 0)
    }
}
