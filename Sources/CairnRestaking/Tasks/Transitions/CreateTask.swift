import CairnEthereum
public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Gives a set's operators something to do, and takes the fee.
    ///
    /// - Spec: EigenLayer core, `TaskMailbox.createTask`
    /// - Returns: The hash that names the task.
    /// - Throws: The first failing check: of ``TaskError`` `payloadIsEmpty`,
    ///   `executorOperatorSetNotRegistered`, `executorOperatorSetTaskConfigNotSet`,
    ///   `certificateStale`; what the set's hook refuses with; `invalidFeeReceiver`; what the token
    ///   refuses with; what the hook refuses with afterwards.
    @discardableResult
    public func createTask(_ call: Call, _ request: TaskRequest) throws(Revert) -> Hash {
        try taskMailboxGuard.enter { () throws(Revert) in
            // Checks
            let set = request.operatorSet
            try require(!request.payload.isEmpty, TaskError.payloadIsEmpty)
            try require(
                tasks.registered[set.key].isSet, TaskError.executorOperatorSetNotRegistered)
            let configuration = tasks.configuration(set.key)
            try require(
                configuration.isPopulated, TaskError.executorOperatorSetTaskConfigNotSet)
            let deadline =
                UInt256(ledger.moment.timestamp) + UInt256(configuration.seconds)
            let reference = latestReferenceTimestamp(of: set, configuration.curve)
            try requireTableLasts(until: deadline, of: set, configuration.curve, reference)
            try surroundings.validatePreTaskCreation(
                request, caller: call.sender, hook: configuration.hook, sender: call.contract)

            // Amounts
            let fee = try surroundings.calculateTaskFee(
                request, hook: configuration.hook, sender: call.contract)

            // Effects
            let hash = request.hash(
                number: tasks.settings.value.taskCount, mailbox: call.contract,
                chainID: ledger.moment.chainID)
            tasks.settings.update { $0.taskCount += 1 }
            store(request, as: hash, creator: call.sender, fee: fee, configuration, reference)
            if !configuration.feeToken.isZero && fee > 0 {
                try require(
                    !configuration.feeCollector.isZero && !request.refundCollector.isZero,
                    TaskError.invalidFeeReceiver)
                try transferSafely(
                    UInt256(fee), of: configuration.feeToken, from: call.sender,
                    to: call.contract, spender: call.contract)
            }
            try surroundings.handlePostTaskCreation(
                hash, hook: configuration.hook, sender: call.contract)
            ledger.emit(
                TaskEvent.TaskCreated(
                    creator: call.sender, taskHash: hash, operatorSet: set,
                    referenceTimestamp: reference, refundCollector: request.refundCollector,
                    fee: fee, deadline: deadline, payload: request.payload),
                from: call.contract)
            return hash
        }
    }

    private func requireTableLasts(
        until deadline: UInt256, of set: OperatorSet, _ curve: CurveType, _ reference: UInt32
    ) throws(Revert) {
        let staleness = maxTableStaleness(of: set, curve)
        guard staleness != 0 else { return }
        let (end, overflow) = reference.addingReportingOverflow(staleness)
        try require(!overflow, Panic.arithmetic)
        try require(deadline <= UInt256(UInt64(end)), TaskError.certificateStale)
    }

    private func store(
        _ request: TaskRequest, as hash: Hash, creator: Address, fee: UInt128,
        _ configuration: TaskConfiguration, _ reference: UInt32
    ) {
        tasks.tasks[hash] = TaskState.Record(
            creator: creator, refundCollector: request.refundCollector,
            operatorSet: OperatorSetKey(request.operatorSet),
            creationTime: ledger.moment.timestamp, fee: UInt256(fee),
            feeSplit: tasks.settings.value.feeSplit,
            statusNumber: UInt64(TaskStatus.created.rawValue), isFeeRefunded: false,
            referenceTimestamp: UInt64(reference))
        tasks.setConfiguration(configuration, of: hash)
        tasks.setText(request.payload, .payload, of: hash)
    }
}
