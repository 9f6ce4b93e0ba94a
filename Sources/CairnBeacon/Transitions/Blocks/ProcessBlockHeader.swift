import CairnPrimitives

extension BeaconState {
    /// Makes a block the latest one.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_block_header`.
    public mutating func processBlockHeader(_ block: BeaconBlock) throws(BeaconError) {
        // Checks
        guard block.slot == slot else {
            throw .blockSlotMismatch(expected: slot, found: block.slot)
        }
        guard block.slot > latestBlockHeader.slot else {
            throw .blockNotNewer(latest: latestBlockHeader.slot, found: block.slot)
        }
        let proposer = try proposerIndex()
        guard block.proposerIndex == proposer else {
            throw .wrongProposer(expected: proposer, found: block.proposerIndex)
        }
        let parent = Hash(latestBlockHeader.treeRoot(rules))
        guard block.parentRoot == parent else {
            throw .wrongParent(expected: parent, found: block.parentRoot)
        }
        guard validators.slashed[try place(proposer)] == 0 else {
            throw .proposerSlashed(proposer)
        }

        // Effects
        latestBlockHeader = BeaconBlockHeader(
            slot: block.slot, proposerIndex: block.proposerIndex, parentRoot: block.parentRoot,
            stateRoot: .zero, bodyRoot: block.body.hashTreeRoot(rules))
    }

    /// Mixes the proposer's contribution into the randomness.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_randao`.
    public mutating func processRandao(_ body: BeaconBlockBody) throws(BeaconError) {
        let epoch = currentEpoch
        _ = try place(try proposerIndex())
        let reveal = withUnsafeBytes(of: body.randaoReveal, Chunk.hash(of:))
        let index = Int(epoch.rawValue % rules.preset.epochsPerHistoricalVector)
        let mix = randaoMixes[index]
        randaoMixes[index] = Chunk(
            word0: mix.word0 ^ reveal.word0, word1: mix.word1 ^ reveal.word1,
            word2: mix.word2 ^ reveal.word2, word3: mix.word3 ^ reveal.word3)
    }

    /// Counts a vote of the former deposit mechanism; more than half of a period decide.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_eth1_data`.
    /// - Throws: `listFull`.
    public mutating func processEth1Data(_ body: BeaconBlockBody) throws(BeaconError) {
        let limit = rules.preset.eth1DataVotesLimit
        guard UInt64(eth1DataVotes.count) < limit else { throw .listFull }
        eth1DataVotes.append(body.eth1Data)
        var votes: UInt64 = 0
        for vote in eth1DataVotes.elements where vote == body.eth1Data { votes += 1 }
        if votes * 2 > limit { eth1Data = body.eth1Data }
    }
}
