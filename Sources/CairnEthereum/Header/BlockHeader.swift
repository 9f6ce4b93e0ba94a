public import CairnPrimitives

/// The header of a block, from which every client can recompute the block's hash.
///
/// The fields that later forks added are nil in blocks before the fork; once one is nil, all that
/// follow are.
///
/// - Spec: Ethereum Yellow Paper, "The Block"; EIP-1559, EIP-4895, EIP-4844, EIP-4788, EIP-7685.
public struct BlockHeader: Hashable, Sendable {
    /// The hash of the block before.
    public var parentHash: Hash
    /// The hash of the list of ommers, of which there are none since the merge.
    public var ommersHash: Hash = BlockHeader.emptyOmmersHash
    /// The account that gets the tips.
    public var beneficiary: Address
    /// The root of the state after the block.
    public var stateRoot: Hash
    /// The root of the transactions.
    public var transactionsRoot: Hash = emptyTrieRoot
    /// The root of the receipts.
    public var receiptsRoot: Hash = emptyTrieRoot
    /// The addresses and topics in the block's logs.
    public var logsBloom = LogsBloom()
    /// The difficulty of the proof of work; zero since the merge.
    public var difficulty: UInt256 = .zero
    /// The height of the block.
    public var number: BlockNumber
    /// How much gas the block may use.
    public var gasLimit: UInt64
    /// How much gas the block used.
    public var gasUsed: UInt64 = 0
    /// When the block was made, in seconds since 1970.
    public var timestamp: Timestamp
    /// Up to 32 bytes of the producer's choice.
    public var extraData = Bytes()
    /// The proof of work; since the merge, the beacon chain's randomness, `prevRandao`.
    public var mixHash: Hash
    /// The nonce of the proof of work; zero since the merge.
    public var nonce: UInt64 = 0

    /// The part of the price of gas that is burnt: EIP-1559.
    public var baseFeePerGas: Wei?
    /// The root of the withdrawals: EIP-4895.
    public var withdrawalsRoot: Hash?
    /// How much gas blobs used: EIP-4844.
    public var blobGasUsed: UInt64?
    /// How far blobs ran above their target: EIP-4844.
    public var excessBlobGas: UInt64?
    /// The root of the parent's beacon block: EIP-4788.
    public var parentBeaconBlockRoot: Hash?
    /// The hash of the requests to the beacon chain: EIP-7685.
    public var requestsHash: Hash?

    /// The hash of the empty list of ommers.
    public static let emptyOmmersHash: Hash =
        "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347"

    /// Starts a header of the first form; all that is not given is empty, zero or nil.
    public init(
        parentHash: Hash, beneficiary: Address, stateRoot: Hash, number: BlockNumber,
        gasLimit: UInt64, timestamp: Timestamp, mixHash: Hash = .zero
    ) {
        self.parentHash = parentHash
        self.beneficiary = beneficiary
        self.stateRoot = stateRoot
        self.number = number
        self.gasLimit = gasLimit
        self.timestamp = timestamp
        self.mixHash = mixHash
    }

    /// The hash that names the block.
    public var hash: Hash { keccak256(encoded) }
}

/// The hash of a block's requests to the beacon chain, each with its type in front.
///
/// Requests without content, which are one byte or none, are left out.
///
/// - Spec: EIP-7685, `compute_requests_hash`.
public func requestsHash(_ requests: [[UInt8]]) -> Hash {
    sha256(requests.filter { $0.count > 1 }.flatMap { sha256($0).bytes })
}
