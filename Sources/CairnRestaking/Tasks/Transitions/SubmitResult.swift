import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Results of tasks, and refunds where there is none.
extension Restaking {
    /// Takes a result that the set's operators have signed, and pays the fee out.
    ///
    /// - Spec: EigenLayer core, `TaskMailbox.submitResult`
    /// - Rounds: The collector's part of the fee down, in favour of the AVS.
    /// - Parameter certificate: An ECDSA or BN254 certificate, encoded.
    /// - Throws: The first failing check: of ``TaskError`` `invalidTaskStatus`,
    ///   `timestampAtCreation`; what the set's hook refuses with; ``EmptyRevert`` for bytes that are
    ///   no certificate; `invalidReferenceTimestamp`, `invalidMessageHash`,
    ///   `emptyCertificateSignature`; what the certificate is refused with; `thresholdNotMet`; what
    ///   the token refuses with; what the hook refuses with afterwards.
    public func submitTaskResult(
        _ call: Call, _ hash: Hash, certificate: Bytes, result: Bytes
    ) throws(Revert) {
        try taskMailboxGuard.enter { () throws(Revert) in
            // Checks
            let record = tasks.tasks[hash]
            let configuration = tasks.configuration(hash)
            try requireStatus(.created, of: hash)
            try require(
                ledger.moment.timestamp > record.creationTime, TaskError.timestampAtCreation)
            try surroundings.validatePreTaskResultSubmission(
                hash, caller: call.sender, certificate: certificate, result: result,
                hook: configuration.hook, sender: call.contract)
            try verify(
                certificate, for: Self.taskMessageHash(hash, result: result), record,
                configuration)

            // Effects
            tasks.tasks.update(hash) {
                $0.statusNumber = UInt64(TaskStatus.verified.rawValue)
            }
            tasks.setText(certificate, .certificate, of: hash)
            tasks.setText(result, .result, of: hash)
            try payFee(call, record, configuration)
            try surroundings.handlePostTaskResultSubmission(
                hash, caller: call.sender, hook: configuration.hook, sender: call.contract)
            ledger.emit(
                TaskEvent.TaskVerified(
                    aggregator: call.sender, taskHash: hash,
                    operatorSet: record.operatorSet.operatorSet, certificate: certificate,
                    result: result),
                from: call.contract)
        }
    }

    /// Gives the fee of a task back whose time is over.
    ///
    /// - Spec: EigenLayer core, `TaskMailbox.refundFee`
    /// - Throws: The first failing check: of ``TaskError`` `onlyRefundCollector`,
    ///   `feeAlreadyRefunded`, `invalidTaskStatus`; what the token refuses with.
    public func refundTaskFee(_ call: Call, _ hash: Hash) throws(Revert) {
        try taskMailboxGuard.enter { () throws(Revert) in
            // Checks
            let record = tasks.tasks[hash]
            try require(
                record.refundCollector == call.sender, TaskError.onlyRefundCollector)
            try require(!record.isFeeRefunded.isSet, TaskError.feeAlreadyRefunded)
            try requireStatus(.expired, of: hash)

            // Effects
            tasks.tasks.update(hash) { $0.isFeeRefunded = true }
            let token = tasks.configuration(hash).feeToken
            if !token.isZero && !record.fee.isZero {
                try transferSafely(
                    record.fee, of: token, from: call.contract, to: record.refundCollector)
            }
            ledger.emit(
                TaskEvent.FeeRefunded(
                    refundCollector: record.refundCollector, taskHash: hash,
                    fee: record.fee.lowHalf),
                from: call.contract)
        }
    }

    private func requireStatus(_ expected: TaskStatus, of hash: Hash) throws(Revert) {
        let found = taskStatus(hash)
        try require(
            found == expected, TaskError.invalidTaskStatus(expected: expected, found: found))
    }

    private func payFee(
        _ call: Call, _ record: TaskState.Record, _ configuration: TaskConfiguration
    ) throws(Revert) {
        guard !configuration.feeToken.isZero && !record.fee.isZero else { return }
        let part = record.fee * UInt256(record.feeSplit) / 10_000
        for (amount, recipient) in [
            (part, tasks.settings.value.feeSplitCollector),
            (record.fee - part, configuration.feeCollector),
        ] where !amount.isZero {
            try transferSafely(
                amount, of: configuration.feeToken, from: call.contract, to: recipient)
        }
    }

    // MARK: Certificates

    /// Throws unless a certificate stands for a message, of as many operators as the task asks for.
    private func verify(
        _ certificate: Bytes, for message: Hash, _ record: TaskState.Record,
        _ configuration: TaskConfiguration
    ) throws(Revert) {
        // Without a threshold any certificate that holds will do.
        let thresholds: [UInt16]? =
            configuration.consensus == .none
            ? nil : [try configuration.consensusValue.decoded(as: UInt16.self)]
        let set = record.operatorSet.operatorSet
        let isEnough: Bool
        switch configuration.curve {
        case .none: throw Revert(TaskError.invalidCurveType)
        case .ecdsa:
            let certificate = try certificate.decoded(as: ECDSACertificate.self)
            try requireMatch(
                certificate.referenceTimestamp, certificate.messageHash, record, message,
                isSigned: !certificate.signatures.isEmpty)
            if let thresholds {
                isEnough = try verifyProportion(certificate, of: set, thresholds: thresholds)
                    .isEnough
            } else {
                _ = try verify(certificate, of: set)
                isEnough = true
            }
        case .bn254:
            let certificate = try certificate.decoded(as: BN254Certificate.self)
            try requireMatch(
                certificate.referenceTimestamp, certificate.messageHash, record, message,
                isSigned: certificate.signature != BN254Point())
            if let thresholds {
                isEnough = try verifyProportion(certificate, of: set, thresholds: thresholds)
            } else {
                _ = try verify(certificate, of: set)
                isEnough = true
            }
        }
        try require(isEnough, TaskError.thresholdNotMet)
    }

    private func requireMatch(
        _ reference: UInt32, _ messageHash: Hash, _ record: TaskState.Record,
        _ message: Hash, isSigned: Bool
    ) throws(Revert) {
        try require(
            UInt64(reference) == record.referenceTimestamp, TaskError.invalidReferenceTimestamp)
        try require(messageHash == message, TaskError.invalidMessageHash)
        try require(isSigned, TaskError.emptyCertificateSignature)
    }
}
