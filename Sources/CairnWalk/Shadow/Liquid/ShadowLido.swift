import CairnLedger
import CairnLiquid
import CairnPrimitives

/// Lido's books, kept apart from the kernel: who has how many shares, where the pool's ether is,
/// and what the queue owes.
final class ShadowLido {
    /// A place in the queue. Its payment is written down once, when the request is finalized.
    struct Request {
        let amount: UInt256
        let shares: UInt256
        let owner: Address
        let time: UInt64
        var payment = UInt256.zero
        var checkpoint = 0
        var isClaimed = false
    }

    static let validatorSize: UInt256 = 32_000_000_000_000_000_000
    static let ratePrecision: UInt256 = 1_000_000_000_000_000_000_000_000_000

    let contracts: LidoContracts

    // The token
    var shares: [Address: UInt256] = [:]
    var totalShares = UInt256.zero
    var wrapped: [Address: UInt256] = [:]
    var totalWrapped = UInt256.zero

    // The pool
    var buffered = UInt256.zero
    var clBalance = UInt256.zero
    var depositedValidators: UInt64 = 0
    var clValidators: UInt64 = 0
    var unusedKeys: UInt64

    // The limit on staking
    private let limitMaximum: UInt256
    private let limitGrowth: UInt256
    private var limitBefore: UInt256
    private var limitBlock: UInt64
    var isStakingPaused = false

    // The queue; request n stands at n - 1.
    var requests: [Request] = []
    var lastFinalized = 0
    var checkpointCount = 0
    var locked = UInt256.zero
    /// What finalized requests that nobody has claimed are owed.
    var owed = UInt256.zero
    var unfinalized = UInt256.zero
    /// Requests that can be claimed.
    var claimable: [Int] = []

    // Burner and reports
    var burnRequested = UInt256.zero
    /// Ether that has left the consensus layer and that no report has taken off its balance.
    var exited = UInt256.zero
    var lastReport: UInt64
    var losses: [(time: UInt64, amount: UInt256)] = []

    init(_ parameters: LidoParameters, block: UInt64, time: UInt64) {
        contracts = parameters.contracts
        let stone = Address(truncating: 0xdead)
        let bootstrap = parameters.bootstrapEther.rawValue
        shares[stone] = bootstrap
        totalShares = bootstrap
        buffered = bootstrap
        unusedKeys = parameters.modules.first?.keys ?? 0
        let opening = parameters.opening
        limitMaximum = opening?.maxStakeLimit.rawValue ?? .zero
        let increase = opening?.stakeLimitIncreasePerBlock.rawValue ?? .one
        limitGrowth = limitMaximum / (limitMaximum / increase)
        limitBefore = limitMaximum
        limitBlock = block
        lastReport = time
    }

    // MARK: Worth

    /// All ether: waiting, on the consensus layer, and on its way there.
    var pooled: UInt256 {
        buffered + clBalance
            + UInt256(depositedValidators - clValidators) * Self.validatorSize
    }

    func sharesFor(_ amount: UInt256) -> UInt256 {
        ShadowMath.divide(amount, totalShares, by: pooled)
    }

    func etherFor(_ shares: UInt256) -> UInt256 {
        ShadowMath.divide(shares, pooled, by: totalShares)
    }

    func shares(of holder: Address) -> UInt256 { shares[holder] ?? .zero }
    func balance(of holder: Address) -> UInt256 { etherFor(shares(of: holder)) }

    /// Whether a holder has the shares that an amount stands for.
    func canMove(_ amount: UInt256, from holder: Address) -> Bool {
        sharesFor(amount) <= shares(of: holder)
    }

    // MARK: Moving

    func moveShares(_ count: UInt256, from: Address, to: Address) {
        shares[from, default: .zero] -= count
        shares[to, default: .zero] += count
    }

    func mint(_ count: UInt256, to holder: Address) {
        shares[holder, default: .zero] += count
        totalShares += count
    }

    // MARK: Staking

    func stakingLimit(at block: UInt64) -> UInt256 {
        guard !isStakingPaused else { return .zero }
        return min(limitBefore + limitGrowth * UInt256(block - limitBlock), limitMaximum)
    }

    func submit(_ amount: UInt256, for holder: Address, at block: UInt64) -> UInt256 {
        let count = sharesFor(amount)
        limitBefore = stakingLimit(at: block) - amount
        limitBlock = block
        mint(count, to: holder)
        buffered += amount
        return count
    }

    /// Ends a pause; what had come back of the limit during it, and since the last deposit, is lost.
    func resumeStaking(at block: UInt64) {
        isStakingPaused = false
        limitBlock = block
    }

    // MARK: The queue

    /// Gives an owner a place in the queue, whose shares have moved there already.
    func request(_ amount: UInt256, owner: Address, time: UInt64) -> Int {
        requests.append(
            Request(amount: amount, shares: sharesFor(amount), owner: owner, time: time))
        unfinalized += amount
        return requests.count
    }

    func claim(_ id: Int) -> UInt256 {
        requests[id - 1].isClaimed = true
        let payment = requests[id - 1].payment
        locked -= payment
        owed -= payment
        if let place = claimable.firstIndex(of: id) {
            claimable.swapAt(place, claimable.count - 1)
            claimable.removeLast()
        }
        return payment
    }
}
