public import CairnLedger
public import CairnPrimitives

/// Checkpoints and provers of nodes' pods: a part of the nodes manager, then the node's own.
///
/// - Spec: ether.fi, `EtherFiNodesManager`, `EtherFiNode`
extension EtherFiNodes {
    /// Starts a checkpoint of a node's pod.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.startCheckpoint`
    /// - Throws: The first of the role's refusal, a pause, ``EtherFiNodeError/unknownNode``, and
    ///   what the pod refuses with.
    public func startCheckpoint(_ call: Call, of node: Address) throws(Revert) {
        try requireRole(.eigenpodOperations, unpausedFor: call.sender)
        try requireKnown(node)
        try startCheckpoint(callToNode(node))
    }

    /// - Spec: ether.fi, `EtherFiNode.startCheckpoint`
    public func startCheckpoint(_ call: Call) throws(Revert) {
        try requireNodesManager(call)
        try surroundings.startCheckpoint(of: pod(of: call.contract), owner: call.contract)
    }

    /// Hands proofs of a checkpoint to a node's pod.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.verifyCheckpointProofs`
    /// - Throws: The first of the role's refusal, a pause, ``EtherFiNodeError/unknownNode``, and
    ///   what the pod refuses with.
    public func verifyCheckpointProofs(
        _ call: Call, _ proofs: EncodedCall, of node: Address
    ) throws(Revert) {
        try requireRole(.eigenpodOperations, unpausedFor: call.sender)
        try requireKnown(node)
        try verifyCheckpointProofs(callToNode(node), proofs)
    }

    /// - Spec: ether.fi, `EtherFiNode.verifyCheckpointProofs`
    public func verifyCheckpointProofs(_ call: Call, _ proofs: EncodedCall) throws(Revert) {
        try requireNodesManager(call)
        try surroundings.verifyCheckpointProofs(
            proofs, of: pod(of: call.contract), owner: call.contract)
    }

    /// Names who may prove things to a node's pod beside the node.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.setProofSubmitter`
    /// - Throws: The first of the role's refusal, a pause, ``EtherFiNodeError/unknownNode``, and
    ///   what the pod refuses with.
    public func setProofSubmitter(
        _ call: Call, _ submitter: Address, of node: Address
    ) throws(Revert) {
        try requireRole(.operatingMultisig, unpausedFor: call.sender)
        try requireKnown(node)
        try setProofSubmitter(callToNode(node), submitter)
    }

    /// - Spec: ether.fi, `EtherFiNode.setProofSubmitter`
    public func setProofSubmitter(_ call: Call, _ submitter: Address) throws(Revert) {
        try requireNodesManager(call)
        try surroundings.setProofSubmitter(
            submitter, of: pod(of: call.contract), owner: call.contract)
    }
}
