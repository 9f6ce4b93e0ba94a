import CairnLiquid
import CairnPrimitives

/// What an oracle says.
struct ShadowClaim {
    var validators: UInt64
    var clBalance: UInt256
    var vault: UInt256
    var rewards: UInt256
    var burn: UInt256
    /// The last requests of the batches, and what they take.
    var batches: [Int] = []
    var lock = UInt256.zero
    var sharesToFinalize = UInt256.zero
    var rate = UInt256.zero
}

/// What a report does to the pool.
struct ShadowOutcome {
    var withdrawals = UInt256.zero
    var rewards = UInt256.zero
    var burned = UInt256.zero
    var minted = UInt256.zero
    var etherAfter = UInt256.zero
    var sharesAfter = UInt256.zero
}

extension ShadowLido {
    private static let precision: UInt256 = 1_000_000_000
    /// How much a report may add to the rate, of the precision.
    private static let largestRebase: UInt256 = 750_000

    func principal(_ validators: UInt64) -> UInt256 {
        clBalance + UInt256(validators - clValidators) * Self.validatorSize
    }

    /// The pool after a report: ether and burns as far as the largest rebase lets them through, a
    /// tenth of the rewards as fees.
    func outcome(_ claim: ShadowClaim) -> ShadowOutcome {
        var outcome = ShadowOutcome()
        let (before, principal) = (pooled, principal(claim.validators))
        let most = before + ShadowMath.divide(before, Self.largestRebase, by: Self.precision)
        var now = before
        func add(_ amount: UInt256) -> UInt256 {
            let room = most - now
            let added = min(amount, room)
            now += added
            return added
        }
        func burnLimit() -> UInt256 {
            guard now < most else { return .zero }
            let whole = Self.precision + Self.largestRebase
            return ShadowMath.divide(
                totalShares, whole - ShadowMath.divide(now, Self.precision, by: before), by: whole)
        }
        if claim.clBalance < principal {
            now -= principal - claim.clBalance
        } else {
            _ = add(claim.clBalance - principal)
        }
        outcome.withdrawals = add(claim.vault)
        outcome.rewards = add(claim.rewards)
        now -= claim.lock
        outcome.burned = min(burnLimit(), claim.burn + claim.sharesToFinalize)
        outcome.etherAfter =
            before + claim.clBalance + outcome.withdrawals + outcome.rewards - principal
            - claim.lock
        outcome.sharesAfter = totalShares - outcome.burned
        let gained = claim.clBalance + outcome.withdrawals
        if gained > principal && depositedValidators > 0 {
            let fee = (gained - principal + outcome.rewards) / 10
            outcome.minted = ShadowMath.divide(
                fee, outcome.sharesAfter, by: outcome.etherAfter - fee)
            outcome.sharesAfter += outcome.minted
        }
        return outcome
    }

    /// Joins requests to batches while they were made in time and the budget lasts.
    func addBatches(to claim: inout ShadowClaim, budget: UInt256, until time: UInt64) {
        var rest = budget
        var group = (shares: UInt256.zero, amount: UInt256.zero, isDear: false)
        func close(_ claim: inout ShadowClaim) {
            claim.lock +=
                group.isDear
                ? ShadowMath.divide(group.shares, claim.rate, by: Self.ratePrecision)
                : group.amount
            group = (.zero, .zero, group.isDear)
        }
        for id in (lastFinalized + 1)..<(requests.count + 1) {
            let request = requests[id - 1]
            let payment = payment(of: request, at: claim.rate)
            guard request.time <= time, payment + .one <= rest, claim.batches.count < 30,
                id <= lastFinalized + 400
            else { break }
            let isDear = payment != request.amount
            if claim.batches.isEmpty || isDear != group.isDear {
                close(&claim)
                claim.batches.append(id)
                group.isDear = isDear
            } else {
                claim.batches[claim.batches.count - 1] = id
            }
            group.shares += request.shares
            group.amount += request.amount
            claim.sharesToFinalize += request.shares
            rest -= payment + .one
        }
        close(&claim)
    }

    /// What a request is paid at a rate: what was asked for, or what its shares are worth.
    func payment(of request: Request, at rate: UInt256) -> UInt256 {
        let own = ShadowMath.divide(request.amount, Self.ratePrecision, by: request.shares)
        return own > rate
            ? ShadowMath.divide(request.shares, rate, by: Self.ratePrecision) : request.amount
    }

    /// Writes a report down, but for the ether that moves.
    func apply(
        _ claim: ShadowClaim, _ outcome: ShadowOutcome, module: Address, treasury: Address
    ) {
        if let last = claim.batches.last { finalize(through: last, at: claim.rate) }
        moveShares(
            claim.sharesToFinalize, from: contracts.withdrawalQueue, to: contracts.burner)
        shares[contracts.burner, default: .zero] -= outcome.burned
        burnRequested = burnRequested + claim.sharesToFinalize - outcome.burned
        totalShares -= outcome.burned
        clBalance = claim.clBalance
        clValidators = claim.validators
        buffered = buffered + outcome.withdrawals + outcome.rewards - claim.lock
        locked += claim.lock
        let forModule = outcome.minted / 2
        mint(forModule, to: module)
        mint(outcome.minted - forModule, to: treasury)
    }

    private func finalize(through last: Int, at rate: UInt256) {
        checkpointCount += 1
        for id in (lastFinalized + 1)...last {
            let payment = payment(of: requests[id - 1], at: rate)
            requests[id - 1].payment = payment
            requests[id - 1].checkpoint = checkpointCount
            owed += payment
            unfinalized -= requests[id - 1].amount
            claimable.append(id)
        }
        lastFinalized = last
    }

    // MARK: Losses

    /// What a report may have lost at most, with what was lost in the 18 days before.
    func roomForLoss(_ validators: UInt64, time: UInt64) -> UInt256 {
        let most = UInt256(validators) * 109_000_000_000_000_000
        var lost = UInt256.zero
        for loss in losses.reversed() {
            guard loss.time + 18 * 86_400 > time else { break }
            lost += loss.amount
        }
        return lost < most ? most - lost : .zero
    }

    func noteLoss(_ amount: UInt256, at time: UInt64) {
        guard !amount.isZero else { return }
        losses.append((time, amount))
    }
}
