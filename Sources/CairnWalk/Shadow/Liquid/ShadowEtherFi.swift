import CairnLedger
import CairnLiquid
import CairnPrimitives

/// A limit that fills with time.
struct ShadowBucket {
    let capacity: UInt256
    let rate: UInt256
    var left: UInt256
    var time: UInt64

    init(capacity: UInt256, rate: UInt256, time: UInt64) {
        self.capacity = capacity
        self.rate = rate
        left = capacity
        self.time = time
    }

    func available(at now: UInt64) -> UInt256 {
        min(capacity, left + rate * UInt256(now - time))
    }

    mutating func take(_ amount: UInt256, at now: UInt64) -> Bool {
        let available = available(at: now)
        guard amount <= available else { return false }
        left = available - amount
        time = now
        return true
    }
}

/// The sums of ether.fi's pool. A value, so that an operation can be tried on a copy.
struct ShadowPool {
    var shares = UInt256.zero
    var inPool = UInt256.zero
    var outOfPool = UInt256.zero
    /// In gwei.
    var mintLimit: ShadowBucket
    var burnLimit: ShadowBucket
    /// In units of 10^12 wei.
    var etherLimit: ShadowBucket
    var stETHLimit: ShadowBucket

    static let unit: UInt256 = 1_000_000_000_000_000_000
    private static let gwei: UInt256 = 1_000_000_000

    var pooled: UInt256 { inPool + outOfPool }

    func sharesFor(_ amount: UInt256) -> UInt256 {
        pooled.isZero ? .zero : ShadowMath.divide(amount, shares, by: pooled)
    }

    func etherFor(_ count: UInt256) -> UInt256 {
        shares.isZero ? .zero : ShadowMath.divide(count, pooled, by: shares)
    }

    var frozenRate: UInt256 {
        shares.isZero ? .zero : ShadowMath.divideUp(Self.unit, pooled, by: shares)
    }

    /// Mints for new ether; nil if that is refused.
    mutating func deposit(inPool: UInt256, outOfPool: UInt256, at now: UInt64) -> UInt256? {
        let amount = inPool + outOfPool
        let minted = pooled.isZero ? amount : ShadowMath.divide(amount, shares, by: pooled)
        guard !amount.isZero, !minted.isZero else { return nil }
        self.inPool += inPool
        self.outOfPool += outOfPool
        shares += minted
        return mintLimit.take(Self.gweiUp(etherFor(minted)), at: now) ? minted : nil
    }

    /// Burns after the pool's ether has changed.
    mutating func burn(_ count: UInt256, at now: UInt64) -> Bool {
        guard count <= shares else { return false }
        shares -= count
        return burnLimit.take(Self.gweiUp(etherFor(count)), at: now)
    }

    private static func gweiUp(_ amount: UInt256) -> UInt256 {
        (amount + (gwei - .one)) / gwei
    }

    // MARK: Redemption

    /// Who gets what of a redemption, in shares and wei.
    struct Redeemed {
        var shares: UInt256
        var paid: UInt256
        var burned: UInt256
        var burnedForHolders: UInt256
        var treasuryShares: UInt256
        var feeToTreasury: UInt256
    }

    /// Redeems at a fee of 30 basis points, a tenth of which is the treasury's.
    mutating func redeem(
        _ amount: UInt256, forEther: Bool, liquid: UInt256, at now: UInt64
    ) -> Redeemed? {
        let floor = ShadowMath.divide(pooled, 100, by: 10_000)
        guard liquid >= floor, amount <= liquid - floor else { return nil }
        let units = (amount + 999_999_999_999) / 1_000_000_000_000
        let count = sharesFor(amount)
        let paid = etherFor(ShadowMath.divide(count, 9_970, by: 10_000))
        guard !paid.isZero else { return nil }
        let burned = ShadowMath.divideUp(paid, shares, by: pooled)
        guard burned <= count else { return nil }
        let treasury = (count - burned) / 10
        let fee = etherFor(treasury)
        let redeemed = Redeemed(
            shares: count, paid: paid, burned: burned,
            burnedForHolders: count - burned - treasury, treasuryShares: sharesFor(fee),
            feeToTreasury: fee)
        guard
            forEther ? etherLimit.take(units, at: now) : stETHLimit.take(units, at: now)
        else { return nil }
        if forEther {
            guard paid <= inPool else { return nil }
            inPool -= paid
        } else {
            guard paid <= outOfPool else { return nil }
            outOfPool -= paid
        }
        guard burn(burned, at: now), burn(redeemed.burnedForHolders, at: now),
            shares >= 1_000_000_000
        else { return nil }
        return redeemed
    }
}

/// ether.fi's books, kept apart from the kernel.
final class ShadowEtherFi {
    struct Request {
        let amount: UInt256
        let shares: UInt256
        let owner: Address
        /// Written once, when the request is finalized.
        var rate = UInt256.zero
        var isClaimed = false
    }

    let contracts: EtherFiParameters.Contracts
    var pool: ShadowPool
    var shares: [Address: UInt256] = [:]
    var wrapped: [Address: UInt256] = [:]
    var totalWrapped = UInt256.zero
    var isPoolPaused = false

    // Requests; request n stands at n - 1.
    var requests: [Request] = []
    var lastFinalized = 0
    var locked = UInt256.zero
    var claimable: [Int] = []

    // The committee
    var pendingReport: CommitteeReport?
    var handledSlot: UInt64 = 0
    var handledBlock: UInt64 = 0
    var executedAt: UInt64 = 0

    // stETH
    var priceTime: UInt64
    var capStart: UInt64
    var depositedThisPeriod = UInt256.zero
    var deposited = UInt256.zero
    var exitLimit: ShadowBucket
    /// The restaker's requests in Lido's queue that nobody has claimed.
    var exits: [Int] = []

    init(_ parameters: EtherFiParameters, time: UInt64) {
        contracts = parameters.contracts
        let opening = parameters.opening ?? EtherFiParameters.Opening()
        func limit(_ name: String) -> ShadowBucket {
            let limit = opening.limits.first { $0.name == name }
            return ShadowBucket(
                capacity: UInt256(limit?.capacity ?? 0), rate: UInt256(limit?.refillRate ?? 0),
                time: time)
        }
        func redemption(_ place: Int) -> ShadowBucket {
            let token = opening.redeemedTokens[place]
            return ShadowBucket(
                capacity: token.capacity.rawValue / 1_000_000_000_000,
                rate: token.refillRate.rawValue / 1_000_000_000_000, time: time)
        }
        pool = ShadowPool(
            mintLimit: limit("EETH_MINT_LIMIT_ID"), burnLimit: limit("EETH_BURN_LIMIT_ID"),
            etherLimit: redemption(0), stETHLimit: redemption(1))
        exitLimit = limit("STETH_REQUEST_WITHDRAWAL_LIMIT_ID")
        priceTime = time
        capStart = time
    }

    func shares(of holder: Address) -> UInt256 { shares[holder] ?? .zero }
    func balance(of holder: Address) -> UInt256 { pool.etherFor(shares(of: holder)) }

    func moveShares(_ count: UInt256, from: Address, to: Address) {
        shares[from, default: .zero] -= count
        shares[to, default: .zero] += count
    }

    /// What a finalized request is paid.
    func payment(of request: Request) -> UInt256 {
        min(
            request.amount, ShadowMath.divide(request.shares, request.rate, by: ShadowPool.unit))
    }

    /// Whether so much value may come in by stETH now.
    func hasCapFor(_ value: UInt256, at now: UInt64) -> Bool {
        let thisPeriod = now >= capStart + 3_600 ? UInt256.zero : depositedThisPeriod
        return thisPeriod + value <= 50_000 * ShadowPool.unit
            && deposited + value <= 2_000_000 * ShadowPool.unit
    }

    func countDeposit(_ value: UInt256, at now: UInt64) {
        if now >= capStart + 3_600 {
            depositedThisPeriod = .zero
            capStart = now
        }
        depositedThisPeriod += value
        deposited += value
    }
}
