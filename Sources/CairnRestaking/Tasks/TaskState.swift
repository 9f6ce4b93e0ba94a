import CairnLedger
import CairnPrimitives

/// Tasks, and how the sets that execute them do so.
struct TaskState {
    /// What the mailbox has one of.
    struct Settings: TableRecord {
        var taskCount: UInt64
        /// Basis points.
        var feeSplit: UInt64
        var feeSplitCollector: Address
    }

    /// A ``TaskConfiguration`` but for its byte strings.
    struct Configuration: TableRecord {
        var hook: Address
        var feeToken: Address
        var feeCollector: Address
        var seconds: UInt256
        var curve: UInt64
        var consensus: UInt64
    }

    /// A ``MailboxTask`` but for its configuration and byte strings.
    struct Record: TableRecord {
        var creator: Address
        var refundCollector: Address
        var operatorSet: OperatorSetKey
        var creationTime: UInt64
        var fee: UInt256
        var feeSplit: UInt64
        /// A ``TaskStatus``, never that a task has expired.
        var statusNumber: UInt64
        var isFeeRefunded: Flag
        var referenceTimestamp: UInt64

        var status: TaskStatus {
            TaskStatus(rawValue: UInt8(truncatingIfNeeded: statusNumber)) ?? .none
        }
    }

    /// The byte strings of configurations and tasks.
    enum Part: UInt64 {
        case consensusValue = 1
        case metadata
        case payload
        case certificate
        case result
    }

    let settings: Cell<Settings>
    /// By a set's key.
    let registered: Table<Hash, Flag>
    /// By a set's key, or by a task's hash what the set's was when the task was made.
    let configurations: Table<Hash, Configuration>
    let tasks: Table<Hash, Record>
    /// By a set's key or a task's hash, and the part.
    let texts: BytesTable<Pair<Hash, UInt64>>

    init(_ store: Store) {
        settings = store.cell("restaking.tasks.settings")
        registered = store.table("restaking.tasks.registered")
        configurations = store.table("restaking.tasks.configurations")
        tasks = store.table("restaking.tasks")
        texts = store.bytes("restaking.tasks.texts")
    }

    func text(_ part: Part, of key: Hash) -> Bytes { texts[Pair(key, part.rawValue)] }

    func setText(_ text: Bytes, _ part: Part, of key: Hash) {
        texts[Pair(key, part.rawValue)] = text
    }

    /// The configuration of a set or a task.
    func configuration(_ key: Hash) -> TaskConfiguration {
        let record = configurations[key]
        return TaskConfiguration(
            hook: record.hook, seconds: record.seconds.lowHalf, feeToken: record.feeToken,
            curve: CurveType(rawValue: UInt8(truncatingIfNeeded: record.curve)) ?? .none,
            feeCollector: record.feeCollector,
            consensus: ConsensusKind(rawValue: UInt8(truncatingIfNeeded: record.consensus))
                ?? .none, consensusValue: text(.consensusValue, of: key),
            metadata: text(.metadata, of: key))
    }

    func setConfiguration(_ configuration: TaskConfiguration, of key: Hash) {
        configurations[key] = Configuration(
            hook: configuration.hook, feeToken: configuration.feeToken,
            feeCollector: configuration.feeCollector, seconds: UInt256(configuration.seconds),
            curve: UInt64(configuration.curve.rawValue),
            consensus: UInt64(configuration.consensus.rawValue))
        setText(configuration.consensusValue, .consensusValue, of: key)
        setText(configuration.metadata, .metadata, of: key)
    }
}
