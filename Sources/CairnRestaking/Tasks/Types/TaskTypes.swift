import CairnEthereum
public import CairnPrimitives

/// When a task's result counts as agreed upon.
///
/// - Spec: EigenLayer core, `ITaskMailboxTypes.ConsensusType`
public enum ConsensusKind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// Any certificate that holds; the rest is the hook's business.
    case none = 0
    /// Signers with so much of the stake, in basis points.
    case stakeProportionThreshold
}

/// Where a task stands.
///
/// - Spec: EigenLayer core, `ITaskMailboxTypes.TaskStatus`
public enum TaskStatus: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// There is no such task.
    case none = 0
    case created
    case verified
    /// Its time is over without a result.
    case expired
}

/// How a set's operators execute tasks.
///
/// - Spec: EigenLayer core, `ITaskMailboxTypes.ExecutorOperatorSetTaskConfig`
public struct TaskConfiguration: Hashable, Sendable {
    /// The AVS's contract that is asked at every step.
    public var hook: Address
    /// Seconds that a task may take; at most 96 bits.
    public var seconds: UInt128
    /// What fees are paid in; zero for no fees.
    public var feeToken: Address
    public var curve: CurveType
    public var feeCollector: Address
    public var consensus: ConsensusKind
    /// Of a threshold, basis points in one word; else nothing.
    public var consensusValue: Bytes
    public var metadata: Bytes

    public init(
        hook: Address = .zero, seconds: UInt128 = 0, feeToken: Address = .zero,
        curve: CurveType = .none, feeCollector: Address = .zero,
        consensus: ConsensusKind = .none, consensusValue: Bytes = [], metadata: Bytes = []
    ) {
        self.hook = hook
        self.seconds = seconds
        self.feeToken = feeToken
        self.curve = curve
        self.feeCollector = feeCollector
        self.consensus = consensus
        self.consensusValue = consensusValue
        self.metadata = metadata
    }

    var isPopulated: Bool { curve != .none && !hook.isZero && seconds > 0 }
}

/// What somebody wants a set's operators to do.
///
/// - Spec: EigenLayer core, `ITaskMailboxTypes.TaskParams`
public struct TaskRequest: Hashable, Sendable {
    /// Who gets the fee back if nothing comes of it.
    public var refundCollector: Address
    public var operatorSet: OperatorSet
    public var payload: Bytes

    public init(refundCollector: Address, operatorSet: OperatorSet, payload: Bytes) {
        self.refundCollector = refundCollector
        self.operatorSet = operatorSet
        self.payload = payload
    }

    /// What names the task: the hash of the ABI encoding of its number, the mailbox, the chain and
    /// the request.
    func hash(number: UInt64, mailbox: Address, chainID: UInt64) -> Hash {
        var writer = ABIWriter(capacity: 10 * 32 + payload.count)
        writer.append(UInt256(number))
        writer.append(mailbox.word)
        writer.append(UInt256(chainID))
        writer.append(UInt256(4 * 32))
        writer.append(refundCollector.word)
        writer.append(operatorSet.avs.word)
        writer.append(UInt256(UInt64(operatorSet.id)))
        writer.append(UInt256(4 * 32))
        writer.append(UInt256(payload.count))
        payload.bytes.withUnsafeBytes { writer.append(padded: $0) }
        return keccak256(writer.bytes)
    }
}

/// A task as the mailbox keeps it.
///
/// - Spec: EigenLayer core, `ITaskMailboxTypes.Task`
public struct MailboxTask: Hashable, Sendable {
    public var creator: Address
    /// Unix seconds.
    public var creationTime: UInt64
    public var operatorSet: OperatorSet
    public var fee: UInt128
    public var refundCollector: Address
    /// What of the fee the mailbox keeps, in basis points.
    public var feeSplit: UInt16
    public var status: TaskStatus
    public var isFeeRefunded: Bool
    /// The time of the operator table that counts, in Unix seconds.
    public var referenceTimestamp: UInt32
    public var configuration: TaskConfiguration
    public var payload: Bytes
    /// Empty until there is a result.
    public var certificate: Bytes
    public var result: Bytes
}
