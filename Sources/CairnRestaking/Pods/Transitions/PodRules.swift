public import CairnLedger
public import CairnPrimitives

/// Small things that a pod does, and the checks that its methods share.
///
/// - Spec: EigenLayer core, `EigenPod`
extension Restaking {
    /// Announces ether that came by a plain transfer.
    ///
    /// - Spec: EigenLayer core, `EigenPod.receive`
    public func receiveEther(_ call: Call) {
        ledger.emit(
            PodEvent.NonBeaconChainETHReceived(amountReceived: call.value), from: call.contract)
    }

    /// Names who may start checkpoints and prove credentials beside the owner.
    ///
    /// - Spec: EigenLayer core, `EigenPod.setProofSubmitter`
    /// - Throws: ``PodError/onlyEigenPodOwner``
    public func setProofSubmitter(_ call: Call, _ submitter: Address) throws(Revert) {
        let pod = call.contract
        try requirePodOwner(call)
        let previous = pods.pods.update(pod) { pod in
            defer { pod.proofSubmitter = submitter }
            return pod.proofSubmitter
        }
        ledger.emit(
            PodEvent.ProofSubmitterUpdated(
                previousProofSubmitter: previous, newProofSubmitter: submitter),
            from: pod)
    }

    /// Sends away tokens that lie in the pod by mistake.
    ///
    /// - Spec: EigenLayer core, `EigenPod.recoverTokens`
    /// - Throws: The first failing check: ``PodError/onlyEigenPodOwner``,
    ///   ``PausingError/currentlyPaused``, ``PodError/inputArrayLengthMismatch``; what a token
    ///   refuses with.
    public func recoverTokens(
        _ call: Call, _ tokens: [Address], amounts: [UInt256], recipient: Address
    ) throws(Revert) {
        try requirePodOwner(call)
        try requireNotPaused(PodPauseFlag.recoverTokens, in: parameters.eigenPodManager)
        try require(tokens.count == amounts.count, PodError.inputArrayLengthMismatch)
        for (token, amount) in zip(tokens, amounts) {
            try transferSafely(amount, of: token, from: call.contract, to: recipient)
        }
    }

    /// Throws ``PodError/onlyEigenPodOwner`` unless the pod's owner calls.
    func requirePodOwner(_ call: Call) throws(Revert) {
        try require(call.sender == pods.pods[call.contract].owner, PodError.onlyEigenPodOwner)
    }

    /// Throws ``PodError/onlyEigenPodOwnerOrProofSubmitter`` unless one of the two calls.
    func requirePodOwnerOrProofSubmitter(_ call: Call) throws(Revert) {
        let pod = pods.pods[call.contract]
        try require(
            call.sender == pod.owner || call.sender == pod.proofSubmitter,
            PodError.onlyEigenPodOwnerOrProofSubmitter)
    }
}
