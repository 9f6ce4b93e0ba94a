public import CairnEthereum
import CairnLedger
public import CairnPrimitives
public import CairnRestaking

// The structs of the task mailbox's methods and events.

extension TaskStatus: ABIEnumeration {}
extension ConsensusKind: ABIEnumeration {}

/// `Consensus`
private struct Consensus: ABIRecord {
    let kind: ConsensusKind
    let value: Bytes

    init(_ kind: ConsensusKind, _ value: Bytes) { (self.kind, self.value) = (kind, value) }
    init(fields: ABITuple<ConsensusKind, Bytes>) { (kind, value) = fields.fields }

    var fields: ABITuple<ConsensusKind, Bytes> { ABITuple(kind, value) }
}

extension TaskConfiguration: ABIValue {
    public static var abiType: String {
        "(address,uint96,address,uint8,address,(uint8,bytes),bytes)"
    }
    public static var isDynamic: Bool { true }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        var frame = try reader.follow()
        let hook = try Address.decode(from: &frame)
        let seconds = try ABIUInt<Bits96>.decode(from: &frame).value.lowHalf
        let feeToken = try Address.decode(from: &frame)
        let curve = try CurveType.decode(from: &frame)
        let feeCollector = try Address.decode(from: &frame)
        let consensus = try Consensus.decode(from: &frame)
        return Self(
            hook: hook, seconds: seconds, feeToken: feeToken, curve: curve,
            feeCollector: feeCollector, consensus: consensus.kind,
            consensusValue: consensus.value, metadata: try Bytes.decode(from: &frame))
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        writer.put(UInt256(writer.count - frame), at: head)
        let start = writer.reserve(7 * 32)
        hook.encode(to: &writer, head: start, frame: start)
        writer.put(UInt256(seconds), at: start + 32)
        feeToken.encode(to: &writer, head: start + 64, frame: start)
        curve.encode(to: &writer, head: start + 96, frame: start)
        feeCollector.encode(to: &writer, head: start + 128, frame: start)
        Consensus(consensus, consensusValue).encode(
            to: &writer, head: start + 160, frame: start)
        metadata.encode(to: &writer, head: start + 192, frame: start)
    }
}

extension TaskRequest: ABIRecord {
    public init(fields: ABITuple<Address, OperatorSet, Bytes>) {
        let (refundCollector, operatorSet, payload) = fields.fields
        self.init(
            refundCollector: refundCollector, operatorSet: operatorSet, payload: payload)
    }

    public var fields: ABITuple<Address, OperatorSet, Bytes> {
        ABITuple(refundCollector, operatorSet, payload)
    }
}

/// Only ever written: no method takes a whole task.
extension MailboxTask: ABIOutput {
    public static var abiTypes: String { "(" + record + ")" }

    private static let record =
        "(address,uint96,address,uint96,address,uint32,uint16,uint8,bool,uint32,"
        + TaskConfiguration.abiType + ",bytes,bytes,bytes)"

    public func encodeOutput(to writer: inout ABIWriter) {
        writer.append(32)
        let start = writer.reserve(14 * 32)
        let words: [UInt256] = [
            creator.word, UInt256(creationTime), operatorSet.avs.word, UInt256(fee),
            refundCollector.word, UInt256(UInt64(operatorSet.id)), UInt256(UInt64(feeSplit)),
            status.abiWord, isFeeRefunded.abiWord, UInt256(UInt64(referenceTimestamp)),
        ]
        for (index, word) in words.enumerated() { writer.put(word, at: start + 32 * index) }
        configuration.encode(to: &writer, head: start + 10 * 32, frame: start)
        payload.encode(to: &writer, head: start + 11 * 32, frame: start)
        certificate.encode(to: &writer, head: start + 12 * 32, frame: start)
        result.encode(to: &writer, head: start + 13 * 32, frame: start)
    }
}

extension TaskError: WireError {
    public var revertData: RevertData {
        switch self {
        case .executorOperatorSetTaskConfigNotSet:
            .custom("ExecutorOperatorSetTaskConfigNotSet()")
        case .taskSLAExceedsMaximum: .custom("TaskSLAExceedsMaximum()")
        case .invalidConsensusValue: .custom("InvalidConsensusValue()")
        case .invalidCurveType: .custom("InvalidCurveType()")
        case .invalidOperatorSetOwner: .custom("InvalidOperatorSetOwner()")
        case .invalidFeeSplit: .custom("InvalidFeeSplit()")
        case .invalidAddressZero: .custom("InvalidAddressZero()")
        case .payloadIsEmpty: .custom("PayloadIsEmpty()")
        case .executorOperatorSetNotRegistered: .custom("ExecutorOperatorSetNotRegistered()")
        case .certificateStale: .custom("CertificateStale()")
        case .invalidFeeReceiver: .custom("InvalidFeeReceiver()")
        case .invalidTaskStatus(let expected, let found):
            .custom("InvalidTaskStatus(uint8,uint8)", ABITuple(expected, found))
        case .timestampAtCreation: .custom("TimestampAtCreation()")
        case .invalidReferenceTimestamp: .custom("InvalidReferenceTimestamp()")
        case .invalidMessageHash: .custom("InvalidMessageHash()")
        case .emptyCertificateSignature: .custom("EmptyCertificateSignature()")
        case .thresholdNotMet: .custom("ThresholdNotMet()")
        case .onlyRefundCollector: .custom("OnlyRefundCollector()")
        case .feeAlreadyRefunded: .custom("FeeAlreadyRefunded()")
        }
    }
}

extension EventSignatures {
    /// Events of the task mailbox.
    mutating func addTaskEvents() {
        add("ExecutorOperatorSetRegistered", indexed: [0, 1, 2]) {
            (event: TaskEvent.ExecutorOperatorSetRegistered) in
            ABITuple(
                event.caller, event.operatorSet.avs, event.operatorSet.id, event.isRegistered)
        }
        add("ExecutorOperatorSetTaskConfigSet", indexed: [0, 1, 2]) {
            (event: TaskEvent.ExecutorOperatorSetTaskConfigSet) in
            ABITuple(
                event.caller, event.operatorSet.avs, event.operatorSet.id, event.configuration)
        }
        add("TaskCreated", indexed: [0, 1, 2]) { (event: TaskEvent.TaskCreated) in
            ABITuple(
                event.creator, event.taskHash, event.operatorSet.avs, event.operatorSet.id,
                event.referenceTimestamp, event.refundCollector,
                ABIUInt<Bits96>(UInt256(event.fee)), event.deadline, event.payload)
        }
        add("TaskVerified", indexed: [0, 1, 2]) { (event: TaskEvent.TaskVerified) in
            ABITuple(
                event.aggregator, event.taskHash, event.operatorSet.avs, event.operatorSet.id,
                event.certificate, event.result)
        }
        add("FeeRefunded", indexed: [0, 1]) { (event: TaskEvent.FeeRefunded) in
            ABITuple(
                event.refundCollector, event.taskHash, ABIUInt<Bits96>(UInt256(event.fee)))
        }
        add("FeeSplitSet") { (event: TaskEvent.FeeSplitSet) in ABITuple(event.feeSplit) }
        add("FeeSplitCollectorSet", indexed: [0]) { (event: TaskEvent.FeeSplitCollectorSet) in
            ABITuple(event.collector)
        }
    }
}
