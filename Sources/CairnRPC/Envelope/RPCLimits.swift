public import CairnJSON

/// How much one message may ask for.
public struct RPCLimits: Sendable, Equatable {
    /// The most requests in a batch; a longer one is refused whole.
    public var batchLength: Int
    /// The most bytes that the answers to one batch may grow to before the rest is refused.
    public var batchAnswerBytes: Int
    /// The longest batch that is answered without leaving the caller's thread.
    ///
    /// ethers sends up to 100 requests in one batch by default.
    public var inlineBatchLength: Int
    /// The deepest nesting of arrays and objects in a message.
    public var nesting: Int

    /// Takes the limits, or the defaults: 1,000 requests, 25 MB, 100 requests, 64 levels.
    public init(
        batchLength: Int = 1000, batchAnswerBytes: Int = 25_000_000,
        inlineBatchLength: Int = 100, nesting: Int = JSON.standardMaximumDepth
    ) {
        self.batchLength = batchLength
        self.batchAnswerBytes = batchAnswerBytes
        self.inlineBatchLength = inlineBatchLength
        self.nesting = nesting
    }
}
