import CairnPrimitives

/// Draws validators with a chance that grows with their effective balance.
///
/// - Spec: electra `beacon-chain.md`, `compute_proposer_index` and
///   `get_next_sync_committee_indices`.
struct BalanceLottery {
    private var indices: [UInt32]
    private var shuffle: Shuffle
    private var isShuffled = false
    private var numbers: LotteryNumbers
    /// Draws whose places are known already, and the next of them.
    private var gathered: [LotteryNumbers.Draw] = []
    private var places: [UInt64] = []
    private var turn = 0
    private var gatherSize = 1

    /// A lottery among active validators.
    ///
    /// - Precondition: There is at least one.
    init(_ indices: [UInt32], seed: Hash, rounds: UInt8, odds: LotteryOdds) {
        self.indices = indices
        shuffle = Shuffle(count: indices.count, seed: seed, rounds: rounds)
        numbers = LotteryNumbers(seed: seed, odds: odds)
    }

    /// Shuffles all validators at once, which pays when many are drawn.
    mutating func shuffleAll() {
        shuffle.apply(to: &indices)
        isShuffled = true
        gatherSize = Shuffle.batchSize
    }

    /// The next validator drawn.
    ///
    /// - Throws: `overflow` when an effective balance is too large to be weighed.
    mutating func next(effective: [Gwei]) throws(BeaconError) -> UInt32 {
        while true {
            if turn == gathered.count { gather() }
            let candidate = indices[Int(places[turn])]
            let draw = gathered[turn]
            turn += 1
            if try draw.isWon(with: effective[Int(candidate)]) { return candidate }
        }
    }

    /// Looks at some more draws: first at one, then at ever more, since the first one often wins.
    private mutating func gather() {
        let count = UInt64(indices.count)
        gathered.removeAll(keepingCapacity: true)
        for _ in 0..<gatherSize { gathered.append(numbers.next()) }
        places = gathered.map { $0.number % count }
        if !isShuffled { shuffle.move(&places) }
        turn = 0
        gatherSize = min(gatherSize * 2, Shuffle.batchSize)
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
        guard !indices.isEmpty else { throw .noActiveValidators }
        let epochSeed = try seed(at: epoch, for: .beaconProposer)
        let start = try rules.startSlot(of: epoch)
        var seeds: [Hash] = []
        for place in 0..<rules.preset.slotsPerEpoch {
            seeds.append(Self.slotSeed(epochSeed, try start.adding(place)))
        }
        let odds = LotteryOdds(indices, effective: validators.effectiveBalances)
        let rounds = rules.preset.shuffleRoundCount
        // Where validators are few and draws many, it pays to keep the hashes of each slot.
        let blocks = (indices.count + Shuffle.blockSize - 1) / Shuffle.blockSize
        guard blocks >= odds.placesPerWinner else {
            var proposers: [ValidatorIndex] = []
            for seed in seeds {
                var lottery = BalanceLottery(indices, seed: seed, rounds: rounds, odds: odds)
                proposers.append(
                    ValidatorIndex(try lottery.next(effective: validators.effectiveBalances)))
            }
            return proposers
        }
        var lotteries = SideBySideLotteries(indices, seeds: seeds, rounds: rounds, odds: odds)
        return try lotteries.winners(effective: validators.effectiveBalances)
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
            rounds: rules.preset.shuffleRoundCount,
            odds: LotteryOdds(indices, effective: validators.effectiveBalances))
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
        var lottery = BalanceLottery(
            indices, seed: seed, rounds: rules.preset.shuffleRoundCount,
            odds: LotteryOdds(indices, effective: validators.effectiveBalances))
        return ValidatorIndex(try lottery.next(effective: validators.effectiveBalances))
    }

    private static func slotSeed(_ epochSeed: Hash, _ slot: Slot) -> Hash {
        var message = epochSeed.bytes
        withUnsafeBytes(of: slot.rawValue) { message.append(contentsOf: $0) }
        return Hash(message.withUnsafeBytes(Chunk.hash(of:)))
    }
}
