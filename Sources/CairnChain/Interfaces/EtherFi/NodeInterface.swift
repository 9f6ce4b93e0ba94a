import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    /// A contract that owns a pod; the nodes manager alone may use it.
    ///
    /// - Spec: ether.fi, `EtherFiNode`
    static let etherFiNode = ContractTable("EtherFiNode") { contract in
        // Ether may come with any data.
        contract.onAnythingElse { (_, _, _) throws(Revert) in }
        contract.addOwnPod()
        contract.addOwnRequests()
        contract.addOwnWithdrawals()
        contract.addOwnForwarding()
        contract.addNodeGetters()
    }

    private mutating func addOwnPod() {
        method("createEigenPod", gas: 270_000) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            try frame.etherFiNodes.createPod(frame.call)
        }
        method("startCheckpoint", gas: 140_000) {
            (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFiNodes.startCheckpoint(frame.call)
        }
        method("setProofSubmitter", gas: 45_000) {
            (frame: borrowing Frame, submitter: Address) throws(Revert) -> Void in
            try frame.etherFiNodes.setProofSubmitter(frame.call, submitter)
        }
        method("verifyCheckpointProofs", gas: 270_000) {
            (frame: borrowing Frame, container: BalanceContainerProof, proofs: [BalanceProof])
                throws(Revert) -> Void in
            try frame.etherFiNodes.verifyCheckpointProofs(
                frame.call, .checkpointProofs(container, proofs))
        }
        method("getEigenPod", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            try frame.etherFiNodes.pod(of: frame.contract)
        }
    }

    private mutating func addOwnRequests() {
        method("requestExecutionLayerTriggeredWithdrawal", .payable, gas: 170_000) {
            (frame: borrowing Frame, requests: [ValidatorExit]) throws(Revert) -> Void in
            try frame.etherFiNodes.requestWithdrawals(atNode: frame.call, requests)
        }
        method("requestConsolidation", .payable, gas: 170_000) {
            (frame: borrowing Frame, requests: [ValidatorMerger]) throws(Revert) -> Void in
            try frame.etherFiNodes.requestConsolidations(atNode: frame.call, requests)
        }
    }

    private mutating func addOwnWithdrawals() {
        method("queueETHWithdrawal", gas: 270_000) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Hash in
            try frame.etherFiNodes.queueEtherWithdrawal(frame.call, amount: amount)
        }
        method("queueWithdrawals", gas: 370_000) {
            (frame: borrowing Frame, orders: [WithdrawalOrder]) throws(Revert) -> [Hash] in
            try frame.etherFiNodes.queueWithdrawals(frame.call, orders)
        }
        method("completeQueuedETHWithdrawals", gas: 270_000) {
            (frame: borrowing Frame, asTokens: Bool) throws(Revert) -> Wei in
            try frame.etherFiNodes.completeEtherWithdrawals(frame.call, asTokens: asTokens)
        }
        method("completeQueuedWithdrawals", gas: 270_000) {
            (
                frame: borrowing Frame, withdrawals: [QueuedWithdrawal], tokens: [[Address]],
                asTokens: [Bool]
            ) throws(Revert) -> Wei in
            try frame.etherFiNodes.completeWithdrawals(
                frame.call, withdrawals, tokens: tokens, asTokens: asTokens)
        }
        method("sweepFunds", gas: 60_000) { (frame: borrowing Frame) throws(Revert) -> Wei in
            try frame.etherFiNodes.sweepFunds(frame.call)
        }
    }

    private mutating func addOwnForwarding() {
        method("forwardEigenPodCall", gas: 80_000) {
            (frame: borrowing Frame, data: Bytes) throws(Revert) -> Bytes in
            try frame.etherFiNodes.forwardPodCall(frame.call, data: data)
        }
        method("forwardExternalCall", gas: 80_000) {
            (frame: borrowing Frame, target: Address, data: Bytes) throws(Revert) -> Bytes in
            try frame.etherFiNodes.forwardExternalCall(frame.call, target: target, data: data)
        }
    }

    private mutating func addNodeGetters() {
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("etherFiNodesManager", \.surroundings.nodesManager)
        addressGetter("delegationManager", \.surroundings.delegationManager)
        constantGetter("BEACON_ETH_STRATEGY_ADDRESS", EtherFiNodes.beaconEtherStrategy)
        constantGetter("EIGENLAYER_WITHDRAWAL_DELAY_BLOCKS", EtherFiNodes.withdrawalDelayBlocks)
        method("eigenPodManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.etherFiNodes.parameters.eigenPodManager
        }
    }
}
