import CairnLedger
import CairnPrimitives

/// What is known of an AVS.
struct ServiceRecord: TableRecord {
    /// Who is asked when operators come and go; zero for the AVS itself.
    var registrar: Address
    /// Whether the AVS has announced itself, without which it can make no sets.
    var hasMetadata: Flag
    var setCount: UInt64
}

/// What is known of an operator set.
struct OperatorSetRecord: TableRecord {
    var exists: Flag
    /// Where slashed funds go; zero for the burn address.
    var redistributionRecipient: Address
    var slasher: Address
    /// The slasher from ``slasherEffectBlock`` on.
    var pendingSlasher: Address
    var slasherEffectBlock: UInt64
    var slashCount: UInt64
    var memberCount: UInt64

    /// Who may slash in a block.
    func slasher(at block: UInt64) -> Address {
        slasherEffectBlock != 0 && block >= slasherEffectBlock ? pendingSlasher : slasher
    }
}

/// What is known of an operator besides its stake.
struct OperatorRecord: TableRecord {
    /// Blocks between allocating magnitude and its becoming slashable.
    var delay: UInt64
    var isDelaySet: Flag
    /// The delay from ``delayEffectBlock`` on.
    var pendingDelay: UInt64
    var delayEffectBlock: UInt64
    var registeredCount: UInt64
    var allocatedCount: UInt64

    /// Puts a pending delay in force whose block has come.
    mutating func settleDelay(at block: UInt64) {
        if delayEffectBlock != 0 && block >= delayEffectBlock {
            delay = pendingDelay
            isDelaySet = true
        }
    }
}

/// What one operator is to one set.
struct MembershipRecord: TableRecord {
    /// Place among the operator's registered sets; zero if it is not registered.
    var registeredPosition: UInt64
    /// Place among the set's members.
    var memberPosition: UInt64
    /// The last block in which the set can slash an operator that left it.
    var slashableUntil: UInt64
    /// Place among the sets to which the operator allocates; zero if it allocates nothing.
    var allocatedPosition: UInt64
    /// Strategies of which the operator allocates to the set.
    var strategyCount: UInt64

    var isRegistered: Bool { registeredPosition != 0 }

    func isSlashable(at block: UInt64) -> Bool { isRegistered || block <= slashableUntil }
}

/// How much of one strategy's stake an operator puts at one set's disposal.
struct AllocationRecord: TableRecord {
    /// In force now; slashable if the operator is.
    var currentMagnitude: UInt64
    /// What comes on top, or goes, at ``effectBlock``.
    var pendingDiff: Int64
    /// Zero if nothing is pending.
    var effectBlock: UInt64
    /// Place among the strategies of which the operator allocates to the set; zero if absent.
    var position: UInt64

    /// The magnitude once the pending change is in force.
    var nextMagnitude: UInt64 { UInt64(Int64(currentMagnitude) + pendingDiff) }
}

/// An operator's magnitudes in one strategy, over all sets.
struct MagnitudeRecord: TableRecord {
    /// What allocations have taken, pending ones included; deallocations count until completed.
    var encumbered: UInt64
    /// The newest maximum, if ``historyCount`` is not zero.
    var latestMax: UInt64
    /// The block from which ``latestMax`` holds.
    var latestBlock: UInt64
    /// How often the maximum has changed.
    var historyCount: UInt64
    /// The first place in the queue of deallocations, and the one after its last.
    var queueBegin: UInt64
    var queueEnd: UInt64

    /// What is left after slashing; 10^18 to begin with.
    var maxMagnitude: UInt64 { historyCount == 0 ? Magnitude.whole : latestMax }
}

/// A maximum and the block from which it holds.
struct MagnitudePoint: TableRecord {
    var block: UInt64
    var value: UInt64
}
