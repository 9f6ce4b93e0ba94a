public import CairnLedger
public import CairnPrimitives

/// Which part of the rewards operators keep.
extension Restaking {
    /// All of something, in hundredths of a percent.
    private static let whole: UInt16 = 10_000
    /// Stands for the default as the split before the first choice.
    private static let unset: UInt64 = UInt64(UInt16.max)

    /// Sets what an operator keeps of an AVS's rewards, from the activation delay on.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setOperatorAVSSplit`
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``,
    ///   ``PermissionError/invalidPermissions``, ``RewardError/splitExceedsMax``,
    ///   ``RewardError/previousSplitPending``.
    public func setOperatorAVSSplit(
        _ call: Call, operator operatorAddress: Address, avs: Address, split: UInt16
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.RewardsCoordinator.serviceSplits, in: call.contract)
        try requireCanCall(call, for: operatorAddress, RewardSelector.setOperatorAVSSplit)
        let key = Pair(operatorAddress, avs)
        let change = try next(split, after: rewards.serviceSplits[key])
        rewards.serviceSplits[key] = change.split
        ledger.emit(
            RewardEvent.OperatorAVSSplitBipsSet(
                caller: call.sender, operator: operatorAddress, avs: avs,
                activatedAt: change.activatedAt, oldSplit: change.old, newSplit: split),
            from: call.contract)
    }

    /// Sets what an operator keeps of programmatic incentives, from the activation delay on.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setOperatorPISplit`
    /// - Throws: As ``setOperatorAVSSplit(_:operator:avs:split:)``.
    public func setOperatorPISplit(
        _ call: Call, operator operatorAddress: Address, split: UInt16
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.RewardsCoordinator.incentiveSplits, in: call.contract)
        try requireCanCall(call, for: operatorAddress, RewardSelector.setOperatorPISplit)
        let change = try next(split, after: rewards.incentiveSplits[operatorAddress])
        rewards.incentiveSplits[operatorAddress] = change.split
        ledger.emit(
            RewardEvent.OperatorPISplitBipsSet(
                caller: call.sender, operator: operatorAddress, activatedAt: change.activatedAt,
                oldSplit: change.old, newSplit: split),
            from: call.contract)
    }

    /// Sets what an operator keeps of an operator set's rewards, from the activation delay on.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setOperatorSetSplit`
    /// - Throws: As ``setOperatorAVSSplit(_:operator:avs:split:)``, and after the check of
    ///   permissions ``RewardError/invalidOperatorSet``.
    public func setOperatorSetSplit(
        _ call: Call, operator operatorAddress: Address, operatorSet: OperatorSet, split: UInt16
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.RewardsCoordinator.setSplits, in: call.contract)
        try requireCanCall(call, for: operatorAddress, RewardSelector.setOperatorSetSplit)
        try require(isOperatorSet(operatorSet), RewardError.invalidOperatorSet)
        let key = Pair(operatorAddress, OperatorSetKey(operatorSet))
        let change = try next(split, after: rewards.setSplits[key])
        rewards.setSplits[key] = change.split
        ledger.emit(
            RewardEvent.OperatorSetSplitBipsSet(
                caller: call.sender, operator: operatorAddress, operatorSet: operatorSet,
                activatedAt: change.activatedAt, oldSplit: change.old, newSplit: split),
            from: call.contract)
    }

    /// A change of split as a value: what is to be stored, and what held until now.
    private struct SplitChange {
        let split: RewardState.Split
        let old: UInt16
        let activatedAt: UInt32
    }

    private func next(
        _ split: UInt16, after record: RewardState.Split
    ) throws(Revert) -> SplitChange {
        let activatedAt = try nextActivation()
        let old = currentSplit(record)
        try require(split <= Self.whole, RewardError.splitExceedsMax)
        try require(
            ledger.moment.timestamp > record.activatedAt, RewardError.previousSplitPending)
        return SplitChange(
            split: RewardState.Split(
                old: record.activatedAt == 0 ? Self.unset : record.new, new: UInt64(split),
                activatedAt: UInt64(activatedAt)),
            old: old, activatedAt: activatedAt)
    }

    /// The split in force: the default until a first choice is active.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator._getOperatorSplit`
    func currentSplit(_ record: RewardState.Split) -> UInt16 {
        let isActive = ledger.moment.timestamp >= record.activatedAt
        if record.activatedAt == 0 || (record.old == Self.unset && !isActive) {
            return defaultOperatorSplit
        }
        return UInt16(truncatingIfNeeded: isActive ? record.new : record.old)
    }

    /// Sets what operators keep that have not chosen.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setDefaultOperatorSplit`
    /// - Throws: `MechanismError.callerNotOwner`, ``RewardError/splitExceedsMax``
    public func setDefaultOperatorSplit(_ call: Call, _ split: UInt16) throws(Revert) {
        // Checks
        try ownership.requireOwner(call)
        try require(split <= Self.whole, RewardError.splitExceedsMax)

        // Effects
        ledger.emit(
            RewardEvent.DefaultOperatorSplitBipsSet(
                oldSplit: defaultOperatorSplit, newSplit: split),
            from: call.contract)
        rewards.settings.update { $0.defaultSplit = UInt64(split) }
    }
}
