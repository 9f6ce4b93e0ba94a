import CairnPrimitives

/// Answers that are kept because they are expensive and stay right for a while.
///
/// None is part of the state: all follow from it, and dropping them changes nothing but time.
struct KeptAnswers: Sendable {
    /// The active balance of an epoch.
    var totalActiveBalance: (epoch: Epoch, balance: Gwei)?
    /// The committees of the epochs that votes are about.
    var shufflings: [Shuffling] = []
    /// Who proposes in a slot.
    var proposer: (slot: Slot, index: ValidatorIndex)?
    /// The numbers of the current sync committee's members.
    var syncCommitteeIndices: [Int]?
    /// The points of keys of sync committees.
    var keyPoints = BLSAggregate.Known()
}
