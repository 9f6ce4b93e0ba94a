import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// New nodes, and what the staking manager is told of them.
///
/// - Spec: ether.fi, `StakingManager`
extension EtherFiNodes {
    /// Deploys a node, with a pod if that is asked for.
    ///
    /// - Spec: ether.fi, `StakingManager.instantiateEtherFiNode`
    /// - Returns: The node's address, which follows from how many the staking manager deployed.
    /// - Throws: What the role's absence, a pause of the nodes manager, or EigenLayer refuses with.
    public func instantiateNode(_ call: Call, createsPod: Bool) throws(Revert) -> Address {
        try etherFi.requireRole(.executorOperations, call.sender)
        // A contract's own count starts at one.
        let nonce = max(ledger.accounts[stakingManager].nonce, 1)
        ledger.accounts.table.update(stakingManager) { $0.nonce = nonce + 1 }
        let node = Address.created(by: stakingManager, nonce: nonce)
        surroundings.placeNode(at: node)
        ledger.emit(EtherFiNodeEvent.BeaconUpgraded(beacon: parameters.nodeBeacon), from: node)
        announceDeployed(node)
        if createsPod {
            _ = try createPod(
                Call(sender: stakingManager, contract: nodesManager), of: node)
        }
        return node
    }

    /// Makes older nodes known; those that are known are passed over.
    ///
    /// - Spec: ether.fi, `StakingManager.backfillExistingEtherFiNodes`
    public func backfillNodes(_ call: Call, _ nodes: [Address]) throws(Revert) {
        try etherFi.requireRole(.operatingMultisig, call.sender)
        for node in nodes where !state.deployedNodes[node].isSet { announceDeployed(node) }
    }

    private func announceDeployed(_ node: Address) {
        state.deployedNodes[node] = true
        ledger.emit(EtherFiNodeEvent.EtherFiNodeDeployed(node: node), from: stakingManager)
    }

    /// Has a node make its pod.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.createEigenPod`
    /// - Throws: The first of a pause, ``EtherFiNodeError/invalidCaller``,
    ///   ``EtherFiNodeError/unknownNode``, and what EigenLayer refuses with.
    public func createPod(_ call: Call, of node: Address) throws(Revert) -> Address {
        try etherFi.requireNotPaused(nodesManager)
        try require(call.sender == stakingManager, EtherFiNodeError.invalidCaller)
        try requireKnown(node)
        return try createPod(callToNode(node))
    }

    /// Makes the node's pod.
    ///
    /// - Spec: ether.fi, `EtherFiNode.createEigenPod`
    public func createPod(_ call: Call) throws(Revert) -> Address {
        try requireNodesManager(call)
        return try surroundings.createPod(for: call.contract, at: parameters.eigenPodManager)
    }
}
