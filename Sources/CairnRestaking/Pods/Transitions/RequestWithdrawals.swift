public import CairnLedger
public import CairnPrimitives

/// Requests to the beacon chain on behalf of a pod's validators, by way of the predeploys.
///
/// - Spec: EigenLayer core, `EigenPod`
extension Restaking {
    /// Asks for consolidations; what was sent beyond the fees goes back.
    ///
    /// - Spec: EigenLayer core, `EigenPod.requestConsolidation`
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``; of ``PodError``
    ///   `onlyEigenPodOwnerOrProofSubmitter`, `feeQueryFailed`, `insufficientFunds`; for each
    ///   request `invalidPubkeyLength`, `validatorNotActiveInPod`, `predeployFailed`;
    ///   `recipientRefusedEther`.
    public func requestConsolidation(
        _ call: Call, _ requests: [ConsolidationRequest]
    ) throws(Revert) {
        let pod = call.contract
        let predeploy = parameters.consolidationRequests
        try requireNotPaused(PodPauseFlag.consolidations, in: parameters.eigenPodManager)
        try requirePodOwnerOrProofSubmitter(call)
        let (fee, remainder) = try payFees(call, predeploy, count: requests.count)
        for request in requests {
            let source = try pubkeyHash(of: request.sourcePubkey)
            let target = try pubkeyHash(of: request.targetPubkey)
            try require(
                pods.validators[Pair(pod, target)].status == .active,
                PodError.validatorNotActiveInPod)
            try submit(
                request.sourcePubkey.bytes + request.targetPubkey.bytes, fee: fee, to: predeploy,
                pod: pod)
            if source == target {
                ledger.emit(
                    PodEvent.SwitchToCompoundingRequested(pubkeyHash: source), from: pod)
            } else {
                ledger.emit(
                    PodEvent.ConsolidationRequested(
                        sourcePubkeyHash: source, targetPubkeyHash: target),
                    from: pod)
            }
        }
        try refund(remainder, from: pod, to: call.sender)
    }

    /// Asks for partial withdrawals or, with an amount of zero, for exits; what was sent beyond the
    /// fees goes back.
    ///
    /// - Spec: EigenLayer core, `EigenPod.requestWithdrawal`
    /// - Throws: As ``requestConsolidation(_:_:)``.
    public func requestWithdrawal(
        _ call: Call, _ requests: [PodWithdrawalRequest]
    ) throws(Revert) {
        let pod = call.contract
        let predeploy = parameters.withdrawalRequests
        try requireNotPaused(PodPauseFlag.withdrawalRequests, in: parameters.eigenPodManager)
        try requirePodOwnerOrProofSubmitter(call)
        let (fee, remainder) = try payFees(call, predeploy, count: requests.count)
        for request in requests {
            let validator = try pubkeyHash(of: request.pubkey)
            try require(
                pods.validators[Pair(pod, validator)].status == .active,
                PodError.validatorNotActiveInPod)
            try submit(
                request.pubkey.bytes
                    + withUnsafeBytes(of: request.amountGwei.bigEndian) { Array($0) },
                fee: fee, to: predeploy, pod: pod)
            if request.amountGwei == 0 {
                ledger.emit(PodEvent.ExitRequested(pubkeyHash: validator), from: pod)
            } else {
                ledger.emit(
                    PodEvent.WithdrawalRequested(
                        pubkeyHash: validator, amountGwei: request.amountGwei),
                    from: pod)
            }
        }
        try refund(remainder, from: pod, to: call.sender)
    }

    /// What a predeploy asks for a request now.
    ///
    /// - Spec: EigenLayer core, `EigenPod._getFee`
    /// - Throws: ``PodError/feeQueryFailed``
    public func requestFee(of predeploy: Address, pod: Address) throws(Revert) -> Wei {
        guard let fee = surroundings.requestFee(of: predeploy, sender: pod) else {
            throw Revert(PodError.feeQueryFailed)
        }
        return fee
    }

    /// The fee of one request, and what a call has brought beyond the fees of all.
    private func payFees(
        _ call: Call, _ predeploy: Address, count: Int
    ) throws(Revert) -> (fee: Wei, remainder: Wei) {
        let fee = try requestFee(of: predeploy, pod: call.contract)
        let total = Wei(
            rawValue: try checked { () throws(ArithmeticFault) in
                try fee.rawValue.multiplied(by: UInt256(UInt64(count)))
            })
        try require(call.value >= total, PodError.insufficientFunds)
        return (fee, call.value - total)
    }

    private func submit(
        _ request: [UInt8], fee: Wei, to predeploy: Address, pod: Address
    ) throws(Revert) {
        do throws(Revert) {
            try surroundings.submitRequest(Bytes(request), fee: fee, to: predeploy, sender: pod)
        } catch { throw Revert(PodError.predeployFailed) }
    }

    private func refund(_ amount: Wei, from pod: Address, to caller: Address) throws(Revert) {
        guard amount > .zero else { return }
        do throws(Revert) {
            try ledger.send(amount, from: pod, to: caller)
        } catch { throw Revert(PodError.recipientRefusedEther) }
    }
}
