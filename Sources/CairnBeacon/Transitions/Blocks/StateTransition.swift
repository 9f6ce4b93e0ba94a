import CairnPrimitives

/// Whether a block's state root is compared with that of the state it leads to.
public enum StateRootCheck: Sendable {
    /// It must be the same.
    case compare
    /// It is not looked at: for blocks that are being made.
    case skip
}

extension BeaconState {
    /// Takes a block: the slots before it, then what it brings.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `state_transition`.
    /// - Deviates: Signatures are taken as valid.
    /// - Throws: Why the block is refused; the state is then as before.
    public mutating func apply(
        _ signedBlock: SignedBeaconBlock, stateRoot check: StateRootCheck = .compare
    ) throws(BeaconError) {
        try transact { (state) throws(BeaconError) in
            let block = signedBlock.message
            try state.processSlots(to: block.slot)
            try state.processBlock(block)
            guard check == .compare else { return }
            let root = Hash(state.updatedRoot())
            guard root == block.stateRoot else {
                throw .wrongStateRoot(expected: block.stateRoot, found: root)
            }
        }
    }

    /// Brings the state to a later slot, through all epochs in between.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_slots`.
    /// - Throws: `slotNotAhead`; `overflow` in states that cannot come about, and the state is then
    ///   unfinished.
    public mutating func processSlots(to target: Slot) throws(BeaconError) {
        guard slot < target else { throw .slotNotAhead(current: slot, asked: target) }
        while slot < target {
            processSlot()
            if (slot.rawValue + 1) % rules.preset.slotsPerEpoch == 0 { try processEpoch() }
            slot = Slot(slot.rawValue + 1)
        }
    }

    /// Keeps the roots of the slot's state and latest block.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_slot`.
    public mutating func processSlot() {
        let stateRoot = updatedRoot()
        let place = Int(slot.rawValue % rules.preset.slotsPerHistoricalRoot)
        stateRoots[place] = stateRoot
        if latestBlockHeader.stateRoot.isZero { latestBlockHeader.stateRoot = Hash(stateRoot) }
        blockRoots[place] = latestBlockHeader.treeRoot(rules)
    }

    /// Takes what a block of the state's slot brings.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_block`.
    public mutating func processBlock(
        _ block: BeaconBlock, execution verdict: ExecutionVerdict = .valid
    ) throws(BeaconError) {
        try processBlockHeader(block)
        try processWithdrawals(block.body.executionPayload)
        try processExecutionPayload(block.body, verdict)
        try processRandao(block.body)
        try processEth1Data(block.body)
        try processOperations(block.body)
        try processSyncAggregate(block.body.syncAggregate)
    }

    /// Takes what a block asks for, kind by kind.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_operations`.
    public mutating func processOperations(_ body: BeaconBlockBody) throws(BeaconError) {
        // The former deposit mechanism ends where the requests begin.
        let end = min(eth1Data.depositCount, depositRequestsStartIndex)
        let outstanding = end > eth1DepositIndex ? end - eth1DepositIndex : 0
        let expected = min(BeaconConstants.maxDeposits, outstanding)
        guard UInt64(body.deposits.count) == expected else {
            throw .wrongDepositCount(expected: expected, found: body.deposits.count)
        }
        for slashing in body.proposerSlashings { try processProposerSlashing(slashing) }
        for slashing in body.attesterSlashings { try processAttesterSlashing(slashing) }
        for attestation in body.attestations { try processAttestation(attestation) }
        for deposit in body.deposits { try processDeposit(deposit) }
        for exit in body.voluntaryExits { try processVoluntaryExit(exit) }
        for change in body.blsToExecutionChanges { try processBLSToExecutionChange(change) }
        for request in body.executionRequests.deposits { try processDepositRequest(request) }
        for request in body.executionRequests.withdrawals { try processWithdrawalRequest(request) }
        for request in body.executionRequests.consolidations {
            try processConsolidationRequest(request)
        }
    }
}
