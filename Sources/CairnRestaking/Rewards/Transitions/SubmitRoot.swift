public import CairnLedger
public import CairnPrimitives

/// Roots of trees that say who has earned what.
extension Restaking {
    /// Posts a root, against which earnings can be claimed after the activation delay.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.submitRoot`
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``, and of ``RewardError``
    ///   `unauthorizedCaller`, `newRootMustBeForNewCalculatedPeriod`,
    ///   `rewardsEndTimestampNotElapsed`.
    public func submitRoot(
        _ call: Call, root: Hash, rewardsCalculationEndTimestamp end: UInt32
    ) throws(Revert) {
        // Checks
        try requireRewardsUpdater(call)
        let settings = rewards.settings.value
        try require(
            UInt64(end) > settings.calculationEnd,
            RewardError.newRootMustBeForNewCalculatedPeriod)
        try require(
            UInt64(end) < ledger.moment.timestamp, RewardError.rewardsEndTimestampNotElapsed)
        let activatedAt = try nextActivation()

        // Effects
        let index = rewards.roots.count(0)
        rewards.roots.append(
            RewardState.Root(
                hash: root, calculationEnd: UInt64(end), activatedAt: UInt64(activatedAt),
                isDisabled: false),
            to: 0)
        rewards.rootPositions[root] = UInt64(index + 1)
        rewards.settings.update { $0.calculationEnd = UInt64(end) }
        ledger.emit(
            RewardEvent.DistributionRootSubmitted(
                rootIndex: UInt32(truncatingIfNeeded: index), root: root,
                rewardsCalculationEndTimestamp: end, activatedAt: activatedAt),
            from: call.contract)
    }

    /// Takes back a root that is not active yet.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.disableRoot`
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``, and of ``RewardError``
    ///   `unauthorizedCaller`, `invalidRootIndex`, `rootDisabled`, `rootAlreadyActivated`.
    public func disableRoot(_ call: Call, at index: UInt32) throws(Revert) {
        // Checks
        try requireRewardsUpdater(call)
        try require(Int(index) < rewards.roots.count(0), RewardError.invalidRootIndex)
        var root = rewards.roots[0, Int(index)]
        try require(!root.isDisabled.isSet, RewardError.rootDisabled)
        try require(
            ledger.moment.timestamp < root.activatedAt, RewardError.rootAlreadyActivated)

        // Effects
        root.isDisabled = true
        rewards.roots[0, Int(index)] = root
        ledger.emit(RewardEvent.DistributionRootDisabled(rootIndex: index), from: call.contract)
    }

    private func requireRewardsUpdater(_ call: Call) throws(Revert) {
        try requireNotPaused(PauseFlag.RewardsCoordinator.roots, in: call.contract)
        try require(call.sender == rewardsUpdater, RewardError.unauthorizedCaller)
    }

    /// When a root or a split of now becomes active, in Unix seconds.
    ///
    /// - Throws: A panic if that exceeds 32 bits.
    func nextActivation() throws(Revert) -> UInt32 {
        let (moment, overflow) = UInt32(truncatingIfNeeded: ledger.moment.timestamp)
            .addingReportingOverflow(activationDelay)
        try require(!overflow, Panic.arithmetic)
        return moment
    }
}
