public import CairnLedger
public import CairnPrimitives

/// What reports do to the queue.
extension Lido {
    /// Locks the ether of the call for requests up to a number, at a maximal share rate.
    ///
    /// - Spec: Lido core, `WithdrawalQueueERC721.finalize`
    public func finalize(
        _ call: Call, through last: UInt256, maxShareRate: UInt256
    ) throws(Revert) {
        // Checks
        let queue = contracts.withdrawalQueue
        try require(!isQueuePaused, WithdrawalQueueError.resumedExpected)
        try roles.check(LidoRole.finalize, call.sender, on: queue)
        let status = state.queue.value
        guard let number = last.asUInt64, number <= status.lastRequestID,
            number > status.lastFinalizedID
        else { throw Revert(WithdrawalQueueError.invalidRequestID(last)) }
        let before = state.requests[status.lastFinalizedID]
        let request = state.requests[number]
        let requested = request.cumulativeStETH - before.cumulativeStETH
        try require(
            call.value <= requested,
            WithdrawalQueueError.tooMuchEtherToFinalize(sent: call.value, maxExpected: requested))

        // Effects
        let first = status.lastFinalizedID + 1
        state.checkpoints[status.lastCheckpoint + 1] = QueueCheckpoint(
            fromRequestID: first, maxShareRate: maxShareRate)
        state.queue.update { status in
            status.lastCheckpoint += 1
            status.lockedEther += call.value
            status.lastFinalizedID = number
        }
        ledger.emit(
            LidoEvent.WithdrawalsFinalized(
                first: UInt256(first), last: last, ether: call.value,
                shares: request.cumulativeShares - before.cumulativeShares,
                timestamp: UInt256(ledger.moment.timestamp)), from: queue)
        ledger.emit(
            LidoEvent.BatchMetadataUpdate(
                first: UInt256(first), last: UInt256(status.lastRequestID)), from: queue)
    }

    /// Notes when a report was made, and whether it found the protocol in trouble.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.onOracleReport`
    public func onOracleReport(
        _ call: Call, isBunkerMode: Bool, bunkerSince: UInt256, reportTimestamp: UInt256
    ) throws(Revert) {
        // Checks
        let queue = contracts.withdrawalQueue
        try roles.check(LidoRole.oracle, call.sender, on: queue)
        let now = ledger.moment.timestamp
        try require(
            bunkerSince < UInt256(now), WithdrawalQueueError.invalidReportTimestamp)
        guard let timestamp = reportTimestamp.asUInt64, timestamp < now else {
            throw Revert(WithdrawalQueueError.invalidReportTimestamp)
        }

        // Effects
        let wasBunkerMode = isBunkerModeActive
        state.queue.update { $0.lastReportTimestamp = timestamp }
        guard isBunkerMode != wasBunkerMode else { return }
        state.queue.update { $0.bunkerSince = isBunkerMode ? bunkerSince : .max }
        if isBunkerMode {
            ledger.emit(LidoEvent.BunkerModeEnabled(since: bunkerSince), from: queue)
        } else {
            ledger.emit(LidoEvent.BunkerModeDisabled(), from: queue)
        }
    }
}
