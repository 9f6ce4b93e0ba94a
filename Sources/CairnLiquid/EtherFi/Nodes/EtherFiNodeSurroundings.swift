public import CairnLedger
public import CairnPrimitives

/// Contracts of others that ether.fi's validators need, by whatever code lives at their addresses.
///
/// Every method refuses as the call would: without data where no code is or the answer cannot be
/// read, else with what the contract refused with.
public protocol EtherFiNodeSurroundings: AnyObject {
    // MARK: Nodes

    /// Puts a node's code at an address.
    func placeNode(at address: Address)
    /// Whether a node's code lives at an address.
    func isNode(_ address: Address) -> Bool
    /// `IEtherFiNode.getEigenPod()` of an address that need not be a node's.
    func podOfNode(_ node: Address, caller: Address) throws(Revert) -> Address

    // MARK: Ethereum

    /// `IDepositContract.deposit`
    func depositForValidator(
        _ amount: Wei, pubkey: Bytes, withdrawalCredentials: Bytes, signature: Bytes,
        depositDataRoot: Hash, depositContract: Address, sender: Address
    ) throws(Revert)

    // MARK: Pods

    /// `IEigenPodManager.createPod()`
    func createPod(for owner: Address, at manager: Address) throws(Revert) -> Address
    /// `IEigenPodManager.ownerToPod(owner)`
    func pod(of owner: Address, at manager: Address) throws(Revert) -> Address
    /// `IEigenPod.setProofSubmitter(submitter)`
    func setProofSubmitter(_ submitter: Address, of pod: Address, owner: Address) throws(Revert)
    /// `IEigenPod.startCheckpoint(true)`: refused where the checkpoint would find no ether.
    func startCheckpoint(of pod: Address, owner: Address) throws(Revert)
    /// `IEigenPod.verifyCheckpointProofs`
    func verifyCheckpointProofs(
        _ proofs: EncodedCall, of pod: Address, owner: Address
    ) throws(Revert)
    /// `IEigenPod.requestWithdrawal`
    func requestWithdrawals(
        _ requests: [ValidatorExit], value: Wei, of pod: Address, owner: Address
    ) throws(Revert)
    /// `IEigenPod.requestConsolidation`
    func requestConsolidations(
        _ requests: [ValidatorMerger], value: Wei, of pod: Address, owner: Address
    ) throws(Revert)
    /// `IEigenPod.getWithdrawalRequestFee()` or `getConsolidationRequestFee()`
    func requestFee(
        _ kind: ValidatorRequestKind, pod: Address, caller: Address
    ) throws(Revert) -> Wei

    // MARK: Delegation

    /// `IDelegationManager.queueWithdrawals`
    func queueWithdrawals(
        _ withdrawals: [WithdrawalOrder], at manager: Address, staker: Address
    ) throws(Revert) -> [Hash]
    /// The withdrawals of `IDelegationManager.getQueuedWithdrawals(staker)`
    func queuedWithdrawals(
        of staker: Address, at manager: Address
    ) throws(Revert) -> [QueuedWithdrawal]
    /// `IDelegationManager.completeQueuedWithdrawal` of ether, for which no token is named
    func completeEtherWithdrawal(
        _ withdrawal: QueuedWithdrawal, asTokens: Bool, at manager: Address, caller: Address
    ) throws(Revert)
    /// `IDelegationManager.completeQueuedWithdrawals`
    func completeWithdrawals(
        _ withdrawals: [QueuedWithdrawal], tokens: [[Address]], asTokens: [Bool],
        at manager: Address, caller: Address
    ) throws(Revert)
}

/// A call that a module hands on without reading it: selector and arguments.
public struct EncodedCall: Sendable {
    public let input: Bytes

    public init(_ input: Bytes) { self.input = input }
}
