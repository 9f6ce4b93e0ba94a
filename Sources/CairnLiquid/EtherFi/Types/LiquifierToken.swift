public import CairnLedger
public import CairnPrimitives

/// A token that can be exchanged for eETH.
///
/// - Spec: ether.fi, `ILiquifier.TokenInfo`
public struct LiquifierToken: TableRecord {
    /// The EigenLayer strategy of the token.
    public var strategy: Address
    public var isWhitelisted: Flag
    /// In basis points.
    public var discount: UInt64
    /// When the current period began, in Unix seconds; zero if the token was never registered.
    public var periodStart: UInt64
    /// What may be deposited in a period, in whole ether.
    public var timeBoundCapInEther: UInt64
    /// What may be deposited altogether, in whole ether.
    public var totalCapInEther: UInt64
    public var depositedThisPeriod: Wei
    public var deposited: Wei
    /// Whether it stands for ether on its way from another chain.
    public var isL2Eth: Flag
}

/// What concerns all tokens of the liquifier.
public struct LiquifierSettings: TableRecord {
    /// The length of a cap's period.
    public var capRefreshSeconds: UInt64
    /// Whether stETH is priced by the exchange as well as by the feed.
    public var quotesStETHWithCurve: Flag
}

/// The last answer of a price feed.
public struct PriceAnswer: TableRecord {
    /// With as many decimals as the feed has.
    public var answer: Int256
    /// In Unix seconds.
    public var updatedAt: UInt256
}

/// What the deposit adapter exchanges for weETH.
public enum DepositAsset: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case eth
    case wETH
    case stETH
    case wstETH
}
