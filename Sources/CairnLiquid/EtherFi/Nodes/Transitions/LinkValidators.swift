public import CairnLedger
public import CairnPrimitives

/// Which validator belongs to which node.
///
/// - Spec: ether.fi, `EtherFiNodesManager`
extension EtherFiNodes {
    /// Gives a validator to a node, as the staking manager.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.linkPubkeyToNode`
    /// - Throws: The first of a pause, ``EtherFiNodeError/invalidCaller``,
    ///   ``EtherFiNodeError/invalidPubKeyLength``, ``EtherFiNodeError/alreadyLinked``.
    public func linkPubkey(
        _ call: Call, _ pubkey: Bytes, to node: Address, bid: UInt256
    ) throws(Revert) {
        try etherFi.requireNotPaused(nodesManager)
        try require(call.sender == stakingManager, EtherFiNodeError.invalidCaller)
        let hash = try DepositHashes.publicKeyHash(pubkey)
        try require(
            state.nodesByKey[hash].isZero && state.nodesByBid[bid].isZero,
            EtherFiNodeError.alreadyLinked)
        state.nodesByBid[bid] = node
        link(pubkey, hash, to: node, bid: bid)
    }

    /// Gives validators that are known by the number of their bid to their nodes by key, too.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.linkLegacyValidatorIds`
    /// - Throws: The first failing check: the role's, ``EtherFiNodeError/lengthMismatch``; then for
    ///   each validator ``EtherFiNodeError/unknownNode``,
    ///   ``EtherFiNodeError/invalidPubKeyLength``, ``EtherFiNodeError/alreadyLinked``.
    public func linkLegacyValidators(
        _ call: Call, bids: [UInt256], pubkeys: [Bytes]
    ) throws(Revert) {
        try etherFi.requireRole(.executorOperations, call.sender)
        try require(bids.count == pubkeys.count, EtherFiNodeError.lengthMismatch)
        for (bid, pubkey) in zip(bids, pubkeys) {
            let node = state.nodesByBid[bid]
            try require(!node.isZero, EtherFiNodeError.unknownNode)
            let hash = try DepositHashes.publicKeyHash(pubkey)
            try require(state.nodesByKey[hash].isZero, EtherFiNodeError.alreadyLinked)
            link(pubkey, hash, to: node, bid: bid)
        }
    }

    private func link(_ pubkey: Bytes, _ hash: Hash, to node: Address, bid: UInt256) {
        state.nodesByKey[hash] = node
        ledger.emit(
            EtherFiNodeEvent.PubkeyLinked(
                pubkeyHash: hash, node: node, legacyID: bid, pubkey: pubkey),
            from: nodesManager)
    }
}
