import CairnLedger
import CairnPrimitives

@testable import CairnLiquid

/// A world in which nodes exist and get pods; what they ask of EigenLayer is written down.
final class NodeNeighbours: EtherFiNodeSurroundings {
    unowned(unsafe) var ledger: Ledger?
    private var nodes: Set<Address> = []
    private(set) var pods: [Address: Address] = [:]
    private(set) var orders: [WithdrawalOrder] = []
    /// What the deposit contract received.
    private(set) var deposited: Wei = .zero

    func placeNode(at address: Address) { nodes.insert(address) }

    func isNode(_ address: Address) -> Bool { nodes.contains(address) }

    func podOfNode(_ node: Address, caller: Address) throws(Revert) -> Address {
        try require(isNode(node), EmptyRevert())
        return pods[node] ?? .zero
    }

    func depositForValidator(
        _ amount: Wei, pubkey: Bytes, withdrawalCredentials: Bytes, signature: Bytes,
        depositDataRoot: Hash, depositContract: Address, sender: Address
    ) throws(Revert) {
        try ledger?.accounts.transfer(amount, from: sender, to: depositContract)
        deposited += amount
    }

    func createPod(for owner: Address, at manager: Address) throws(Revert) -> Address {
        let pod = Address(truncating: owner.word + 1)
        pods[owner] = pod
        return pod
    }

    func pod(of owner: Address, at manager: Address) throws(Revert) -> Address {
        pods[owner] ?? .zero
    }

    func setProofSubmitter(_ submitter: Address, of pod: Address, owner: Address) throws(Revert) {}

    func startCheckpoint(of pod: Address, owner: Address) throws(Revert) {}

    func verifyCheckpointProofs(
        _ proofs: EncodedCall, of pod: Address, owner: Address
    ) throws(Revert) {}

    func requestWithdrawals(
        _ requests: [ValidatorExit], value: Wei, of pod: Address, owner: Address
    ) throws(Revert) {
        try ledger?.accounts.transfer(value, from: owner, to: pod)
    }

    func requestConsolidations(
        _ requests: [ValidatorMerger], value: Wei, of pod: Address, owner: Address
    ) throws(Revert) {
        try ledger?.accounts.transfer(value, from: owner, to: pod)
    }

    func requestFee(
        _ kind: ValidatorRequestKind, pod: Address, caller: Address
    ) throws(Revert) -> Wei { 1 }

    func queueWithdrawals(
        _ withdrawals: [WithdrawalOrder], at manager: Address, staker: Address
    ) throws(Revert) -> [Hash] {
        orders += withdrawals
        return withdrawals.map { _ in Hash(staker.word) }
    }

    func queuedWithdrawals(
        of staker: Address, at manager: Address
    ) throws(Revert) -> [QueuedWithdrawal] { [] }

    func completeEtherWithdrawal(
        _ withdrawal: QueuedWithdrawal, asTokens: Bool, at manager: Address, caller: Address
    ) throws(Revert) {}

    func completeWithdrawals(
        _ withdrawals: [QueuedWithdrawal], tokens: [[Address]], asTokens: [Bool],
        at manager: Address, caller: Address
    ) throws(Revert) {}
}
