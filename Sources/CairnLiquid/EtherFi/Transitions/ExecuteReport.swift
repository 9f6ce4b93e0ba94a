import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Applying what the committee reported.
///
/// - Spec: ether.fi, `EtherFiAdmin`
extension EtherFi {
    /// Applies a report that reached consensus: the rebase, validators to approve, requests to
    /// finalize. Anyone may.
    ///
    /// - Throws: ``EtherFiError/reportValidationFailed(_:)`` with the first flaw.
    public func executeTasks(_ call: Call, _ report: CommitteeReport) throws(Revert) {
        if let flaw = try flaw(in: report) {
            throw Revert(EtherFiError.reportValidationFailed(flaw))
        }
        let hash = report.hash
        if !report.accruedRewards.isZero || !report.protocolFees.isZero {
            try rebase(
                Call(sender: contracts.etherFiAdmin, contract: contracts.liquidityPool),
                rewards: report.accruedRewards, protocolFees: report.protocolFees)
        }
        try createApprovalTasks(for: report.validatorsToApprove, hash)
        try finalizeRequests(upTo: UInt256(UInt64(report.lastFinalizedWithdrawalRequestID)))
        try lockEtherForRequests(report.finalizedWithdrawalAmount)
        state.admin.update {
            $0.lastHandledRefSlot = UInt64(report.refSlotTo)
            $0.lastHandledRefBlock = UInt64(report.refBlockTo)
            $0.lastExecutionBlock = UInt64(UInt32(truncatingIfNeeded: ledger.moment.number))
        }
        ledger.emit(
            EtherFiEvent.AdminOperationsExecuted(executor: call.sender, reportHash: hash),
            from: contracts.etherFiAdmin)
    }

    private func createApprovalTasks(
        for validators: [UInt256], _ reportHash: Hash
    ) throws(Revert) {
        guard !validators.isEmpty else { return }
        let size = Int(state.admin.value.validatorTaskBatchSize)
        try require(size > 0, Panic.divisionByZero)
        for start in stride(from: 0, to: validators.count, by: size) {
            let batch = Array(validators[start..<min(start + size, validators.count)])
            let task = Self.taskHash(reportHash, batch)
            try require(!state.approvalTasks[task].exists.isSet, EtherFiError.taskAlreadyExists)
            state.approvalTasks[task] = ApprovalTask(isCompleted: false, exists: true)
            ledger.emit(
                EtherFiEvent.ValidatorApprovalTaskCreated(
                    taskHash: task, reportHash: reportHash, validators: batch),
                from: contracts.etherFiAdmin)
        }
    }

    /// The hash under which a task is known.
    static func taskHash(_ reportHash: Hash, _ validators: [UInt256]) -> Hash {
        var message = Keccak256()
        message.update(reportHash)
        message.update(UInt256(64))
        message.update(UInt256(validators.count))
        for validator in validators { message.update(validator) }
        return message.finalize()
    }

    // MARK: Validators

    /// Approves and funds the validators of a task.
    public func executeValidatorApprovalTask(
        _ call: Call, report: Hash, validators: [UInt256], publicKeys: [Bytes],
        signatures: [Bytes]
    ) throws(Revert) {
        try requireRole(.oracleOperations, call.sender)
        try require(state.consensus[report].isReached.isSet, EtherFiError.consensusNotReached)
        let task = Self.taskHash(report, validators)
        try requireOpenTask(task)
        state.approvalTasks.update(task) { $0.isCompleted = true }
        try approve(validators, publicKeys, signatures)
        ledger.emit(
            EtherFiEvent.ValidatorApprovalTaskCompleted(
                taskHash: task, reportHash: report, validators: validators),
            from: contracts.etherFiAdmin)
    }

    /// Withdraws a task.
    public func invalidateValidatorApprovalTask(
        _ call: Call, report: Hash, validators: [UInt256]
    ) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        let task = Self.taskHash(report, validators)
        try requireOpenTask(task)
        state.approvalTasks.update(task) { $0.exists = false }
        ledger.emit(
            EtherFiEvent.ValidatorApprovalTaskInvalidated(
                taskHash: task, reportHash: report, validators: validators),
            from: contracts.etherFiAdmin)
    }

    private func requireOpenTask(_ task: Hash) throws(Revert) {
        let record = state.approvalTasks[task]
        try require(record.exists.isSet, EtherFiError.taskDoesNotExist)
        try require(!record.isCompleted.isSet, EtherFiError.taskAlreadyCompleted)
    }

    private func approve(
        _ validators: [UInt256], _ publicKeys: [Bytes], _ signatures: [Bytes]
    ) throws(Revert) {
        let size = state.poolSettings.value.validatorSize
        try requireValidatorSize(size)
        try require(
            !validators.isEmpty && validators.count == publicKeys.count
                && validators.count == signatures.count,
            EtherFiError.invalidArrayLengths)
        let initial = parameters.stakingManager.initialDeposit
        try require(size >= initial, Panic.arithmetic)
        var deposits: [SignedDeposit] = []
        for (index, validator) in validators.enumerated() {
            let root = try surroundings.depositDataRoot(
                ofValidator: validator, publicKey: publicKeys[index],
                signature: signatures[index], amount: size - initial,
                nodesManager: parameters.surroundings.nodesManager,
                stakingManager: parameters.surroundings.stakingManager,
                caller: contracts.etherFiAdmin)
            deposits.append(
                SignedDeposit(
                    publicKey: publicKeys[index], signature: signatures[index],
                    depositDataRoot: root, ipfsHashForEncryptedValidatorKey: []))
        }
        try confirmAndFundBeaconValidators(
            Call(sender: contracts.etherFiAdmin, contract: contracts.liquidityPool),
            deposits: deposits, size: size)
    }

    // MARK: Without reports

    /// `STALE_REPORT_FINALIZATION_COOLDOWN`, in blocks.
    public static let staleFinalizationCooldownBlocks: UInt64 = 7_200

    /// Finalizes as many requests as the pool can pay, when no report has come for long. Anyone may.
    public func finalizeWithdrawalsWhenStale(_ call: Call) throws(Revert) {
        // Checks
        let block = ledger.moment.number
        try require(
            block >= state.oracle.value.lastPublishedRefBlock
                + parameters.admin.staleOracleReportBlockWindow,
            EtherFiError.oracleReportNotStale)
        try require(
            block >= state.admin.value.lastStaleFinalizationBlock
                + Self.staleFinalizationCooldownBlocks,
            EtherFiError.staleReportFinalizationCooldown)

        // Amounts
        let liquid = state.poolValue.value.inPool
        let line = state.withdrawLine.value
        let lastFinalized = line.lastFinalizedRequestID
        let most = min(
            line.nextRequestID - 1, lastFinalized + parameters.admin.maxRequestsToFinalizePerReport)
        var upTo = lastFinalized
        var amount = Wei.zero
        while upTo < most {
            let request = state.withdrawRequests[UInt256(upTo + 1)]
            if request.isValid.isSet {
                guard liquid >= amount + request.amountOfEEth else { break }
                amount += request.amountOfEEth
            }
            upTo += 1
        }
        try require(upTo != lastFinalized, EtherFiError.noWithdrawalsToFinalize)

        // Effects
        try finalizeRequests(upTo: UInt256(upTo))
        try lockEtherForRequests(amount)
        state.admin.update { $0.lastStaleFinalizationBlock = block }
    }
}
