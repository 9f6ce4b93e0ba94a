import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    /// - Spec: ether.fi, `EtherFiNodesManager`
    static let etherFiNodesManager = ContractTable("EtherFiNodesManager") { contract in
        contract.addTimedPauses()
        contract.addNodePods()
        contract.addNodePodsOfValidators()
        contract.addNodeWithdrawals()
        contract.addNodeWithdrawalsOfValidators()
        contract.addValidatorLinks()
        contract.addNodeRequests()
        contract.addForwardedCalls()
        contract.addNodesManagerGetters()
        contract.addNodesManagerQuestions()
    }

    // MARK: Pods

    private mutating func addNodePods() {
        method("createEigenPod", gas: 300_000) {
            (frame: borrowing Frame, node: Address) throws(Revert) -> Address in
            try frame.etherFiNodes.createPod(frame.call, of: node)
        }
        method("startCheckpoint", gas: 160_000) {
            (frame: borrowing Frame, node: Address) throws(Revert) -> Void in
            try frame.etherFiNodes.startCheckpoint(frame.call, of: node)
        }
        method("verifyCheckpointProofs", gas: 300_000) {
            (
                frame: borrowing Frame, node: Address, container: BalanceContainerProof,
                proofs: [BalanceProof]
            ) throws(Revert) -> Void in
            try frame.etherFiNodes.verifyCheckpointProofs(
                frame.call, .checkpointProofs(container, proofs), of: node)
        }
        method("setProofSubmitter", gas: 60_000) {
            (frame: borrowing Frame, node: Address, submitter: Address) throws(Revert) -> Void in
            try frame.etherFiNodes.setProofSubmitter(frame.call, submitter, of: node)
        }
        method("getEigenPod", .view) {
            (frame: borrowing Frame, node: Address) throws(Revert) -> Address in
            try frame.etherFiNodes.eigenPod(of: node)
        }
    }

    private mutating func addNodePodsOfValidators() {
        method("startCheckpoint", gas: 160_000) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Void in
            let nodes = frame.etherFiNodes
            try nodes.startCheckpoint(frame.call, of: nodes.node(ofValidator: id))
        }
        method("verifyCheckpointProofs", gas: 300_000) {
            (
                frame: borrowing Frame, id: UInt256, container: BalanceContainerProof,
                proofs: [BalanceProof]
            ) throws(Revert) -> Void in
            let nodes = frame.etherFiNodes
            try nodes.verifyCheckpointProofs(
                frame.call, .checkpointProofs(container, proofs), of: nodes.node(ofValidator: id))
        }
        method("setProofSubmitter", gas: 60_000) {
            (frame: borrowing Frame, id: UInt256, submitter: Address) throws(Revert) -> Void in
            let nodes = frame.etherFiNodes
            try nodes.setProofSubmitter(frame.call, submitter, of: nodes.node(ofValidator: id))
        }
        method("getEigenPod", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Address in
            let nodes = frame.etherFiNodes
            return try nodes.eigenPod(of: nodes.node(ofValidator: id))
        }
    }

    // MARK: Withdrawals

    private mutating func addNodeWithdrawals() {
        method("queueETHWithdrawal", gas: 300_000) {
            (frame: borrowing Frame, node: Address, amount: Wei) throws(Revert) -> Hash in
            try frame.etherFiNodes.queueEtherWithdrawal(frame.call, of: node, amount: amount)
        }
        method("queueWithdrawals", gas: 400_000) {
            (frame: borrowing Frame, node: Address, orders: [WithdrawalOrder])
                throws(Revert) -> Void in
            try frame.etherFiNodes.queueWithdrawals(frame.call, of: node, orders)
        }
        method("completeQueuedETHWithdrawals", gas: 300_000) {
            (frame: borrowing Frame, node: Address, asTokens: Bool) throws(Revert) -> Void in
            try frame.etherFiNodes.completeEtherWithdrawals(
                frame.call, of: node, asTokens: asTokens)
        }
        method("completeQueuedWithdrawals", gas: 300_000) {
            (
                frame: borrowing Frame, node: Address, withdrawals: [QueuedWithdrawal],
                tokens: [[Address]], asTokens: [Bool]
            ) throws(Revert) -> Void in
            try frame.etherFiNodes.completeWithdrawals(
                frame.call, of: node, withdrawals, tokens: tokens, asTokens: asTokens)
        }
    }

    private mutating func addNodeWithdrawalsOfValidators() {
        method("queueETHWithdrawal", gas: 300_000) {
            (frame: borrowing Frame, id: UInt256, amount: Wei) throws(Revert) -> Hash in
            let nodes = frame.etherFiNodes
            return try nodes.queueEtherWithdrawal(
                frame.call, of: nodes.node(ofValidator: id), amount: amount)
        }
        method("queueWithdrawals", gas: 400_000) {
            (frame: borrowing Frame, id: UInt256, orders: [WithdrawalOrder])
                throws(Revert) -> Void in
            let nodes = frame.etherFiNodes
            try nodes.queueWithdrawals(frame.call, of: nodes.node(ofValidator: id), orders)
        }
        method("completeQueuedETHWithdrawals", gas: 300_000) {
            (frame: borrowing Frame, id: UInt256, asTokens: Bool) throws(Revert) -> Void in
            let nodes = frame.etherFiNodes
            try nodes.completeEtherWithdrawals(
                frame.call, of: nodes.node(ofValidator: id), asTokens: asTokens)
        }
        method("completeQueuedWithdrawals", gas: 300_000) {
            (
                frame: borrowing Frame, id: UInt256, withdrawals: [QueuedWithdrawal],
                tokens: [[Address]], asTokens: [Bool]
            ) throws(Revert) -> Void in
            let nodes = frame.etherFiNodes
            try nodes.completeWithdrawals(
                frame.call, of: nodes.node(ofValidator: id), withdrawals, tokens: tokens,
                asTokens: asTokens)
        }
        method("sweepFunds", gas: 80_000) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Void in
            try frame.etherFiNodes.sweepFunds(frame.call, ofValidator: id)
        }
    }

    // MARK: Validators

    private mutating func addValidatorLinks() {
        method("linkPubkeyToNode", gas: 90_000) {
            (frame: borrowing Frame, pubkey: Bytes, node: Address, id: UInt256)
                throws(Revert) -> Void in
            try frame.etherFiNodes.linkPubkey(frame.call, pubkey, to: node, bid: id)
        }
        method("linkLegacyValidatorIds", gas: 90_000) {
            (frame: borrowing Frame, ids: [UInt256], pubkeys: [Bytes]) throws(Revert) -> Void in
            try frame.etherFiNodes.linkLegacyValidators(frame.call, bids: ids, pubkeys: pubkeys)
        }
        method("etherfiNodeAddress", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Address in
            frame.etherFiNodes.node(ofValidator: id)
        }
        method("etherFiNodeFromPubkeyHash", .view) {
            (frame: borrowing Frame, hash: Hash) throws(Revert) -> Address in
            frame.etherFiNodes.state.nodesByKey[hash]
        }
    }

    private mutating func addNodeRequests() {
        method("requestExecutionLayerTriggeredWithdrawal", .payable, gas: 200_000) {
            (frame: borrowing Frame, requests: [ValidatorExit]) throws(Revert) -> Void in
            try frame.etherFiNodes.requestWithdrawals(frame.call, requests)
        }
        method("requestConsolidation", .payable, gas: 200_000) {
            (frame: borrowing Frame, requests: [ValidatorMerger]) throws(Revert) -> Void in
            try frame.etherFiNodes.requestConsolidations(frame.call, requests)
        }
        method("getWithdrawalRequestFee", .view) {
            (frame: borrowing Frame, pod: Address) throws(Revert) -> Wei in
            try frame.etherFiNodes.requestFee(.withdrawal, pod: pod)
        }
        method("getConsolidationRequestFee", .view) {
            (frame: borrowing Frame, pod: Address) throws(Revert) -> Wei in
            try frame.etherFiNodes.requestFee(.consolidation, pod: pod)
        }
    }

    // MARK: Forwarded calls

    private mutating func addForwardedCalls() {
        method("forwardExternalCall", gas: 100_000) {
            (frame: borrowing Frame, nodes: [Address], data: [Bytes], target: Address)
                throws(Revert) -> [Bytes] in
            try frame.etherFiNodes.forwardExternalCalls(
                frame.call, nodes: nodes, data: data, target: target)
        }
        method("forwardEigenPodCall", gas: 100_000) {
            (frame: borrowing Frame, nodes: [Address], data: [Bytes])
                throws(Revert) -> [Bytes] in
            try frame.etherFiNodes.forwardPodCalls(frame.call, nodes: nodes, data: data)
        }
        method("updateAllowedForwardedExternalCalls") {
            (
                frame: borrowing Frame, user: Address, selector: Selector, target: Address,
                isAllowed: Bool
            ) throws(Revert) -> Void in
            try frame.etherFiNodes.allowExternalCalls(
                frame.call, user: user, selector: selector, target: target, isAllowed: isAllowed)
        }
        method("updateAllowedForwardedEigenpodCalls") {
            (frame: borrowing Frame, user: Address, selector: Selector, isAllowed: Bool)
                throws(Revert) -> Void in
            try frame.etherFiNodes.allowPodCalls(
                frame.call, user: user, selector: selector, isAllowed: isAllowed)
        }
        method("allowedForwardedExternalCalls", .view) {
            (frame: borrowing Frame, user: Address, selector: Selector, target: Address)
                throws(Revert) -> Bool in
            frame.etherFiNodes.isAllowed(user, selector, at: target)
        }
        method("allowedForwardedEigenpodCalls", .view) {
            (frame: borrowing Frame, user: Address, selector: Selector) throws(Revert) -> Bool in
            frame.etherFiNodes.isAllowedAtPods(user, selector)
        }
    }

    // MARK: Getters

    private mutating func addNodesManagerGetters() {
        addressGetter("stakingManager", \.surroundings.stakingManager)
        addressGetter("rateLimiter", \.contracts.rateLimiter)
        constantGetter("BEACON_ETH_STRATEGY_ADDRESS", EtherFiNodes.beaconEtherStrategy)
        constantGetter("UNRESTAKING_LIMIT_ID", EtherFiNodes.unrestakingLimit)
        constantGetter("EXIT_REQUEST_LIMIT_ID", EtherFiNodes.exitRequestLimit)
        constantGetter("CONSOLIDATION_REQUEST_LIMIT_ID", EtherFiNodes.consolidationRequestLimit)
        constantGetter("FULL_EXIT_GWEI", EtherFiNodes.fullExitGwei)
        constantGetter("VALIDATOR_PUBKEY_LENGTH", UInt256(DepositHashes.publicKeySize))
    }

    private mutating func addNodesManagerQuestions() {
        addPublicKeyHash()
        method("addressToWithdrawalCredentials", .view) {
            (_: borrowing Frame, account: Address) throws(Revert) -> Bytes in
            DepositHashes.credentials(of: account, prefix: 1)
        }
        method("addressToCompoundingWithdrawalCredentials", .view) {
            (_: borrowing Frame, account: Address) throws(Revert) -> Bytes in
            DepositHashes.credentials(of: account, prefix: 2)
        }
    }
}

extension EncodedCall {
    /// The call of a pod's own method with the proofs.
    static func checkpointProofs(
        _ container: BalanceContainerProof, _ proofs: [BalanceProof]
    ) -> EncodedCall {
        let arguments = ABITuple(container, proofs)
        let selector = Selector(
            hashing: "verifyCheckpointProofs"
                + ABITuple<BalanceContainerProof, [BalanceProof]>
                .abiType)
        return EncodedCall(Bytes(selector.bytes + arguments.encoded()))
    }
}
