public import CairnLedger
public import CairnPrimitives

/// Stopping and restarting parts of contracts; the contract is the one that was called.
///
/// - Spec: EigenLayer core, `Pausable`
extension Restaking {
    /// Stops more parts of a contract.
    ///
    /// - Throws: ``PausingError/onlyPauser``, ``PausingError/invalidNewPausedStatus``
    public func pause(_ call: Call, to newStatus: UInt256) throws(Revert) {
        // Checks
        try require(isPauser(call.sender), PausingError.onlyPauser)
        let status = pausing.bitmaps[call.contract]
        try require(status & newStatus == status, PausingError.invalidNewPausedStatus)

        // Effects
        setPausedStatus(newStatus, of: call.contract, by: call.sender)
    }

    /// Stops everything that a contract can stop.
    ///
    /// - Throws: ``PausingError/onlyPauser``
    public func pauseAll(_ call: Call) throws(Revert) {
        try require(isPauser(call.sender), PausingError.onlyPauser)
        setPausedStatus(.max, of: call.contract, by: call.sender)
    }

    /// Restarts parts of a contract.
    ///
    /// - Throws: ``PausingError/onlyUnpauser``, ``PausingError/invalidNewPausedStatus``
    public func unpause(_ call: Call, to newStatus: UInt256) throws(Revert) {
        // Checks
        try require(call.sender == unpauser, PausingError.onlyUnpauser)
        let status = pausing.bitmaps[call.contract]
        try require(status | newStatus == status, PausingError.invalidNewPausedStatus)

        // Effects
        pausing.bitmaps[call.contract] = newStatus
        ledger.emit(
            PausingEvent.Unpaused(account: call.sender, newPausedStatus: newStatus),
            from: call.contract)
    }

    /// The bitmap of a contract's stopped parts.
    public func pausedStatus(of contract: Address) -> UInt256 { pausing.bitmaps[contract] }

    /// Whether one part of a contract is stopped.
    public func isPaused(_ flag: UInt8, in contract: Address) -> Bool {
        let status = pausing.bitmaps[contract]
        return !status.isZero && !(status & (.one << Int(flag))).isZero
    }

    /// Throws ``PausingError/currentlyPaused`` if a part of a contract is stopped.
    @inline(__always)
    func requireNotPaused(_ flag: UInt8, in contract: Address) throws(Revert) {
        try require(!isPaused(flag, in: contract), PausingError.currentlyPaused)
    }

    func setPausedStatus(_ status: UInt256, of contract: Address, by account: Address) {
        pausing.bitmaps[contract] = status
        ledger.emit(
            PausingEvent.Paused(account: account, newPausedStatus: status), from: contract)
    }
}

/// Who may stop and restart.
///
/// - Spec: EigenLayer core, `PauserRegistry`
extension Restaking {
    public func isPauser(_ account: Address) -> Bool { pausing.pausers[account].isSet }

    public var unpauser: Address { pausing.unpauser.value }

    /// Appoints or dismisses somebody who may stop contracts.
    ///
    /// - Throws: ``PausingError/onlyUnpauser``, ``PausingError/inputAddressZero``
    public func setIsPauser(
        _ call: Call, _ pauser: Address, canPause: Bool
    ) throws(Revert) {
        // Checks
        try require(call.sender == unpauser, PausingError.onlyUnpauser)
        try require(!pauser.isZero, PausingError.inputAddressZero)

        // Effects
        pausing.pausers[pauser] = Flag(canPause)
        ledger.emit(
            PausingEvent.PauserStatusChanged(pauser: pauser, canPause: canPause),
            from: call.contract)
    }

    /// Hands on the right to restart contracts.
    ///
    /// - Throws: ``PausingError/onlyUnpauser``, ``PausingError/inputAddressZero``
    public func setUnpauser(_ call: Call, _ newUnpauser: Address) throws(Revert) {
        // Checks
        try require(call.sender == unpauser, PausingError.onlyUnpauser)
        try require(!newUnpauser.isZero, PausingError.inputAddressZero)

        // Effects
        ledger.emit(
            PausingEvent.UnpauserChanged(
                previousUnpauser: unpauser, newUnpauser: newUnpauser),
            from: call.contract)
        pausing.unpauser.value = newUnpauser
    }

    func initializePausing() {
        for pauser in parameters.pausers { pausing.pausers[pauser] = true }
        pausing.unpauser.value = parameters.unpauser
    }
}
