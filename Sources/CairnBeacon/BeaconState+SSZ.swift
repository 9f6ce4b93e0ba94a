public import CairnPrimitives

extension BeaconState: SSZContainer {
    /// The fields in the order of the specification.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        let preset = visitor.rules.preset
        try visitor.field(&genesisTime)
        try visitor.field(&genesisValidatorsRoot)
        try visitor.field(&slot)
        try visitor.field(&fork)
        try visitor.field(&latestBlockHeader)
        try visitor.column(&blockRoots, count: preset.slotsPerHistoricalRoot)
        try visitor.column(&stateRoots, count: preset.slotsPerHistoricalRoot)
        try visitor.column(&historicalRoots, limit: preset.historicalRootsLimit)
        try visitor.field(&eth1Data)
        try visitor.column(&eth1DataVotes, limit: preset.eth1DataVotesLimit)
        try visitor.field(&eth1DepositIndex)
        try visitor.column(&validators, limit: preset.validatorRegistryLimit)
        try visitor.column(&balances, limit: preset.validatorRegistryLimit)
        try visitor.column(&randaoMixes, count: preset.epochsPerHistoricalVector)
        try visitor.column(&slashings, count: preset.epochsPerSlashingsVector)
        try visitor.column(&previousEpochParticipation, limit: preset.validatorRegistryLimit)
        try visitor.column(&currentEpochParticipation, limit: preset.validatorRegistryLimit)
        try visitor.field(&justificationBits)
        try visitor.field(&previousJustifiedCheckpoint)
        try visitor.field(&currentJustifiedCheckpoint)
        try visitor.field(&finalizedCheckpoint)
        try visitor.column(&inactivityScores, limit: preset.validatorRegistryLimit)
        try visitor.field(&currentSyncCommittee)
        try visitor.field(&nextSyncCommittee)
        try visitor.field(&latestExecutionPayloadHeader)
        try visitor.field(&nextWithdrawalIndex)
        try visitor.field(&nextWithdrawalValidatorIndex)
        try visitor.column(&historicalSummaries, limit: preset.historicalRootsLimit)
        try visitor.field(&depositRequestsStartIndex)
        try visitor.field(&depositBalanceToConsume)
        try visitor.field(&exitBalanceToConsume)
        try visitor.field(&earliestExitEpoch)
        try visitor.field(&consolidationBalanceToConsume)
        try visitor.field(&earliestConsolidationEpoch)
        try visitor.column(&pendingDeposits, limit: preset.pendingDepositsLimit)
        try visitor.column(&pendingPartialWithdrawals, limit: preset.pendingPartialWithdrawalsLimit)
        try visitor.column(&pendingConsolidations, limit: preset.pendingConsolidationsLimit)
        if visitor.rules.fork >= .fulu {
            try visitor.column(&proposerLookahead, count: preset.proposerLookaheadSlots)
        }
    }

    /// The root of the whole state; what has changed since the last time is hashed again.
    public mutating func updatedRoot() -> Chunk { treeRoot(rules) }
}

extension BeaconState {
    /// The roots of the fields, in order.
    public func fieldRoots() -> [Hash] {
        var copy = self
        return copy.fieldRoots(rules).map(Hash.init)
    }
}

extension BeaconState {
    /// How much memory the columns and their trees take; queues and committees are left out.
    public var byteCount: Int {
        validators.byteCount + balances.byteCount + previousEpochParticipation.byteCount
            + currentEpochParticipation.byteCount + inactivityScores.byteCount
            + blockRoots.byteCount + stateRoots.byteCount + randaoMixes.byteCount
            + slashings.byteCount
    }
}
