public import CairnLedger
public import CairnPrimitives

/// The ether of the pool: what lies in it, and what works or waits elsewhere.
///
/// Both parts and their sum fit 128 bits; what would exceed them, or fall below zero, is refused
/// as checked arithmetic of that width refuses it.
public struct PoolValue: TableRecord {
    /// `totalValueInLp`
    public var inPool: Wei
    /// `totalValueOutOfLp`
    public var outOfPool: Wei

    /// The largest amount that a part can hold.
    static let limit = Wei(rawValue: UInt256(UInt128.max))

    /// Both parts together.
    @inline(__always)
    func pooled() throws(Revert) -> Wei {
        // Neither part exceeds 128 bits, so the sum cannot wrap.
        let sum = Wei(rawValue: inPool.rawValue &+ outOfPool.rawValue)
        try require(sum <= Self.limit, Panic.arithmetic)
        return sum
    }

    /// Adds to both parts what is new to the pool. Bits above 128 are lost, as in a narrowing cast.
    @inline(__always)
    mutating func add(inPool newInPool: Wei, outOfPool newOutOfPool: Wei) throws(Revert) {
        inPool = try Self.sum(inPool, newInPool)
        outOfPool = try Self.sum(outOfPool, newOutOfPool)
    }

    /// Removes ether that lay in the pool.
    @inline(__always)
    mutating func takeFromPool(_ amount: Wei) throws(Revert) {
        inPool = try Self.difference(inPool, amount)
    }

    /// Removes ether that was elsewhere.
    @inline(__always)
    mutating func takeFromOutside(_ amount: Wei) throws(Revert) {
        outOfPool = try Self.difference(outOfPool, amount)
    }

    /// Ether that was elsewhere returns.
    @inline(__always)
    mutating func moveIntoPool(_ amount: Wei) throws(Revert) {
        outOfPool = try Self.difference(outOfPool, amount)
        inPool = try Self.sum(inPool, amount)
    }

    /// Ether leaves the pool and stays its own: first counted outside, then no longer inside.
    @inline(__always)
    mutating func moveOutOfPool(_ amount: Wei) throws(Revert) {
        outOfPool = try Self.sum(outOfPool, amount)
        inPool = try Self.difference(inPool, amount)
    }

    @inline(__always)
    private static func sum(_ part: Wei, _ amount: Wei) throws(Revert) -> Wei {
        let sum = Wei(rawValue: part.rawValue &+ UInt256(amount.rawValue.lowHalf))
        try require(sum <= limit, Panic.arithmetic)
        return sum
    }

    @inline(__always)
    private static func difference(_ part: Wei, _ amount: Wei) throws(Revert) -> Wei {
        let narrow = Wei(rawValue: UInt256(amount.rawValue.lowHalf))
        try require(part >= narrow, Panic.arithmetic)
        return part - narrow
    }
}

/// What the pool's owners set.
public struct PoolSettings: TableRecord {
    /// Who receives the protocol's part of the rewards, in eETH.
    public var feeRecipient: Address
    /// The smallest withdrawal request.
    public var minWithdrawAmount: Wei
    /// The largest withdrawal request.
    public var maxWithdrawAmount: Wei
    /// The ether of a new validator.
    public var validatorSize: Wei
    /// Whether ether set aside for requests lies with the requests' contracts.
    public var escrowMigrationCompleted: Flag
}

/// Whose ether came in or goes out.
public enum SourceOfFunds: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case undefined
    case eETH
    case etherFan
    case delegatedStaking
}
