public import CairnLedger
public import CairnPrimitives

/// Every pausable contract has these functions; the called contract is the one they concern.
extension EtherFi {
    /// Pauses without a term.
    ///
    /// - Spec: ether.fi, `Pausable.pause`
    public func pause(_ call: Call) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(
            !state.pauses[call.contract].isPaused.isSet, EtherFiError.alreadyPaused)
        state.pauses.update(call.contract) { $0.isPaused = true }
        ledger.emit(EtherFiEvent.Paused(account: call.sender), from: call.contract)
    }

    /// Ends a pause without a term.
    ///
    /// - Spec: ether.fi, `Pausable.unpause`
    public func unpause(_ call: Call) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(state.pauses[call.contract].isPaused.isSet, EtherFiError.notPaused)
        state.pauses.update(call.contract) { $0.isPaused = false }
        ledger.emit(EtherFiEvent.Unpaused(account: call.sender), from: call.contract)
    }

    /// Pauses for the set time. The tokens ask for a higher role than the other contracts.
    ///
    /// - Spec: ether.fi, `PausableUntil.pauseUntil`
    public func pauseUntil(_ call: Call) throws(Revert) {
        // Checks
        let isToken = call.contract == contracts.eETH || call.contract == contracts.weETH
        try requireRole(isToken ? .superGuardian : .guardian, call.sender)
        let pause = state.pauses[call.contract]
        try require(
            pause.pausedUntil < now,
            EtherFiError.contractPausedUntil(pausedUntil: UInt256(pause.pausedUntil)))
        let duration =
            pause.durationSeconds == 0 ? PauseRecord.minimumSeconds : pause.durationSeconds
        let key = Pair(call.contract, call.sender)
        try require(
            state.lastPauses[key] + duration + PauseRecord.cooldownSeconds <= now,
            EtherFiError.pauserCooldownStillActive)

        // Effects
        state.pauses.update(call.contract) { $0.pausedUntil = now + duration }
        state.lastPauses[key] = now
        ledger.emit(
            EtherFiEvent.PausedUntil(pausedUntil: UInt256(now + duration)), from: call.contract)
    }

    /// Ends a timed pause early.
    ///
    /// - Spec: ether.fi, `PausableUntil.unpauseUntil`
    public func unpauseUntil(_ call: Call) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(
            state.pauses[call.contract].pausedUntil >= now, EtherFiError.contractNotPausedUntil)
        state.pauses.update(call.contract) { $0.pausedUntil = 0 }
        ledger.emit(EtherFiEvent.UnpausedUntil(), from: call.contract)
    }

    /// Sets how long timed pauses last.
    ///
    /// - Spec: ether.fi, `PausableUntil.setPauseUntilDuration`
    public func setPauseUntilDuration(_ call: Call, seconds: UInt256) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        guard let seconds64 = seconds.asUInt64,
            (PauseRecord.minimumSeconds...PauseRecord.maximumSeconds).contains(seconds64)
        else { throw Revert(EtherFiError.invalidPauseUntilDuration) }
        state.pauses.update(call.contract) { $0.durationSeconds = seconds64 }
        ledger.emit(
            EtherFiEvent.PauseUntilDurationSet(pauseUntilDuration: seconds), from: call.contract)
    }
}
