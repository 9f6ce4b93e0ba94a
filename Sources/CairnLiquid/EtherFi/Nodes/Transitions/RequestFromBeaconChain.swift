import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Requests to the beacon chain that validators leave, or merge.
///
/// - Spec: ether.fi, `EtherFiNodesManager`, `EtherFiNode`
extension EtherFiNodes {
    /// The limit on ether that leaves validators: `EXIT_REQUEST_LIMIT_ID`.
    public static let exitRequestLimit = keccak256(utf8: "EXIT_REQUEST_LIMIT_ID")
    /// The limit on ether that moves between validators: `CONSOLIDATION_REQUEST_LIMIT_ID`.
    public static let consolidationRequestLimit = keccak256(utf8: "CONSOLIDATION_REQUEST_LIMIT_ID")
    /// What a whole validator counts for a limit, in gwei: `FULL_EXIT_GWEI`.
    public static let fullExitGwei: UInt256 = 2_048_000_000_000

    /// Asks for payouts of validators of one node.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.requestExecutionLayerTriggeredWithdrawal`
    /// - Throws: The first failing check: ``EtherFiError/reentrancy``, the role's, a pause,
    ///   ``EtherFiNodeError/emptyWithdrawalsRequest``, the limit's,
    ///   ``EtherFiNodeError/invalidPubKeyLength``, ``EmptyRevert`` where the first validator has no
    ///   node, ``EtherFiNodeError/insufficientWithdrawalFees``, what the pod refuses with.
    public func requestWithdrawals(
        _ call: Call, _ requests: [ValidatorExit]
    ) throws(Revert) {
        try requesting(call) { () throws(Revert) in
            // Checks
            guard let first = requests.first else {
                throw Revert(EtherFiNodeError.emptyWithdrawalsRequest)
            }
            var totalGwei = UInt256.zero
            for request in requests {
                totalGwei +=
                    request.amountGwei == 0 ? Self.fullExitGwei : UInt256(request.amountGwei)
            }
            try consume(gwei: totalGwei, of: Self.exitRequestLimit)
            let (node, pod) = try nodeAndPod(of: first.pubkey)
            try requireFee(
                .withdrawal, pod: pod, count: requests.count, value: call.value,
                orRefuse: .insufficientWithdrawalFees)

            // Effects
            try requestWithdrawals(atNode: callToNode(node, value: call.value), requests)
            for request in requests {
                ledger.emit(
                    EtherFiNodeEvent.ValidatorWithdrawalRequestSent(
                        pod: pod, pubkeyHash: try DepositHashes.publicKeyHash(request.pubkey),
                        pubkey: request.pubkey), from: nodesManager)
            }
        }
    }

    /// - Spec: ether.fi, `EtherFiNode.requestExecutionLayerTriggeredWithdrawal`
    public func requestWithdrawals(
        atNode call: Call, _ requests: [ValidatorExit]
    ) throws(Revert) {
        try requireNodesManager(call)
        try surroundings.requestWithdrawals(
            requests, value: call.value, of: pod(of: call.contract), owner: call.contract)
    }

    /// Asks for mergers of validators of one node, or that they compound.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.requestConsolidation`
    /// - Throws: The first failing check: ``EtherFiError/reentrancy``, the role's, a pause,
    ///   ``EtherFiNodeError/emptyConsolidationRequest``, ``EtherFiNodeError/invalidPubKeyLength``,
    ///   the limit's, ``EmptyRevert`` where the first validator has no node,
    ///   ``EtherFiNodeError/insufficientConsolidationFees``, what the pod refuses with.
    public func requestConsolidations(
        _ call: Call, _ requests: [ValidatorMerger]
    ) throws(Revert) {
        try requesting(call) { () throws(Revert) in
            // Checks
            guard let first = requests.first else {
                throw Revert(EtherFiNodeError.emptyConsolidationRequest)
            }
            var totalGwei = UInt256.zero
            for request in requests {
                let source = try DepositHashes.publicKeyHash(request.sourcePubkey)
                let target = try DepositHashes.publicKeyHash(request.targetPubkey)
                if source != target { totalGwei += Self.fullExitGwei }
            }
            try consume(gwei: totalGwei, of: Self.consolidationRequestLimit)
            let (node, pod) = try nodeAndPod(of: first.sourcePubkey)
            try requireFee(
                .consolidation, pod: pod, count: requests.count, value: call.value,
                orRefuse: .insufficientConsolidationFees)

            // Effects
            try requestConsolidations(atNode: callToNode(node, value: call.value), requests)
            for request in requests { try announce(request, pod: pod) }
        }
    }

    private func announce(_ request: ValidatorMerger, pod: Address) throws(Revert) {
        let source = try DepositHashes.publicKeyHash(request.sourcePubkey)
        let target = try DepositHashes.publicKeyHash(request.targetPubkey)
        if source == target {
            ledger.emit(
                EtherFiNodeEvent.ValidatorSwitchToCompoundingRequested(
                    pod: pod, pubkeyHash: source, pubkey: request.sourcePubkey),
                from: nodesManager)
        } else {
            ledger.emit(
                EtherFiNodeEvent.ValidatorConsolidationRequested(
                    pod: pod, sourceHash: source, sourcePubkey: request.sourcePubkey,
                    targetHash: target, targetPubkey: request.targetPubkey),
                from: nodesManager)
        }
    }

    /// - Spec: ether.fi, `EtherFiNode.requestConsolidation`
    public func requestConsolidations(
        atNode call: Call, _ requests: [ValidatorMerger]
    ) throws(Revert) {
        try requireNodesManager(call)
        try surroundings.requestConsolidations(
            requests, value: call.value, of: pod(of: call.contract), owner: call.contract)
    }

    // MARK: Parts

    /// Runs `body` while no other request may start, if the caller may make requests.
    private func requesting(
        _ call: Call, _ body: () throws(Revert) -> Void
    ) throws(Revert) {
        try require(!isRequesting, EtherFiError.reentrancy)
        isRequesting = true
        defer { isRequesting = false }
        try requireRole(.executorOperations, unpausedFor: call.sender)
        try body()
    }

    private func nodeAndPod(of pubkey: Bytes) throws(Revert) -> (node: Address, pod: Address) {
        let node = state.nodesByKey[try DepositHashes.publicKeyHash(pubkey)]
        return (node, try pod(of: callToNode(node).contract))
    }

    private func requireFee(
        _ kind: ValidatorRequestKind, pod: Address, count: Int, value: Wei,
        orRefuse refusal: EtherFiNodeError
    ) throws(Revert) {
        let fee = try requestFee(kind, pod: pod)
        let total = try checked { () throws(ArithmeticFault) in
            try fee.rawValue.multiplied(by: UInt256(count))
        }
        try require(value.rawValue >= total, refusal)
    }
}
