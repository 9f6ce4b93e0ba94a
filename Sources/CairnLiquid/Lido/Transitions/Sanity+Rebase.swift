public import CairnLedger
public import CairnPrimitives

/// What a rebase is computed from.
public struct RebaseInputs: Sendable {
    public let preInternalEther: Wei
    public let preInternalShares: Shares
    public let preCLBalance: Wei
    public let postCLBalance: Wei
    public let withdrawalVaultBalance: Wei
    public let elRewardsVaultBalance: Wei
    public let sharesRequestedToBurn: Shares
    public let etherToLock: Wei
    public let newSharesToBurn: Shares

    public init(
        preInternalEther: Wei, preInternalShares: Shares, preCLBalance: Wei, postCLBalance: Wei,
        withdrawalVaultBalance: Wei, elRewardsVaultBalance: Wei, sharesRequestedToBurn: Shares,
        etherToLock: Wei, newSharesToBurn: Shares
    ) {
        self.preInternalEther = preInternalEther
        self.preInternalShares = preInternalShares
        self.preCLBalance = preCLBalance
        self.postCLBalance = postCLBalance
        self.withdrawalVaultBalance = withdrawalVaultBalance
        self.elRewardsVaultBalance = elRewardsVaultBalance
        self.sharesRequestedToBurn = sharesRequestedToBurn
        self.etherToLock = etherToLock
        self.newSharesToBurn = newSharesToBurn
    }
}

extension Lido {
    /// How much of vaults' ether and of requested burns fits the limit of a rebase.
    ///
    /// - Spec: Lido core, `OracleReportSanityChecker.smoothenTokenRebase`
    /// - Throws: The first failing check of the limiter, ``Panic`` in absurd cases.
    public func smoothenTokenRebase(
        _ inputs: RebaseInputs
    ) throws(Revert) -> SmoothedRebase {
        var limiter = try RebaseLimiter(
            limit: state.limits.value.maxPositiveTokenRebase, ether: inputs.preInternalEther,
            shares: inputs.preInternalShares)
        if inputs.postCLBalance < inputs.preCLBalance {
            try limiter.decrease(by: inputs.preCLBalance - inputs.postCLBalance)
        } else {
            _ = try limiter.increase(by: inputs.postCLBalance - inputs.preCLBalance)
        }
        let withdrawals = try limiter.increase(by: inputs.withdrawalVaultBalance)
        let elRewards = try limiter.increase(by: inputs.elRewardsVaultBalance)

        // What would be burned if no withdrawals were paid: the rest is burned for them.
        let withoutWithdrawals = min(
            try limiter.sharesToBurnLimit(), inputs.sharesRequestedToBurn)
        try limiter.decrease(by: inputs.etherToLock)
        let limit = try limiter.sharesToBurnLimit()
        let toBurn = try checked { () throws(ArithmeticFault) in
            min(limit, try inputs.newSharesToBurn.adding(inputs.sharesRequestedToBurn))
        }
        let forWithdrawals = try checked { () throws(ArithmeticFault) in
            try toBurn.subtracting(withoutWithdrawals)
        }
        return SmoothedRebase(
            withdrawals: withdrawals, elRewards: elRewards,
            sharesFromQueueToBurn: forWithdrawals, sharesToBurn: toBurn)
    }
}

/// Keeps a rebase below a limit while ether comes and goes.
///
/// - Spec: Lido core, `PositiveTokenRebaseLimiter`
struct RebaseLimiter {
    private let before: Wei
    private let shares: Shares
    private let limit: UInt256
    private let maximum: Wei
    private var current: Wei

    private static let precision: UInt256 = 1_000_000_000
    private static let unlimited = UInt256(UInt64.max)

    /// - Rounds: The maximum of ether down.
    /// - Throws: `tooLowTokenRebaseLimit`, `tooHighTokenRebaseLimit`
    init(limit: UInt256, ether: Wei, shares: Shares) throws(Revert) {
        try require(!limit.isZero, ReportError.tooLowTokenRebaseLimit)
        try require(limit <= Self.unlimited, ReportError.tooHighTokenRebaseLimit)
        let limit = ether.isZero ? Self.unlimited : limit
        before = ether
        current = ether
        self.shares = shares
        self.limit = limit
        if limit == Self.unlimited {
            maximum = .max
        } else {
            maximum = try checked { () throws(ArithmeticFault) in
                let gain = try limit.multiplied(by: ether.rawValue) / Self.precision
                return try ether.adding(Wei(rawValue: gain))
            }
        }
    }

    /// - Throws: `negativeTotalPooledEther`
    mutating func decrease(by amount: Wei) throws(Revert) {
        guard limit != Self.unlimited else { return }
        try require(amount <= current, ReportError.negativeTotalPooledEther)
        current -= amount
    }

    /// Adds what fits below the maximum, and returns how much that was.
    ///
    /// - Throws: ``Panic/assertion`` if the maximum was exceeded before.
    mutating func increase(by amount: Wei) throws(Revert) -> Wei {
        guard limit != Self.unlimited else { return amount }
        let previous = current
        let sum = try checked { () throws(ArithmeticFault) in try previous.adding(amount) }
        current = min(sum, maximum)
        try require(current >= previous, Panic.assertion)
        return current - previous
    }

    /// How many shares may be burned before the rate exceeds its limit.
    ///
    /// With the rate of ether `r = E / E₀`, burning `b` of `S` shares multiplies the share rate by
    /// `r · S / (S - b)`, which must not exceed `1 + l`:
    ///
    ///     b = S · (1 + l - r) / (1 + l)
    ///
    /// - Rounds: Down.
    func sharesToBurnLimit() throws(Revert) -> Shares {
        guard limit != Self.unlimited else { return shares }
        guard current < maximum else { return .zero }
        let limitPlusOne = limit + Self.precision
        let (current, before, shares) = (
            current.rawValue, before.rawValue, shares.rawValue
        )
        return try checked { () throws(ArithmeticFault) in
            let rate = try current.multiplied(by: Self.precision).divided(by: before)
            let room = try limitPlusOne.subtracting(rate)
            return Shares(rawValue: try shares.multiplied(by: room) / limitPlusOne)
        }
    }
}
