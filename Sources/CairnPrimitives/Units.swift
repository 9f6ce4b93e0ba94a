/// Marks amounts of wei, 10^−18 ether.
public enum WeiUnit {}
/// Marks shares of a pool.
public enum SharesUnit {}
/// Marks numbers scaled by 10^27.
public enum RayUnit {}
/// Marks numbers scaled by 10^18.
public enum WadUnit {}

/// An amount of wei, 10^−18 ether; also the smallest unit of an asset worth ether.
public typealias Wei = Quantity<WeiUnit>
/// A number of shares of a pool.
public typealias Shares = Quantity<SharesUnit>
/// A ratio with 27 decimals.
public typealias Ray = Quantity<RayUnit>
/// A ratio with 18 decimals.
public typealias Wad = Quantity<WadUnit>

extension Quantity<RayUnit> {
    /// The ratio 1, 10^27.
    @inlinable
    public static var one: Ray { 1_000_000_000_000_000_000_000_000_000 }
}

extension Quantity<WadUnit> {
    /// The ratio 1, 10^18.
    @inlinable
    public static var one: Wad { 1_000_000_000_000_000_000 }
}

extension Quantity<WeiUnit> {
    /// One ether, 10^18 wei.
    @inlinable
    public static var oneEther: Wei { 1_000_000_000_000_000_000 }

    /// So many ether.
    @inlinable
    public static func ether(_ count: UInt64) -> Wei { oneEther * count }

    /// So many gwei of 10^9 wei.
    @inlinable
    public static func gwei(_ count: UInt64) -> Wei { 1_000_000_000 * count }

    /// The amount in ether as decimal text, such as `1.5`, without trailing zeros.
    ///
    /// - Rounds: Down, to `maxDecimals` digits after the point.
    /// - Precondition: `maxDecimals` is not negative; above 18 it means 18.
    public func formattedEther(maxDecimals: Int = 18) -> String {
        precondition(maxDecimals >= 0, "A number has no negative count of decimals.")
        let (whole, rest) = rawValue.quotientAndRemainder(dividingBy: Wei.oneEther.rawValue)
        let digits = rest.description
        let padded = String(repeating: "0", count: 18 - digits.utf8.count) + digits
        var fraction = padded.prefix(maxDecimals)
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? whole.description : "\(whole).\(fraction)"
    }
}
