import CairnPrimitives

/// Draws validators with a chance that grows with their effective balance.
///
/// - Spec: electra `beacon-chain.md`, `compute_proposer_index` and
///   `get_next_sync_committee_indices`.
struct BalanceLottery {
    private var indices: [UInt32]
    private var shuffle: Shuffle
    private var isShuffled = false
    private var places: [UInt64] = []
    private var message: [UInt8]
    private var draw: UInt64 = 0
    private var random = Chunk.zero

    /// A lottery among active validators.
    ///
    /// - Precondition: There is at least one.
    init(_ indices: [UInt32], seed: Hash, rounds: UInt8) {
        self.indices = indices
        shuffle = Shuffle(count: indices.count, seed: seed, rounds: rounds)
        message = seed.bytes + [UInt8](repeating: 0, count: 8)
    }

    /// Shuffles all validators at once, which pays when many are drawn.
    mutating func shuffleAll() {
        shuffle.apply(to: &indices)
        isShuffled = true
    }

    /// Where the next place goes; places are moved by the batch.
    private mutating func nextPlace() -> UInt64 {
        let count = UInt64(indices.count)
        guard !isShuffled else { return draw % count }
        let offset = Int(draw % UInt64(Shuffle.batchSize))
        if offset == 0 {
            places = (0..<UInt64(Shuffle.batchSize)).map { (draw + $0) % count }
            shuffle.move(&places)
        }
        return places[offset]
    }

    /// The next validator drawn.
    ///
    /// - Throws: `overflow` when an effective balance is too large to be weighed.
    mutating func next(effective: [Gwei]) throws(BeaconError) -> UInt32 {
        while true {
            let candidate = indices[Int(nextPlace())]
            if draw % 16 == 0 {
                let block = draw / 16
                withUnsafeBytes(of: block) { bytes in
                    for (place, byte) in bytes.enumerated() { message[32 + place] = byte }
                }
                random = message.withUnsafeBytes(Chunk.hash(of:))
            }
            let value = withUnsafeBytes(of: random) {
                UInt64($0.loadUnaligned(fromByteOffset: Int(draw % 16) * 2, as: UInt16.self))
            }
            draw += 1
            let weight = try effective[Int(candidate)].rawValue.times(
                BeaconConstants.maxRandomValue)
            if weight >= BeaconConstants.maxEffectiveBalance.rawValue * value { return candidate }
        }
    }
}

extension BeaconState {
    /// Who proposes in the state's slot.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `get_beacon_proposer_index`; fulu, the same.
    /// - Throws: `noActiveValidators`.
    public mutating func proposerIndex() throws(BeaconError) -> ValidatorIndex {
        if rules.fork >= .fulu {
            return proposerLookahead[Int(slot.rawValue % rules.preset.slotsPerEpoch)]
        }
        if let known = kept.proposer, known.slot == slot { return known.index }
        let epoch = currentEpoch
        let epochSeed = try seed(at: epoch, for: .beaconProposer)
        let index = try draw(
            from: activeIndices(at: epoch), seed: Self.slotSeed(epochSeed, slot))
        kept.proposer = (slot, index)
        return index
    }

    /// Who proposes in the slots of an epoch.
    ///
    /// - Spec: fulu `beacon-chain.md`, `get_beacon_proposer_indices`.
    func proposerIndices(at epoch: Epoch) throws(BeaconError) -> [ValidatorIndex] {
        let indices = activeIndices(at: epoch)
        let epochSeed = try seed(at: epoch, for: .beaconProposer)
        let start = try rules.startSlot(of: epoch)
        var proposers: [ValidatorIndex] = []
        for place in 0..<rules.preset.slotsPerEpoch {
            let seed = Self.slotSeed(epochSeed, try start.adding(place))
            proposers.append(try draw(from: indices, seed: seed))
        }
        return proposers
    }

    /// The validators of the next sync committee, some perhaps more than once.
    ///
    /// - Spec: electra `beacon-chain.md`, `get_next_sync_committee_indices`.
    func nextSyncCommitteeIndices() throws(BeaconError) -> [Int] {
        let epoch = try currentEpoch.adding(1)
        let indices = activeIndices(at: epoch)
        guard !indices.isEmpty else { throw .noActiveValidators }
        var lottery = BalanceLottery(
            indices, seed: try seed(at: epoch, for: .syncCommittee),
            rounds: rules.preset.shuffleRoundCount)
        lottery.shuffleAll()
        var members: [Int] = []
        for _ in 0..<rules.preset.syncCommitteeSize {
            members.append(Int(try lottery.next(effective: validators.effectiveBalances)))
        }
        return members
    }

    /// The numbers of the current sync committee's members.
    ///
    /// - Throws: `publicKeyInvalid` when a key is nobody's.
    mutating func syncCommitteeIndices() throws(BeaconError) -> [Int] {
        if let known = kept.syncCommitteeIndices { return known }
        var members: [Int] = []
        for key in currentSyncCommittee.value.publicKeys {
            guard let index = validators.firstIndex(of: key) else { throw .publicKeyInvalid }
            members.append(index)
        }
        kept.syncCommitteeIndices = members
        return members
    }

    private func draw(
        from indices: [UInt32], seed: Hash
    ) throws(BeaconError) -> ValidatorIndex {
        guard !indices.isEmpty else { throw .noActiveValidators }
        var lottery = BalanceLottery(indices, seed: seed, rounds: rules.preset.shuffleRoundCount)
        return ValidatorIndex(try lottery.next(effective: validators.effectiveBalances))
    }

    private static func slotSeed(_ epochSeed: Hash, _ slot: Slot) -> Hash {
        var message = epochSeed.bytes
        withUnsafeBytes(of: slot.rawValue) { message.append(contentsOf: $0) }
        return Hash(message.withUnsafeBytes(Chunk.hash(of:)))
    }
}
