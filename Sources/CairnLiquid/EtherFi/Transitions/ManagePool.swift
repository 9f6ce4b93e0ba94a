public import CairnLedger
public import CairnPrimitives

/// The pool's settings and its dealings with validators.
///
/// - Spec: ether.fi, `LiquidityPool`
extension EtherFi {
    public func setFeeRecipient(_ call: Call, _ recipient: Address) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        state.poolSettings.update { $0.feeRecipient = recipient }
        ledger.emit(
            EtherFiEvent.UpdatedFeeRecipient(newFeeRecipient: recipient),
            from: contracts.liquidityPool)
    }

    public func setMinWithdrawAmount(_ call: Call, _ amount: Wei) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(
            amount <= state.poolSettings.value.maxWithdrawAmount, EtherFiError.invalidAmount)
        state.poolSettings.update { $0.minWithdrawAmount = amount }
        ledger.emit(
            EtherFiEvent.MinWithdrawAmountSet(minWithdrawAmount: amount),
            from: contracts.liquidityPool)
    }

    public func setMaxWithdrawAmount(_ call: Call, _ amount: Wei) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(
            !amount.isZero && amount >= state.poolSettings.value.minWithdrawAmount,
            EtherFiError.invalidAmount)
        state.poolSettings.update { $0.maxWithdrawAmount = amount }
        ledger.emit(
            EtherFiEvent.MaxWithdrawAmountSet(maxWithdrawAmount: amount),
            from: contracts.liquidityPool)
    }

    public func setValidatorSize(_ call: Call, _ size: Wei) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try requireValidatorSize(size)
        state.poolSettings.update { $0.validatorSize = size }
    }

    func requireValidatorSize(_ size: Wei) throws(Revert) {
        try require(
            size >= parameters.stakingManager.minValidatorSize
                && size <= parameters.stakingManager.maxValidatorSize,
            EtherFiError.invalidValidatorSize)
    }

    /// Moves ether set aside to the requests' contracts, once.
    ///
    /// - Spec: ether.fi, `LiquidityPool.initializeOnUpgradeV2`
    public func completeEscrowMigration(_ call: Call) throws(Revert) {
        try requireRole(.upgradeTimelock, call.sender)
        try require(
            !state.poolSettings.value.escrowMigrationCompleted.isSet,
            EtherFiError.alreadyMigrated)
        // Requests of before the migration do not exist here, so nothing is to be moved.
        try requireCovered(state.poolValue.value)
        state.poolSettings.update { $0.escrowMigrationCompleted = true }
    }

    // MARK: Validators

    public func registerValidatorSpawner(_ call: Call, user: Address) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            !state.validatorSpawners[user].isSet, EtherFiError.alreadyRegistered)
        state.validatorSpawners[user] = true
        ledger.emit(
            EtherFiEvent.ValidatorSpawnerRegistered(user: user), from: contracts.liquidityPool)
    }

    public func unregisterValidatorSpawner(_ call: Call, user: Address) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(state.validatorSpawners[user].isSet, EtherFiError.notRegistered)
        state.validatorSpawners[user] = false
        ledger.emit(
            EtherFiEvent.ValidatorSpawnerUnregistered(user: user), from: contracts.liquidityPool)
    }

    /// Hands validators' deposits to the staking manager, as a registered account.
    public func batchRegister(
        _ call: Call, deposits: [SignedDeposit], bids: [UInt256], node: Address
    ) throws(Revert) {
        try requireNotPaused(contracts.liquidityPool)
        try require(
            state.validatorSpawners[call.sender].isSet, EtherFiError.incorrectCaller)
        try surroundings.registerValidators(
            deposits, bids: bids, node: node, at: parameters.surroundings.stakingManager,
            caller: contracts.liquidityPool)
    }

    /// Starts validators with the first part of their ether.
    public func batchCreateBeaconValidators(
        _ call: Call, deposits: [SignedDeposit], bids: [UInt256], node: Address
    ) throws(Revert) {
        try locking(.liquidityPool) { () throws(Revert) in
            try requireNotPaused(contracts.liquidityPool)
            try requireRole(.oracleOperations, call.sender)
            let outbound = try Self.product(parameters.stakingManager.initialDeposit, bids.count)
            try surroundings.createValidators(
                deposits, bids: bids, node: node, value: outbound,
                at: parameters.surroundings.stakingManager, caller: contracts.liquidityPool)
            try countEtherSentOut(outbound)
        }
    }

    /// Gives validators the rest of their ether.
    public func confirmAndFundBeaconValidators(
        _ call: Call, deposits: [SignedDeposit], size: Wei
    ) throws(Revert) {
        try locking(.liquidityPool) { () throws(Revert) in
            try requireNotPaused(contracts.liquidityPool)
            if call.sender != contracts.etherFiAdmin {
                try requireRole(.oracleOperations, call.sender)
            }
            try requireValidatorSize(size)
            let initial = parameters.stakingManager.initialDeposit
            try require(size >= initial, Panic.arithmetic)
            let outbound = try Self.product(size - initial, deposits.count)
            try surroundings.fundValidators(
                deposits, size: size, value: outbound,
                at: parameters.surroundings.stakingManager, caller: contracts.liquidityPool)
            try countEtherSentOut(outbound)
        }
    }

    private func countEtherSentOut(_ amount: Wei) throws(Revert) {
        var value = state.poolValue.value
        try value.moveOutOfPool(amount)
        state.poolValue.value = value
        try requireCovered(value)
    }

    private static func product(_ amount: Wei, _ count: Int) throws(Revert) -> Wei {
        try checked { () throws(ArithmeticFault) in
            Wei(rawValue: try amount.rawValue.multiplied(by: UInt256(count)))
        }
    }
}
