import CairnJSON
public import CairnPrimitives

/// What a call is to believe about the block it runs in; nil leaves the block's own value.
///
/// - Spec: go-ethereum, `internal/ethapi/override`, `BlockOverrides`
public struct BlockOverrides: Sendable, Equatable {
    /// The height.
    public var number: BlockNumber?
    /// The time in seconds since 1970.
    public var time: Timestamp?
    /// The gas limit.
    public var gasLimit: UInt64?
    /// The address that is paid the tips.
    public var feeRecipient: Address?
    /// The beacon chain's randomness.
    public var prevRandao: Hash?
    /// The base fee in wei per gas.
    public var baseFeePerGas: UInt256?
    /// The base fee of blobs in wei per gas.
    public var blobBaseFee: UInt256?

    /// Changes nothing yet.
    public init() {}

    /// Reads an object.
    init(_ argument: Argument) throws(RPCError) {
        let fields = try argument.fields()
        number = try fields.optional("number")?.quantity64()
        time = try fields.optional("time")?.quantity64()
        gasLimit = try fields.optional("gasLimit")?.quantity64()
        feeRecipient = try fields.optional("feeRecipient")?.address()
        prevRandao = try fields.optional("prevRandao")?.hash()
        baseFeePerGas = try fields.optional("baseFeePerGas")?.quantity()
        blobBaseFee = try fields.optional("blobBaseFee")?.quantity()
    }
}
