public import CairnEthereum
public import CairnPrimitives

/// A transaction with its sender: as signed, or sent by a development method for an account whose
/// key nobody has (then the signature is void).
public struct SentTransaction: Hashable, Sendable {
    public let transaction: Transaction
    public let sender: Address

    public init(_ transaction: Transaction, sender: Address) {
        self.transaction = transaction
        self.sender = sender
    }

    public var hash: Hash { transaction.hash }
}

/// A transaction in a block, with what came of it.
public struct IncludedTransaction: Hashable, Sendable {
    public let sent: SentTransaction
    public let receipt: Receipt
    public let gasUsed: UInt64
    /// Wei for a unit of gas.
    public let effectiveGasPrice: Wei
    /// What the call returned, or its revert data.
    public let output: Bytes

    public init(
        sent: SentTransaction, receipt: Receipt, gasUsed: UInt64, effectiveGasPrice: Wei,
        output: Bytes
    ) {
        self.sent = sent
        self.receipt = receipt
        self.gasUsed = gasUsed
        self.effectiveGasPrice = effectiveGasPrice
        self.output = output
    }
}

/// A sealed block.
public struct Block: Hashable, Sendable {
    public let header: BlockHeader
    public let hash: Hash
    public let transactions: [IncludedTransaction]
    /// What validators were paid before the transactions.
    public let withdrawals: [Withdrawal]

    public init(
        header: BlockHeader, transactions: [IncludedTransaction], withdrawals: [Withdrawal] = []
    ) {
        self.header = header
        self.hash = header.hash
        self.transactions = transactions
        self.withdrawals = withdrawals
    }

    public var number: UInt64 { header.number }
    public var timestamp: UInt64 { header.timestamp }
    public var baseFee: Wei { header.baseFeePerGas ?? .zero }
}

/// What is decided about a block before its transactions run.
public struct BlockEnvironment: Hashable, Sendable {
    /// Unix seconds.
    public var timestamp: UInt64
    /// Who gets the tips.
    public var coinbase: Address
    public var gasLimit: UInt64
    public var baseFee: Wei
    /// The header's `mixHash`.
    public var prevRandao: Hash
    /// The root of the beacon block of the block before. Where the world has a beacon chain, that
    /// says it, whatever stands here.
    public var parentBeaconBlockRoot: Hash

    public init(
        timestamp: UInt64, coinbase: Address, gasLimit: UInt64, baseFee: Wei, prevRandao: Hash,
        parentBeaconBlockRoot: Hash = .zero
    ) {
        self.timestamp = timestamp
        self.coinbase = coinbase
        self.gasLimit = gasLimit
        self.baseFee = baseFee
        self.prevRandao = prevRandao
        self.parentBeaconBlockRoot = parentBeaconBlockRoot
    }
}
