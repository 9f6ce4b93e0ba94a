import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// stETH, wstETH and the withdrawal queue.
extension RestakingWalk {
    func submit(_ action: WalkAction, _ liquid: LiquidShadow) -> Attempt? {
        let lido = liquid.lido
        let staker = pick(setting.stakers)
        let held = shadow.ether(of: staker)
        let amount =
            chance(25)
            ? pick([.zero, lido.stakingLimit(at: shadow.block) + .one])
            : min(part(of: held), 300_000_000_000_000_000_000)
        guard amount <= held else { return nil }
        let isAccepted = !amount.isZero && amount <= lido.stakingLimit(at: shadow.block)
        let isWrapped = action == .submitWrapped
        // Without ether, the wrapper's call is no call at all to Lido.
        if isWrapped && amount.isZero { return nil }
        return Attempt(
            action: action,
            message: Message(
                sender: staker, recipient: isWrapped ? liquid.wstETH : liquid.stETH,
                value: Wei(rawValue: amount),
                input: isWrapped ? [] : writer.input("submit(address)", Address.zero)),
            isAccepted: isAccepted
        ) { [shadow] (output) throws(WalkFault) in
            shadow.pay(amount, from: staker, to: liquid.stETH)
            let holder = isWrapped ? liquid.wstETH : staker
            let shares = lido.submit(amount, for: holder, at: shadow.block)
            liquid.touchedStETH += [staker, holder]
            if isWrapped {
                lido.wrapped[staker, default: .zero] += shares
                lido.totalWrapped += shares
            } else {
                try Self.expect(output, [shares], "a submission")
            }
        }
    }

    func wrapStETH(_ liquid: LiquidShadow) -> Attempt? {
        let lido = liquid.lido
        let staker = pick(setting.stakers)
        let held = lido.balance(of: staker)
        let amount = chance(20) ? held + 2 : part(of: held)
        let units = lido.sharesFor(amount)
        let isAccepted =
            !amount.isZero && lido.canMove(amount, from: staker)
            && amount <= liquid.allowance(liquid.stETH, staker, liquid.wstETH)
        return Attempt(
            action: .wrapStETH,
            message: Message(
                sender: staker, recipient: liquid.wstETH,
                input: writer.input("wrap(uint256)", amount)), isAccepted: isAccepted
        ) { (output) throws(WalkFault) in
            liquid.spend(amount, liquid.stETH, staker, liquid.wstETH)
            liquid.moveStETH(amount, from: staker, to: liquid.wstETH)
            lido.wrapped[staker, default: .zero] += units
            lido.totalWrapped += units
            try Self.expect(output, [units], "a wrap")
        }
    }

    func unwrapWstETH(_ liquid: LiquidShadow) -> Attempt? {
        let lido = liquid.lido
        let staker = pick(setting.stakers)
        let held = lido.wrapped[staker] ?? .zero
        let units = chance(20) ? held + .one : part(of: held)
        let amount = lido.etherFor(units)
        return Attempt(
            action: .unwrapWstETH,
            message: Message(
                sender: staker, recipient: liquid.wstETH,
                input: writer.input("unwrap(uint256)", units)),
            isAccepted: !units.isZero && units <= held
        ) { (output) throws(WalkFault) in
            lido.wrapped[staker, default: .zero] -= units
            lido.totalWrapped -= units
            liquid.moveStETH(amount, from: liquid.wstETH, to: staker)
            try Self.expect(output, [amount], "an unwrap")
        }
    }

    func transferWstETH(_ liquid: LiquidShadow) -> Attempt? {
        let (sender, recipient) = (pick(setting.stakers), pick(setting.stakers))
        let held = liquid.lido.wrapped[sender] ?? .zero
        let units = chance(10) ? held + .one : part(of: held)
        return Attempt(
            action: .transferWstETH,
            message: Message(
                sender: sender, recipient: liquid.wstETH,
                input: writer.input("transfer(address,uint256)", recipient, units)),
            isAccepted: units <= held
        ) { (_) throws(WalkFault) in liquid.moveWstETH(units, from: sender, to: recipient) }
    }

    func transferShares(_ liquid: LiquidShadow) -> Attempt? {
        let lido = liquid.lido
        let sender = pick(setting.stakers)
        let recipient = chance(20) ? liquid.stETH : pick(setting.stakers)
        let held = lido.shares(of: sender)
        let count = chance(10) ? held + .one : part(of: held)
        let amount = lido.etherFor(count)
        return Attempt(
            action: .transferShares,
            message: Message(
                sender: sender, recipient: liquid.stETH,
                input: writer.input("transferShares(address,uint256)", recipient, count)),
            isAccepted: count <= held && recipient != liquid.stETH
        ) { (output) throws(WalkFault) in
            lido.moveShares(count, from: sender, to: recipient)
            liquid.touchedStETH += [sender, recipient]
            try Self.expect(output, [amount], "a transfer of shares")
        }
    }

    // MARK: The queue

    private static var largestRequest: UInt256 { 1_000_000_000_000_000_000_000 }

    func requestStETH(_ liquid: LiquidShadow) -> Attempt? {
        let lido = liquid.lido
        let queue = lido.contracts.withdrawalQueue
        let staker = pick(setting.stakers)
        let held = lido.balance(of: staker)
        let amount: UInt256 =
            chance(20) ? pick([99, Self.largestRequest + .one, held + 2]) : part(of: held)
        let isAccepted =
            amount >= 100 && amount <= Self.largestRequest && lido.canMove(amount, from: staker)
            && amount <= liquid.allowance(liquid.stETH, staker, queue)
        return Attempt(
            action: .requestStETH,
            message: Message(
                sender: staker, recipient: queue,
                input: writer.input(
                    "requestWithdrawals(uint256[],address)", [amount], Address.zero)),
            isAccepted: isAccepted
        ) { [shadow] (output) throws(WalkFault) in
            liquid.spend(amount, liquid.stETH, staker, queue)
            liquid.moveStETH(amount, from: staker, to: queue)
            let id = lido.request(amount, owner: staker, time: shadow.time)
            liquid.touchedRequests.append(id)
            try Self.expect(output, [32, 1, UInt256(UInt64(id))], "a request")
        }
    }

    func requestWstETH(_ liquid: LiquidShadow) -> Attempt? {
        let lido = liquid.lido
        let queue = lido.contracts.withdrawalQueue
        let staker = pick(setting.stakers)
        let held = lido.wrapped[staker] ?? .zero
        let units = chance(20) ? held + .one : part(of: held)
        let amount = lido.etherFor(units)
        let isAccepted =
            units <= held && units <= liquid.allowance(liquid.wstETH, staker, queue)
            && amount >= 100 && amount <= Self.largestRequest
        return Attempt(
            action: .requestWstETH,
            message: Message(
                sender: staker, recipient: queue,
                input: writer.input(
                    "requestWithdrawalsWstETH(uint256[],address)", [units], staker)),
            isAccepted: isAccepted
        ) { [shadow] (output) throws(WalkFault) in
            liquid.spend(units, liquid.wstETH, staker, queue)
            lido.wrapped[staker, default: .zero] -= units
            lido.totalWrapped -= units
            liquid.moveStETH(amount, from: liquid.wstETH, to: queue)
            liquid.touchedStETH.append(staker)
            let id = lido.request(amount, owner: staker, time: shadow.time)
            liquid.touchedRequests.append(id)
            try Self.expect(output, [32, 1, UInt256(UInt64(id))], "a request of wstETH")
        }
    }

    func claimStETH(_ liquid: LiquidShadow) -> Attempt? {
        let lido = liquid.lido
        let queue = lido.contracts.withdrawalQueue
        guard !lido.requests.isEmpty else { return nil }
        let id =
            lido.claimable.isEmpty || chance(12)
            ? 1 + below(lido.requests.count) : lido.claimable[below(lido.claimable.count)]
        let request = lido.requests[id - 1]
        // The restaker's are claimed through ether.fi.
        guard request.owner != liquid.restaker else { return nil }
        let sender = chance(20) ? pick(setting.stakers) : request.owner
        let isAccepted =
            id <= lido.lastFinalized && !request.isClaimed && sender == request.owner
        return Attempt(
            action: .claimStETH,
            message: Message(
                sender: sender, recipient: queue,
                input: writer.input("claimWithdrawal(uint256)", UInt256(UInt64(id)))),
            isAccepted: isAccepted
        ) { [shadow] (_) throws(WalkFault) in
            shadow.pay(lido.claim(id), from: queue, to: sender)
            liquid.touchedRequests.append(id)
        }
    }

    // MARK: Pausing

    func pauseStaking(_ action: WalkAction, _ liquid: LiquidShadow) -> Attempt? {
        let isPause = action == .pauseStaking
        guard liquid.lido.isStakingPaused != isPause, !isPause || chance(4) else { return nil }
        let sender = chance(5) ? pick(setting.stakers) : liquid.lidoParameters.admin
        return Attempt(
            action: action,
            message: Message(
                sender: sender, recipient: liquid.stETH,
                input: writer.input(isPause ? "pauseStaking()" : "resumeStaking()")),
            isAccepted: sender == liquid.lidoParameters.admin
        ) { [shadow] (_) throws(WalkFault) in
            if isPause {
                liquid.lido.isStakingPaused = true
            } else {
                liquid.lido.resumeStaking(at: shadow.block)
            }
        }
    }
}
