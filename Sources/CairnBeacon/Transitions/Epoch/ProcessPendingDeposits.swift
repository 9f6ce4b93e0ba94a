import CairnEthereum
import CairnPrimitives

extension BeaconState {
    /// Credits deposits of the queue, as far as finality and the limit of an epoch allow.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_pending_deposits`.
    public mutating func processPendingDeposits() throws(BeaconError) {
        guard !pendingDeposits.isEmpty || !depositBalanceToConsume.isZero else { return }
        let next = try currentEpoch.adding(1)
        let available = try depositBalanceToConsume.plus(try churnLimits().activationExit)
        let finalizedSlot = try rules.startSlot(of: finalizedCheckpoint.epoch)
        var processed = Gwei.zero
        var handled = 0
        var postponed: [PendingDeposit] = []
        var isLimitReached = false

        for deposit in pendingDeposits.elements {
            // Requests wait until the former mechanism is through.
            if deposit.slot > .genesis, eth1DepositIndex < depositRequestsStartIndex { break }
            if deposit.slot > finalizedSlot { break }
            if handled >= BeaconConstants.maxPendingDepositsPerEpoch { break }
            let index = validators.firstIndex(of: deposit.publicKey)
            switch depositTarget(index, next: next) {
            case .withdrawn:
                // It will never count, so it takes no part of the limit.
                try applyPendingDeposit(deposit, to: index)
            case .exiting:
                postponed.append(deposit)
            case .open:
                let sum = try processed.plus(deposit.amount)
                isLimitReached = sum > available
                if isLimitReached { break }
                processed = sum
                try applyPendingDeposit(deposit, to: index)
            }
            if isLimitReached { break }
            handled += 1
        }

        pendingDeposits.removeFirst(handled)
        for deposit in postponed { pendingDeposits.append(deposit) }
        depositBalanceToConsume = isLimitReached ? available - processed : .zero
    }

    /// How a deposit finds its validator.
    private enum DepositTarget {
        /// Not registered yet, or not about to leave.
        case open
        /// On its way out, not withdrawable yet.
        case exiting
        /// Withdrawable.
        case withdrawn
    }

    private func depositTarget(_ index: Int?, next: Epoch) -> DepositTarget {
        guard let index else { return .open }
        if validators.withdrawableEpochs[index] < next { return .withdrawn }
        return validators.exitEpochs[index] < .farFuture ? .exiting : .open
    }

    /// Credits a deposit; a key that is new becomes a validator, unless it is none.
    ///
    /// - Spec: electra `beacon-chain.md`, `apply_pending_deposit`.
    /// - Deviates: The signature of a new key is taken as valid if the key is.
    private mutating func applyPendingDeposit(
        _ deposit: PendingDeposit, to index: Int?
    ) throws(BeaconError) {
        if let index {
            try increaseBalance(index, by: deposit.amount)
        } else if deposit.publicKey.isPublicKey {
            addValidator(
                deposit.publicKey, credentials: deposit.withdrawalCredentials,
                amount: deposit.amount)
        }
    }

    /// Registers a validator.
    ///
    /// - Spec: electra `beacon-chain.md`, `add_validator_to_registry` and
    ///   `get_validator_from_deposit`.
    /// - Rounds: The effective balance down to a whole increment.
    mutating func addValidator(_ key: BLSPublicKey, credentials: Hash, amount: Gwei) {
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        let isCompounding = credentials.word0 >> 56 == 2
        let most =
            isCompounding
            ? BeaconConstants.maxEffectiveBalance : BeaconConstants.minActivationBalance
        validators.append(
            Validator(
                publicKey: key, withdrawalCredentials: credentials,
                effectiveBalance: min(
                    Gwei(amount.rawValue - amount.rawValue % increment), most),
                isSlashed: false, activationEligibilityEpoch: .farFuture,
                activationEpoch: .farFuture, exitEpoch: .farFuture,
                withdrawableEpoch: .farFuture))
        balances.append(amount)
        previousEpochParticipation.append([])
        currentEpochParticipation.append([])
        inactivityScores.append(0)
    }
}
