public import CairnPrimitives

/// An event that is a log already: of contracts that are not Swift, or whose logs have no topics.
public struct RawLog: LedgerEvent {
    /// At most four.
    public let topics: [Hash]
    public let data: Bytes

    public init(topics: [Hash] = [], data: Bytes) {
        self.topics = topics
        self.data = data
    }
}
