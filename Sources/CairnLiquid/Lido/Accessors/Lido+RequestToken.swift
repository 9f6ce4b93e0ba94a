public import CairnLedger
public import CairnPrimitives

/// Questions about requests as unique tokens.
extension Lido {
    /// How many unclaimed requests an owner has.
    ///
    /// - Throws: `invalidOwnerAddress` for the zero address.
    public func requestCount(of owner: Address) throws(Revert) -> UInt256 {
        try require(!owner.isZero, WithdrawalQueueError.invalidOwnerAddress(owner))
        return UInt256(state.requestsByOwner.count(owner))
    }

    /// The owner of an unclaimed request.
    ///
    /// - Throws: `invalidRequestID`, `requestAlreadyClaimed`
    public func requestOwner(_ id: UInt256) throws(Revert) -> Address {
        let request = state.requests[try requireRequest(id)]
        try require(
            !request.isClaimed.isSet, WithdrawalQueueError.requestAlreadyClaimed(id))
        return request.owner
    }

    /// Who may pass a request on beside its owner.
    ///
    /// - Throws: `invalidRequestID`, for claimed requests too.
    public func approvedForRequest(_ id: UInt256) throws(Revert) -> Address {
        try requireUnclaimed(id)
        return ledger.claims.approvals[Pair(contracts.withdrawalQueue, id)]
    }

    public func isApprovedForAllRequests(of owner: Address, _ operatorAddress: Address) -> Bool {
        ledger.claims.operators[Triple(contracts.withdrawalQueue, owner, operatorAddress)].isSet
    }

    @discardableResult
    private func requireUnclaimed(_ id: UInt256) throws(Revert) -> UInt64 {
        let number = try requireRequest(id)
        try require(
            !state.requests[number].isClaimed.isSet, WithdrawalQueueError.invalidRequestID(id))
        return number
    }

    /// The address that descriptions of requests begin with.
    public var requestBaseURI: Bytes { state.baseURI[0] }

    /// Where an unclaimed request is described: what a descriptor says, or an address made of the
    /// base and the request's numbers, or nothing.
    ///
    /// - Spec: Lido core, `WithdrawalQueueERC721.tokenURI`
    public func requestURI(_ id: UInt256) throws(Revert) -> Bytes {
        let number = try requireUnclaimed(id)
        let status = state.queue.value
        if !status.descriptor.isZero {
            return try surroundings.tokenURI(
                of: id, from: status.descriptor, caller: contracts.withdrawalQueue)
        }
        let base = requestBaseURI
        guard !base.isEmpty else { return [] }
        let request = state.requests[number]
        let amount = request.cumulativeStETH - state.requests[number - 1].cumulativeStETH
        var query = "/\(number)?requested=\(amount)&created_at=\(request.timestamp)"
        if number <= status.lastFinalizedID {
            let hint = try findCheckpointHint(
                id, start: .one, end: UInt256(status.lastCheckpoint))
            query += "&finalized=\(try claimableEther(id, hint: hint))"
        }
        return Bytes(base.bytes + Array(query.utf8))
    }
}
