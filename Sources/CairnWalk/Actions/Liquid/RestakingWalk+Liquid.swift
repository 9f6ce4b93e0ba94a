import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// Walking through Lido and ether.fi.
extension RestakingWalk {
    /// Whom some of the others let spend their tokens.
    var agent: Address { setting.stakers[0] }

    /// Lets stakers' tokens be spent where they will go.
    func prepareLiquid() throws(WalkFault) {
        guard let liquid = shadow.liquid else { return }
        for staker in setting.stakers {
            for (token, spender) in liquid.spenders(agent: agent) {
                let isAgent = spender == agent
                guard !isAgent || chance(3) else { continue }
                let amount: UInt256 =
                    isAgent || chance(4) ? 1_000_000_000_000_000_000_000 : .max
                try require(
                    Message(
                        sender: staker, recipient: token,
                        input: writer.input("approve(address,uint256)", spender, amount)),
                    "a staker lets \(spender) spend")
                liquid.allowances[Spending(token: token, owner: staker, spender: spender)] = amount
            }
        }
    }

    /// The call for an action in Lido or ether.fi, or nil if nobody can make it now.
    func attempt(_ action: WalkAction, on liquid: LiquidShadow) -> Attempt? {
        switch action {
        case .approveSpender: approveSpender(liquid)
        case .spendAllowance: spendAllowance(liquid)
        case .submit, .submitWrapped: submit(action, liquid)
        case .wrapStETH: wrapStETH(liquid)
        case .unwrapWstETH: unwrapWstETH(liquid)
        case .transferWstETH: transferWstETH(liquid)
        case .transferShares: transferShares(liquid)
        case .requestStETH: requestStETH(liquid)
        case .requestWstETH: requestWstETH(liquid)
        case .claimStETH: claimStETH(liquid)
        case .depositValidators: depositValidators(liquid)
        case .reportLido: reportLido(liquid)
        case .pauseStaking, .resumeStaking: pauseStaking(action, liquid)
        case .depositEther: depositEther(liquid)
        case .depositStETH: depositStETH(liquid)
        case .wrapEETH: wrapEETH(liquid)
        case .unwrapWeETH: unwrapWeETH(liquid)
        case .transferEETH: transferEETH(liquid)
        case .transferWeETH: transferWeETH(liquid)
        case .requestEETH: requestEETH(liquid)
        case .claimEETH: claimEETH(liquid)
        case .redeemForEther, .redeemForStETH: redeem(action, liquid)
        case .returnEther: returnEther(liquid)
        case .submitReport: submitReport(liquid)
        case .executeReport: executeReport(liquid)
        case .unpublishReport: unpublishReport(liquid)
        case .answerPrice: answerPrice(liquid)
        case .pausePool, .unpausePool: pausePool(action, liquid)
        case .restakeStETH: restakeStETH(liquid)
        case .delegateRestaker: delegateRestaker(liquid)
        case .undelegateRestaker: undelegateRestaker(liquid)
        case .queueRestaker: queueRestaker(liquid)
        case .completeRestaker: completeRestaker(liquid)
        case .requestExit: requestExit(liquid)
        case .claimExit: claimExit(liquid)
        default: nil
        }
    }

    // MARK: Allowances

    private func approveSpender(_ liquid: LiquidShadow) -> Attempt? {
        let owner = pick(setting.stakers)
        let (token, spender) = pick(liquid.spenders(agent: agent))
        let amount: UInt256 = chance(3) ? 50_000_000_000_000_000_000 : .max
        return Attempt(
            action: .approveSpender,
            message: Message(
                sender: owner, recipient: token,
                input: writer.input("approve(address,uint256)", spender, amount)),
            isAccepted: true
        ) { (_) throws(WalkFault) in
            let key = Spending(token: token, owner: owner, spender: spender)
            liquid.allowances[key] = amount
            liquid.touchedAllowances.append(key)
        }
    }

    /// The agent moves somebody's tokens, as far as that was allowed.
    private func spendAllowance(_ liquid: LiquidShadow) -> Attempt? {
        let (owner, recipient) = (pick(setting.stakers), pick(setting.stakers))
        let token = pick([liquid.stETH, liquid.wstETH, liquid.eETH, liquid.weETH])
        let allowed = liquid.allowance(token, owner, agent)
        let held = held(token, by: owner, liquid)
        let amount = chance(10) ? allowed &+ .one : min(part(of: held), limitOfPayments)
        return Attempt(
            action: .spendAllowance,
            message: Message(
                sender: agent, recipient: token,
                input: writer.input(
                    "transferFrom(address,address,uint256)", owner, recipient, amount)),
            isAccepted: amount <= allowed && isCovered(amount, of: token, by: owner, liquid)
        ) { [self] (_) throws(WalkFault) in
            liquid.spend(amount, token, owner, agent)
            move(amount, of: token, from: owner, to: recipient, liquid)
        }
    }

    var limitOfPayments: UInt256 { 100_000_000_000_000_000_000 }

    private func held(_ token: Address, by holder: Address, _ liquid: LiquidShadow) -> UInt256 {
        switch token {
        case liquid.stETH: liquid.lido.balance(of: holder)
        case liquid.wstETH: liquid.lido.wrapped[holder] ?? .zero
        case liquid.eETH: liquid.etherFi.balance(of: holder)
        default: liquid.etherFi.wrapped[holder] ?? .zero
        }
    }

    private func isCovered(
        _ amount: UInt256, of token: Address, by holder: Address, _ liquid: LiquidShadow
    ) -> Bool {
        switch token {
        case liquid.stETH: liquid.lido.canMove(amount, from: holder)
        case liquid.eETH:
            liquid.etherFi.pool.sharesFor(amount) <= liquid.etherFi.shares(of: holder)
        default: amount <= held(token, by: holder, liquid)
        }
    }

    private func move(
        _ amount: UInt256, of token: Address, from: Address, to: Address, _ liquid: LiquidShadow
    ) {
        switch token {
        case liquid.stETH: liquid.moveStETH(amount, from: from, to: to)
        case liquid.wstETH: liquid.moveWstETH(amount, from: from, to: to)
        case liquid.eETH: liquid.moveEETH(amount, from: from, to: to)
        default: liquid.moveWeETH(amount, from: from, to: to)
        }
    }
}
