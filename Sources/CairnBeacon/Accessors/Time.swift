public import CairnPrimitives

extension BeaconState {
    /// The epoch of the state's slot.
    public var currentEpoch: Epoch { rules.epoch(of: slot) }

    /// The epoch before the current one; before the first there is none, so it is the first.
    public var previousEpoch: Epoch {
        let current = currentEpoch
        return current == .genesis ? .genesis : Epoch(current.rawValue - 1)
    }

    /// The epoch after the current one.
    var nextEpoch: Epoch { Epoch(currentEpoch.rawValue &+ 1) }

    /// When a slot begins, in seconds since 1970.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `compute_time_at_slot`.
    public func time(at slot: Slot) throws(BeaconError) -> UInt64 {
        try genesisTime.plus(try slot.rawValue.times(rules.configuration.secondsPerSlot))
    }

    /// When an activation or exit that begins in an epoch takes effect.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `compute_activation_exit_epoch`.
    public static func activationExitEpoch(_ epoch: Epoch) throws(BeaconError) -> Epoch {
        try epoch.adding(1 + BeaconConstants.maxSeedLookaheadEpochs)
    }

    /// The root of the block of a recent slot, or of the latest before it.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `get_block_root_at_slot`.
    /// - Throws: `slotOutOfRange` unless the slot is before the state's, and not too long before.
    public func blockRoot(at slot: Slot) throws(BeaconError) -> Hash {
        let period = rules.preset.slotsPerHistoricalRoot
        guard slot < self.slot, self.slot <= (try slot.adding(period)) else {
            throw .slotOutOfRange(slot)
        }
        return blockRoots[hash: Int(slot.rawValue % period)]
    }

    /// The root of the block at the start of a recent epoch.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `get_block_root`.
    public func blockRoot(at epoch: Epoch) throws(BeaconError) -> Hash {
        try blockRoot(at: try rules.startSlot(of: epoch))
    }

    /// The randomness of a recent epoch.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `get_randao_mix`.
    public func randaoMix(at epoch: Epoch) -> Hash {
        randaoMixes[hash: Int(epoch.rawValue % rules.preset.epochsPerHistoricalVector)]
    }

    /// What decides on duties of an epoch.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `get_seed`.
    public func seed(at epoch: Epoch, for domain: DomainType) throws(BeaconError) -> Hash {
        let length = rules.preset.epochsPerHistoricalVector
        let lookahead = BeaconConstants.minSeedLookaheadEpochs + 1
        let mix = randaoMix(at: try epoch.adding(length - lookahead))
        var message: [UInt8] = []
        message.reserveCapacity(44)
        withUnsafeBytes(of: domain.rawValue) { message.append(contentsOf: $0) }
        withUnsafeBytes(of: epoch.rawValue) { message.append(contentsOf: $0) }
        mix.withBytes { message.append(contentsOf: $0) }
        return Hash(message.withUnsafeBytes(Chunk.hash(of:)))
    }

    /// How many epochs ago the chain was last finalized, seen from the previous epoch.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `get_finality_delay`.
    public func finalityDelayEpochs() throws(BeaconError) -> UInt64 {
        try previousEpoch.rawValue.minus(finalizedCheckpoint.epoch.rawValue)
    }

    /// Whether finality is so old that inactive validators lose balance faster and faster.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `is_in_inactivity_leak`.
    public func isInInactivityLeak() throws(BeaconError) -> Bool {
        try finalityDelayEpochs() > BeaconConstants.minEpochsToInactivityPenalty
    }
}
