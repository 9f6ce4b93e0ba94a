import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// eETH and weETH, and what their owners set.
extension RestakingWalk {
    func depositEther(_ liquid: LiquidShadow) -> Attempt? {
        let etherFi = liquid.etherFi
        let staker = pick(setting.stakers)
        let held = shadow.ether(of: staker)
        let amount =
            chance(30)
            ? pick([.zero, min(held, 31_000_000_000_000_000_000_000)])
            : min(part(of: held), 200_000_000_000_000_000_000)
        var pool = etherFi.pool
        let shares = pool.deposit(inPool: amount, outOfPool: .zero, at: shadow.time)
        return Attempt(
            action: .depositEther,
            message: Message(
                sender: staker, recipient: etherFi.contracts.liquidityPool,
                value: Wei(rawValue: amount), input: writer.input("deposit()")),
            isAccepted: shares != nil && !etherFi.isPoolPaused
        ) { [shadow] (output) throws(WalkFault) in
            shadow.pay(amount, from: staker, to: etherFi.contracts.liquidityPool)
            etherFi.pool = pool
            etherFi.shares[staker, default: .zero] += shares ?? .zero
            liquid.touchedEETH.append(staker)
            try Self.expect(output, [shares ?? .zero], "a deposit of ether")
        }
    }

    /// stETH is exchanged for eETH; the restaker keeps it.
    func depositStETH(_ liquid: LiquidShadow) -> Attempt? {
        let (etherFi, lido) = (liquid.etherFi, liquid.lido)
        let (liquifier, restaker) = (etherFi.contracts.liquifier, liquid.restaker)
        let staker = pick(setting.stakers)
        let held = lido.balance(of: staker)
        let amount = chance(20) ? held + 2 : min(part(of: held), limitOfPayments * 5)
        let moved = lido.sharesFor(amount)
        let value =
            lido.etherFor(lido.shares(of: restaker) + moved) - lido.balance(of: restaker)
        var pool = etherFi.pool
        let shares = pool.deposit(inPool: .zero, outOfPool: value, at: shadow.time)
        let isAccepted =
            shares != nil && !etherFi.isPoolPaused && lido.canMove(amount, from: staker)
            && amount <= liquid.allowance(liquid.stETH, staker, liquifier)
            && etherFi.priceTime + 25 * 3_600 >= shadow.time
            && etherFi.hasCapFor(value, at: shadow.time)
        return Attempt(
            action: .depositStETH,
            message: Message(
                sender: staker, recipient: liquifier,
                input: writer.input(
                    "depositWithERC20(address,uint256,uint256,address)", liquid.stETH, amount,
                    UInt256.zero, Address.zero)), isAccepted: isAccepted
        ) { [shadow] (output) throws(WalkFault) in
            liquid.spend(amount, liquid.stETH, staker, liquifier)
            liquid.moveStETH(amount, from: staker, to: restaker)
            etherFi.pool = pool
            etherFi.shares[staker, default: .zero] += shares ?? .zero
            etherFi.countDeposit(value, at: shadow.time)
            liquid.touchedEETH.append(staker)
            try Self.expect(output, [shares ?? .zero], "a deposit of stETH")
        }
    }

    func transferEETH(_ liquid: LiquidShadow) -> Attempt? {
        let (sender, recipient) = (pick(setting.stakers), pick(setting.stakers))
        let held = liquid.etherFi.balance(of: sender)
        let amount = chance(10) ? held + 2 : part(of: held)
        let isCovered =
            liquid.etherFi.pool.sharesFor(amount) <= liquid.etherFi.shares(of: sender)
        return Attempt(
            action: .transferEETH,
            message: Message(
                sender: sender, recipient: liquid.eETH,
                input: writer.input("transfer(address,uint256)", recipient, amount)),
            isAccepted: isCovered
        ) { (_) throws(WalkFault) in liquid.moveEETH(amount, from: sender, to: recipient) }
    }

    func transferWeETH(_ liquid: LiquidShadow) -> Attempt? {
        let (sender, recipient) = (pick(setting.stakers), pick(setting.stakers))
        let held = liquid.etherFi.wrapped[sender] ?? .zero
        let units = chance(10) ? held + .one : part(of: held)
        return Attempt(
            action: .transferWeETH,
            message: Message(
                sender: sender, recipient: liquid.weETH,
                input: writer.input("transfer(address,uint256)", recipient, units)),
            isAccepted: units <= held
        ) { (_) throws(WalkFault) in liquid.moveWeETH(units, from: sender, to: recipient) }
    }

    func wrapEETH(_ liquid: LiquidShadow) -> Attempt? {
        let etherFi = liquid.etherFi
        let staker = pick(setting.stakers)
        let held = etherFi.balance(of: staker)
        let amount = chance(20) ? held + 2 : part(of: held)
        let units = etherFi.pool.sharesFor(amount)
        let isAccepted =
            !amount.isZero && units <= etherFi.shares(of: staker)
            && amount <= liquid.allowance(liquid.eETH, staker, liquid.weETH)
        return Attempt(
            action: .wrapEETH,
            message: Message(
                sender: staker, recipient: liquid.weETH,
                input: writer.input("wrap(uint256)", amount)), isAccepted: isAccepted
        ) { (output) throws(WalkFault) in
            liquid.spend(amount, liquid.eETH, staker, liquid.weETH)
            liquid.moveEETH(amount, from: staker, to: liquid.weETH)
            etherFi.wrapped[staker, default: .zero] += units
            etherFi.totalWrapped += units
            try Self.expect(output, [units], "a wrap of eETH")
        }
    }

    func unwrapWeETH(_ liquid: LiquidShadow) -> Attempt? {
        let etherFi = liquid.etherFi
        let staker = pick(setting.stakers)
        let held = etherFi.wrapped[staker] ?? .zero
        let units = chance(20) ? held + .one : part(of: held)
        let amount = etherFi.pool.etherFor(units)
        return Attempt(
            action: .unwrapWeETH,
            message: Message(
                sender: staker, recipient: liquid.weETH,
                input: writer.input("unwrap(uint256)", units)),
            isAccepted: !units.isZero && units <= held
        ) { (output) throws(WalkFault) in
            etherFi.wrapped[staker, default: .zero] -= units
            etherFi.totalWrapped -= units
            liquid.moveEETH(amount, from: liquid.weETH, to: staker)
            try Self.expect(output, [amount], "an unwrap of weETH")
        }
    }

    /// Ether that worked elsewhere comes back, from whoever sends it.
    func returnEther(_ liquid: LiquidShadow) -> Attempt? {
        let etherFi = liquid.etherFi
        let pool = etherFi.contracts.liquidityPool
        let sender = pick(setting.stakers)
        let outside = etherFi.pool.outOfPool
        let amount = chance(10) ? outside + .one : part(of: outside) / 4
        guard amount <= shadow.ether(of: sender) else { return nil }
        return Attempt(
            action: .returnEther,
            message: Message(
                sender: sender, recipient: pool, value: Wei(rawValue: amount), input: []),
            isAccepted: amount <= outside
        ) { [shadow] (_) throws(WalkFault) in
            shadow.pay(amount, from: sender, to: pool)
            etherFi.pool.outOfPool -= amount
            etherFi.pool.inPool += amount
        }
    }

    // MARK: Pausing, prices

    func pausePool(_ action: WalkAction, _ liquid: LiquidShadow) -> Attempt? {
        let isPause = action == .pausePool
        guard liquid.etherFi.isPoolPaused != isPause, !isPause || chance(4),
            let guardian = holder(of: .operatingMultisig, liquid)
        else { return nil }
        let sender = chance(5) ? pick(setting.stakers) : guardian
        return Attempt(
            action: action,
            message: Message(
                sender: sender, recipient: liquid.etherFi.contracts.liquidityPool,
                input: writer.input(isPause ? "pause()" : "unpause()")),
            isAccepted: sender == guardian
        ) { (_) throws(WalkFault) in liquid.etherFi.isPoolPaused = isPause }
    }

    func holder(of role: EtherFiRole, _ liquid: LiquidShadow) -> Address? {
        liquid.etherFiParameters.registryRoles.first { $0.role == role }?.holder
    }

    /// The price feed says that stETH is worth an ether.
    func answerPrice(_ liquid: LiquidShadow) -> Attempt? {
        Attempt(
            action: .answerPrice,
            message: Message(
                sender: pick(setting.stakers),
                recipient: liquid.etherFiParameters.surroundings.stETHPriceFeed,
                input: writer.input(
                    "set(int256,uint256)", Int256(bits: ShadowPool.unit), UInt256(shadow.time))),
            isAccepted: true
        ) { [shadow] (_) throws(WalkFault) in liquid.etherFi.priceTime = shadow.time }
    }
}
