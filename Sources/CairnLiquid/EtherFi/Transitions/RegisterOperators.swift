public import CairnLedger
public import CairnPrimitives

/// - Spec: ether.fi, `NodeOperatorManager`
extension EtherFi {
    /// Registers the caller as an operator with a number of keys.
    public func registerNodeOperator(
        _ call: Call, ipfsHash: Bytes, totalKeys: UInt64
    ) throws(Revert) {
        try requireNotPaused(contracts.nodeOperatorManager)
        try require(
            !state.operators[call.sender].isRegistered.isSet, EtherFiError.alreadyRegistered)
        state.operators.update(call.sender) {
            $0.totalKeys = totalKeys
            $0.keysUsed = 0
            $0.isRegistered = true
        }
        state.operatorHashes[call.sender] = ipfsHash
        ledger.emit(
            EtherFiEvent.OperatorRegistered(
                operator: call.sender, totalKeys: totalKeys, keysUsed: 0, ipfsHash: ipfsHash),
            from: contracts.nodeOperatorManager)
    }

    /// Takes an operator's next key, as the auction.
    public func fetchNextKeyIndex(_ call: Call, of user: Address) throws(Revert) -> UInt64 {
        try require(call.sender == contracts.auctionManager, EtherFiError.incorrectCaller)
        let keys = state.operators[user]
        try require(keys.keysUsed < keys.totalKeys, EtherFiError.insufficientPublicKeys)
        state.operators.update(user) { $0.keysUsed += 1 }
        return keys.keysUsed
    }

    /// The keys that an operator has left.
    public func keysRemaining(of user: Address) throws(Revert) -> UInt64 {
        let keys = state.operators[user]
        try require(keys.totalKeys >= keys.keysUsed, Panic.arithmetic)
        return keys.totalKeys - keys.keysUsed
    }

    /// Says which sources of funds operators may serve.
    public func updateOperatorTags(
        _ call: Call, users: [Address], tags: [SourceOfFunds], approvals: [Bool]
    ) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(
            users.count == tags.count && users.count == approvals.count,
            EtherFiError.invalidArrayLengths)
        for (index, user) in users.enumerated() {
            let key = Pair(user, UInt64(tags[index].rawValue))
            state.operatorTags[key] = Flag(approvals[index])
            ledger.emit(
                EtherFiEvent.UpdatedOperatorApprovals(
                    operator: user, source: tags[index], approved: approvals[index]),
                from: contracts.nodeOperatorManager)
        }
    }

    /// Whether an operator may serve a source of funds.
    public func isOperator(_ user: Address, approvedFor source: SourceOfFunds) -> Bool {
        state.operatorTags[Pair(user, UInt64(source.rawValue))].isSet
    }

    public func addOperatorToWhitelist(_ call: Call, _ user: Address) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        state.operators.update(user) { $0.isWhitelisted = true }
        ledger.emit(
            EtherFiEvent.AddedToWhitelist(userAddress: user),
            from: contracts.nodeOperatorManager)
    }

    public func removeOperatorFromWhitelist(_ call: Call, _ user: Address) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        state.operators.update(user) { $0.isWhitelisted = false }
        ledger.emit(
            EtherFiEvent.RemovedFromWhitelist(userAddress: user),
            from: contracts.nodeOperatorManager)
    }
}
