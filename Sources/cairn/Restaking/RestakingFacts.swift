import CairnPrimitives
import CairnRestaking

/// What an operator answers for in one strategy.
struct OperatorStake {
    let strategy: Address
    let shares: Shares
    /// In the strategy's token.
    let worth: Wei
    /// The magnitude that is allocated, pending allocations included.
    let encumbered: UInt64
    /// The magnitude that slashes have left.
    let maximum: UInt64
}

/// What of an operator's stake a set may slash.
struct Exposure {
    let `operator`: Address
    let operatorSet: OperatorSet
    let strategy: Address
    let allocation: Allocation
    let maximum: UInt64
    let isSlashable: Bool
    /// The last block of membership's consequences for an operator that has left.
    let membershipEnds: UInt64?

    /// The slashable part of some shares of the operator's stakers.
    ///
    /// - Rounds: Down.
    func part(of shares: Shares) -> Shares {
        guard isSlashable, maximum > 0 else { return .zero }
        return shares.mulDiv(
            UInt256(allocation.currentMagnitude), by: UInt256(maximum), rounding: .down)
    }

    /// The block from which less, or nothing, can be slashed; nil if none is set.
    var ends: UInt64? {
        let deallocation =
            allocation.pendingDiff < 0 ? UInt64(allocation.effectBlock) : nil
        guard let membershipEnds else { return deallocation }
        return min(membershipEnds, deallocation ?? membershipEnds)
    }
}

/// An operator set as it stands.
struct SetDetails {
    let operatorSet: OperatorSet
    let strategies: [Address]
    let members: [Address]
    let slasher: Address
    let slashes: UInt256
    let isRedistributing: Bool
    let recipient: Address
}

/// A slash that happened.
struct SlashRecord {
    let block: UInt64
    let `operator`: Address
    let operatorSet: OperatorSet
    let strategies: [Address]
    /// The part of the operator's whole stake, of 10^18.
    let wads: [UInt256]
    let reason: String
}
