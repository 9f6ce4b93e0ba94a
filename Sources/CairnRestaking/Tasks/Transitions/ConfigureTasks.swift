import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Sets that execute tasks, and how.
///
/// - Spec: EigenLayer core, `TaskMailbox`
extension Restaking {
    /// Says how a set executes tasks, and lets it have some.
    ///
    /// - Spec: EigenLayer core, `TaskMailbox.setExecutorOperatorSetTaskConfig`
    /// - Throws: The first failing check, in the order of ``TaskError``; ``EmptyRevert`` for a
    ///   threshold that is no number of 16 bits.
    public func setTaskConfiguration(
        _ call: Call, of set: OperatorSet, _ configuration: TaskConfiguration
    ) throws(Revert) {
        // Checks
        try require(
            configuration.isPopulated, TaskError.executorOperatorSetTaskConfigNotSet)
        try require(
            configuration.seconds <= UInt128(parameters.tasks.maxTaskSeconds),
            TaskError.taskSLAExceedsMaximum)
        try requireValidConsensus(configuration)
        try requireTableOwner(call, of: set, configuration.curve)

        // Effects
        tasks.setConfiguration(configuration, of: set.key)
        ledger.emit(
            TaskEvent.ExecutorOperatorSetTaskConfigSet(
                caller: call.sender, operatorSet: set, configuration: configuration),
            from: call.contract)
        if !tasks.registered[set.key].isSet { register(set, call, isRegistered: true) }
    }

    /// Lets a set have tasks, or no longer.
    ///
    /// - Spec: EigenLayer core, `TaskMailbox.registerExecutorOperatorSet`
    /// - Throws: ``TaskError/executorOperatorSetTaskConfigNotSet``,
    ///   ``TaskError/invalidOperatorSetOwner``
    public func registerTaskExecutor(
        _ call: Call, _ set: OperatorSet, isRegistered: Bool
    ) throws(Revert) {
        let configuration = tasks.configuration(set.key)
        try require(
            configuration.isPopulated, TaskError.executorOperatorSetTaskConfigNotSet)
        try requireTableOwner(call, of: set, configuration.curve)
        register(set, call, isRegistered: isRegistered)
    }

    private func register(_ set: OperatorSet, _ call: Call, isRegistered: Bool) {
        tasks.registered[set.key] = Flag(isRegistered)
        ledger.emit(
            TaskEvent.ExecutorOperatorSetRegistered(
                caller: call.sender, operatorSet: set, isRegistered: isRegistered),
            from: call.contract)
    }

    private func requireValidConsensus(_ configuration: TaskConfiguration) throws(Revert) {
        let value = configuration.consensusValue
        switch configuration.consensus {
        case .none: try require(value.isEmpty, TaskError.invalidConsensusValue)
        case .stakeProportionThreshold:
            try require(value.count == 32, TaskError.invalidConsensusValue)
            try require(
                try value.decoded(as: UInt16.self) <= 10_000, TaskError.invalidConsensusValue)
        }
    }

    private func requireTableOwner(
        _ call: Call, of set: OperatorSet, _ curve: CurveType
    ) throws(Revert) {
        try require(curve != .none, TaskError.invalidCurveType)
        try require(
            tableOwner(of: set, curve) == call.sender, TaskError.invalidOperatorSetOwner)
    }

    // MARK: Owner

    /// Sets what of fees the mailbox's collector gets, in basis points.
    ///
    /// - Spec: EigenLayer core, `TaskMailbox.setFeeSplit`
    /// - Throws: `MechanismError.callerNotOwner`, ``TaskError/invalidFeeSplit``
    public func setTaskFeeSplit(_ call: Call, _ split: UInt16) throws(Revert) {
        try ownership.requireOwner(call)
        try require(split <= 10_000, TaskError.invalidFeeSplit)
        tasks.settings.update { $0.feeSplit = UInt64(split) }
        ledger.emit(TaskEvent.FeeSplitSet(feeSplit: split), from: call.contract)
    }

    /// Names who gets that part of fees.
    ///
    /// - Spec: EigenLayer core, `TaskMailbox.setFeeSplitCollector`
    /// - Throws: `MechanismError.callerNotOwner`, ``TaskError/invalidAddressZero``
    public func setTaskFeeSplitCollector(_ call: Call, _ collector: Address) throws(Revert) {
        try ownership.requireOwner(call)
        try require(!collector.isZero, TaskError.invalidAddressZero)
        tasks.settings.update { $0.feeSplitCollector = collector }
        ledger.emit(TaskEvent.FeeSplitCollectorSet(collector: collector), from: call.contract)
    }

    func initializeTasks() {
        tasks.settings.value = TaskState.Settings(
            taskCount: 0, feeSplit: UInt64(parameters.tasks.feeSplit),
            feeSplitCollector: parameters.tasks.feeSplitCollector)
    }
}
