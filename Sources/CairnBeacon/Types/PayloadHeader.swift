public import CairnPrimitives

/// A block of the execution chain with its lists as roots.
///
/// - Spec: deneb `beacon-chain.md`, `ExecutionPayloadHeader`.
public struct ExecutionPayloadHeader: SSZRecord, Sendable, Hashable {
    /// The block of the execution chain before.
    public var parentHash: Hash
    /// Who receives the tips.
    public var feeRecipient: Address
    /// The state of the execution chain.
    public var stateRoot: Hash
    /// The root of the receipts.
    public var receiptsRoot: Hash
    /// A filter of the logs, 256 bytes.
    public var logsBloom: Bytes
    /// The randomness of the beacon chain.
    public var prevRandao: Hash
    /// The height of the execution chain.
    public var blockNumber: UInt64
    /// The most gas.
    public var gasLimit: UInt64
    /// The gas used.
    public var gasUsed: UInt64
    /// Seconds since 1970.
    public var timestamp: UInt64
    /// At most 32 bytes of any kind.
    public var extraData: Bytes
    /// The base fee in wei.
    public var baseFeePerGas: UInt256
    /// The block's hash.
    public var blockHash: Hash
    /// The root of the transactions.
    public var transactionsRoot: Hash
    /// The root of the withdrawals.
    public var withdrawalsRoot: Hash
    /// The blob gas used.
    public var blobGasUsed: UInt64
    /// The blob gas above the target so far.
    public var excessBlobGas: UInt64

    /// Zeros, and nothing in lists.
    public init() {
        parentHash = .zero
        feeRecipient = .zero
        stateRoot = .zero
        receiptsRoot = .zero
        logsBloom = Bytes()
        prevRandao = .zero
        blockNumber = 0
        gasLimit = 0
        gasUsed = 0
        timestamp = 0
        extraData = Bytes()
        baseFeePerGas = .zero
        blockHash = .zero
        transactionsRoot = .zero
        withdrawalsRoot = .zero
        blobGasUsed = 0
        excessBlobGas = 0
    }

    /// Joins the fields.
    public init(
        parentHash: Hash, feeRecipient: Address, stateRoot: Hash, receiptsRoot: Hash,
        logsBloom: Bytes, prevRandao: Hash, blockNumber: UInt64, gasLimit: UInt64, gasUsed: UInt64,
        timestamp: UInt64, extraData: Bytes, baseFeePerGas: UInt256, blockHash: Hash,
        transactionsRoot: Hash, withdrawalsRoot: Hash, blobGasUsed: UInt64, excessBlobGas: UInt64
    ) {
        self.parentHash = parentHash
        self.feeRecipient = feeRecipient
        self.stateRoot = stateRoot
        self.receiptsRoot = receiptsRoot
        self.logsBloom = logsBloom
        self.prevRandao = prevRandao
        self.blockNumber = blockNumber
        self.gasLimit = gasLimit
        self.gasUsed = gasUsed
        self.timestamp = timestamp
        self.extraData = extraData
        self.baseFeePerGas = baseFeePerGas
        self.blockHash = blockHash
        self.transactionsRoot = transactionsRoot
        self.withdrawalsRoot = withdrawalsRoot
        self.blobGasUsed = blobGasUsed
        self.excessBlobGas = excessBlobGas
    }

    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&parentHash)
        try visitor.field(&feeRecipient)
        try visitor.field(&stateRoot)
        try visitor.field(&receiptsRoot)
        try visitor.visit(&logsBloom, as: ByteVectorShape(count: 256))
        try visitor.field(&prevRandao)
        try visitor.field(&blockNumber)
        try visitor.field(&gasLimit)
        try visitor.field(&gasUsed)
        try visitor.field(&timestamp)
        try visitor.visit(&extraData, as: ByteListShape(limit: 32))
        try visitor.field(&baseFeePerGas)
        try visitor.field(&blockHash)
        try visitor.field(&transactionsRoot)
        try visitor.field(&withdrawalsRoot)
        try visitor.field(&blobGasUsed)
        try visitor.field(&excessBlobGas)
    }
}
