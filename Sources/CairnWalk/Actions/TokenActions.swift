import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Tokens, deposits and pausing.
extension RestakingWalk {
    func approve() -> Attempt? {
        let (staker, token) = (pick(setting.stakers), pick(setting.tokens))
        let amount: UInt256 = chance(3) ? 5_000_000_000_000_000_000_000 : .max
        return Attempt(
            action: .approve,
            message: Message(
                sender: staker, recipient: token,
                input: writer.input(
                    "approve(address,uint256)", setting.parameters.strategyManager, amount)),
            isAccepted: true
        ) { [shadow] (_) throws(WalkFault) in
            shadow.allowances[Pair(token, staker)] = amount
            shadow.touchedTokens.append(Pair(token, staker))
        }
    }

    /// Between stakers, or as a gift to a strategy, which makes its shares dearer.
    func transferToken(_ action: WalkAction) -> Attempt? {
        let index = below(setting.tokens.count)
        let token = setting.tokens[index]
        let sender = pick(setting.stakers)
        let recipient = action == .donate ? setting.strategies[index] : pick(setting.stakers)
        let held = shadow.tokens(token, of: sender)
        let amount =
            chance(10) ? held + .one : min(part(of: held), 10_000_000_000_000_000_000_000)
        return Attempt(
            action: action,
            message: Message(
                sender: sender, recipient: token,
                input: writer.input("transfer(address,uint256)", recipient, amount)),
            isAccepted: shadow.canMove(amount, of: token, from: sender)
        ) { [shadow] (_) throws(WalkFault) in
            shadow.move(amount, of: token, from: sender, to: recipient)
        }
    }

    func deposit() -> Attempt? {
        let index = below(setting.tokens.count)
        let (token, strategy) = (setting.tokens[index], setting.strategies[index])
        let staker = pick(setting.stakers)
        let held = shadow.tokens(token, of: staker)
        let amount = chance(20) ? held + .one : part(of: min(held, 50_000_000_000_000_000_000_000))
        let manager = setting.parameters.strategyManager
        let allowance = shadow.allowances[Pair(token, staker)] ?? .zero
        let shares = shadow.sharesFor(amount, in: strategy)
        let isAccepted =
            !shadow.isPaused(0, manager) && !shadow.isPaused(0, strategy)
            && shadow.canMove(amount, of: token, from: staker)
            && amount <= allowance && !shares.isZero
            && !shadow.slashingFactor(staker, shadow.operatorOf(staker), strategy).isZero
        return Attempt(
            action: .deposit,
            message: Message(
                sender: staker, recipient: manager,
                input: writer.input(
                    "depositIntoStrategy(address,address,uint256)", strategy, token, amount)),
            isAccepted: isAccepted
        ) { [shadow] (output) throws(WalkFault) in
            shadow.move(amount, of: token, from: staker, to: strategy)
            if allowance != .max { shadow.allowances[Pair(token, staker)] = allowance - amount }
            shadow.totalShares[strategy, default: .zero] += shares
            shadow.touchedStrategies.append(strategy)
            shadow.addShares(shares, staker, strategy)
            try Self.expect(output, [shares], "deposit")
        }
    }

    /// Compares what a call returned with words.
    static func expect(_ output: Bytes, _ words: [UInt256], _ what: String) throws(WalkFault) {
        guard output.bytes == words.flatMap(\.bigEndianBytes) else {
            throw WalkFault(rule: "shadow", what: "\(what) returned \(output.hex)")
        }
    }

    // MARK: Pausing

    private var pausable: [Address] {
        let parameters = setting.parameters
        return [
            parameters.strategyManager, parameters.delegationManager,
            parameters.allocationManager, parameters.eigenPodManager, setting.strategies[0],
        ]
    }

    func pause() -> Attempt? {
        guard chance(4) else { return nil }
        let contract = pick(pausable)
        let bits = UInt256(UInt64(below(1 << 11)))
        let status = shadow.paused[contract] ?? .zero
        let sender = chance(5) ? pick(setting.stakers) : WalkSetting.account(0x70, 2)
        let isAccepted = sender == WalkSetting.account(0x70, 2) && status & bits == status
        return Attempt(
            action: .pause,
            message: Message(
                sender: sender, recipient: contract, input: writer.input("pause(uint256)", bits)),
            isAccepted: isAccepted
        ) { [shadow] (_) throws(WalkFault) in shadow.paused[contract] = bits }
    }

    /// Restarts whatever is paused somewhere, so that the walk goes on.
    func unpause() -> Attempt? {
        guard let contract = pausable.first(where: { shadow.paused[$0]?.isZero == false }) else {
            return nil
        }
        return Attempt(
            action: .unpause,
            message: Message(
                sender: WalkSetting.account(0x70, 3), recipient: contract,
                input: writer.input("unpause(uint256)", UInt256.zero)),
            isAccepted: true
        ) { [shadow] (_) throws(WalkFault) in shadow.paused[contract] = .zero }
    }
}
