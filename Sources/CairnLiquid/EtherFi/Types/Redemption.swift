public import CairnLedger
public import CairnPrimitives

/// By what rules eETH is redeemed at once for one asset.
///
/// - Spec: ether.fi, `EtherFiRedemptionManager.RedemptionInfo`
public struct RedemptionInfo: TableRecord {
    /// In units of 10^12 wei.
    public var limit: RateBucket
    /// The treasury's part of the fee, in basis points.
    public var exitFeeSplitToTreasury: UInt64
    /// In basis points.
    public var exitFee: UInt64
    /// What must stay liquid, in basis points of the pool.
    public var lowWatermark: UInt64
}

/// What a redemption pays, computed before anything moves.
public struct RedemptionOutcome: Equatable, Sendable {
    /// The shares redeemed.
    public let shares: Shares
    /// What the receiver gets.
    public let amountToReceiver: Wei
    /// What the treasury gets, in eETH.
    public let feeToTreasury: Wei
    /// The shares burned for the receiver's ether.
    public let sharesToBurn: Shares
    /// The treasury's shares; the fee's rest is burned and so belongs to all holders.
    public let treasuryShares: Shares

    /// The shares burned in favour of all who stay.
    var stakersShares: Shares { shares - sharesToBurn - treasuryShares }
}

/// The scales in which redemption counts.
enum RedemptionScale {
    /// One unit of a redemption limit, in wei.
    static let bucketUnit: UInt256 = 1_000_000_000_000
    static let basisPoints: UInt256 = 10_000
}
