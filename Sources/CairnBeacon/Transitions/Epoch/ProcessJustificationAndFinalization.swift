import CairnPrimitives

extension BeaconState {
    /// Justifies checkpoints that two thirds voted for, and finalizes those that justified ones build
    /// on.
    ///
    /// - Spec: altair `beacon-chain.md`, `process_justification_and_finalization`.
    public mutating func processJustificationAndFinalization() throws(BeaconError) {
        try processJustificationAndFinalization(try participationBalances())
    }

    mutating func processJustificationAndFinalization(
        _ votes: ParticipationBalances
    ) throws(BeaconError) {
        // The checkpoints of the first two epochs have roots of zero, which must not be replaced.
        guard currentEpoch > Epoch(1) else { return }
        try weighJustificationAndFinalization(votes)
    }

    /// - Spec: phase0 `beacon-chain.md`, `weigh_justification_and_finalization`.
    private mutating func weighJustificationAndFinalization(
        _ votes: ParticipationBalances
    ) throws(BeaconError) {
        let previous = previousEpoch
        let current = currentEpoch
        let oldPrevious = previousJustifiedCheckpoint
        let oldCurrent = currentJustifiedCheckpoint

        previousJustifiedCheckpoint = currentJustifiedCheckpoint
        var bits = justificationBits.rawValue << 1 & 15
        let twoThirds = try votes.totalActive.rawValue.times(2)
        if try votes.previous.target.rawValue.times(3) >= twoThirds {
            currentJustifiedCheckpoint = Checkpoint(
                epoch: previous, root: try blockRoot(at: previous))
            bits |= 2
        }
        if try votes.currentTarget.rawValue.times(3) >= twoThirds {
            currentJustifiedCheckpoint = Checkpoint(
                epoch: current, root: try blockRoot(at: current))
            bits |= 1
        }
        justificationBits = JustificationBits(bits)

        // The second, third and fourth latest epochs are justified, the second from the fourth.
        if bits & 14 == 14, try oldPrevious.epoch.adding(3) == current {
            finalizedCheckpoint = oldPrevious
        }
        // The second and third, the second from the third.
        if bits & 6 == 6, try oldPrevious.epoch.adding(2) == current {
            finalizedCheckpoint = oldPrevious
        }
        // The first, second and third, the first from the third.
        if bits & 7 == 7, try oldCurrent.epoch.adding(2) == current {
            finalizedCheckpoint = oldCurrent
        }
        // The first and second, the first from the second.
        if bits & 3 == 3, try oldCurrent.epoch.adding(1) == current {
            finalizedCheckpoint = oldCurrent
        }
    }
}
