public import CairnLedger
public import CairnPrimitives

/// ether.fi's validators: the contract that starts them, the one that looks after their nodes, and
/// the nodes, each of which owns a pod of EigenLayer.
///
/// It shares roles, pauses, limits and bids with ``EtherFi``. Pods, withdrawals and the deposit
/// contract are reached through ``EtherFiNodeSurroundings``.
///
/// - Spec: etherfi-protocol/smart-contracts, `src/staking`
public final class EtherFiNodes {
    public let state: EtherFiNodesState
    public let parameters: EtherFiParameters.Nodes
    public unowned(unsafe) let etherFi: EtherFi
    unowned(unsafe) let surroundings: any EtherFiNodeSurroundings
    /// Whether a request to the beacon chain is under way, which none may enter again.
    var isRequesting = false

    /// Opens the tables. ``EtherFi`` must live as long as this.
    public init(store: Store, etherFi: EtherFi, surroundings: any EtherFiNodeSurroundings) {
        state = EtherFiNodesState(store)
        parameters = etherFi.parameters.nodes ?? EtherFiParameters.Nodes()
        self.etherFi = etherFi
        self.surroundings = surroundings
    }

    var ledger: Ledger { etherFi.ledger }
    var stakingManager: Address { etherFi.parameters.surroundings.stakingManager }
    var nodesManager: Address { etherFi.parameters.surroundings.nodesManager }
    var liquidityPool: Address { etherFi.contracts.liquidityPool }
    var delegationManager: Address { etherFi.parameters.surroundings.delegationManager }

    // MARK: Checks

    /// Refuses an account without the role, then everybody while the nodes manager is paused.
    func requireRole(_ role: EtherFiRole, unpausedFor account: Address) throws(Revert) {
        try etherFi.requireRole(role, account)
        try etherFi.requireNotPaused(nodesManager)
    }

    /// Refuses a node that the staking manager does not know.
    ///
    /// - Throws: ``EtherFiNodeError/unknownNode``
    func requireKnown(_ node: Address) throws(Revert) {
        try require(state.deployedNodes[node].isSet, EtherFiNodeError.unknownNode)
    }

    /// A call of the nodes manager to a node, to which the value moves.
    ///
    /// - Throws: ``EmptyRevert`` where no node lives.
    func callToNode(_ node: Address, value: Wei = .zero) throws(Revert) -> Call {
        try require(surroundings.isNode(node), EmptyRevert())
        try ledger.accounts.transfer(value, from: nodesManager, to: node)
        return Call(sender: nodesManager, contract: node, value: value)
    }

    /// Refuses everybody but the nodes manager.
    ///
    /// - Throws: ``EtherFiNodeError/invalidCaller``
    func requireNodesManager(_ call: Call) throws(Revert) {
        try require(call.sender == nodesManager, EtherFiNodeError.invalidCaller)
    }

    // MARK: Questions

    /// The node of a validator: of its public key's hash, or, for a number below 2^128, of its bid.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.etherfiNodeAddress`
    public func node(ofValidator id: UInt256) -> Address {
        id.highHalf == 0 ? state.nodesByBid[id] : state.nodesByKey[Hash(id)]
    }

    /// How far a validator is, by the hash of its registration.
    public func creationStatus(of registration: Hash) -> ValidatorCreationStatus {
        ValidatorCreationStatus(
            rawValue: UInt8(truncatingIfNeeded: state.creationStatus[registration]))
            ?? .notRegistered
    }

    /// The pod that a node owns; zero if it has none yet.
    ///
    /// - Spec: ether.fi, `EtherFiNode.getEigenPod`
    public func pod(of node: Address) throws(Revert) -> Address {
        try surroundings.pod(of: node, at: parameters.eigenPodManager)
    }

    /// The pod of a node that the staking manager knows.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.getEigenPod`
    /// - Throws: ``EtherFiNodeError/unknownNode``
    public func eigenPod(of node: Address) throws(Revert) -> Address {
        try requireKnown(node)
        return try pod(of: callToNode(node).contract)
    }

    /// What one request to the beacon chain costs at a pod.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.getWithdrawalRequestFee`, `getConsolidationRequestFee`
    public func requestFee(_ kind: ValidatorRequestKind, pod: Address) throws(Revert) -> Wei {
        try surroundings.requestFee(kind, pod: pod, caller: nodesManager)
    }
}
