import CairnPrimitives

/// What a staker of native ether has, by the formulas of EigenLayer's accounting.
///
/// With deposit shares `s`, scaling factor `k`, beacon chain slashing factor `l` and the operator's
/// maximum magnitude `m`, each factor of 18 decimals:
///
///     withdrawable  = s·k·(m·l)
///     a deposit d   : k' = (s·k·m·l + d) / (s + d) / (m·l),  s' = s + d;  first: k' = k / (m·l)
///     a beacon loss : l' = l · (balance - loss) / balance;  the operator loses s·k·(m·(l - l'))
///     a slash by p  : m' = m - m·p;  the operator keeps shares · m' / m
///
/// Every quotient is rounded down, but for the two of a slash: what is taken of a magnitude, and
/// what is kept of shares, are rounded up.
///
/// - Spec: EigenLayer core, docs/core/accounting/SharesAccounting.md and DualSlashing.md
struct ShareAccounts: Equatable {
    static let one: UInt256 = 1_000_000_000_000_000_000

    private(set) var depositShares: UInt256 = 0
    private(set) var scaling = one
    private(set) var beaconFactor = one
    private(set) var magnitude = one
    private(set) var operatorShares: UInt256 = 0
    private(set) var burnable: UInt256 = 0
    private(set) var isDelegated = false

    private static func product(_ x: UInt256, _ y: UInt256) -> UInt256 { x * y / one }
    private static func quotient(_ x: UInt256, _ y: UInt256) -> UInt256 { x * one / y }

    private var slashing: UInt256 { Self.product(magnitude, beaconFactor) }
    private var scaled: UInt256 { Self.product(depositShares, scaling) }

    var withdrawable: UInt256 { Self.product(scaled, slashing) }

    mutating func deposit(_ added: UInt256) {
        scaling =
            depositShares.isZero
            ? Self.quotient(scaling, slashing)
            : Self.quotient(
                Self.quotient(withdrawable + added, depositShares + added), slashing)
        depositShares += added
        if isDelegated { operatorShares += added }
    }

    /// Delegation to an operator who was never slashed.
    mutating func delegate() {
        isDelegated = true
        operatorShares = Self.product(scaled, beaconFactor)
    }

    /// A checkpoint with more or less than before.
    mutating func count(previousGwei: UInt64, nowGwei: UInt64) {
        let gwei: UInt256 = 1_000_000_000
        let (previous, now) = (UInt256(previousGwei) * gwei, UInt256(nowGwei) * gwei)
        guard now < previous else { return now > previous ? deposit(now - previous) : () }
        let reduced = beaconFactor * now / previous
        if isDelegated {
            operatorShares -= Self.product(
                scaled, Self.product(magnitude, beaconFactor - reduced))
        }
        beaconFactor = reduced
    }

    mutating func slash(_ wad: UInt256) {
        let taken = (magnitude * wad + Self.one - 1) / Self.one
        let left = magnitude - taken
        let kept = (operatorShares * left + magnitude - 1) / magnitude
        burnable += operatorShares - kept
        operatorShares = kept
        magnitude = left
    }

    /// Everything leaves for the queue.
    mutating func withdrawAll() {
        operatorShares -= withdrawable
        depositShares = 0
        scaling = Self.one
    }
}
