public import CairnLedger
public import CairnPrimitives

/// Stopping, resuming and limiting the token.
extension Lido {
    /// Stops all movements, and staking with them.
    ///
    /// - Spec: Lido core, `Lido.stop`
    public func stop(_ call: Call) throws(Revert) {
        try authorize(call, LidoRole.pause)
        try requireActive()
        state.pool.update { $0.isActive = false }
        ledger.emit(LidoEvent.Stopped(), from: contracts.stETH)
        setStakingPaused(true)
    }

    /// Resumes movements and staking.
    ///
    /// - Spec: Lido core, `Lido.resume`
    public func resume(_ call: Call) throws(Revert) {
        try authorize(call, LidoRole.resume)
        try require(isStopped, LidoError.contractIsActive)
        state.pool.update { $0.isActive = true }
        ledger.emit(LidoEvent.Resumed(), from: contracts.stETH)
        setStakingPaused(false)
    }

    /// - Spec: Lido core, `Lido.pauseStaking`
    public func pauseStaking(_ call: Call) throws(Revert) {
        try authorize(call, LidoRole.stakingPause)
        try require(!state.pool.value.stakeLimit.isPaused, LidoError.stakingAlreadyPaused)
        setStakingPaused(true)
    }

    /// - Spec: Lido core, `Lido.resumeStaking`
    public func resumeStaking(_ call: Call) throws(Revert) {
        try authorize(call, LidoRole.stakingControl)
        try requireActive()
        try require(state.pool.value.stakeLimit.isPaused, LidoError.stakingAlreadyResumed)
        setStakingPaused(false)
    }

    /// Limits staking to a maximum that comes back at some rate a block.
    ///
    /// - Spec: Lido core, `Lido.setStakingLimit`
    /// - Rounds: The blocks until the limit is full again down.
    public func setStakingLimit(
        _ call: Call, maximum: Wei, increasePerBlock: Wei
    ) throws(Revert) {
        // Checks
        try authorize(call, LidoRole.stakingControl)
        let largest = Wei(rawValue: (UInt256.one << 95) - .one)
        try require(maximum <= largest, LidoError.maxStakeLimitTooLarge)
        try require(!maximum.isZero, LidoError.maxStakeLimitZero)
        try require(maximum >= increasePerBlock, LidoError.limitIncreaseTooLarge)
        let growthBlocks =
            increasePerBlock.isZero ? .zero : maximum.rawValue / increasePerBlock.rawValue
        try require(
            growthBlocks <= UInt256(UInt64(UInt32.max)), LidoError.limitIncreaseTooSmall)

        // Effects
        let block = ledger.moment.number
        state.pool.update { pool in
            let limit = pool.stakeLimit
            if limit.isPaused || !limit.isSet || maximum < limit.previous {
                pool.stakeLimit.previous = maximum
            }
            pool.stakeLimit.growthBlocks = growthBlocks.limb0
            pool.stakeLimit.maximum = maximum
            if !limit.isPaused { pool.stakeLimit.setPaused(false, at: block) }
        }
        ledger.emit(
            LidoEvent.StakingLimitSet(maximum: maximum, increasePerBlock: increasePerBlock),
            from: contracts.stETH)
    }

    /// - Spec: Lido core, `Lido.removeStakingLimit`
    public func removeStakingLimit(_ call: Call) throws(Revert) {
        try authorize(call, LidoRole.stakingControl)
        state.pool.update { $0.stakeLimit.maximum = .zero }
        ledger.emit(LidoEvent.StakingLimitRemoved(), from: contracts.stETH)
    }

    /// Sets the largest part of all shares that may be external, in basis points.
    ///
    /// - Spec: Lido core, `Lido.setMaxExternalRatioBP`
    public func setMaxExternalRatio(_ call: Call, _ ratio: UInt256) throws(Revert) {
        try authorize(call, LidoRole.stakingControl)
        try require(ratio <= 10_000, LidoError.maxExternalRatioInvalid)
        state.pool.update { $0.maxExternalRatio = ratio.limb0 }
        ledger.emit(LidoEvent.MaxExternalRatioSet(ratio: ratio), from: contracts.stETH)
    }

    /// Corrects the number of deposited validators.
    ///
    /// - Spec: Lido core, `Lido.unsafeChangeDepositedValidators`
    public func unsafeChangeDepositedValidators(
        _ call: Call, to count: UInt256
    ) throws(Revert) {
        try authorize(call, LidoRole.unsafeChangeDepositedValidators)
        state.pool.update { $0.depositedValidators = count & LidoPool.halfWordMaximum }
        ledger.emit(LidoEvent.DepositedValidatorsChanged(count: count), from: contracts.stETH)
    }

    // MARK: What happens only once

    /// Refuses: the token is initialized from genesis on.
    ///
    /// - Spec: Lido core, `Lido.initialize`
    public func initializeTokenAgain() throws(Revert) {
        throw Revert(LidoError.alreadyInitialized)
    }

    /// Refuses: the token has version 3 from genesis on.
    ///
    /// - Spec: Lido core, `Lido.finalizeUpgrade_v3`
    public func upgradeTokenAgain() throws(Revert) {
        throw Revert(LidoError.unexpectedContractVersion)
    }

    // MARK: Parts

    private func authorize(_ call: Call, _ role: Hash) throws(Revert) {
        try require(canPerform(role, by: call.sender), LidoError.unauthorized)
    }

    private func setStakingPaused(_ isPaused: Bool) {
        state.pool.update { $0.stakeLimit.setPaused(isPaused, at: ledger.moment.number) }
        if isPaused {
            ledger.emit(LidoEvent.StakingPaused(), from: contracts.stETH)
        } else {
            ledger.emit(LidoEvent.StakingResumed(), from: contracts.stETH)
        }
    }
}
