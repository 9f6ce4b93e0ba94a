public import CairnLedger
public import CairnPrimitives

/// Paying out what a root says that somebody has earned.
extension Restaking {
    /// Pays what an earner has earned since the last claim.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.processClaim`
    /// - Throws: ``PausingError/currentlyPaused``; as ``requireValid(_:root:)``;
    ///   ``RewardError/unauthorizedCaller``; for each token
    ///   ``RewardError/earningsNotGreaterThanClaimed`` and what the token refuses with.
    public func processClaim(
        _ call: Call, _ claim: RewardsClaim, recipient: Address
    ) throws(Revert) {
        try processClaims(call, [claim], recipient: recipient)
    }

    /// Pays several claims, all or none.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.processClaims`
    /// - Throws: As ``processClaim(_:_:recipient:)``.
    public func processClaims(
        _ call: Call, _ claims: [RewardsClaim], recipient: Address
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.RewardsCoordinator.claims, in: call.contract)
        try rewardsGuard.enter { () throws(Revert) in
            for claim in claims { try pay(call, claim, to: recipient) }
        }
    }

    private func pay(
        _ call: Call, _ claim: RewardsClaim, to recipient: Address
    ) throws(Revert) {
        // Checks
        let root = try distributionRoot(at: UInt256(UInt64(claim.rootIndex)))
        try requireValid(claim, root: root)
        let earner = claim.earnerLeaf.earner
        let appointed = claimer(of: earner)
        let claimer = appointed.isZero ? earner : appointed
        try require(call.sender == claimer, RewardError.unauthorizedCaller)

        // Effects
        for leaf in claim.tokenLeaves {
            let key = Pair(earner, leaf.token)
            let claimed = rewards.claimed[key]
            try require(
                leaf.cumulativeEarnings > claimed, RewardError.earningsNotGreaterThanClaimed)
            let amount = leaf.cumulativeEarnings - claimed
            rewards.claimed[key] = leaf.cumulativeEarnings
            try transferSafely(amount, of: leaf.token, from: call.contract, to: recipient)
            ledger.emit(
                RewardEvent.RewardsClaimed(
                    root: root.root, earner: earner, claimer: claimer, recipient: recipient,
                    token: leaf.token, amount: amount),
                from: call.contract)
        }
    }

    /// Throws unless a root is in force and the claim's leaves stand in its trees.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator._checkClaim`
    /// - Throws: The first failing check: of ``RewardError`` `rootDisabled`, `rootNotActivated`,
    ///   `inputArrayLengthMismatch`, then `invalidEarnerLeafIndex`, ``MerkleError`` and
    ///   `invalidClaimProof` for the earner, and for each token `invalidTokenLeafIndex` and again
    ///   these.
    func requireValid(_ claim: RewardsClaim, root: DistributionRoot) throws(Revert) {
        try require(!root.isDisabled, RewardError.rootDisabled)
        try require(
            ledger.moment.timestamp >= UInt64(root.activatedAt), RewardError.rootNotActivated)
        try require(
            claim.tokenIndices.count == claim.tokenTreeProofs.count
                && claim.tokenTreeProofs.count == claim.tokenLeaves.count,
            RewardError.inputArrayLengthMismatch)
        try requireIncluded(
            claim.earnerLeaf.hash, at: claim.earnerIndex, proof: claim.earnerTreeProof,
            root: root.root, misplaced: .invalidEarnerLeafIndex)
        for index in claim.tokenIndices.indices {
            try requireIncluded(
                claim.tokenLeaves[index].hash, at: claim.tokenIndices[index],
                proof: claim.tokenTreeProofs[index], root: claim.earnerLeaf.tokenRoot,
                misplaced: .invalidTokenLeafIndex)
        }
    }

    private func requireIncluded(
        _ leaf: Hash, at index: UInt32, proof: Bytes, root: Hash, misplaced: RewardError
    ) throws(Revert) {
        // A tree as high as the proof has 2^height leaves; from 2^256 on the count wraps to none.
        let height = proof.count / 32
        let isInside = height < 32 ? UInt64(index) >> UInt64(height) == 0 : height < 256
        try require(isInside, misplaced)
        try require(
            try KeccakMerkle.verifyInclusion(
                of: leaf, at: UInt64(index), proof: proof, root: root),
            RewardError.invalidClaimProof)
    }

    // MARK: Claimers

    /// Names who may claim for the caller; zero for nobody else.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setClaimerFor`
    public func setClaimer(_ call: Call, _ claimer: Address) {
        setClaimer(claimer, of: call.sender, from: call.contract)
    }

    /// Names who may claim for an operator or an AVS.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.setClaimerFor`
    /// - Throws: ``PermissionError/invalidPermissions``, ``RewardError/invalidEarner``
    public func setClaimer(
        _ call: Call, _ claimer: Address, of earner: Address
    ) throws(Revert) {
        try requireCanCall(call, for: earner, RewardSelector.setClaimerFor)
        try require(
            isOperator(earner) || allocations.services[earner].setCount > 0,
            RewardError.invalidEarner)
        setClaimer(claimer, of: earner, from: call.contract)
    }

    private func setClaimer(_ claimer: Address, of earner: Address, from contract: Address) {
        let oldClaimer = self.claimer(of: earner)
        rewards.claimers[earner] = claimer
        ledger.emit(
            RewardEvent.ClaimerForSet(earner: earner, oldClaimer: oldClaimer, claimer: claimer),
            from: contract)
    }
}
