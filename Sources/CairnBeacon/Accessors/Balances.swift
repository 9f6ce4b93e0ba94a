public import CairnPrimitives

extension BeaconState {
    /// The numbers of the validators with duties in an epoch.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `get_active_validator_indices`.
    public func activeIndices(at epoch: Epoch) -> [UInt32] {
        let count = validators.count
        return [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
            validators.activationEpochs.withUnsafeBufferPointer { activation in
                validators.exitEpochs.withUnsafeBufferPointer { exit in
                    var found = 0
                    for index in 0..<count {
                        // Written always, kept only if active: the loop has no branch.
                        buffer[found] = UInt32(truncatingIfNeeded: index)
                        found &+= activation[index] <= epoch && epoch < exit[index] ? 1 : 0
                    }
                    initialized = found
                }
            }
        }
    }

    /// The effective balance of all active validators, at least one increment.
    ///
    /// It does not change within an epoch, and is kept.
    /// - Spec: phase0 `beacon-chain.md`, `get_total_active_balance`.
    public mutating func totalActiveBalance() throws(BeaconError) -> Gwei {
        let epoch = currentEpoch
        if let known = kept.totalActiveBalance, known.epoch == epoch { return known.balance }
        var sum: UInt64 = 0
        var hasOverflow = false
        let count = validators.count
        validators.activationEpochs.withUnsafeBufferPointer { activation in
            validators.exitEpochs.withUnsafeBufferPointer { exit in
                validators.effectiveBalances.withUnsafeBufferPointer { effective in
                    for index in 0..<count
                    where activation[index] <= epoch && epoch < exit[index] {
                        let (next, overflow) = sum.addingReportingOverflow(
                            effective[index].rawValue)
                        sum = next
                        hasOverflow = hasOverflow || overflow
                    }
                }
            }
        }
        guard !hasOverflow else { throw .overflow }
        let balance = max(BeaconConstants.effectiveBalanceIncrement, Gwei(sum))
        kept.totalActiveBalance = (epoch, balance)
        return balance
    }

    /// Raises a balance.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `increase_balance`.
    mutating func increaseBalance(_ index: Int, by amount: Gwei) throws(BeaconError) {
        balances[index] = try balances[index].plus(amount)
    }

    /// Lowers a balance, to nothing at most.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `decrease_balance`.
    mutating func decreaseBalance(_ index: Int, by amount: Gwei) {
        balances[index] = balances[index].saturatingSubtract(amount)
    }

    /// The reward for all duties of an epoch, for each increment of effective balance.
    ///
    /// - Spec: altair `beacon-chain.md`, `get_base_reward_per_increment`.
    /// - Rounds: Down, in favour of the other validators.
    public mutating func baseRewardPerIncrement() throws(BeaconError) -> Gwei {
        Self.baseRewardPerIncrement(
            totalActive: try totalActiveBalance(), factor: rules.preset.baseRewardFactor)
    }

    /// The reward for all duties of an epoch, for each increment, at a total active balance.
    ///
    /// - Parameter factor: `BASE_REWARD_FACTOR`.
    public static func baseRewardPerIncrement(
        totalActive: Gwei, factor: UInt64 = BeaconConstants.baseRewardFactor
    ) -> Gwei {
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        return Gwei(increment * factor / totalActive.rawValue.squareRoot)
    }

    /// The parts of a validator's balance that are on their way out.
    ///
    /// - Spec: electra `beacon-chain.md`, `get_pending_balance_to_withdraw`.
    public func pendingBalanceToWithdraw(_ index: Int) throws(BeaconError) -> Gwei {
        var sum = Gwei.zero
        for withdrawal in pendingPartialWithdrawals.elements
        where withdrawal.validatorIndex == ValidatorIndex(index) {
            sum = try sum.plus(withdrawal.amount)
        }
        return sum
    }

    /// A validator's place in the columns.
    ///
    /// - Throws: `validatorUnknown` when there is none.
    func place(_ index: ValidatorIndex) throws(BeaconError) -> Int {
        guard index < UInt64(validators.count) else { throw .validatorUnknown(index) }
        return Int(index)
    }
}
