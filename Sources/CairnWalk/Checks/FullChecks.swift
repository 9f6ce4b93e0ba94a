import CairnChain
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Compares everything, and adds up what has to add up.
extension RestakingWalk {
    func checkEverything() throws(WalkFault) {
        report.fullChecks += 1
        try checkAssets()
        for strategy in setting.strategies { try checkStrategyTotal(strategy) }
        try checkStakers()
        try checkOperators()
        try checkSets()
        try checkPods()
        try checkQueues()
        try checkRewards()
        try checkLiquidBooks()
        let violated = world.violatedInvariants()
        try demand(violated.isEmpty, "kernel", violated.joined(separator: "; "))
    }

    // MARK: Assets

    private func checkAssets() throws(WalkFault) {
        for token in setting.tokens where token != shadow.liquid?.stETH {
            var sum = UInt256.zero
            for (key, units) in shadow.tokens where key.first == token {
                sum += units
                try checkToken(token, key.second)
            }
            try equal(
                world.ledger.tokens.supply(of: token), sum, "L1", "the supply of \(token)")
        }
        var sum = UInt256.zero
        for (account, balance) in shadow.ether {
            sum += balance
            try checkEther(account)
        }
        try equal(world.ledger.accounts.supply.value.rawValue, sum, "L2", "all ether")
    }

    /// A strategy's shares cover its stakers, the queue, and what waits to be burned.
    private func checkStrategyTotal(_ strategy: Address) throws(WalkFault) {
        try checkStrategy(strategy)
        var claims = sums.waiting[strategy] ?? .zero
        var deposits = claims
        for (key, position) in shadow.positions where key.second == strategy {
            deposits += position.deposit
            claims += shadow.withdrawable(key.first, strategy)
        }
        for withdrawal in shadow.pending.values {
            for (place, item) in shadow.payout(withdrawal).enumerated()
            where item.strategy == strategy {
                claims += item.shares
                deposits += withdrawal.scaledShares[place].rawValue
            }
        }
        let total = shadow.totalShares[strategy] ?? .zero
        try demand(
            claims <= total, "R4",
            "\(strategy) has \(total) shares for \(claims)")
        if shadow.slashesSeen == 0 {
            try equal(total, deposits, "R4", "deposit shares of \(strategy) before any slash")
        }
    }

    // MARK: Stakers

    private func checkStakers() throws(WalkFault) {
        for key in shadow.positions.keys { try checkPosition(key.first, key.second) }
        for (staker, list) in shadow.lists {
            try equal(
                world.restaking.stakerStrategies(staker), list, "R4", "the list of \(staker)")
            try demand(
                Set(list).count == list.count && list.count <= 32
                    && list.allSatisfy { !shadow.position(staker, $0).deposit.isZero }, "R4",
                "the list of \(staker) is not of what it holds")
        }
        for (staker, `operator`) in shadow.operatorOf {
            try equal(
                world.restaking.delegatedTo(staker), `operator`, "R6", "the operator of \(staker)")
        }
    }

    private func checkQueues() throws(WalkFault) {
        for (staker, roots) in shadow.pendingOf {
            let found = world.restaking.queuedWithdrawalRoots(of: staker)
            try demand(
                Set(found) == Set(roots) && found.count == roots.count, "R8",
                "the queue of \(staker) has \(found.count) withdrawals, not \(roots.count)")
        }
        for (root, withdrawal) in shadow.pending {
            let found = world.restaking.queuedWithdrawal(root)
            try demand(found == withdrawal && found.root == root, "R8", "withdrawal \(root)")
        }
        for (key, waiting) in shadow.waiting {
            for (strategy, shares) in waiting {
                try equal(
                    world.restaking.burnOrRedistributableShares(
                        of: key.set, slashID: UInt256(key.slashID), in: strategy
                    ).rawValue, shares, "R19", "slash \(key.slashID) in \(strategy)")
            }
        }
        try equal(
            world.restaking.burnableETHShares.rawValue, shadow.burnableEther, "R19",
            "slashed native ether")
    }

    // MARK: Operators and sets

    private func checkOperators() throws(WalkFault) {
        for account in operators {
            try demand(
                world.restaking.delegatedTo(account) == account, "R6",
                "\(account) has left itself")
            for strategy in setting.everyStrategy { try checkOperator(account, strategy) }
            let registered = Set(world.restaking.registeredSets(of: account))
            for set in shadow.setList {
                let isMember = shadow.members.contains(
                    Shadow.Membership(operator: account, set: set))
                try equal(registered.contains(set), isMember, "R23", "\(account) in \(set)")
                try equal(
                    world.restaking.isOperatorSlashable(account, by: set),
                    shadow.isSlashable(account, by: set), "R16", "\(account) by \(set)")
            }
        }
        for key in shadow.allocations.keys { try checkAllocation(key) }
    }

    private func checkSets() throws(WalkFault) {
        for set in shadow.setList {
            guard let record = shadow.sets[set] else { continue }
            let restaking = world.restaking
            let members = restaking.members(of: set)
            try demand(
                Set(members).count == members.count
                    && members.count == shadow.members.count { $0.set == set }
                    && members.allSatisfy {
                        shadow.members.contains(Shadow.Membership(operator: $0, set: set))
                    }, "R23", "the members of \(set)")
            try equal(
                Set(restaking.strategies(in: set)), Set(record.strategies), "R23",
                "the strategies of \(set)")
            try equal(
                restaking.redistributionRecipient(of: set), record.recipient, "R19",
                "the recipient of \(set)")
            try equal(restaking.slasher(of: set), shadow.slasher(of: set), "R16", "a slasher")
            try equal(
                restaking.slashCount(of: set), UInt256(record.slashCount), "R19",
                "the slashes of \(set)")
        }
    }

    private func checkPods() throws(WalkFault) {
        try equal(
            world.restaking.podCount, UInt256(UInt64(shadow.podCount)), "P3", "how many pods")
        for owner in shadow.pods.keys { try checkPod(owner) }
        var seen: Set<Hash> = []
        for pod in shadow.pods.values {
            for validator in pod.validators {
                try demand(
                    seen.insert(validator.pubkeyHash).inserted, "P4",
                    "validator \(validator.index) belongs to two pods")
            }
        }
    }
}
