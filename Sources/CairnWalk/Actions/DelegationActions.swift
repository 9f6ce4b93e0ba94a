import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Operators, delegation and the withdrawal queue.
extension RestakingWalk {
    private var manager: Address { setting.parameters.delegationManager }

    /// Somebody new becomes an operator, now and then a staker with shares.
    func registerOperator() -> Attempt? {
        // Operators come slowly, so that they are slashed and delegated to for a while.
        guard operators.count < 40 || chance(25) else { return nil }
        let sender: Address
        if chance(6) {
            sender = pick(setting.stakers)
        } else {
            newcomers += 1
            sender = WalkSetting.account(0x80, newcomers)
        }
        let delay = UInt32(below(12))
        let isAccepted =
            shadow.operatorOf(sender).isZero
            && !(shadow.isPaused(0, manager))
        return Attempt(
            action: .registerOperator,
            message: Message(
                sender: sender, recipient: manager,
                input: writer.input(
                    "registerAsOperator(address,uint32,string)", Address.zero, delay,
                    Bytes([0x6F]))),
            isAccepted: isAccepted
        ) { [self] (_) throws(WalkFault) in
            shadow.delays[sender] = Shadow.Delay(
                blocks: UInt64(delay), pending: UInt64(delay), effectBlock: shadow.block)
            shadow.delegate(sender, to: sender)
            operators.append(sender)
        }
    }

    private func someOperator() -> Address? { recent(operators, 40) }

    /// The stakers of the walk: those with tokens, and owners of pods.
    private func someStaker() -> Address {
        if let owner = recent(podOwners, 40), chance(3) { return owner }
        return pick(setting.stakers)
    }

    func delegate() -> Attempt? {
        let staker = someStaker()
        guard var target = someOperator() else { return nil }
        if chance(15) { target = pick(setting.services) }
        let isAccepted =
            shadow.operatorOf(staker).isZero && shadow.isOperator(target)
            && !shadow.isPaused(0, manager) && shadow.canDelegate(staker, to: target)
        return Attempt(
            action: .delegate,
            message: Message(
                sender: staker, recipient: manager,
                input: writer.input(
                    "delegateTo(address,(bytes,uint256),bytes32)", target,
                    SignatureWithExpiry(), Hash.zero)),
            isAccepted: isAccepted
        ) { [shadow] (_) throws(WalkFault) in shadow.delegate(staker, to: target) }
    }

    func undelegate() -> Attempt? {
        let staker = someStaker()
        let `operator` = shadow.operatorOf(staker)
        let sender =
            chance(3) && !`operator`.isZero ? `operator` : chance(8) ? someStaker() : staker
        let isAccepted =
            !`operator`.isZero && `operator` != staker
            && (sender == staker || sender == `operator`)
            && !shadow.isPaused(1, manager) && shadow.canUndelegate(staker)
        return Attempt(
            action: .undelegate,
            message: Message(
                sender: sender, recipient: manager,
                input: writer.input("undelegate(address)", staker)),
            isAccepted: isAccepted
        ) { [shadow] (output) throws(WalkFault) in
            try Self.expectRoots(output, shadow.undelegate(staker))
        }
    }

    func redelegate() -> Attempt? {
        let staker = someStaker()
        guard let target = someOperator() else { return nil }
        let `operator` = shadow.operatorOf(staker)
        let isAccepted =
            !`operator`.isZero && `operator` != staker && shadow.isOperator(target)
            && !shadow.isPaused(1, manager) && !shadow.isPaused(0, manager)
            && shadow.canUndelegate(staker)
        return Attempt(
            action: .redelegate,
            message: Message(
                sender: staker, recipient: manager,
                input: writer.input(
                    "redelegate(address,(bytes,uint256),bytes32)", target,
                    SignatureWithExpiry(), Hash.zero)),
            isAccepted: isAccepted
        ) { [shadow] (output) throws(WalkFault) in
            try Self.expectRoots(output, shadow.undelegate(staker))
            shadow.delegate(staker, to: target)
        }
    }

    private static func expectRoots(_ output: Bytes, _ roots: [Hash]) throws(WalkFault) {
        try expect(
            output, [32, UInt256(UInt64(roots.count))] + roots.map(\.word), "a withdrawal")
    }

    // MARK: The queue

    func queueWithdrawals() -> Attempt? {
        let staker = someStaker()
        let held = shadow.held(staker)
        guard !held.isEmpty else { return nil }
        var requests: [(strategy: Address, shares: UInt256)] = []
        for strategy in held where requests.isEmpty || chance(2) {
            let deposit = shadow.position(staker, strategy).deposit
            requests.append((strategy, chance(25) ? deposit + .one : part(of: deposit)))
        }
        let isAccepted = !shadow.isPaused(1, manager) && shadow.canQueue(requests, staker)
        return Attempt(
            action: .queueWithdrawals,
            message: Message(
                sender: staker, recipient: manager,
                input: writer.input(
                    "queueWithdrawals((address[],uint256[],address)[])",
                    [
                        QueuedWithdrawalRequest(
                            strategies: requests.map(\.strategy),
                            depositShares: requests.map { Shares(rawValue: $0.shares) })
                    ])),
            isAccepted: isAccepted
        ) { [shadow] (output) throws(WalkFault) in
            try Self.expectRoots(output, [shadow.queue(requests, staker)])
        }
    }

    func complete(_ action: WalkAction) -> Attempt? {
        guard !shadow.pendingRoots.isEmpty else { return nil }
        // The oldest ones have their delay behind them.
        let root = shadow.pendingRoots[
            chance(5) ? below(shadow.pendingRoots.count) : below(min(20, shadow.pendingRoots.count))
        ]
        guard let withdrawal = shadow.pending[root] else { return nil }
        // ether.fi's restaker completes its own.
        if withdrawal.staker == shadow.liquid?.restaker { return nil }
        let sender = chance(20) ? pick(setting.stakers) : withdrawal.staker
        let isAccepted =
            sender == withdrawal.staker && shadow.isMature(withdrawal)
            && !shadow.isPaused(2, manager)
            && (action == .completeAsTokens
                ? canPay(withdrawal) : canRestake(withdrawal))
        let tokens = withdrawal.strategies.map { shadow.tokenOf[$0] ?? .zero }
        return Attempt(
            action: action,
            message: Message(
                sender: sender, recipient: manager,
                input: writer.input(
                    "completeQueuedWithdrawal(\(StakerWithdrawal.abiType),address[],bool)",
                    withdrawal, tokens, action == .completeAsTokens)),
            isAccepted: isAccepted
        ) { [self] (_) throws(WalkFault) in
            for (strategy, shares) in shadow.payout(withdrawal) where !shares.isZero {
                if action == .completeAsShares {
                    shadow.addShares(shares, withdrawal.staker, strategy)
                } else if strategy == shadow.native {
                    payEther(shares, to: withdrawal.staker)
                } else {
                    shadow.payOut(shares, of: strategy, to: withdrawal.staker)
                }
            }
            shadow.forget(root)
        }
    }

    private func canPay(_ withdrawal: StakerWithdrawal) -> Bool {
        shadow.payout(withdrawal).allSatisfy { strategy, shares in
            guard !shares.isZero else { return true }
            guard strategy == shadow.native else {
                return !shadow.isPaused(1, strategy) && shadow.canPayOut(shares, of: strategy)
            }
            let gwei = shares / 1_000_000_000
            return gwei <= UInt256(shadow.pods[withdrawal.staker]?.restakedGwei ?? 0)
        }
    }

    private func canRestake(_ withdrawal: StakerWithdrawal) -> Bool {
        let staker = withdrawal.staker
        return shadow.payout(withdrawal).allSatisfy { strategy, shares in
            shares.isZero
                || !shadow.slashingFactor(staker, shadow.operatorOf(staker), strategy).isZero
        }
    }

    private func payEther(_ shares: UInt256, to staker: Address) {
        guard let pod = shadow.pods[staker] else { return }
        let gwei = (shares / 1_000_000_000).limb0
        shadow.pods[staker]?.restakedGwei -= gwei
        shadow.touchedPods.append(staker)
        shadow.pay(Wei.gwei(gwei).rawValue, from: pod.address, to: staker)
    }
}
