import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// New pods, and stakes from them.
///
/// - Spec: EigenLayer core, `EigenPodManager`
extension Restaking {
    /// Makes the caller's pod.
    ///
    /// - Spec: EigenLayer core, `EigenPodManager.createPod`
    /// - Returns: The pod's address, which follows from the owner's.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``,
    ///   ``PodError/eigenPodAlreadyExists``.
    @discardableResult
    public func createPod(_ call: Call) throws(Revert) -> Address {
        try requireNotPaused(PodPauseFlag.newPods, in: parameters.eigenPodManager)
        return try eigenPodManagerGuard.enter { () throws(Revert) in
            try require(!hasPod(call.sender), PodError.eigenPodAlreadyExists)
            return deployPod(of: call.sender)
        }
    }

    /// Stakes 32 ether for a validator whose withdrawals go to the caller's pod, which is made if
    /// there is none.
    ///
    /// - Spec: EigenLayer core, `EigenPodManager.stake`
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``,
    ///   ``PodError/valueNot32Ether``, what the deposit contract refuses with,
    ///   ``PodError/invalidPubkeyLength``.
    public func stake(
        _ call: Call, pubkey: Bytes, signature: Bytes, depositDataRoot: Hash
    ) throws(Revert) {
        let manager = parameters.eigenPodManager
        try requireNotPaused(PodPauseFlag.newPods, in: manager)
        try eigenPodManagerGuard.enter { () throws(Revert) in
            var pod = existingPod(of: call.sender)
            if pod.isZero { pod = deployPod(of: call.sender) }
            try ledger.accounts.transfer(call.value, from: manager, to: pod)
            try stakeFromPod(
                Call(sender: manager, contract: pod, value: call.value), pubkey: pubkey,
                signature: signature, depositDataRoot: depositDataRoot)
        }
    }

    /// Stakes 32 ether for a validator whose withdrawals go to the pod.
    ///
    /// - Spec: EigenLayer core, `EigenPod.stake`
    /// - Throws: The first failing check: ``PodError/onlyEigenPodManager``,
    ///   ``PodError/valueNot32Ether``, what the deposit contract refuses with,
    ///   ``PodError/invalidPubkeyLength``.
    public func stakeFromPod(
        _ call: Call, pubkey: Bytes, signature: Bytes, depositDataRoot: Hash
    ) throws(Revert) {
        let pod = call.contract
        try require(call.sender == parameters.eigenPodManager, PodError.onlyEigenPodManager)
        try require(call.value == .ether(32), PodError.valueNot32Ether)
        try surroundings.depositForValidator(
            .ether(32), pubkey: pubkey,
            withdrawalCredentials: Bytes(
                withdrawalCredentials(of: pod, prefix: WithdrawalPrefix.execution).bytes),
            signature: signature, depositDataRoot: depositDataRoot,
            depositContract: parameters.ethPOS, sender: pod)
        ledger.emit(
            PodEvent.EigenPodStaked(pubkeyHash: try pubkeyHash(of: pubkey)), from: pod)
    }

    /// Puts a pod where its owner's is to be.
    private func deployPod(of owner: Address) -> Address {
        let pod = pod(of: owner)
        pods.count.update { $0 += .one }
        surroundings.placePod(at: pod)
        pods.owners.update(owner) { $0.pod = pod }
        pods.pods.update(pod) { $0.owner = owner }
        ledger.emit(StrategyEvent.BeaconUpgraded(beacon: parameters.eigenPodBeacon), from: pod)
        ledger.emit(StrategyEvent.Initialized(version: 1), from: pod)
        ledger.emit(
            PodEvent.PodDeployed(eigenPod: pod, podOwner: owner),
            from: parameters.eigenPodManager)
        return pod
    }
}

/// The first byte of withdrawal credentials that name an account.
///
/// - Spec: consensus-specs, `ETH1_ADDRESS_WITHDRAWAL_PREFIX`, `COMPOUNDING_WITHDRAWAL_PREFIX`
enum WithdrawalPrefix {
    static let execution: UInt64 = 0x01
    static let compounding: UInt64 = 0x02
}

extension Restaking {
    /// The withdrawal credentials that name a pod: a byte, eleven zeros, the address.
    func withdrawalCredentials(of pod: Address, prefix: UInt64) -> Hash {
        let word = pod.word
        return Hash(
            word0: prefix << 56 | word.limb3, word1: word.limb2, word2: word.limb1,
            word3: word.limb0)
    }
}
