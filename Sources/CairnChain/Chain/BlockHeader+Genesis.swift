public import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// What a chain starts from: a world, and the fields of the block in front of the first.
public struct Genesis: Sendable {
    public var configuration: WorldConfiguration
    public var gasLimit: UInt64
    public var baseFee: Wei
    public var coinbase: Address
    public var extraData: Bytes

    public init(
        _ configuration: WorldConfiguration, gasLimit: UInt64 = 30_000_000,
        baseFee: Wei = BaseFee.initial, coinbase: Address = .zero, extraData: Bytes = []
    ) {
        self.configuration = configuration
        self.gasLimit = gasLimit
        self.baseFee = baseFee
        self.coinbase = coinbase
        self.extraData = extraData
    }

    /// The first block's header, given the digest of the world that it starts with.
    func header(digest: UInt256) -> BlockHeader {
        var header = BlockHeader(
            parentHash: .zero, beneficiary: coinbase,
            stateRoot: World.stateRoot(digest: digest), number: configuration.moment.number,
            gasLimit: gasLimit, timestamp: configuration.moment.timestamp)
        header.baseFeePerGas = baseFee
        header.extraData = extraData
        header.addPostMergeFields()
        return header
    }
}

extension BlockHeader {
    /// The fields that came with withdrawals, blobs, beacon roots and requests: all empty.
    mutating func addPostMergeFields() {
        withdrawalsRoot = emptyTrieRoot
        blobGasUsed = 0
        excessBlobGas = 0
        parentBeaconBlockRoot = .zero
        requestsHash = Self.noRequestsHash
    }

    /// The hash of no requests at all: EIP-7685.
    private static let noRequestsHash = CairnEthereum.requestsHash([])
}
