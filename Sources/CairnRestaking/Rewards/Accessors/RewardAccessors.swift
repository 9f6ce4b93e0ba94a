public import CairnLedger
public import CairnPrimitives

/// What can be asked of the rewards coordinator.
extension Restaking {
    // MARK: Settings

    /// Who posts roots.
    public var rewardsUpdater: Address { rewards.settings.value.updater }
    public var feeRecipient: Address { rewards.settings.value.feeRecipient }
    /// Seconds.
    public var activationDelay: UInt32 {
        UInt32(truncatingIfNeeded: rewards.settings.value.activationDelay)
    }
    /// The end of the time that the newest root covers, in Unix seconds.
    public var rewardsCalculationEnd: UInt32 {
        UInt32(truncatingIfNeeded: rewards.settings.value.calculationEnd)
    }
    /// What operators keep that have not chosen, 10,000 being all.
    public var defaultOperatorSplit: UInt16 {
        UInt16(truncatingIfNeeded: rewards.settings.value.defaultSplit)
    }

    // MARK: Submissions

    public func isRewardsForAllSubmitter(_ submitter: Address) -> Bool {
        rewards.forAllSubmitters[submitter].isSet
    }

    public func paysProtocolFee(_ submitter: Address) -> Bool {
        rewards.feePayers[submitter].isSet
    }

    /// How many submissions were made in a submitter's name.
    public func submissionNonce(of submitter: Address) -> UInt64 { rewards.nonces[submitter] }

    public func isSubmission(_ hash: Hash, of submitter: Address, as kind: SubmissionKind) -> Bool {
        rewards.submissions[Triple(kind.rawValue, submitter, hash)].isSet
    }

    // MARK: Splits

    /// What an operator keeps now of an AVS's rewards.
    public func operatorAVSSplit(of operatorAddress: Address, avs: Address) -> UInt16 {
        currentSplit(rewards.serviceSplits[Pair(operatorAddress, avs)])
    }

    /// What an operator keeps now of programmatic incentives.
    public func operatorPISplit(of operatorAddress: Address) -> UInt16 {
        currentSplit(rewards.incentiveSplits[operatorAddress])
    }

    /// What an operator keeps now of an operator set's rewards.
    public func operatorSetSplit(of operatorAddress: Address, in set: OperatorSet) -> UInt16 {
        currentSplit(rewards.setSplits[Pair(operatorAddress, OperatorSetKey(set))])
    }

    // MARK: Roots

    public var distributionRootCount: Int { rewards.roots.count(0) }

    /// - Throws: A panic if there are not so many.
    public func distributionRoot(at index: UInt256) throws(Revert) -> DistributionRoot {
        guard let index = index.asInt, index < distributionRootCount else {
            throw Revert(Panic.indexOutOfBounds)
        }
        return DistributionRoot(rewards.roots[0, index])
    }

    /// The newest root.
    ///
    /// - Throws: A panic if there is none.
    public func currentDistributionRoot() throws(Revert) -> DistributionRoot {
        guard let root = rewards.roots.last(0) else { throw Revert(Panic.arithmetic) }
        return DistributionRoot(root)
    }

    /// The newest root against which earnings can be claimed; all zeros if there is none.
    public var currentClaimableDistributionRoot: DistributionRoot {
        for index in stride(from: distributionRootCount - 1, through: 0, by: -1) {
            let root = rewards.roots[0, index]
            if !root.isDisabled.isSet && ledger.moment.timestamp >= root.activatedAt {
                return DistributionRoot(root)
            }
        }
        return DistributionRoot()
    }

    /// The index of the newest root with a hash.
    ///
    /// - Throws: ``RewardError/invalidRoot``
    public func rootIndex(of hash: Hash) throws(Revert) -> UInt32 {
        let position = rewards.rootPositions[hash]
        try require(position != 0, RewardError.invalidRoot)
        return UInt32(truncatingIfNeeded: position - 1)
    }

    // MARK: Claims

    /// Whether a claim would be paid, but for who sends it and what was paid before.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.checkClaim`
    /// - Throws: A panic for an index without a root; then the first failing check of the claim.
    public func checkClaim(_ claim: RewardsClaim) throws(Revert) {
        try requireValid(
            claim, root: distributionRoot(at: UInt256(UInt64(claim.rootIndex))))
    }

    /// Who may claim for an earner; zero if only the earner may.
    public func claimer(of earner: Address) -> Address { rewards.claimers[earner] }

    /// All of a token that an earner was ever paid.
    public func claimedRewards(of earner: Address, in token: Address) -> UInt256 {
        rewards.claimed[Pair(earner, token)]
    }
}

extension DistributionRoot {
    init(_ record: RewardState.Root) {
        self.init(
            root: record.hash,
            rewardsCalculationEndTimestamp: UInt32(truncatingIfNeeded: record.calculationEnd),
            activatedAt: UInt32(truncatingIfNeeded: record.activatedAt),
            isDisabled: record.isDisabled.isSet)
    }
}
