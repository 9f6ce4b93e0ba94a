import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Rewards: paid in by services, given away by roots, claimed by earners.
extension RestakingWalk {
    private var coordinator: Address { setting.parameters.rewardsCoordinator }
    private static let daySeconds: UInt64 = 86_400

    func fundRewards() -> Attempt? {
        let place = below(2)
        let token = shadow.rewards.tokens[place]
        let sender = setting.stakers[below(WalkSetting.rewardSenderCount)]
        let held = shadow.tokens(token, of: sender)
        let amount =
            chance(12) ? held + .one : chance(12) ? .zero : part(of: min(held, ShadowMath.wad * 50))
        let strategies = setting.everyStrategy.filter { _ in chance(2) }
        let submission = RewardsSubmission(
            strategies: strategies.map { StrategyAndMultiplier(strategy: $0, multiplier: 1) },
            token: token, amount: amount,
            startTimestamp: UInt32(shadow.time / Self.daySeconds * Self.daySeconds),
            duration: UInt32(Self.daySeconds))
        return Attempt(
            action: .fundRewards,
            message: Message(
                sender: sender, recipient: coordinator,
                input: writer.input(
                    "createAVSRewardsSubmission(\(RewardsSubmission.abiType)[])", [submission])),
            isAccepted: !strategies.isEmpty && !amount.isZero && amount <= held
        ) { [shadow, coordinator] (_) throws(WalkFault) in
            shadow.move(amount, of: token, from: sender, to: coordinator)
            shadow.rewards.funded[place] += amount
        }
    }

    /// Gives some of what is there to some earners.
    func submitRoot() -> Attempt? {
        var earnings = shadow.rewards.earnings
        var assigned = shadow.rewards.assigned
        for place in 0..<2 {
            for earner in earnings.indices where chance(3) {
                let share = (shadow.rewards.funded[place] - assigned[place]) / 20
                earnings[earner][place] += share
                assigned[place] += share
            }
        }
        let end = shadow.time - UInt64(below(3))
        let updater = WalkSetting.account(0x70, 4)
        let sender = chance(10) ? pick(setting.stakers) : updater
        let root = ShadowRoot(
            activatedAt: shadow.time + WalkSetting.activationDelay, earnings: earnings,
            tokens: shadow.rewards.tokens, earners: shadow.rewards.earners)
        return Attempt(
            action: .submitRoot,
            message: Message(
                sender: sender, recipient: coordinator,
                input: writer.input("submitRoot(bytes32,uint32)", root.root, UInt32(end))),
            isAccepted: sender == updater && end > shadow.rewards.calculationEnd
                && end < shadow.time
        ) { [shadow] (_) throws(WalkFault) in
            shadow.rewards.calculationEnd = end
            shadow.rewards.earnings = earnings
            shadow.rewards.assigned = assigned
            shadow.rewards.roots.append(root)
        }
    }

    func disableRoot() -> Attempt? {
        let count = shadow.rewards.roots.count
        guard count > 0 else { return nil }
        let index = chance(2) ? count - 1 : max(0, count - 1 - below(6))
        let root = shadow.rewards.roots[index]
        return Attempt(
            action: .disableRoot,
            message: Message(
                sender: WalkSetting.account(0x70, 4), recipient: coordinator,
                input: writer.input("disableRoot(uint32)", UInt32(index))),
            isAccepted: !root.isDisabled && shadow.time < root.activatedAt
        ) { [shadow] (_) throws(WalkFault) in shadow.rewards.roots[index].isDisabled = true }
    }

    func claimRewards() -> Attempt? {
        let count = shadow.rewards.roots.count
        guard count > 0 else { return nil }
        let index = count - 1 - below(min(12, count))
        let root = shadow.rewards.roots[index]
        let earner = below(shadow.rewards.earners.count)
        let open = (0..<2).filter {
            root.earnings[earner][$0] > shadow.rewards.claimed[earner][$0]
        }
        let places = open.isEmpty || chance(8) ? [0, 1] : open
        let account = shadow.rewards.earners[earner]
        let sender = chance(12) ? pick(setting.stakers) : account
        var claim = root.claim(index, of: earner, places)
        let isForged = chance(12)
        if isForged { claim.tokenLeaves[0].cumulativeEarnings += .one }
        let isAccepted =
            shadow.time >= root.activatedAt && !root.isDisabled && sender == account && !isForged
            && places.allSatisfy { open.contains($0) }
        return Attempt(
            action: .claimRewards,
            message: Message(
                sender: sender, recipient: coordinator,
                input: writer.input(
                    "processClaim(\(RewardsClaim.abiType),address)", claim, account)),
            isAccepted: isAccepted
        ) { [shadow, coordinator] (_) throws(WalkFault) in
            for place in places {
                let token = shadow.rewards.tokens[place]
                let earned = root.earnings[earner][place]
                shadow.move(
                    earned - shadow.rewards.claimed[earner][place], of: token, from: coordinator,
                    to: account)
                shadow.rewards.claimed[earner][place] = earned
            }
        }
    }

    /// What was claimed is what the kernel says, and no more than was paid in.
    func checkRewards() throws(WalkFault) {
        for (place, token) in shadow.rewards.tokens.enumerated() {
            var sum = UInt256.zero
            for (index, earner) in shadow.rewards.earners.enumerated() {
                let claimed = shadow.rewards.claimed[index][place]
                try equal(
                    world.restaking.claimedRewards(of: earner, in: token), claimed, "R21",
                    "what \(earner) has claimed of \(token)")
                sum += claimed
            }
            let funded = shadow.rewards.funded[place]
            try demand(sum <= funded, "R21", "\(sum) of \(token) claimed, \(funded) paid in")
            try equal(
                shadow.tokens(token, of: coordinator), funded - sum, "R21",
                "what is left of \(token)")
        }
    }
}
