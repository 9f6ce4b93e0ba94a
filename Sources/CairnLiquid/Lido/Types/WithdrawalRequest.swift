public import CairnLedger
public import CairnPrimitives

/// A place in the withdrawal queue. Amounts are sums up to and with this request.
@frozen
public struct WithdrawalRequest: TableRecord {
    public var cumulativeStETH: Wei
    public var cumulativeShares: Shares
    public var owner: Address
    /// When it was made, in Unix seconds.
    public var timestamp: UInt64
    /// When the report before it was made.
    public var reportTimestamp: UInt64
    public var isClaimed: Flag
}

/// The withdrawal queue's own numbers.
@frozen
public struct QueueStatus: TableRecord {
    public var lastRequestID: UInt64
    public var lastFinalizedID: UInt64
    public var lastCheckpoint: UInt64
    public var lastReportTimestamp: UInt64
    /// Paused before that moment; 2^256 - 1 means for ever.
    public var resumeSince: UInt256
    /// When bunker mode began; 2^256 - 1 means that it is off.
    public var bunkerSince: UInt256
    /// Ether of finalized requests that nobody has claimed yet.
    public var lockedEther: Wei
    /// A contract that describes request tokens, if there is one.
    public var descriptor: Address
}

/// The rate at which requests from a number on were finalized.
@frozen
public struct QueueCheckpoint: TableRecord {
    public var fromRequestID: UInt64
    /// Ether for 10^27 shares, at most.
    public var maxShareRate: UInt256
}

/// What a request asks for, and how far it is.
public struct WithdrawalRequestStatus: Equatable, Sendable {
    public let amountOfStETH: Wei
    public let amountOfShares: Shares
    public let owner: Address
    public let timestamp: UInt64
    public let isFinalized: Bool
    public let isClaimed: Bool

    public init(
        amountOfStETH: Wei, amountOfShares: Shares, owner: Address, timestamp: UInt64,
        isFinalized: Bool, isClaimed: Bool
    ) {
        self.amountOfStETH = amountOfStETH
        self.amountOfShares = amountOfShares
        self.owner = owner
        self.timestamp = timestamp
        self.isFinalized = isFinalized
        self.isClaimed = isClaimed
    }
}

/// Requests from one to another as one: what they ask for, and at what rate.
struct RequestBatch {
    /// Ether for 10^27 shares.
    let shareRate: UInt256
    let stETH: Wei
    let shares: Shares

    static let ratePrecision: UInt256 = 1_000_000_000_000_000_000_000_000_000

    /// The requests after `start` up to and with `end`.
    ///
    /// - Rounds: The rate down.
    /// - Throws: ``Panic`` where `end` does not lie behind `start`.
    init(after start: WithdrawalRequest, through end: WithdrawalRequest) throws(Revert) {
        stETH = try checked { () throws(ArithmeticFault) in
            try end.cumulativeStETH.subtracting(start.cumulativeStETH)
        }
        shares = try checked { () throws(ArithmeticFault) in
            try end.cumulativeShares.subtracting(start.cumulativeShares)
        }
        let scaled = stETH.rawValue * Self.ratePrecision
        let divisor = shares.rawValue
        shareRate = try checked { () throws(ArithmeticFault) in try scaled.divided(by: divisor) }
    }

    /// What the batch costs if no more is paid than a rate allows.
    ///
    /// - Rounds: Down, in favour of those who stay.
    func ether(atMost maxShareRate: UInt256) throws(Revert) -> Wei {
        guard shareRate > maxShareRate else { return stETH }
        let shares = shares.rawValue
        let product = try checked { () throws(ArithmeticFault) in
            try shares.multiplied(by: maxShareRate)
        }
        return Wei(rawValue: product / Self.ratePrecision)
    }
}

/// The state that a walk over the queue carries from call to call.
public struct FinalizationBatches: Equatable, Sendable {
    public var remainingEtherBudget: Wei
    public var isFinished: Bool
    /// Last request numbers of batches; always ``capacity`` of them, unused ones zero.
    public var batches: [UInt256]
    public var count: UInt256

    /// The most batches that a report may carry.
    public static let capacity = 36

    public init(
        remainingEtherBudget: Wei, isFinished: Bool, batches: [UInt256], count: UInt256
    ) {
        precondition(batches.count == Self.capacity, "there are always \(Self.capacity) batches")
        self.remainingEtherBudget = remainingEtherBudget
        self.isFinished = isFinished
        self.batches = batches
        self.count = count
    }
}
