public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Takes rewards from an AVS, or from anybody, for those who stake with its operators.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.createAVSRewardsSubmission`
    /// - Throws: ``PausingError/currentlyPaused``, then for each submission the first failing check
    ///   in the order of ``RewardError`` and what the token refuses with.
    public func createAVSRewardsSubmission(
        _ call: Call, _ submissions: [RewardsSubmission]
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.RewardsCoordinator.serviceSubmissions, in: call.contract)
        try rewardsGuard.enter { () throws(Revert) in
            try createServiceSubmissions(call, avs: call.sender, submissions)
        }
    }

    /// Takes rewards from the emissions controller for those who stake for an AVS, such as EigenDA.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.createEigenDARewardsSubmission`
    /// - Throws: As ``createAVSRewardsSubmission(_:_:)``, and after the check for a pause
    ///   ``RewardError/unauthorizedCaller``.
    public func createEigenDARewardsSubmission(
        _ call: Call, avs: Address, _ submissions: [RewardsSubmission]
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.RewardsCoordinator.serviceSubmissions, in: call.contract)
        try rewardsGuard.enter { () throws(Revert) in
            try require(
                call.sender == parameters.rewards.emissionsController,
                RewardError.unauthorizedCaller)
            try createServiceSubmissions(call, avs: avs, submissions)
        }
    }

    private func createServiceSubmissions(
        _ call: Call, avs: Address, _ submissions: [RewardsSubmission]
    ) throws(Revert) {
        for var submission in submissions {
            let (nonce, hash) = try record(call, &submission, of: avs, as: .service)
            ledger.emit(
                RewardEvent.AVSRewardsSubmissionCreated(
                    avs: avs, nonce: nonce, hash: hash, submission: submission),
                from: call.contract)
        }
    }

    /// Takes rewards for the stake that only one operator set can slash.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.createUniqueStakeRewardsSubmission`
    /// - Throws: ``PausingError/currentlyPaused``, ``PermissionError/invalidPermissions``,
    ///   ``RewardError/invalidOperatorSet``, then as ``createAVSRewardsSubmission(_:_:)``.
    public func createUniqueStakeRewardsSubmission(
        _ call: Call, operatorSet: OperatorSet, _ submissions: [RewardsSubmission]
    ) throws(Revert) {
        try requireNotPaused(
            PauseFlag.RewardsCoordinator.uniqueStakeSubmissions, in: call.contract)
        try requireCanCall(call, for: operatorSet.avs, RewardSelector.uniqueStake)
        try rewardsGuard.enter { () throws(Revert) in
            try require(isOperatorSet(operatorSet), RewardError.invalidOperatorSet)
            for var submission in submissions {
                let (nonce, hash) = try record(
                    call, &submission, of: operatorSet.avs, as: .uniqueStake)
                ledger.emit(
                    RewardEvent.UniqueStakeRewardsSubmissionCreated(
                        caller: call.sender, hash: hash, operatorSet: operatorSet, nonce: nonce,
                        submission: submission),
                    from: call.contract)
            }
        }
    }

    /// Takes rewards for all stake of an operator set's operators.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.createTotalStakeRewardsSubmission`
    /// - Throws: As ``createUniqueStakeRewardsSubmission(_:operatorSet:_:)``.
    public func createTotalStakeRewardsSubmission(
        _ call: Call, operatorSet: OperatorSet, _ submissions: [RewardsSubmission]
    ) throws(Revert) {
        try requireNotPaused(
            PauseFlag.RewardsCoordinator.totalStakeSubmissions, in: call.contract)
        try requireCanCall(call, for: operatorSet.avs, RewardSelector.totalStake)
        try rewardsGuard.enter { () throws(Revert) in
            try require(isOperatorSet(operatorSet), RewardError.invalidOperatorSet)
            for var submission in submissions {
                let (nonce, hash) = try record(
                    call, &submission, of: operatorSet.avs, as: .totalStake)
                ledger.emit(
                    RewardEvent.TotalStakeRewardsSubmissionCreated(
                        caller: call.sender, hash: hash, operatorSet: operatorSet, nonce: nonce,
                        submission: submission),
                    from: call.contract)
            }
        }
    }

    /// Checks a submission, takes its tokens, passes the fee on and remembers what is left.
    ///
    /// - Rounds: The fee down, in favour of those who earn.
    private func record(
        _ call: Call, _ submission: inout RewardsSubmission, of submitter: Address,
        as kind: SubmissionKind
    ) throws(Revert) -> (nonce: UInt64, hash: Hash) {
        // Checks
        try requireValid(submission)

        // Amounts
        let fee = paysProtocolFee(call.sender) ? try protocolFee(on: submission.amount) : .zero

        // Effects
        try collect(submission.amount, fee: fee, of: submission.token, from: call)
        submission.amount -= fee
        let nonce = rewards.nonces[submitter]
        let hash = submission.hash(submitter: submitter, nonce: nonce)
        note(hash, of: submitter, as: kind)
        return (nonce, hash)
    }

    /// Takes tokens from the sender, and hands the fee on.
    func collect(
        _ amount: UInt256, fee: UInt256, of token: Address, from call: Call
    ) throws(Revert) {
        try transferSafely(
            amount, of: token, from: call.sender, to: call.contract, spender: call.contract)
        rewards.funded.update(token) { $0 += amount - fee }
        guard !fee.isZero else { return }
        try transferSafely(
            fee, of: token, from: call.contract, to: rewards.settings.value.feeRecipient)
    }

    /// Remembers a submission, and counts it among its submitter's.
    func note(_ hash: Hash, of submitter: Address, as kind: SubmissionKind) {
        rewards.submissions[Triple(kind.rawValue, submitter, hash)] = true
        rewards.nonces.update(submitter) { $0 += 1 }
    }
}
