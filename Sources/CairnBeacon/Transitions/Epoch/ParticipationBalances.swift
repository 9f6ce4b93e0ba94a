public import CairnPrimitives

/// How much effective balance stands behind the votes of two epochs.
///
/// Each is of validators that are active in the epoch and have not been slashed, and at least one
/// increment.
public struct ParticipationBalances: Sendable, Hashable {
    /// All active validators of the current epoch, slashed or not.
    public var totalActive: Gwei
    /// Timely votes of the previous epoch: source, target, head.
    public var previous: InlineTriple
    /// Timely target votes of the current epoch.
    public var currentTarget: Gwei

    /// A number for each of source, target and head.
    public struct InlineTriple: Sendable, Hashable {
        /// For the source.
        public var source: Gwei
        /// For the target.
        public var target: Gwei
        /// For the head.
        public var head: Gwei

        /// The number for a flag, in the order of the flags.
        public subscript(flag: Int) -> Gwei {
            switch flag {
            case 0: source
            case 1: target
            default: head
            }
        }
    }
}

extension BeaconState {
    /// Adds up the votes of the current and the previous epoch.
    ///
    /// - Spec: altair `beacon-chain.md`, `get_unslashed_participating_indices`, and phase0
    ///   `get_total_balance` of them.
    mutating func participationBalances() throws(BeaconError) -> ParticipationBalances {
        let current = currentEpoch
        let previous = previousEpoch
        let count = validators.count
        // No sum exceeds that of all effective balances.
        var whole: UInt64 = 0
        var overflowed: UInt64 = 0
        var active: UInt64 = 0
        var source: UInt64 = 0
        var target: UInt64 = 0
        var head: UInt64 = 0
        var currentTarget: UInt64 = 0
        withVoteColumns { columns in
            for index in 0..<count {
                let effective = columns.effective[index].rawValue
                let (next, overflow) = whole.addingReportingOverflow(effective)
                whole = next
                overflowed |= overflow ? 1 : 0
                let start = columns.activation[index]
                let end = columns.exit[index]
                let isActive = start <= current && current < end
                active &+= isActive ? effective : 0
                guard columns.slashed[index] == 0 else { continue }
                let flags = columns.previousFlags[index].rawValue
                let counted = start <= previous && previous < end ? effective : 0
                source &+= flags & 1 != 0 ? counted : 0
                target &+= flags & 2 != 0 ? counted : 0
                head &+= flags & 4 != 0 ? counted : 0
                let now = columns.currentFlags[index].rawValue
                currentTarget &+= now & 2 != 0 && isActive ? effective : 0
            }
        }
        guard overflowed == 0 else { throw .overflow }
        let least = BeaconConstants.effectiveBalanceIncrement
        let total = max(least, Gwei(active))
        kept.totalActiveBalance = (current, total)
        return ParticipationBalances(
            totalActive: total,
            previous: ParticipationBalances.InlineTriple(
                source: max(least, Gwei(source)), target: max(least, Gwei(target)),
                head: max(least, Gwei(head))),
            currentTarget: max(least, Gwei(currentTarget)))
    }

    /// The columns that say what a vote is worth.
    private struct VoteColumns {
        let effective: UnsafeBufferPointer<Gwei>
        let activation: UnsafeBufferPointer<Epoch>
        let exit: UnsafeBufferPointer<Epoch>
        let slashed: UnsafeBufferPointer<UInt8>
        let previousFlags: UnsafeBufferPointer<ParticipationFlags>
        let currentFlags: UnsafeBufferPointer<ParticipationFlags>
    }

    private func withVoteColumns(_ body: (VoteColumns) -> Void) {
        precondition(
            previousEpochParticipation.count >= validators.count
                && currentEpochParticipation.count >= validators.count,
            "Every validator has flags.")
        validators.effectiveBalances.withUnsafeBufferPointer { effective in
            validators.activationEpochs.withUnsafeBufferPointer { activation in
                validators.exitEpochs.withUnsafeBufferPointer { exit in
                    validators.slashed.withUnsafeBufferPointer { slashed in
                        previousEpochParticipation.elements.withUnsafeBufferPointer { previous in
                            currentEpochParticipation.elements.withUnsafeBufferPointer { current in
                                body(
                                    VoteColumns(
                                        effective: effective, activation: activation, exit: exit,
                                        slashed: slashed, previousFlags: previous,
                                        currentFlags: current))
                            }
                        }
                    }
                }
            }
        }
    }
}
