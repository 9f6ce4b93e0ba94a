public import CairnLedger
public import CairnPrimitives

/// Shares of native ether, called by the DelegationManager.
///
/// - Spec: EigenLayer core, `EigenPodManager`
extension Restaking {
    /// Credits a pod owner with shares.
    ///
    /// - Spec: EigenLayer core, `EigenPodManager._addShares`
    /// - Returns: The shares of before and those added, as far as they are above zero.
    /// - Throws: ``PodError/inputAddressZero``, ``PodError/sharesNegative``
    func addPodShares(
        _ shares: UInt256, to staker: Address
    ) throws(Revert) -> (previous: UInt256, added: UInt256) {
        // Checks
        try require(!staker.isZero, PodError.inputAddressZero)
        let delta = Int256(bits: shares)
        try require(!delta.isNegative, PodError.sharesNegative)

        // Effects
        let (previous, updated) = try pods.owners.update(staker) { (owner) throws(Revert) in
            let previous = owner.depositShares
            owner.depositShares = try checked { () throws(ArithmeticFault) in
                try previous.adding(delta)
            }
            return (previous, owner.depositShares)
        }
        ledger.emit(
            PodEvent.PodSharesUpdated(podOwner: staker, sharesDelta: delta),
            from: parameters.eigenPodManager)
        emitTotal(updated, of: staker)
        if updated <= .zero { return (.zero, .zero) }
        if previous.isNegative { return (.zero, updated.bits) }
        return (previous.bits, shares)
    }

    /// Takes shares from a pod owner.
    ///
    /// - Spec: EigenLayer core, `EigenPodManager.removeDepositShares`
    /// - Returns: Whether none are left.
    /// - Throws: ``PodError/sharesExceedInt256``, ``PodError/sharesNegative``
    func removePodShares(_ shares: UInt256, from staker: Address) throws(Revert) -> Bool {
        try eigenPodManagerGuard.enter { () throws(Revert) in
            // Checks
            guard let delta = Int256(exactly: shares) else {
                throw Revert(PodError.sharesExceedInt256)
            }
            let updated = try checked { () throws(ArithmeticFault) in
                try pods.owners[staker].depositShares.subtracting(delta)
            }
            try require(!updated.isNegative, PodError.sharesNegative)

            // Effects
            pods.owners.update(staker) { $0.depositShares = updated }
            emitTotal(updated, of: staker)
            return updated.isZero
        }
    }

    /// Pays shares out in ether, from the staker's pod.
    ///
    /// - Spec: EigenLayer core, `EigenPodManager.withdrawSharesAsTokens`
    /// - Rounds: Down to whole gwei.
    /// - Throws: The first failing check: of ``PodError`` `inputAddressZero`, `sharesNegative`,
    ///   `insufficientWithdrawableBalance`, `insufficientEther`, `recipientRefusedEther`.
    func withdrawPodShares(_ shares: UInt256, staker: Address) throws(Revert) {
        try eigenPodManagerGuard.enter { () throws(Revert) in
            // Checks
            try require(!staker.isZero, PodError.inputAddressZero)
            try require(Int256(bits: shares) > .zero, PodError.sharesNegative)

            // Effects
            let rest = try coverDeficit(of: staker, with: shares)
            guard !rest.isZero else { return }
            try withdrawRestakedBeaconChainETH(
                Call(
                    sender: parameters.eigenPodManager,
                    contract: pods.owners[staker].pod),
                recipient: staker, amount: Wei(rawValue: rest))
        }
    }

    /// Uses shares up for a deficit that legacy withdrawals have left; returns what remains.
    private func coverDeficit(of staker: Address, with shares: UInt256) throws(Revert) -> UInt256 {
        let held = pods.owners[staker].depositShares
        guard held.isNegative else { return shares }
        let added = min(shares, held.magnitude)
        let delta = Int256(bits: added)
        let updated = held + delta
        pods.owners.update(staker) { $0.depositShares = updated }
        ledger.emit(
            PodEvent.PodSharesUpdated(podOwner: staker, sharesDelta: delta),
            from: parameters.eigenPodManager)
        emitTotal(updated, of: staker)
        return shares - added
    }

    /// Notes slashed shares of native ether.
    ///
    /// - Spec: EigenLayer core, `EigenPodManager.increaseBurnOrRedistributableShares`
    func increaseBurnablePodShares(_ shares: UInt256) throws(Revert) {
        try eigenPodManagerGuard.enter { () throws(Revert) in
            let total = try checked { () throws(ArithmeticFault) in
                try pods.burnableShares.value.adding(shares)
            }
            pods.burnableShares.value = total
            ledger.emit(
                PodEvent.BurnableETHSharesIncreased(shares: Shares(rawValue: shares)),
                from: parameters.eigenPodManager)
        }
    }

    private func emitTotal(_ total: Int256, of staker: Address) {
        ledger.emit(
            PodEvent.NewTotalShares(podOwner: staker, newTotalShares: total),
            from: parameters.eigenPodManager)
    }
}

/// What a pod does for its manager.
extension Restaking {
    /// Sends restaked ether from a pod.
    ///
    /// - Spec: EigenLayer core, `EigenPod.withdrawRestakedBeaconChainETH`
    /// - Rounds: Down to whole gwei.
    /// - Throws: The first failing check: of ``PodError`` `onlyEigenPodManager`,
    ///   `insufficientWithdrawableBalance`, `insufficientEther`, `recipientRefusedEther`.
    public func withdrawRestakedBeaconChainETH(
        _ call: Call, recipient: Address, amount: Wei
    ) throws(Revert) {
        // Checks
        try require(call.sender == parameters.eigenPodManager, PodError.onlyEigenPodManager)
        let whole = amount.rawValue / Wei.gwei(1).rawValue
        let gwei = whole.limb0
        let paid = Wei.gwei(gwei)
        let pod = call.contract
        try require(
            gwei <= pods.pods[pod].restakedExecutionLayerGwei,
            PodError.insufficientWithdrawableBalance)

        // Effects
        pods.pods.update(pod) { $0.restakedExecutionLayerGwei -= gwei }
        ledger.emit(
            PodEvent.RestakedBeaconChainETHWithdrawn(recipient: recipient, amount: paid),
            from: pod)
        try require(ledger.accounts.balance(of: pod) >= paid, PodError.insufficientEther)
        do throws(Revert) {
            try ledger.send(paid, from: pod, to: recipient)
        } catch { throw Revert(PodError.recipientRefusedEther) }
    }
}
