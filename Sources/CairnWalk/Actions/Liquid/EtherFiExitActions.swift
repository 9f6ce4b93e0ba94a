import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// The ways out of eETH: requests that wait, and redemption at once.
extension RestakingWalk {
    // MARK: Requests

    func requestEETH(_ liquid: LiquidShadow) -> Attempt? {
        let etherFi = liquid.etherFi
        let (pool, escrow) = (
            etherFi.contracts.liquidityPool, etherFi.contracts.withdrawRequestNFT
        )
        let staker = pick(setting.stakers)
        let held = etherFi.balance(of: staker)
        let bounds: (low: UInt256, high: UInt256) = (
            1_000_000_000_000_000, 1_000_000_000_000_000_000_000
        )
        let amount = chance(20) ? pick([.one, bounds.high + .one, held + 2]) : part(of: held)
        let shares = etherFi.pool.sharesFor(amount)
        let isAccepted =
            !etherFi.isPoolPaused && amount >= bounds.low && amount <= bounds.high
            && !shares.isZero && shares <= etherFi.shares(of: staker)
            && amount <= liquid.allowance(liquid.eETH, staker, pool)
        return Attempt(
            action: .requestEETH,
            message: Message(
                sender: staker, recipient: pool,
                input: writer.input("requestWithdraw(address,uint256)", staker, amount)),
            isAccepted: isAccepted
        ) { (output) throws(WalkFault) in
            liquid.spend(amount, liquid.eETH, staker, pool)
            liquid.moveEETH(amount, from: staker, to: escrow)
            etherFi.requests.append(
                ShadowEtherFi.Request(amount: amount, shares: shares, owner: staker))
            try Self.expect(
                output, [UInt256(UInt64(etherFi.requests.count))], "a request of eETH")
        }
    }

    /// Pays a request at its frozen rate; anyone may see to it.
    func claimEETH(_ liquid: LiquidShadow) -> Attempt? {
        let etherFi = liquid.etherFi
        let escrow = etherFi.contracts.withdrawRequestNFT
        guard !etherFi.requests.isEmpty else { return nil }
        let id =
            etherFi.claimable.isEmpty || chance(12)
            ? 1 + below(etherFi.requests.count)
            : etherFi.claimable[below(etherFi.claimable.count)]
        let request = etherFi.requests[id - 1]
        let payment = etherFi.payment(of: request)
        var pool = etherFi.pool
        var isAccepted = id <= etherFi.lastFinalized && !request.isClaimed
        var stranded = UInt256.zero
        if isAccepted {
            isAccepted = payment <= pool.outOfPool
            if isAccepted { pool.outOfPool -= payment }
            isAccepted = isAccepted && pool.burn(request.shares, at: shadow.time)
            let rest = shadow.ether(of: escrow) - payment
            let locked = etherFi.locked - request.amount
            stranded = rest > locked ? rest - locked : .zero
            isAccepted = isAccepted && stranded <= pool.outOfPool
            if isAccepted {
                pool.outOfPool -= stranded
                pool.inPool += stranded
            }
        }
        return Attempt(
            action: .claimEETH,
            message: Message(
                sender: chance(5) ? pick(setting.stakers) : request.owner, recipient: escrow,
                input: writer.input("claimWithdraw(uint256)", UInt256(UInt64(id)))),
            isAccepted: isAccepted
        ) { [shadow] (_) throws(WalkFault) in
            shadow.pay(payment, from: escrow, to: request.owner)
            shadow.pay(stranded, from: escrow, to: etherFi.contracts.liquidityPool)
            etherFi.pool = pool
            etherFi.locked -= request.amount
            etherFi.shares[escrow, default: .zero] -= request.shares
            etherFi.requests[id - 1].isClaimed = true
            if let place = etherFi.claimable.firstIndex(of: id) {
                etherFi.claimable.swapAt(place, etherFi.claimable.count - 1)
                etherFi.claimable.removeLast()
            }
            liquid.touchedEETH.append(escrow)
            liquid.movesRate = true
        }
    }

    // MARK: Redemption

    func redeem(_ action: WalkAction, _ liquid: LiquidShadow) -> Attempt? {
        let (etherFi, lido) = (liquid.etherFi, liquid.lido)
        let manager = etherFi.contracts.redemptionManager
        let forEther = action == .redeemForEther
        let staker = pick(setting.stakers)
        let held = etherFi.balance(of: staker)
        let available = forEther ? etherFi.pool.inPool : lido.balance(of: liquid.restaker)
        let amount =
            chance(15)
            ? held + .one : min(part(of: held), chance(20) ? available : limitOfPayments)
        var pool = etherFi.pool
        let redeemed = pool.redeem(
            amount, forEther: forEther, liquid: available, at: shadow.time)
        let isFresh = forEther || etherFi.priceTime + 25 * 3_600 >= shadow.time
        let isAccepted =
            redeemed != nil && isFresh && amount <= held
            && amount <= liquid.allowance(liquid.eETH, staker, manager)
            && !(forEther && etherFi.isPoolPaused)
        let asset = forEther ? EtherFi.etherAsset : liquid.stETH
        return Attempt(
            action: action,
            message: Message(
                sender: staker, recipient: manager,
                input: writer.input(
                    "redeemEEth(uint256,address,address)", amount, staker, asset)),
            isAccepted: isAccepted
        ) { [self] (_) throws(WalkFault) in
            guard let redeemed else { return }
            try checkSplit(amount, redeemed, etherFi.pool)
            liquid.spend(amount, liquid.eETH, staker, manager)
            let treasury = liquid.etherFiParameters.accounts.treasury
            etherFi.moveShares(redeemed.shares, from: staker, to: manager)
            etherFi.moveShares(redeemed.treasuryShares, from: manager, to: treasury)
            etherFi.shares[manager, default: .zero] -= redeemed.burned + redeemed.burnedForHolders
            etherFi.pool = pool
            liquid.touchedEETH += [staker, manager, treasury]
            if forEther {
                shadow.pay(redeemed.paid, from: etherFi.contracts.liquidityPool, to: staker)
            } else {
                liquid.moveStETH(redeemed.paid, from: liquid.restaker, to: staker)
            }
        }
    }

    /// What is paid, the treasury's fee and what is burned for all holders make up the amount, but
    /// for the rounding of shares: one share each for the amount and its four parts.
    private func checkSplit(
        _ amount: UInt256, _ redeemed: ShadowPool.Redeemed, _ before: ShadowPool
    ) throws(WalkFault) {
        let parts =
            redeemed.paid + redeemed.feeToTreasury + before.etherFor(redeemed.burnedForHolders)
        let share = before.etherFor(.one) + .one
        try demand(
            parts <= amount && amount <= parts + 5 * share, "D13",
            "\(amount) wei were redeemed for \(parts)")
    }
}
