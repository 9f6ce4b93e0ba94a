import CairnChain
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// What the incremental checks remember from step to step.
struct WalkSums {
    /// Shares that wait to be burned or redistributed, by strategy.
    var waiting: [Address: UInt256] = [:]
    /// Tokens and shares of each strategy when it was last looked at, the virtual ones included.
    var rates: [Address: (tokens: UInt256, shares: UInt256)] = [:]
    /// By how much rounding may have parted an operator's native ether from its stakers'.
    var slack: [Address: UInt256] = [:]
    /// The lowest slashing factor of each pod owner, and the highest scaling factor of a position.
    var factors: [Address: UInt64] = [:]
}

/// Compares what a call has touched.
extension RestakingWalk {
    func checkTouched() throws(WalkFault) {
        for pair in shadow.touchedTokens { try checkToken(pair.first, pair.second) }
        for account in shadow.touchedEther { try checkEther(account) }
        for strategy in shadow.touchedStrategies { try checkStrategy(strategy) }
        for pair in shadow.touchedPositions { try checkPosition(pair.first, pair.second) }
        for key in shadow.touchedAllocations { try checkAllocation(key) }
        for pair in shadow.touchedOperators { try checkOperator(pair.first, pair.second) }
        for owner in shadow.touchedPods { try checkPod(owner) }
    }

    func demand(
        _ condition: Bool, _ rule: String, _ what: @autoclosure () -> String
    ) throws(WalkFault) {
        if !condition { throw WalkFault(rule: rule, what: what()) }
    }

    func equal<Value: Equatable>(
        _ found: Value, _ expected: Value, _ rule: String, _ what: @autoclosure () -> String
    ) throws(WalkFault) {
        try demand(found == expected, rule, "\(what()): \(found), the shadow has \(expected)")
    }

    // MARK: Tokens and ether

    func checkToken(_ token: Address, _ holder: Address) throws(WalkFault) {
        let isStETH = token == shadow.liquid?.stETH
        let expected =
            isStETH
            ? shadow.liquid?.lido.shares(of: holder) ?? .zero : shadow.tokens(token, of: holder)
        try equal(
            world.ledger.tokens.holding(of: holder, in: token), expected, "L3",
            "\(holder) in \(token)")
        if let allowance = shadow.allowances[Pair(token, holder)] {
            try equal(
                world.ledger.tokens.allowance(
                    of: setting.parameters.strategyManager, by: holder, in: token), allowance,
                "L7", "the allowance of \(holder) in \(token)")
        }
    }

    func checkEther(_ account: Address) throws(WalkFault) {
        try equal(
            world.ledger.accounts.balance(of: account).rawValue, shadow.ether(of: account), "L3",
            "the ether of \(account)")
    }

    // MARK: Strategies

    func checkStrategy(_ strategy: Address) throws(WalkFault) {
        let total = shadow.totalShares[strategy] ?? .zero
        try equal(
            world.restaking.totalShares(of: strategy).rawValue, total, "R4",
            "the shares of \(strategy)")
        let held = shadow.tokens(shadow.tokenOf[strategy] ?? .zero, of: strategy)
        let isStETH = shadow.liquid.map { shadow.tokenOf[strategy] == $0.stETH } ?? false
        try demand(
            shadow.tokensFor(total, in: strategy) <= held + (isStETH ? 1_000 : 0), "R5",
            "\(strategy) holds \(held) for \(total) shares")
        let rate = (tokens: held + 1_000, shares: total + 1_000)
        // stETH rounds by a wei or two on its way, and rebases: its rate is its issuer's matter.
        if isStETH { return }
        if let before = sums.rates[strategy] {
            let left = rate.tokens.multipliedFullWidth(by: before.shares)
            let right = before.tokens.multipliedFullWidth(by: rate.shares)
            try demand(
                left.high > right.high || (left.high == right.high && left.low >= right.low), "R5",
                "the rate of \(strategy) fell")
        }
        sums.rates[strategy] = rate
    }

    // MARK: Stakers

    func checkPosition(_ staker: Address, _ strategy: Address) throws(WalkFault) {
        let restaking = world.restaking
        let position = shadow.position(staker, strategy)
        try equal(
            restaking.anyDepositShares(of: staker, in: strategy).rawValue, position.deposit,
            strategy == shadow.native ? "P8" : "R4", "\(staker) in \(strategy)")
        try equal(
            restaking.depositScalingFactor(of: staker, in: strategy), position.factor, "R3",
            "the scaling factor of \(staker) in \(strategy)")
        let worth: UInt256
        do throws(Revert) {
            worth = try restaking.withdrawableShares(of: staker, in: [strategy])
                .withdrawable[0].rawValue
        } catch { throw WalkFault(rule: "R2", what: "\(staker) in \(strategy): \(error)") }
        try equal(
            worth, shadow.withdrawable(staker, strategy), "R2", "\(staker) in \(strategy)")
        try demand(
            worth <= position.deposit + position.deposit / 1_000_000_000_000_000 + .one, "R2",
            "\(staker) may withdraw \(worth) of \(position.deposit)")
        try equal(
            restaking.delegatedTo(staker), shadow.operatorOf(staker), "R6",
            "the operator of \(staker)")
        if strategy == shadow.native { try checkBeaconFactor(staker) }
    }

    private func checkBeaconFactor(_ owner: Address) throws(WalkFault) {
        let factor = world.restaking.beaconChainSlashingFactor(of: owner)
        try equal(
            UInt256(factor), shadow.beaconFactor(of: owner), "P7", "the factor of \(owner)")
        let before = sums.factors[owner] ?? 1_000_000_000_000_000_000
        try demand(factor <= before, "P7", "the factor of \(owner) rose")
        sums.factors[owner] = factor
    }

    // MARK: Operators

    func checkAllocation(_ key: Shadow.AllocationKey) throws(WalkFault) {
        let found = world.restaking.allocation(
            of: key.operator, to: key.set, in: key.strategy)
        let expected = shadow.allocation(key)
        try equal(found.currentMagnitude, expected.current, "R17", "a magnitude of \(key.operator)")
        try equal(found.pendingDiff, expected.pending, "R14", "a change of \(key.operator)")
        try equal(
            UInt64(found.effectBlock), expected.effectBlock, "R14", "its block, \(key.operator)")
        try demand(
            found.pendingDiff >= 0 || found.pendingDiff.magnitude <= found.currentMagnitude,
            "R13", "\(key.operator) deallocates more than there is")
        try checkSlashableStake(key, expected)
    }

    /// What a set can slash from now until later is what stays allocated to it.
    private func checkSlashableStake(
        _ key: Shadow.AllocationKey, _ allocation: Shadow.Allocated
    ) throws(WalkFault) {
        let maximum = shadow.maximum(key.operator, key.strategy)
        for later in [0, 12, 40] as [UInt64] {
            let block = shadow.block + later
            let leaves = allocation.pending < 0 && allocation.effectBlock <= block
            let magnitude =
                allocation.current - (leaves ? allocation.pending.magnitude : 0)
            let isOpen = shadow.isSlashable(key.operator, by: key.set) && maximum > 0
            let stake =
                isOpen
                ? ShadowMath.timesWad(
                    shadow.shares(key.operator, key.strategy),
                    ShadowMath.overWad(UInt256(magnitude), UInt256(maximum))) : .zero
            try equal(
                world.restaking.minimumSlashableStake(
                    in: key.set, operators: [key.operator], strategies: [key.strategy],
                    futureBlock: UInt32(truncatingIfNeeded: block))[0][0].rawValue, stake, "R20",
                "what \(key.set) can slash of \(key.operator) until \(block)")
        }
    }

    func checkOperator(_ account: Address, _ strategy: Address) throws(WalkFault) {
        let restaking = world.restaking
        let shares = restaking.operatorShares(account, in: strategy).rawValue
        try equal(shares, shadow.shares(account, strategy), "R7", "\(account) in \(strategy)")
        let maximum = restaking.maxMagnitude(of: account, in: strategy)
        try equal(maximum, shadow.maximum(account, strategy), "R11", "the maximum of \(account)")
        let encumbered = restaking.encumberedMagnitude(of: account, in: strategy)
        try equal(
            encumbered, shadow.encumbered(account, strategy), "R12",
            "what is encumbered of \(account) in \(strategy)")
        try demand(
            encumbered <= maximum && maximum <= 1_000_000_000_000_000_000, "R13",
            "\(account) has encumbered \(encumbered) of \(maximum)")
        let inQueue: UInt256
        do throws(Revert) {
            inQueue = try restaking.slashableSharesInQueue(account, in: strategy).rawValue
        } catch { throw WalkFault(rule: "R10", what: "the queue of \(account): \(error)") }
        try equal(
            inQueue,
            ShadowMath.timesWad(
                shadow.slashableInQueue(account, strategy), UInt256(maximum)), "R10",
            "the queue of \(account) in \(strategy)")
        try checkDelegation(account, strategy, shares)
    }

    /// An operator has what its stakers may withdraw.
    ///
    /// Native ether is slashed by the product of two factors, which is cut off after 18 decimals:
    /// what a slash leaves of it may be more than the slashed part of what was cut off already. So
    /// an operator may lack a share for every 10^18, and for every staker, with each change.
    private func checkDelegation(
        _ account: Address, _ strategy: Address, _ shares: UInt256
    ) throws(WalkFault) {
        var sum = UInt256.zero
        var rounding = UInt256.one
        for staker in shadow.delegators[account] ?? [] {
            sum += shadow.withdrawable(staker, strategy)
            guard strategy == shadow.native else { continue }
            let position = shadow.position(staker, strategy)
            rounding +=
                ShadowMath.timesWad(position.deposit, position.factor) / ShadowMath.wad + .one
        }
        var slack = UInt256.zero
        if strategy == shadow.native {
            sums.slack[account, default: .zero] += rounding
            slack = sums.slack[account] ?? .zero
        }
        try demand(
            sum <= shares + slack, "R1",
            "\(account) has \(shares) in \(strategy), its stakers \(sum)")
    }

    // MARK: Pods

    func checkPod(_ owner: Address) throws(WalkFault) {
        guard let pod = shadow.pods[owner] else { return }
        let restaking = world.restaking
        try equal(restaking.existingPod(of: owner), pod.address, "P3", "the pod of \(owner)")
        try equal(restaking.podOwner(of: pod.address), owner, "P3", "the owner of a pod")
        try equal(
            restaking.withdrawableRestakedExecutionLayerGwei(of: pod.address), pod.restakedGwei,
            "P6", "what the pod of \(owner) has counted")
        try equal(
            Int(restaking.activeValidatorCount(of: pod.address)), pod.activeCount, "P5",
            "the validators of \(owner)")
        try equal(
            restaking.currentCheckpointTimestamp(of: pod.address), pod.currentCheckpoint, "P5",
            "the checkpoint of \(owner)")
        try equal(
            restaking.lastCheckpointTimestamp(of: pod.address), pod.lastCheckpoint, "P3",
            "the last checkpoint of \(owner)")
        try checkCheckpoint(pod, owner)
        for validator in pod.validators { try checkValidator(validator, pod) }
        guard pod.currentCheckpoint == 0 else { return }
        // Rounding is of shares, backing of gwei.
        let claims = shadow.withdrawable(owner, shadow.native) + queuedEther(owner)
        try demand(
            claims <= pod.backing + 1_000_000_000, "P6",
            "the pod of \(owner) has \(pod.backing) for \(claims)")
    }

    private func checkCheckpoint(_ pod: ShadowPod, _ owner: Address) throws(WalkFault) {
        guard pod.currentCheckpoint != 0 else { return }
        let found = world.restaking.currentCheckpoint(of: pod.address)
        try equal(Int(found.proofsRemaining), pod.proofsRemaining, "P5", "proofs of \(owner)")
        let open = pod.validators.count {
            $0.standing == .active && $0.checkpointedAt < pod.currentCheckpoint
        }
        try equal(Int(found.proofsRemaining), open, "P5", "validators not yet proven of \(owner)")
        try equal(found.podBalanceGwei, pod.podBalanceGwei, "P5", "the balance of \(owner)")
        try equal(found.balanceDeltasGwei, pod.deltasGwei, "P5", "the deltas of \(owner)")
    }

    private func checkValidator(
        _ validator: ShadowValidator, _ pod: ShadowPod
    ) throws(WalkFault) {
        let found = world.restaking.validatorInfo(validator.pubkeyHash, of: pod.address)
        let status: ValidatorStatus =
            switch validator.standing {
            case .inactive: .inactive
            case .active: .active
            case .withdrawn: .withdrawn
            }
        try equal(found.status, status, "P1", "validator \(validator.index)")
        try equal(
            found.restakedBalanceGwei, validator.restakedGwei, "P2",
            "the balance of validator \(validator.index)")
        try equal(
            found.lastCheckpointedAt, validator.checkpointedAt, "P3",
            "the time of validator \(validator.index)")
        if validator.standing == .active {
            try equal(
                found.validatorIndex, UInt64(validator.index), "P3",
                "the index of validator \(validator.index)")
        }
    }

    /// What an owner's queued withdrawals of native ether are worth now.
    private func queuedEther(_ owner: Address) -> UInt256 {
        var sum = UInt256.zero
        for root in shadow.pendingOf[owner] ?? [] {
            guard let withdrawal = shadow.pending[root] else { continue }
            for (strategy, shares) in shadow.payout(withdrawal) where strategy == shadow.native {
                sum += shares
            }
        }
        return sum
    }
}
