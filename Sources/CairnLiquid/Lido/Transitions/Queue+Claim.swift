public import CairnLedger
public import CairnPrimitives

/// Paying finalized requests.
extension Lido {
    /// Pays requests of the caller's to `recipient`, each under the checkpoint that its hint names.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.claimWithdrawalsTo`
    public func claimWithdrawals(
        _ call: Call, ids: [UInt256], hints: [UInt256], to recipient: Address
    ) throws(Revert) {
        try require(!recipient.isZero, WithdrawalQueueError.zeroRecipient)
        try claim(call, ids, hints, to: recipient)
    }

    /// Pays requests of the caller's to the caller.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.claimWithdrawals`
    public func claimWithdrawals(
        _ call: Call, ids: [UInt256], hints: [UInt256]
    ) throws(Revert) {
        try claim(call, ids, hints, to: call.sender)
    }

    /// Pays a request of the caller's to the caller, searching for its checkpoint.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.claimWithdrawal`
    public func claimWithdrawal(_ call: Call, id: UInt256) throws(Revert) {
        let hint = try findCheckpointHint(
            id, start: .one, end: UInt256(state.queue.value.lastCheckpoint))
        try claim(call, id, hint: hint, to: call.sender)
    }

    // MARK: Parts

    private func claim(
        _ call: Call, _ ids: [UInt256], _ hints: [UInt256], to recipient: Address
    ) throws(Revert) {
        try require(
            ids.count == hints.count,
            WithdrawalQueueError.arraysLengthMismatch(
                first: UInt256(ids.count), second: UInt256(hints.count)))
        for (id, hint) in zip(ids, hints) { try claim(call, id, hint: hint, to: recipient) }
    }

    private func claim(
        _ call: Call, _ id: UInt256, hint: UInt256, to recipient: Address
    ) throws(Revert) {
        // Checks
        let queue = contracts.withdrawalQueue
        try require(!id.isZero, WithdrawalQueueError.invalidRequestID(id))
        guard let number = id.asUInt64, number <= state.queue.value.lastFinalizedID else {
            throw Revert(WithdrawalQueueError.requestNotFoundOrNotFinalized(id))
        }
        let request = state.requests[number]
        try require(
            !request.isClaimed.isSet, WithdrawalQueueError.requestAlreadyClaimed(id))
        try require(
            request.owner == call.sender,
            WithdrawalQueueError.notOwner(sender: call.sender, owner: request.owner))
        let amount = try claimableEther(request, number, hint: hint)

        // Effects
        state.requests.update(number) { $0.isClaimed = true }
        state.requestsByOwner.remove(number, from: request.owner)
        let locked = state.queue.value.lockedEther
        let rest = try checked { () throws(ArithmeticFault) in try locked.subtracting(amount) }
        state.queue.update { $0.lockedEther = rest }
        try pay(amount, to: recipient)
        ledger.emit(
            LidoEvent.WithdrawalClaimed(
                id: id, owner: call.sender, receiver: recipient, ether: amount), from: queue)
        ledger.emit(
            LidoEvent.RequestTransferred(from: call.sender, to: .zero, id: id), from: queue)
    }

    private func pay(_ amount: Wei, to recipient: Address) throws(Revert) {
        try require(
            ledger.accounts.balance(of: contracts.withdrawalQueue) >= amount,
            WithdrawalQueueError.notEnoughEther)
        do throws(Revert) {
            try ledger.send(amount, from: contracts.withdrawalQueue, to: recipient)
        } catch {
            throw Revert(WithdrawalQueueError.cantSendValue)
        }
    }
}
