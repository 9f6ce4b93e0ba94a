public import CairnLedger
public import CairnPrimitives

/// Requests as unique tokens.
extension Lido {
    /// Allows somebody to pass one request on.
    ///
    /// - Spec: Lido core, `WithdrawalQueueERC721.approve`
    public func approveRequest(_ call: Call, to approved: Address, id: UInt256) throws(Revert) {
        // Checks
        let owner = try requestOwner(id)
        try require(approved != owner, WithdrawalQueueError.approvalToOwner)
        try require(
            call.sender == owner || isApprovedForAllRequests(of: owner, call.sender),
            WithdrawalQueueError.notOwnerOrApprovedForAll(call.sender))

        // Effects
        ledger.claims.approvals[Pair(contracts.withdrawalQueue, id)] = approved
        ledger.emit(
            LidoEvent.RequestApproved(owner: owner, approved: approved, id: id),
            from: contracts.withdrawalQueue)
    }

    /// Allows or forbids somebody to pass all of the caller's requests on.
    ///
    /// - Spec: Lido core, `WithdrawalQueueERC721.setApprovalForAll`
    public func setApprovalForAllRequests(
        _ call: Call, to operatorAddress: Address, isApproved: Bool
    ) throws(Revert) {
        try require(call.sender != operatorAddress, WithdrawalQueueError.approveToCaller)
        let queue = contracts.withdrawalQueue
        ledger.claims.operators[Triple(queue, call.sender, operatorAddress)] = Flag(isApproved)
        ledger.emit(
            LidoEvent.RequestApprovedForAll(
                owner: call.sender, operatorAddress: operatorAddress, isApproved: Flag(isApproved)
            ), from: queue)
    }

    /// Passes an unclaimed request on.
    ///
    /// - Spec: Lido core, `WithdrawalQueueERC721.transferFrom`
    public func transferRequest(
        _ call: Call, from sender: Address, to recipient: Address, id: UInt256
    ) throws(Revert) {
        // Checks
        let queue = contracts.withdrawalQueue
        try require(!recipient.isZero, WithdrawalQueueError.transferToZeroAddress)
        try require(recipient != sender, WithdrawalQueueError.transferToThemselves)
        let number = try requireRequest(id)
        let request = state.requests[number]
        try require(
            !request.isClaimed.isSet, WithdrawalQueueError.requestAlreadyClaimed(id))
        try require(
            sender == request.owner,
            WithdrawalQueueError.transferFromIncorrectOwner(from: sender, owner: request.owner))
        try require(
            sender == call.sender || isApprovedForAllRequests(of: sender, call.sender)
                || ledger.claims.approvals[Pair(queue, id)] == call.sender,
            WithdrawalQueueError.notOwnerOrApproved(call.sender))

        // Effects
        ledger.claims.approvals[Pair(queue, id)] = .zero
        state.requests.update(number) { $0.owner = recipient }
        state.requestsByOwner.remove(number, from: sender)
        state.requestsByOwner.insert(number, into: recipient)
        ledger.emit(
            LidoEvent.RequestTransferred(from: sender, to: recipient, id: id), from: queue)
    }

    /// Passes a request on, if a recipient with code says that it can take it.
    ///
    /// - Spec: Lido core, `WithdrawalQueueERC721.safeTransferFrom`
    public func safeTransferRequest(
        _ call: Call, from sender: Address, to recipient: Address, id: UInt256, data: Bytes
    ) throws(Revert) {
        try transferRequest(call, from: sender, to: recipient, id: id)
        guard ledger.accounts[recipient].code != .none else { return }
        let accepts: Bool
        do throws(Revert) {
            accepts = try surroundings.accepts(
                id, data: data, from: sender, sender: call.sender, receiver: recipient,
                caller: contracts.withdrawalQueue)
        } catch  where error.reason is EmptyRevert {
            throw Revert(WithdrawalQueueError.transferToNonReceiver(recipient))
        }
        try require(accepts, WithdrawalQueueError.transferToNonReceiver(recipient))
    }
}
