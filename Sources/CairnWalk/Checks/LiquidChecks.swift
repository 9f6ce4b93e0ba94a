import CairnChain
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// What stETH and eETH were worth before a call: ether and shares.
struct LiquidRates {
    let stETH: (ether: UInt256, shares: UInt256)
    let eETH: (ether: UInt256, shares: UInt256)

    init(_ liquid: LiquidShadow) {
        stETH = (liquid.lido.pooled, liquid.lido.totalShares)
        eETH = (liquid.etherFi.pool.pooled, liquid.etherFi.pool.shares)
    }
}

/// Compares Lido and ether.fi with their shadows.
extension RestakingWalk {
    /// Compares what a call has touched, and looks what became of the rates.
    func checkLiquid(since before: LiquidRates) throws(WalkFault) {
        guard let liquid = shadow.liquid else { return }
        try checkLidoTotals(liquid.lido)
        try checkEtherFiTotals(liquid.etherFi)
        for holder in liquid.touchedStETH { try checkStETH(holder, liquid) }
        for holder in liquid.touchedEETH { try checkEETH(holder, liquid) }
        for key in liquid.touchedAllowances { try checkAllowance(key, liquid) }
        for id in liquid.touchedRequests { try checkRequest(id, liquid.lido) }
        guard !liquid.movesRate else { return }
        let now = LiquidRates(liquid)
        try checkRate(from: before.stETH, to: now.stETH, "D2", "stETH")
        try checkRate(from: before.eETH, to: now.eETH, "D6", "eETH")
    }

    /// Without a report a rate does not fall, and of stETH it rises by no more than a share that was
    /// rounded away.
    private func checkRate(
        from before: (ether: UInt256, shares: UInt256),
        to now: (ether: UInt256, shares: UInt256), _ rule: String, _ name: String
    ) throws(WalkFault) {
        guard !before.shares.isZero, before.ether != now.ether || before.shares != now.shares
        else { return }
        try demand(
            Self.isAtMost(before.ether, now.shares, now.ether, before.shares), rule,
            "the rate of \(name) fell")
        guard rule == "D2" else { return }
        let share = before.ether / before.shares + 2
        try demand(
            Self.isAtMost(now.ether - share, before.shares, before.ether, now.shares), rule,
            "the rate of \(name) rose without a report")
    }

    /// Whether a · b is at most c · d.
    private static func isAtMost(
        _ a: UInt256, _ b: UInt256, _ c: UInt256, _ d: UInt256
    ) -> Bool {
        let (left, right) = (a.multipliedFullWidth(by: b), c.multipliedFullWidth(by: d))
        return left.high < right.high || (left.high == right.high && left.low <= right.low)
    }

    // MARK: Totals

    private func checkLidoTotals(_ lido: ShadowLido) throws(WalkFault) {
        let pool = world.lido.state.pool.value
        try equal(pool.bufferedEther.rawValue, lido.buffered, "D1", "what Lido buffers")
        try equal(pool.clBalance.rawValue, lido.clBalance, "D1", "what Lido's validators have")
        try equal(
            pool.depositedValidators, UInt256(lido.depositedValidators), "D1", "deposits")
        try equal(pool.clValidators, UInt256(lido.clValidators), "D1", "validators that appeared")
        try equal(world.lido.totalShares.rawValue, lido.totalShares, "L1", "all shares of stETH")
        let queue = world.lido.state.queue.value
        try equal(queue.lockedEther.rawValue, lido.locked, "D4", "what the queue has locked")
        try equal(
            world.ledger.accounts.balance(of: lido.contracts.withdrawalQueue).rawValue,
            lido.locked, "D4", "the ether of the queue")
        try demand(
            lido.owed <= lido.locked
                && lido.locked <= lido.owed + UInt256(UInt64(lido.requests.count)), "D4",
            "\(lido.locked) wei are locked for claims of \(lido.owed)")
        try equal(queue.lastFinalizedID, UInt64(lido.lastFinalized), "D4", "the last finalized")
        let requests = world.lido.state.burner.value
        try equal(
            (requests.coverRequested + requests.nonCoverRequested).rawValue, lido.burnRequested,
            "D1", "what waits to be burned")
        try equal(
            world.ledger.tokens.supply(of: lido.contracts.wstETH), lido.totalWrapped, "L1",
            "all wstETH")
        try demand(
            lido.totalWrapped <= lido.shares(of: lido.contracts.wstETH), "D7",
            "\(lido.totalWrapped) wstETH stand on too few shares")
        try demand(
            lido.buffered
                <= world.ledger.accounts.balance(of: lido.contracts.stETH).rawValue, "D1",
            "the buffer is not there")
    }

    private func checkEtherFiTotals(_ etherFi: ShadowEtherFi) throws(WalkFault) {
        let state = world.etherFi.state
        let value = state.poolValue.value
        try equal(value.inPool.rawValue, etherFi.pool.inPool, "D6", "what lies in the pool")
        try equal(value.outOfPool.rawValue, etherFi.pool.outOfPool, "D6", "what lies outside")
        try equal(
            world.etherFi.totalShares.rawValue, etherFi.pool.shares, "L1", "all shares of eETH")
        let accounts = world.ledger.accounts
        try demand(
            etherFi.pool.inPool
                <= accounts.balance(of: etherFi.contracts.liquidityPool).rawValue, "D6",
            "the pool claims more ether than it has")
        let line = state.withdrawLine.value
        try equal(line.ethLocked.rawValue, etherFi.locked, "D4", "ether set aside for requests")
        try demand(
            etherFi.locked
                <= accounts.balance(of: etherFi.contracts.withdrawRequestNFT).rawValue, "D4",
            "ether set aside is not there")
        try equal(
            world.ledger.tokens.supply(of: etherFi.contracts.weETH), etherFi.totalWrapped, "L1",
            "all weETH")
        try demand(
            etherFi.totalWrapped <= etherFi.shares(of: etherFi.contracts.weETH), "D7",
            "\(etherFi.totalWrapped) weETH stand on too few shares")
        try checkBuckets(etherFi)
    }

    private func checkBuckets(_ etherFi: ShadowEtherFi) throws(WalkFault) {
        let buckets: [(Hash, ShadowBucket)] = [
            (EtherFi.eETHMintLimit, etherFi.pool.mintLimit),
            (EtherFi.eETHBurnLimit, etherFi.pool.burnLimit),
            (EtherFi.stETHWithdrawalLimit, etherFi.exitLimit),
        ]
        for (id, bucket) in buckets {
            let found: UInt64
            do throws(Revert) { found = try world.etherFi.consumable(id) } catch {
                throw WalkFault(rule: "D11", what: "limit \(id): \(error)")
            }
            try equal(
                UInt256(found), bucket.available(at: shadow.time), "D11", "what limit \(id) lets by"
            )
        }
    }

    // MARK: Holders

    private func checkStETH(_ holder: Address, _ liquid: LiquidShadow) throws(WalkFault) {
        try equal(
            world.lido.sharesOf(holder).rawValue, liquid.lido.shares(of: holder), "L3",
            "the shares of \(holder) in stETH")
        try equal(
            world.ledger.tokens.holding(of: holder, in: liquid.wstETH),
            liquid.lido.wrapped[holder] ?? .zero, "L3", "the wstETH of \(holder)")
    }

    private func checkEETH(_ holder: Address, _ liquid: LiquidShadow) throws(WalkFault) {
        try equal(
            world.etherFi.eETHShares(of: holder).rawValue, liquid.etherFi.shares(of: holder),
            "L3", "the shares of \(holder) in eETH")
        try equal(
            world.ledger.tokens.holding(of: holder, in: liquid.weETH),
            liquid.etherFi.wrapped[holder] ?? .zero, "L3", "the weETH of \(holder)")
    }

    private func checkAllowance(
        _ key: Spending, _ liquid: LiquidShadow
    ) throws(WalkFault) {
        try equal(
            world.ledger.tokens.allowance(of: key.spender, by: key.owner, in: key.token),
            liquid.allowances[key] ?? .zero, "L7",
            "what \(key.spender) may spend of \(key.owner) in \(key.token)")
    }

    private func checkRequest(_ id: Int, _ lido: ShadowLido) throws(WalkFault) {
        let request = lido.requests[id - 1]
        let found: WithdrawalRequestStatus
        let payment: Wei
        do throws(Revert) {
            found = try world.lido.withdrawalStatus(UInt256(UInt64(id)))
            payment =
                request.checkpoint == 0
                ? .zero
                : try world.lido.claimableEther(
                    UInt256(UInt64(id)), hint: UInt256(UInt64(request.checkpoint)))
        } catch { throw WalkFault(rule: "D4", what: "request \(id): \(error)") }
        try demand(
            found.amountOfStETH.rawValue == request.amount
                && found.amountOfShares.rawValue == request.shares
                && found.owner == request.owner && found.isClaimed == request.isClaimed
                && found.isFinalized == (id <= lido.lastFinalized), "D4",
            "request \(id) is not as the shadow has it")
        try equal(
            payment.rawValue, request.isClaimed ? .zero : request.payment, "D4",
            "what request \(id) is paid")
    }

    // MARK: Everything

    /// Adds up all holders, and compares each.
    func checkLiquidBooks() throws(WalkFault) {
        guard let liquid = shadow.liquid else { return }
        let (lido, etherFi) = (liquid.lido, liquid.etherFi)
        var (shares, balances) = (UInt256.zero, UInt256.zero)
        for (holder, count) in lido.shares {
            try checkStETH(holder, liquid)
            shares += count
            balances += lido.etherFor(count)
        }
        try equal(shares, lido.totalShares, "L1", "shares of stETH, added up")
        try demand(
            balances <= lido.pooled
                && lido.pooled <= balances + UInt256(UInt64(lido.shares.count)), "D1",
            "holders have \(balances) of \(lido.pooled) wei")
        var eETHShares = UInt256.zero
        for (holder, count) in etherFi.shares {
            try checkEETH(holder, liquid)
            eETHShares += count
        }
        try equal(eETHShares, etherFi.pool.shares, "L1", "shares of eETH, added up")
        for key in liquid.allowances.keys { try checkAllowance(key, liquid) }
        for id in lido.claimable { try checkRequest(id, lido) }
        for id in etherFi.claimable { try checkFrozen(id, etherFi) }
    }

    private func checkFrozen(_ id: Int, _ etherFi: ShadowEtherFi) throws(WalkFault) {
        let found: Wei
        do throws(Revert) {
            found = try world.etherFi.claimableAmount(of: UInt256(UInt64(id)))
        } catch { throw WalkFault(rule: "D4", what: "request \(id) of eETH: \(error)") }
        try equal(
            found.rawValue, etherFi.payment(of: etherFi.requests[id - 1]), "D4",
            "what request \(id) of eETH is paid")
    }
}
