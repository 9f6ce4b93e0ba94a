import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// What can be asked of the task mailbox.
extension Restaking {
    /// What of fees the collector gets, in basis points.
    public var taskFeeSplit: UInt16 {
        UInt16(truncatingIfNeeded: tasks.settings.value.feeSplit)
    }

    public var taskFeeSplitCollector: Address { tasks.settings.value.feeSplitCollector }

    /// Whether a set can have tasks, by the set's key.
    public func isTaskExecutor(_ key: Hash) -> Bool { tasks.registered[key].isSet }

    public func taskConfiguration(of set: OperatorSet) -> TaskConfiguration {
        tasks.configuration(set.key)
    }

    /// Where a task stands now.
    public func taskStatus(_ hash: Hash) -> TaskStatus {
        let record = tasks.tasks[hash]
        let end = UInt256(record.creationTime) + tasks.configurations[hash].seconds
        return record.status == .created && UInt256(ledger.moment.timestamp) > end
            ? .expired : record.status
    }

    public func task(_ hash: Hash) -> MailboxTask {
        let record = tasks.tasks[hash]
        return MailboxTask(
            creator: record.creator, creationTime: record.creationTime,
            operatorSet: record.operatorSet.operatorSet, fee: record.fee.lowHalf,
            refundCollector: record.refundCollector,
            feeSplit: UInt16(truncatingIfNeeded: record.feeSplit), status: taskStatus(hash),
            isFeeRefunded: record.isFeeRefunded.isSet,
            referenceTimestamp: UInt32(truncatingIfNeeded: record.referenceTimestamp),
            configuration: tasks.configuration(hash), payload: tasks.text(.payload, of: hash),
            certificate: tasks.text(.certificate, of: hash),
            result: tasks.text(.result, of: hash))
    }

    /// A task's result.
    ///
    /// - Throws: ``TaskError/invalidTaskStatus(expected:found:)`` unless there is one.
    public func taskResult(_ hash: Hash) throws(Revert) -> Bytes {
        let status = taskStatus(hash)
        try require(
            status == .verified, TaskError.invalidTaskStatus(expected: .verified, found: status))
        return tasks.text(.result, of: hash)
    }

    /// What operators sign for a result.
    ///
    /// - Spec: EigenLayer core, `TaskMailbox.getMessageHash`
    public static func taskMessageHash(_ hash: Hash, result: Bytes) -> Hash {
        var writer = ABIWriter(capacity: 4 * 32 + result.count)
        writer.append(hash.word)
        writer.append(UInt256(2 * 32))
        writer.append(UInt256(result.count))
        result.bytes.withUnsafeBytes { writer.append(padded: $0) }
        return keccak256(writer.bytes)
    }
}
