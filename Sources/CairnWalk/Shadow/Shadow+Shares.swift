import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Stakers' shares, and how slashing reaches them.
extension Shadow {
    func position(_ staker: Address, _ strategy: Address) -> Position {
        positions[Pair(staker, strategy)] ?? Position()
    }

    func operatorOf(_ staker: Address) -> Address { operatorOf[staker] ?? .zero }

    func isOperator(_ account: Address) -> Bool { operatorOf[account] == account }

    func beaconFactor(of staker: Address) -> UInt256 {
        pods[staker].map { UInt256($0.slashingFactor) } ?? ShadowMath.wad
    }

    /// An operator's maximum now, or at the end of a block.
    func maximum(_ operator: Address, _ strategy: Address, at block: UInt64? = nil) -> UInt64 {
        guard !`operator`.isZero else { return 1_000_000_000_000_000_000 }
        for point in (maxima[Pair(`operator`, strategy)] ?? []).reversed()
        where point.block <= block ?? .max {
            return point.value
        }
        return 1_000_000_000_000_000_000
    }

    func slashingFactor(
        _ staker: Address, _ operator: Address, _ strategy: Address, at block: UInt64? = nil
    ) -> UInt256 {
        let magnitude = UInt256(maximum(`operator`, strategy, at: block))
        return strategy == native
            ? ShadowMath.timesWad(magnitude, beaconFactor(of: staker)) : magnitude
    }

    func withdrawable(_ staker: Address, _ strategy: Address) -> UInt256 {
        let position = position(staker, strategy)
        return ShadowMath.timesWad(
            ShadowMath.timesWad(position.deposit, position.factor),
            slashingFactor(staker, operatorOf(staker), strategy))
    }

    /// The strategies in which a staker has shares, native ether last.
    func held(_ staker: Address) -> [Address] {
        let list = lists[staker] ?? []
        return position(staker, native).deposit.isZero ? list : list + [native]
    }

    // MARK: Adding

    /// Adds deposit shares that nothing has slashed yet. The caller has looked whether the factor
    /// is zero.
    func addShares(_ shares: UInt256, _ staker: Address, _ strategy: Address) {
        let `operator` = operatorOf(staker)
        let factor = slashingFactor(staker, `operator`, strategy)
        var position = position(staker, strategy)
        if position.deposit.isZero {
            position.factor = ShadowMath.overWad(position.factor, factor)
            if strategy != native { lists[staker, default: []].append(strategy) }
        } else {
            let current = ShadowMath.timesWad(
                ShadowMath.timesWad(position.deposit, position.factor), factor)
            position.factor = ShadowMath.overWad(
                ShadowMath.overWad(current + shares, position.deposit + shares), factor)
        }
        position.deposit += shares
        put(position, staker, strategy)
        if !`operator`.isZero { raise(`operator`, strategy, by: shares) }
    }

    func put(_ position: Position, _ staker: Address, _ strategy: Address) {
        positions[Pair(staker, strategy)] = position
        touchedPositions.append(Pair(staker, strategy))
    }

    func raise(_ operator: Address, _ strategy: Address, by shares: UInt256) {
        operatorShares[Pair(`operator`, strategy), default: .zero] += shares
        touchedOperators.append(Pair(`operator`, strategy))
    }

    func lower(_ operator: Address, _ strategy: Address, by shares: UInt256) {
        operatorShares[Pair(`operator`, strategy), default: .zero] -= shares
        touchedOperators.append(Pair(`operator`, strategy))
    }

    func shares(_ operator: Address, _ strategy: Address) -> UInt256 {
        operatorShares[Pair(`operator`, strategy)] ?? .zero
    }

    // MARK: Delegating

    func canDelegate(_ staker: Address, to operator: Address) -> Bool {
        held(staker).allSatisfy { maximum(`operator`, $0) != 0 }
    }

    func delegate(_ staker: Address, to operator: Address) {
        for strategy in held(staker) {
            var position = position(staker, strategy)
            let added =
                strategy == native
                ? ShadowMath.timesWad(
                    ShadowMath.timesWad(position.deposit, position.factor),
                    beaconFactor(of: staker)) : position.deposit
            guard !added.isZero else { continue }
            position.factor = ShadowMath.overWad(
                position.factor, UInt256(maximum(`operator`, strategy)))
            put(position, staker, strategy)
            raise(`operator`, strategy, by: added)
        }
        operatorOf[staker] = `operator`
        delegators[`operator`, default: []].append(staker)
    }

    // MARK: Queueing

    /// What a withdrawal of deposit shares takes from staker and operator.
    func amounts(
        _ shares: UInt256, _ staker: Address, _ strategy: Address
    ) -> (scaled: UInt256, withdrawable: UInt256) {
        let scaled = ShadowMath.timesWad(shares, position(staker, strategy).factor)
        return (
            scaled,
            ShadowMath.timesWad(
                scaled, slashingFactor(staker, operatorOf(staker), strategy))
        )
    }

    /// Whether the staker has the shares and the operator what they are worth.
    func canQueue(_ requests: [(strategy: Address, shares: UInt256)], _ staker: Address) -> Bool {
        let `operator` = operatorOf(staker)
        return requests.allSatisfy { strategy, amount in
            guard amount <= position(staker, strategy).deposit else { return false }
            guard strategy == native || !amount.isZero else { return false }
            return `operator`.isZero
                || amounts(amount, staker, strategy).withdrawable <= shares(`operator`, strategy)
        }
    }

    /// Puts one withdrawal into the queue; returns its root.
    @discardableResult
    func queue(_ requests: [(strategy: Address, shares: UInt256)], _ staker: Address) -> Hash {
        let `operator` = operatorOf(staker)
        var withdrawal = StakerWithdrawal(
            staker: staker, delegatedTo: `operator`, withdrawer: staker,
            nonce: UInt256(queuedCount[staker] ?? 0),
            startBlock: UInt32(truncatingIfNeeded: block))
        for (strategy, shares) in requests {
            let (scaled, worth) = amounts(shares, staker, strategy)
            withdrawal.strategies.append(strategy)
            withdrawal.scaledShares.append(Shares(rawValue: scaled))
            if !`operator`.isZero {
                lower(`operator`, strategy, by: worth)
                queued[Pair(`operator`, strategy), default: []].append((block, scaled))
            }
            var position = position(staker, strategy)
            position.deposit -= shares
            if position.deposit.isZero {
                position.factor = ShadowMath.wad
                unlist(strategy, staker)
            }
            put(position, staker, strategy)
        }
        queuedCount[staker, default: 0] += 1
        let root = withdrawal.root
        pending[root] = withdrawal
        pendingRoots.append(root)
        pendingOf[staker, default: []].append(root)
        return root
    }

    private func unlist(_ strategy: Address, _ staker: Address) {
        guard strategy != native, var list = lists[staker],
            let place = list.firstIndex(of: strategy)
        else { return }
        list.swapAt(place, list.count - 1)
        list.removeLast()
        lists[staker] = list
    }

    /// Ends a delegation; everything is queued, a withdrawal for each strategy.
    func undelegate(_ staker: Address) -> [Hash] {
        let `operator` = operatorOf(staker)
        let roots = held(staker).map {
            queue([(strategy: $0, shares: position(staker, $0).deposit)], staker)
        }
        operatorOf[staker] = nil
        delegators[`operator`]?.removeAll { $0 == staker }
        return roots
    }

    func canUndelegate(_ staker: Address) -> Bool {
        held(staker).allSatisfy { canQueue([($0, position(staker, $0).deposit)], staker) }
    }

    // MARK: Completing

    /// The shares that a withdrawal is worth now that slashing reaches it no more.
    func payout(_ withdrawal: StakerWithdrawal) -> [(strategy: Address, shares: UInt256)] {
        let end = UInt64(withdrawal.startBlock) + UInt64(parameters.minWithdrawalDelayBlocks)
        return zip(withdrawal.strategies, withdrawal.scaledShares).map { strategy, scaled in
            (
                strategy,
                ShadowMath.timesWad(
                    scaled.rawValue,
                    slashingFactor(
                        withdrawal.staker, withdrawal.delegatedTo, strategy, at: end))
            )
        }
    }

    func isMature(_ withdrawal: StakerWithdrawal) -> Bool {
        block > UInt64(withdrawal.startBlock) + UInt64(parameters.minWithdrawalDelayBlocks)
    }

    func forget(_ root: Hash) {
        guard let withdrawal = pending.removeValue(forKey: root) else { return }
        if let place = pendingRoots.firstIndex(of: root) { pendingRoots.remove(at: place) }
        pendingOf[withdrawal.staker]?.removeAll { $0 == root }
    }

    /// The scaled shares of an operator's strategy that slashing can still reach in the queue.
    func slashableInQueue(_ operator: Address, _ strategy: Address) -> UInt256 {
        let delay = UInt64(parameters.minWithdrawalDelayBlocks)
        var sum = UInt256.zero
        for entry in (queued[Pair(`operator`, strategy)] ?? []).reversed() {
            guard entry.block + delay >= block else { break }
            sum += entry.scaled
        }
        return sum
    }
}
