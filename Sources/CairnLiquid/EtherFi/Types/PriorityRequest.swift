import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// A request of the priority queue. Only its hash is stored; whoever acts on it shows it whole.
///
/// - Spec: ether.fi, `IPriorityWithdrawalQueue.WithdrawRequest`
public struct PriorityRequest: Equatable, Sendable {
    public let user: Address
    /// What was requested, and what is set aside.
    public let amountOfEEth: Wei
    public let shareOfEEth: Shares
    /// What is paid.
    public let amountWithFee: Wei
    public let nonce: UInt32
    /// In Unix seconds.
    public let creationTime: UInt32

    public init(
        user: Address, amountOfEEth: Wei, shareOfEEth: Shares, amountWithFee: Wei, nonce: UInt32,
        creationTime: UInt32
    ) {
        self.user = user
        self.amountOfEEth = amountOfEEth
        self.shareOfEEth = shareOfEEth
        self.amountWithFee = amountWithFee
        self.nonce = nonce
        self.creationTime = creationTime
    }

    /// The hash under which the queue knows the request.
    public var identifier: Hash {
        var message = Keccak256()
        message.update(user.word)
        message.update(amountOfEEth.rawValue)
        message.update(shareOfEEth.rawValue)
        message.update(amountWithFee.rawValue)
        message.update(UInt256(UInt64(nonce)))
        message.update(UInt256(UInt64(creationTime)))
        return message.finalize()
    }
}

/// Where the priority queue stands.
public struct PriorityLine: TableRecord {
    /// The number of the next request.
    public var nonce: UInt64
    /// Ether set aside for finalized requests.
    public var ethLocked: Wei
}
