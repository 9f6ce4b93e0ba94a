import CairnPrimitives

extension BeaconState {
    /// Takes a wish to move a validator into another, or to let its balance compound; an unfit one
    /// is ignored.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_consolidation_request`.
    public mutating func processConsolidationRequest(
        _ request: ConsolidationRequest
    ) throws(BeaconError) {
        // Checks
        if let index = switchToCompounding(request) {
            return try switchToCompoundingValidator(index)
        }
        guard request.sourcePublicKey != request.targetPublicKey,
            UInt64(pendingConsolidations.count) < rules.preset.pendingConsolidationsLimit,
            try churnLimits().consolidation > BeaconConstants.minActivationBalance,
            let source = validators.firstIndex(of: request.sourcePublicKey),
            let target = validators.firstIndex(of: request.targetPublicKey),
            validators.hasExecutionCredential(source),
            validators.withdrawalAddress(source) == request.sourceAddress,
            validators.hasCompoundingCredential(target)
        else { return }
        let epoch = currentEpoch
        guard validators.isActive(source, at: epoch), validators.isActive(target, at: epoch),
            validators.exitEpochs[source] == .farFuture,
            validators.exitEpochs[target] == .farFuture, try isActiveLongEnough(source),
            try pendingBalanceToWithdraw(source).isZero
        else { return }

        // Effects
        let exit = try planConsolidation(of: validators.effectiveBalances[source])
        let delay = BeaconConstants.minValidatorWithdrawabilityDelayEpochs
        let withdrawable = try exit.adding(delay)
        validators.setExitEpoch(exit, of: source)
        validators.setWithdrawableEpoch(withdrawable, of: source)
        pendingConsolidations.append(
            PendingConsolidation(
                sourceIndex: ValidatorIndex(source), targetIndex: ValidatorIndex(target)))
    }

    /// The validator that a request lets compound, if that is what it asks for.
    ///
    /// - Spec: electra `beacon-chain.md`, `is_valid_switch_to_compounding_request`.
    private mutating func switchToCompounding(_ request: ConsolidationRequest) -> Int? {
        guard request.sourcePublicKey == request.targetPublicKey,
            let index = validators.firstIndex(of: request.sourcePublicKey),
            validators.withdrawalAddress(index) == request.sourceAddress,
            validators.credentialPrefix(index) == 1,
            validators.isActive(index, at: currentEpoch),
            validators.exitEpochs[index] == .farFuture
        else { return nil }
        return index
    }

    /// - Spec: electra `beacon-chain.md`, `switch_to_compounding_validator`.
    private mutating func switchToCompoundingValidator(_ index: Int) throws(BeaconError) {
        var credentials = Chunk(validators.withdrawalCredentials[index])
        credentials.word0 = credentials.word0 & ~0xFF | 2
        validators.setWithdrawalCredentials(Hash(credentials), of: index)
        try queueExcessActiveBalance(index)
    }

    /// Sends what exceeds the least balance through the queue of deposits.
    ///
    /// - Spec: electra `beacon-chain.md`, `queue_excess_active_balance`.
    private mutating func queueExcessActiveBalance(_ index: Int) throws(BeaconError) {
        let least = BeaconConstants.minActivationBalance
        guard balances[index] > least else { return }
        let excess = balances[index] - least
        balances[index] = least
        // Infinity stands for the signature, and the slot of genesis tells it from a request.
        try queueDeposit(
            PendingDeposit(
                publicKey: validators.publicKeys[index],
                withdrawalCredentials: validators.withdrawalCredentials[index], amount: excess,
                signature: .infinity, slot: .genesis))
    }
}
