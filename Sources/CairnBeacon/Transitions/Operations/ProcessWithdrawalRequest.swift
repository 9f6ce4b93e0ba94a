import CairnPrimitives

extension BeaconState {
    /// Takes a wish for an exit or for a part of a balance; an unfit one is ignored.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_withdrawal_request`.
    public mutating func processWithdrawalRequest(
        _ request: WithdrawalRequest
    ) throws(BeaconError) {
        // Checks
        let isFullExit = request.amount == BeaconConstants.fullExitRequestAmount
        let isQueueFull =
            UInt64(pendingPartialWithdrawals.count)
            == rules.preset.pendingPartialWithdrawalsLimit
        if isQueueFull, !isFullExit { return }
        guard let index = validators.firstIndex(of: request.validatorPublicKey),
            validators.hasExecutionCredential(index),
            validators.withdrawalAddress(index) == request.sourceAddress,
            validators.isActive(index, at: currentEpoch),
            validators.exitEpochs[index] == .farFuture, try isActiveLongEnough(index)
        else { return }

        let pending = try pendingBalanceToWithdraw(index)
        if isFullExit {
            if pending.isZero { try initiateValidatorExit(index) }
            return
        }

        // Amounts
        let least = BeaconConstants.minActivationBalance
        let kept = try least.plus(pending)
        let balance = balances[index]
        guard validators.hasCompoundingCredential(index),
            validators.effectiveBalances[index] >= least, balance > kept
        else { return }
        let amount = min(balance - kept, request.amount)

        // Effects
        let exit = try planExit(of: amount)
        let delay = BeaconConstants.minValidatorWithdrawabilityDelayEpochs
        pendingPartialWithdrawals.append(
            PendingPartialWithdrawal(
                validatorIndex: ValidatorIndex(index), amount: amount,
                withdrawableEpoch: try exit.adding(delay)))
    }
}
