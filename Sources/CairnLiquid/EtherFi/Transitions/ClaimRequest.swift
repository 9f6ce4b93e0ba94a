public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// Pays finalized requests to their owners, whoever asks.
    ///
    /// - Spec: ether.fi, `WithdrawRequestNFT.claimWithdraw` and `batchClaimWithdraw`
    /// - Throws: The first failing check: the caller's blacklisting, then for each request its
    ///   owner, the owner's blacklisting, validity, finality.
    public func claimWithdraw(_ call: Call, _ ids: [UInt256]) throws(Revert) {
        try locking(.withdrawRequestNFT) { () throws(Revert) in
            try requireNotBlacklisted(call.sender)
            for id in ids { try claimRequest(id, sender: call.sender) }
        }
    }

    /// Pays one finalized request to its owner.
    public func claimWithdraw(_ call: Call, _ id: UInt256) throws(Revert) {
        try locking(.withdrawRequestNFT) { () throws(Revert) in
            try requireNotBlacklisted(call.sender)
            try claimRequest(id, sender: call.sender)
        }
    }

    private func claimRequest(_ id: UInt256, sender: Address) throws(Revert) {
        // Checks
        let escrow = contracts.withdrawRequestNFT
        let recipient = try requestOwner(id)
        try requireNotBlacklisted(recipient)
        let request = state.withdrawRequests[id]
        try require(request.isValid.isSet, EtherFiError.requestNotValid)
        let amount = try claimableAmount(of: id, request)

        // Effects
        try burnClaim(id, owner: recipient, sender: sender)
        state.withdrawRequests[id] = WithdrawRequest(
            amountOfEEth: .zero, shareOfEEth: .zero, isValid: false)
        var line = state.withdrawLine.value
        try require(
            line.ethLocked >= request.amountOfEEth, EtherFiError.insufficientEscrow)
        line.ethLocked -= request.amountOfEEth
        state.withdrawLine.value = line
        try withdraw(
            Call(sender: escrow, contract: contracts.liquidityPool), amount: amount,
            shares: request.shareOfEEth)
        try pay(amount, from: escrow, to: recipient, orRefuse: .ethTransferFailed)
        try returnStrandedEther(of: escrow, beyond: line.ethLocked)
        try requireEscrow(state.withdrawLine.value)
        ledger.emit(
            EtherFiEvent.WithdrawRequestClaimed(
                requestId: UInt32(truncatingIfNeeded: id.limb0), amountOfEEth: amount,
                shareOfEEth: request.shareOfEEth, owner: recipient),
            from: escrow)
    }

    /// Returns to the pool what a contract holds beyond what it set aside.
    ///
    /// A request that is paid less than it asked for leaves the difference behind.
    func returnStrandedEther(of escrow: Address, beyond locked: Wei) throws(Revert) {
        let held = ledger.accounts.balance(of: escrow)
        guard held > locked else { return }
        do throws(Revert) { try returnEther(held - locked, from: escrow) } catch {
            throw Revert(EtherFiError.ethTransferFailed)
        }
    }
}
