public import CairnLedger
public import CairnPrimitives

/// What can be asked of the withdrawal queue.
extension Restaking {
    /// Whether a withdrawal waits.
    public func isWithdrawalPending(_ root: Hash) -> Bool {
        delegation.withdrawals[root].position != 0
    }

    /// Withdrawals that a staker has ever queued.
    public func cumulativeWithdrawalsQueued(by staker: Address) -> UInt256 {
        UInt256(delegation.stakers[staker].withdrawalsQueued)
    }

    /// A withdrawal that waits, or one of zeros.
    public func queuedWithdrawal(_ root: Hash) -> StakerWithdrawal {
        queuedWithdrawal(root, delegation.withdrawals[root])
    }

    /// The roots of a staker's withdrawals that wait, in the contract's order.
    public func queuedWithdrawalRoots(of staker: Address) -> [Hash] {
        (0..<delegation.stakers[staker].pendingWithdrawals).map {
            delegation.stakerWithdrawals[Pair(staker, $0)]
        }
    }

    /// A withdrawal and what it would give if it were completed now.
    ///
    /// - Rounds: Down.
    public func queuedWithdrawalAndShares(
        _ root: Hash
    ) throws(Revert) -> (withdrawal: StakerWithdrawal, shares: [Shares]) {
        let withdrawal = queuedWithdrawal(root)
        let slashableUntil = try slashableUntil(startBlock: withdrawal.startBlock)
        let isFinal = slashableUntil < blockNumber
        var shares: [Shares] = []
        for (strategy, scaled) in zip(withdrawal.strategies, withdrawal.scaledShares) {
            let factor =
                isFinal
                ? try slashingFactor(
                    of: withdrawal.staker, operator: withdrawal.delegatedTo, in: strategy,
                    atBlock: slashableUntil)
                : try slashingFactor(
                    of: withdrawal.staker, operator: withdrawal.delegatedTo, in: strategy)
            shares.append(Shares(rawValue: try SlashingMath.mulWad(scaled.rawValue, factor)))
        }
        return (withdrawal, shares)
    }
}
