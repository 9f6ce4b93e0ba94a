public import CairnLedger
import CairnPrimitives

extension Restaking {
    /// Takes rewards for all stakers.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.createRewardsForAllSubmission`
    /// - Throws: ``PausingError/currentlyPaused``, ``RewardError/unauthorizedCaller``, then for each
    ///   submission the first failing check and what the token refuses with.
    public func createRewardsForAllSubmission(
        _ call: Call, _ submissions: [RewardsSubmission]
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.RewardsCoordinator.forAllSubmissions, in: call.contract)
        try createForAll(call, submissions, as: .forAll) { nonce, hash, submission in
            ledger.emit(
                RewardEvent.RewardsSubmissionForAllCreated(
                    submitter: call.sender, nonce: nonce, hash: hash, submission: submission),
                from: call.contract)
        }
    }

    /// Takes rewards for all stakers and operators who earn anything.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.createRewardsForAllEarners`
    /// - Throws: As ``createRewardsForAllSubmission(_:_:)``.
    public func createRewardsForAllEarners(
        _ call: Call, _ submissions: [RewardsSubmission]
    ) throws(Revert) {
        try requireNotPaused(
            PauseFlag.RewardsCoordinator.forAllEarnersSubmissions, in: call.contract)
        try createForAll(call, submissions, as: .forAllEarners) { nonce, hash, submission in
            ledger.emit(
                RewardEvent.RewardsSubmissionForAllEarnersCreated(
                    submitter: call.sender, nonce: nonce, hash: hash, submission: submission),
                from: call.contract)
        }
    }

    /// These pay no fee, and are announced before their tokens move.
    private func createForAll(
        _ call: Call, _ submissions: [RewardsSubmission], as kind: SubmissionKind,
        announce: (UInt64, Hash, RewardsSubmission) -> Void
    ) throws(Revert) {
        try require(
            isRewardsForAllSubmitter(call.sender), RewardError.unauthorizedCaller)
        try rewardsGuard.enter { () throws(Revert) in
            for submission in submissions {
                // Checks
                try requireValid(submission)

                // Effects
                let nonce = rewards.nonces[call.sender]
                let hash = submission.hash(submitter: call.sender, nonce: nonce)
                note(hash, of: call.sender, as: kind)
                announce(nonce, hash, submission)
                try collect(submission.amount, fee: .zero, of: submission.token, from: call)
            }
        }
    }
}
