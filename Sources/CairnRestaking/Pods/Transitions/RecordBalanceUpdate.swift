public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// Takes over what a pod has found out about its validators' balances.
    ///
    /// What came in makes shares; what was lost makes all of the owner's shares worth less.
    ///
    /// - Spec: EigenLayer core, `EigenPodManager.recordBeaconChainETHBalanceUpdate`
    /// - Rounds: The slashing factor down.
    /// - Throws: The first failing check: of ``PodError`` `onlyEigenPod`, `inputAddressZero`,
    ///   `sharesNotMultipleOfGwei`, `legacyWithdrawalsNotCompleted`;
    ///   ``DelegationError/fullySlashed``.
    public func recordBeaconChainETHBalanceUpdate(
        _ call: Call, podOwner: Address, previousRestakedBalance: Wei, delta: Int256
    ) throws(Revert) {
        // Checks
        try require(pods.owners[podOwner].pod == call.sender, PodError.onlyEigenPod)
        try eigenPodManagerGuard.enter { () throws(Revert) in
            try require(!podOwner.isZero, PodError.inputAddressZero)
            try require(
                (delta.magnitude % Wei.gwei(1).rawValue).isZero, PodError.sharesNotMultipleOfGwei)
            let held = pods.owners[podOwner].depositShares
            try require(!held.isNegative, PodError.legacyWithdrawalsNotCompleted)

            // Effects
            let asManager = Call(
                sender: parameters.eigenPodManager, contract: parameters.delegationManager)
            if delta > .zero {
                let (previous, added) = try addPodShares(delta.bits, to: podOwner)
                try increaseDelegatedShares(
                    asManager, staker: podOwner, strategy: parameters.beaconChainETHStrategy,
                    previousDepositShares: Shares(rawValue: previous),
                    addedShares: Shares(rawValue: added))
            } else if delta.isNegative {
                let decrease = try reduceSlashingFactor(
                    of: podOwner, previousRestakedBalance: previousRestakedBalance.rawValue,
                    lost: delta.magnitude)
                try decreaseDelegatedShares(
                    asManager, staker: podOwner, currentDepositShares: Shares(rawValue: held.bits),
                    beaconChainSlashingFactorDecrease: decrease)
            }
        }
    }

    /// Lowers a pod owner's slashing factor in the proportion in which the balance fell; returns
    /// by how much.
    private func reduceSlashingFactor(
        of podOwner: Address, previousRestakedBalance: UInt256, lost: UInt256
    ) throws(Revert) -> UInt64 {
        let balance = try checked { () throws(ArithmeticFault) in
            try previousRestakedBalance.subtracting(lost)
        }
        let previous = beaconChainSlashingFactor(of: podOwner)
        let factor = try SlashingMath.mulDiv(
            UInt256(previous), balance, by: previousRestakedBalance
        ).limb0
        pods.owners.update(podOwner) { owner in
            owner.slashingFactor = factor
            owner.hasSlashingFactor = true
        }
        ledger.emit(
            PodEvent.BeaconChainSlashingFactorDecreased(
                staker: podOwner, previousSlashingFactor: previous, newSlashingFactor: factor),
            from: parameters.eigenPodManager)
        return previous - factor
    }

    /// Names who may say when Pectra came.
    ///
    /// - Spec: EigenLayer core, `EigenPodManager.setProofTimestampSetter`
    /// - Throws: `MechanismError.callerNotOwner`
    public func setProofTimestampSetter(_ call: Call, _ setter: Address) throws(Revert) {
        try ownership.requireOwner(call)
        pods.proofTimestampSetter.value = setter
        ledger.emit(
            PodEvent.ProofTimestampSetterSet(newProofTimestampSetter: setter),
            from: call.contract)
    }

    /// Says when Pectra came, in Unix seconds.
    ///
    /// - Spec: EigenLayer core, `EigenPodManager.setPectraForkTimestamp`
    /// - Throws: ``PodError/onlyProofTimestampSetter``
    public func setPectraForkTimestamp(_ call: Call, _ timestamp: UInt64) throws(Revert) {
        try require(call.sender == proofTimestampSetter, PodError.onlyProofTimestampSetter)
        pods.pectraForkTimestamp.value = timestamp
        ledger.emit(
            PodEvent.PectraForkTimestampSet(newPectraForkTimestamp: timestamp),
            from: call.contract)
    }
}
