public import CairnLedger
public import CairnPrimitives

/// A request to withdraw, as its claim's number finds it.
///
/// - Spec: ether.fi, `IWithdrawRequestNFT.WithdrawRequest`
public struct WithdrawRequest: TableRecord {
    /// The most that will be paid.
    public var amountOfEEth: Wei
    /// The shares that will be burned.
    public var shareOfEEth: Shares
    /// Whether the request may be paid and passed on.
    public var isValid: Flag
}

/// Where the line of requests stands.
public struct WithdrawLine: TableRecord {
    /// The number of the next request; the first is 1.
    public var nextRequestID: UInt64
    /// Requests up to this number may be claimed.
    public var lastFinalizedRequestID: UInt64
    /// Ether set aside for them, at the amounts requested.
    public var ethLocked: Wei
}

/// A signed allowance that comes with a call.
public struct PermitInput: Sendable {
    public let value: UInt256
    public let deadline: UInt256
    public let signature: SignatureParts

    public init(value: UInt256, deadline: UInt256, signature: SignatureParts) {
        self.value = value
        self.deadline = deadline
        self.signature = signature
    }
}
