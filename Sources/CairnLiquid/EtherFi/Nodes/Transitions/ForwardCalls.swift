public import CairnLedger
public import CairnPrimitives

/// Calls that nodes make for users who were allowed them, function by function.
///
/// - Spec: ether.fi, `EtherFiNodesManager`, `EtherFiNode`
extension EtherFiNodes {
    // MARK: Permissions

    /// - Spec: ether.fi, `EtherFiNodesManager.updateAllowedForwardedExternalCalls`
    public func allowExternalCalls(
        _ call: Call, user: Address, selector: Selector, target: Address, isAllowed: Bool
    ) throws(Revert) {
        try etherFi.requireRole(.operatingTimelock, call.sender)
        state.externalCalls[Triple(user, UInt64(selector.value), target)] = Flag(isAllowed)
        ledger.emit(
            EtherFiNodeEvent.UserAllowedForwardedExternalCallsUpdated(
                user: user, selector: selector, target: target, allowed: isAllowed),
            from: nodesManager)
    }

    /// - Spec: ether.fi, `EtherFiNodesManager.updateAllowedForwardedEigenpodCalls`
    public func allowPodCalls(
        _ call: Call, user: Address, selector: Selector, isAllowed: Bool
    ) throws(Revert) {
        try etherFi.requireRole(.operatingTimelock, call.sender)
        state.podCalls[Pair(user, UInt64(selector.value))] = Flag(isAllowed)
        ledger.emit(
            EtherFiNodeEvent.UserAllowedForwardedEigenpodCallsUpdated(
                user: user, selector: selector, allowed: isAllowed), from: nodesManager)
    }

    /// Whether a user may have nodes call a function of a contract.
    public func isAllowed(_ user: Address, _ selector: Selector, at target: Address) -> Bool {
        state.externalCalls[Triple(user, UInt64(selector.value), target)].isSet
    }

    /// Whether a user may have nodes call a function of their pods.
    public func isAllowedAtPods(_ user: Address, _ selector: Selector) -> Bool {
        state.podCalls[Pair(user, UInt64(selector.value))].isSet
    }

    // MARK: Calls

    /// Has nodes call a contract, each with data of its own.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.forwardExternalCall`
    /// - Returns: What each call returned.
    /// - Throws: The first failing check: the role's, a pause,
    ///   ``EtherFiNodeError/invalidForwardedCall``; then for each node
    ///   ``EtherFiNodeError/unknownNode``, ``EtherFiNodeError/invalidForwardedCall``,
    ///   ``EtherFiNodeError/forwardedCallNotAllowed``, what the contract refuses with,
    ///   ``EtherFiNodeError/targetIsNotContract``.
    public func forwardExternalCalls(
        _ call: Call, nodes: [Address], data: [Bytes], target: Address
    ) throws(Revert) -> [Bytes] {
        try forwarding(call, nodes, data) { node, selector, input throws(Revert) in
            try require(
                isAllowed(call.sender, selector, at: target),
                EtherFiNodeError.forwardedCallNotAllowed)
            return try forwardExternalCall(callToNode(node), target: target, data: input)
        }
    }

    /// - Spec: ether.fi, `EtherFiNode.forwardExternalCall`
    public func forwardExternalCall(
        _ call: Call, target: Address, data: Bytes
    ) throws(Revert) -> Bytes {
        try requireNodesManager(call)
        return try callContract(target, data, from: call.contract)
    }

    /// Has nodes call their pods, each with data of its own.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.forwardEigenPodCall`
    /// - Returns: What each call returned.
    /// - Throws: As ``forwardExternalCalls(_:nodes:data:target:)``.
    public func forwardPodCalls(
        _ call: Call, nodes: [Address], data: [Bytes]
    ) throws(Revert) -> [Bytes] {
        try forwarding(call, nodes, data) { node, selector, input throws(Revert) in
            try require(
                isAllowedAtPods(call.sender, selector), EtherFiNodeError.forwardedCallNotAllowed)
            return try forwardPodCall(callToNode(node), data: input)
        }
    }

    /// - Spec: ether.fi, `EtherFiNode.forwardEigenPodCall`
    public func forwardPodCall(_ call: Call, data: Bytes) throws(Revert) -> Bytes {
        try requireNodesManager(call)
        return try callContract(pod(of: call.contract), data, from: call.contract)
    }

    // MARK: Parts

    private func forwarding(
        _ call: Call, _ nodes: [Address], _ data: [Bytes],
        _ forward: (Address, Selector, Bytes) throws(Revert) -> Bytes
    ) throws(Revert) -> [Bytes] {
        try requireRole(.eigenpodOperations, unpausedFor: call.sender)
        try require(nodes.count == data.count, EtherFiNodeError.invalidForwardedCall)
        var answers: [Bytes] = []
        for (node, input) in zip(nodes, data) {
            try requireKnown(node)
            guard let selector = Selector(prefixOf: input.bytes) else {
                throw Revert(EtherFiNodeError.invalidForwardedCall)
            }
            answers.append(try forward(node, selector, input))
        }
        return answers
    }

    /// - Spec: Solady, `LibCall.callContract`
    private func callContract(
        _ target: Address, _ data: Bytes, from node: Address
    ) throws(Revert) -> Bytes {
        let answer = try ledger.host.call(
            Message(sender: node, recipient: target, input: data))
        try require(
            !answer.bytes.isEmpty || ledger.accounts[target].code != .none,
            EtherFiNodeError.targetIsNotContract)
        return answer
    }
}
