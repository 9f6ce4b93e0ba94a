public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Takes rewards for operators whom an AVS names, and for their stakers.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.createOperatorDirectedAVSRewardsSubmission`
    /// - Throws: ``PausingError/currentlyPaused``, ``PermissionError/invalidPermissions``, then for
    ///   each submission the first failing check in the order of ``RewardError`` and what the token
    ///   refuses with.
    public func createOperatorDirectedAVSRewardsSubmission(
        _ call: Call, avs: Address, _ submissions: [OperatorDirectedRewardsSubmission]
    ) throws(Revert) {
        try requireNotPaused(
            PauseFlag.RewardsCoordinator.directedServiceSubmissions, in: call.contract)
        try requireCanCall(call, for: avs, RewardSelector.directedByService)
        try rewardsGuard.enter { () throws(Revert) in
            for var submission in submissions {
                let (nonce, hash) = try record(
                    call, &submission, of: avs, as: .operatorDirectedService)
                ledger.emit(
                    RewardEvent.OperatorDirectedAVSRewardsSubmissionCreated(
                        caller: call.sender, avs: avs, hash: hash, nonce: nonce,
                        submission: submission),
                    from: call.contract)
            }
        }
    }

    /// Takes rewards for operators of a set whom its AVS names, and for their stakers.
    ///
    /// - Spec: EigenLayer core,
    ///   `RewardsCoordinator.createOperatorDirectedOperatorSetRewardsSubmission`
    /// - Throws: As ``createOperatorDirectedAVSRewardsSubmission(_:avs:_:)``, and after the check of
    ///   permissions ``RewardError/invalidOperatorSet``.
    public func createOperatorDirectedOperatorSetRewardsSubmission(
        _ call: Call, operatorSet: OperatorSet,
        _ submissions: [OperatorDirectedRewardsSubmission]
    ) throws(Revert) {
        try requireNotPaused(
            PauseFlag.RewardsCoordinator.directedSetSubmissions, in: call.contract)
        try requireCanCall(call, for: operatorSet.avs, RewardSelector.directedBySet)
        try rewardsGuard.enter { () throws(Revert) in
            try require(isOperatorSet(operatorSet), RewardError.invalidOperatorSet)
            for var submission in submissions {
                let (nonce, hash) = try record(
                    call, &submission, of: operatorSet.avs, as: .operatorDirectedSet)
                ledger.emit(
                    RewardEvent.OperatorDirectedOperatorSetRewardsSubmissionCreated(
                        caller: call.sender, hash: hash, operatorSet: operatorSet, nonce: nonce,
                        submission: submission),
                    from: call.contract)
            }
        }
    }

    private func record(
        _ call: Call, _ submission: inout OperatorDirectedRewardsSubmission,
        of submitter: Address, as kind: SubmissionKind
    ) throws(Revert) -> (nonce: UInt64, hash: Hash) {
        let (gross, fees) = try settleDirectedAmounts(call, &submission)
        let nonce = rewards.nonces[submitter]
        let hash = submission.hash(submitter: submitter, nonce: nonce)
        try collect(gross, fee: fees, of: submission.token, from: call)
        note(hash, of: submitter, as: kind)
        return (nonce, hash)
    }
}
