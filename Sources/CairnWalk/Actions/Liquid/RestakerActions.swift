import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// ether.fi's restaker: a staker of the core like others, that acts through ether.fi.
extension RestakingWalk {
    private func strategy(_ liquid: LiquidShadow) -> Address {
        liquid.etherFiParameters.surroundings.stETHStrategy
    }

    private func message(
        by role: EtherFiRole, _ liquid: LiquidShadow, _ input: Bytes
    ) -> (message: Message, isAllowed: Bool) {
        let holder = holder(of: role, liquid) ?? .zero
        let sender = chance(12) ? pick(setting.stakers) : holder
        return (
            Message(sender: sender, recipient: liquid.restaker, input: input), sender == holder
        )
    }

    func restakeStETH(_ liquid: LiquidShadow) -> Attempt? {
        let (strategy, restaker) = (strategy(liquid), liquid.restaker)
        let held = liquid.lido.balance(of: restaker)
        let amount = chance(15) ? held + 2 : part(of: held)
        let manager = setting.parameters.strategyManager
        let shares = shadow.sharesFor(amount, in: strategy)
        let (message, isAllowed) = message(
            by: .executorOperations, liquid,
            writer.input("depositIntoStrategy(address,uint256)", liquid.stETH, amount))
        let isAccepted =
            isAllowed && !shadow.isPaused(0, manager) && !shadow.isPaused(0, strategy)
            && liquid.lido.canMove(amount, from: restaker) && !shares.isZero
            && !shadow.slashingFactor(restaker, shadow.operatorOf(restaker), strategy).isZero
        return Attempt(action: .restakeStETH, message: message, isAccepted: isAccepted) {
            [shadow] (output) throws(WalkFault) in
            liquid.moveStETH(amount, from: restaker, to: strategy)
            shadow.totalShares[strategy, default: .zero] += shares
            shadow.touchedStrategies.append(strategy)
            shadow.addShares(shares, restaker, strategy)
            try Self.expect(output, [shares], "a deposit of the restaker")
        }
    }

    func delegateRestaker(_ liquid: LiquidShadow) -> Attempt? {
        let restaker = liquid.restaker
        guard let target = recent(operators, 40) else { return nil }
        let (message, isAllowed) = message(
            by: .operatingMultisig, liquid,
            writer.input(
                "delegateTo(address,(bytes,uint256),bytes32)", target,
                SignatureWithExpiry(), Hash.zero))
        let isAccepted =
            isAllowed && shadow.operatorOf(restaker).isZero && shadow.isOperator(target)
            && !shadow.isPaused(0, setting.parameters.delegationManager)
            && shadow.canDelegate(restaker, to: target)
        return Attempt(action: .delegateRestaker, message: message, isAccepted: isAccepted) {
            [shadow] (_) throws(WalkFault) in shadow.delegate(restaker, to: target)
        }
    }

    func undelegateRestaker(_ liquid: LiquidShadow) -> Attempt? {
        let restaker = liquid.restaker
        let (message, isAllowed) = message(
            by: .operatingMultisig, liquid, writer.input("undelegate()"))
        let isAccepted =
            isAllowed && !shadow.operatorOf(restaker).isZero
            && !shadow.isPaused(1, setting.parameters.delegationManager)
            && shadow.canUndelegate(restaker)
        return Attempt(action: .undelegateRestaker, message: message, isAccepted: isAccepted) {
            [shadow] (output) throws(WalkFault) in
            let roots = shadow.undelegate(restaker)
            try Self.expect(
                output, [32, UInt256(UInt64(roots.count))] + roots.map(\.word), "an undelegation")
        }
    }

    func queueRestaker(_ liquid: LiquidShadow) -> Attempt? {
        let (strategy, restaker) = (strategy(liquid), liquid.restaker)
        let deposit = shadow.position(restaker, strategy).deposit
        let worth = shadow.tokensFor(deposit, in: strategy)
        let amount = chance(15) ? worth + 1_000 : part(of: worth)
        let shares = ShadowMath.divide(
            amount, (shadow.totalShares[strategy] ?? .zero) + 1_000,
            by: liquid.lido.balance(of: strategy) + 1_000)
        let (message, isAllowed) = message(
            by: .executorOperations, liquid,
            writer.input("queueWithdrawals(address,uint256)", liquid.stETH, amount))
        let isAccepted =
            isAllowed && !shadow.isPaused(1, setting.parameters.delegationManager)
            && shadow.canQueue([(strategy, shares)], restaker)
        return Attempt(action: .queueRestaker, message: message, isAccepted: isAccepted) {
            [shadow] (output) throws(WalkFault) in
            let root = shadow.queue([(strategy, shares)], restaker)
            try Self.expect(output, [32, 1, root.word], "a withdrawal of the restaker")
        }
    }

    func completeRestaker(_ liquid: LiquidShadow) -> Attempt? {
        let (strategy, restaker) = (strategy(liquid), liquid.restaker)
        let roots = shadow.pendingOf[restaker] ?? []
        guard !roots.isEmpty, let withdrawal = shadow.pending[roots[below(min(3, roots.count))]]
        else { return nil }
        let (message, isAllowed) = message(
            by: .housekeepingOperations, liquid,
            writer.input(
                "completeQueuedWithdrawals(\(StakerWithdrawal.abiType)[],address[][])",
                [withdrawal], [withdrawal.strategies.map { _ in liquid.stETH }]))
        let payout = shadow.payout(withdrawal)
        let isAccepted =
            isAllowed && shadow.isMature(withdrawal)
            && !shadow.isPaused(2, setting.parameters.delegationManager)
            && payout.allSatisfy {
                $0.shares.isZero
                    || (!shadow.isPaused(1, strategy) && shadow.canPayOut($0.shares, of: strategy))
            }
        return Attempt(action: .completeRestaker, message: message, isAccepted: isAccepted) {
            [shadow] (_) throws(WalkFault) in
            for (strategy, shares) in payout where !shares.isZero {
                shadow.payOut(shares, of: strategy, to: restaker)
            }
            shadow.forget(withdrawal.root)
        }
    }

    // MARK: Exits through Lido

    func requestExit(_ liquid: LiquidShadow) -> Attempt? {
        let (lido, etherFi) = (liquid.lido, liquid.etherFi)
        let (queue, restaker) = (lido.contracts.withdrawalQueue, liquid.restaker)
        let held = lido.balance(of: restaker)
        let amount = chance(15) ? held + .one : part(of: held)
        var limit = etherFi.exitLimit
        let gwei = (amount + 999_999_999) / 1_000_000_000
        let (message, isAllowed) = message(
            by: .executorOperations, liquid,
            writer.input("stEthRequestWithdrawal(uint256)", amount))
        let isAccepted =
            isAllowed && limit.take(gwei, at: shadow.time) && amount >= 100 && amount <= held
        return Attempt(action: .requestExit, message: message, isAccepted: isAccepted) {
            [shadow] (_) throws(WalkFault) in
            etherFi.exitLimit = limit
            for part in Self.parts(of: amount) {
                liquid.moveStETH(part, from: restaker, to: queue)
                let id = lido.request(part, owner: restaker, time: shadow.time)
                etherFi.exits.append(id)
                liquid.touchedRequests.append(id)
            }
        }
    }

    /// A thousand ether each, the last two so that none is below a hundred wei.
    private static func parts(of amount: UInt256) -> [UInt256] {
        let most: UInt256 = 1_000_000_000_000_000_000_000
        var parts: [UInt256] = []
        var rest = amount
        while rest > most {
            parts.append(most)
            rest -= most
        }
        if rest < 100, let last = parts.popLast() {
            parts.append(last - (100 - rest))
            rest = 100
        }
        return parts + [rest]
    }

    func claimExit(_ liquid: LiquidShadow) -> Attempt? {
        let (lido, etherFi) = (liquid.lido, liquid.etherFi)
        let restaker = liquid.restaker
        guard !etherFi.exits.isEmpty else { return nil }
        let place = below(min(3, etherFi.exits.count))
        let id = etherFi.exits[place]
        let request = lido.requests[id - 1]
        let (message, isAllowed) = message(
            by: .housekeepingOperations, liquid,
            writer.input(
                "stEthClaimWithdrawals(uint256[],uint256[])", [UInt256(UInt64(id))],
                [UInt256(UInt64(request.checkpoint))]))
        return Attempt(
            action: .claimExit, message: message,
            isAccepted: isAllowed && id <= lido.lastFinalized
        ) { [shadow] (_) throws(WalkFault) in
            let queue = lido.contracts.withdrawalQueue
            shadow.pay(lido.claim(id), from: queue, to: restaker)
            liquid.touchedRequests.append(id)
            etherFi.exits.remove(at: place)
            let home = min(shadow.ether(of: restaker), etherFi.pool.outOfPool)
            shadow.pay(home, from: restaker, to: etherFi.contracts.liquidityPool)
            etherFi.pool.outOfPool -= home
            etherFi.pool.inPool += home
        }
    }
}
