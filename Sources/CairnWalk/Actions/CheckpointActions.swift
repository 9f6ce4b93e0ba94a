import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Checkpoints, and what happens on the beacon chain meanwhile.
extension RestakingWalk {
    private var manager: Address { setting.parameters.eigenPodManager }

    /// What lies in a pod uncounted.
    private func uncountedGwei(_ pod: ShadowPod) -> UInt64 {
        (shadow.ether(of: pod.address) / 1_000_000_000).limb0 - pod.restakedGwei
    }

    /// Whether a checkpoint can begin, and end at once where there are no validators.
    private func canBegin(_ owner: Address, _ pod: ShadowPod) -> Bool {
        guard pod.currentCheckpoint == 0, pod.lastCheckpoint != shadow.time else { return false }
        return pod.activeCount > 0
            || shadow.canRecord(
                Int64(uncountedGwei(pod)), previousGwei: pod.restakedGwei, owner)
    }

    private func begin(_ owner: Address, _ old: ShadowPod) {
        var pod = old
        pod.currentCheckpoint = shadow.time
        pod.proofsRemaining = pod.activeCount
        pod.podBalanceGwei = uncountedGwei(pod)
        pod.deltasGwei = 0
        pod.previousBeaconGwei = 0
        pod.container = beacon.containerProof
        pod.proofs = [:]
        pod.provenGwei = [:]
        for (place, validator) in pod.validators.enumerated() where validator.standing == .active {
            pod.proofs[place] = beacon.balanceProof(validator)
            pod.provenGwei[place] = validator.balanceGwei
        }
        finishIfComplete(owner, pod)
    }

    private func finishIfComplete(_ owner: Address, _ old: ShadowPod) {
        var pod = old
        shadow.touchedPods.append(owner)
        guard pod.proofsRemaining == 0 else {
            shadow.pods[owner] = pod
            return
        }
        let previous = pod.restakedGwei + pod.previousBeaconGwei
        let delta = Int64(pod.podBalanceGwei) + pod.deltasGwei
        pod.restakedGwei += pod.podBalanceGwei
        pod.lastCheckpoint = pod.currentCheckpoint
        pod.currentCheckpoint = 0
        shadow.pods[owner] = pod
        shadow.record(delta, previousGwei: previous, owner)
    }

    func startCheckpoint() -> Attempt? {
        guard let owner = recent(podOwners, 40), let pod = shadow.pods[owner] else { return nil }
        publish()
        let sender = chance(15) ? pick(setting.services) : owner
        let refusesEmpty = chance(3)
        let isAccepted =
            sender == owner && !shadow.isPaused(6, manager) && canBegin(owner, pod)
            && !(refusesEmpty && uncountedGwei(pod) == 0)
        return Attempt(
            action: .startCheckpoint,
            message: Message(
                sender: sender, recipient: pod.address,
                input: writer.input("startCheckpoint(bool)", refusesEmpty)),
            isAccepted: isAccepted
        ) { [self] (_) throws(WalkFault) in begin(owner, pod) }
    }

    func proveStale() -> Attempt? {
        guard let owner = recent(podOwners, 40), let pod = shadow.pods[owner],
            !pod.validators.isEmpty
        else { return nil }
        let slashed = pod.validators.filter { $0.isSlashed && $0.standing == .active }
        let validator = slashed.isEmpty || chance(6) ? pick(pod.validators) : pick(slashed)
        publish()
        let isAccepted =
            !shadow.isPaused(6, manager) && !shadow.isPaused(8, manager)
            && shadow.time > validator.checkpointedAt && validator.standing == .active
            && validator.isSlashed && canBegin(owner, pod)
        guard isAccepted || chance(4) else { return nil }
        return Attempt(
            action: .proveStale,
            message: Message(
                sender: pick(setting.stakers), recipient: pod.address,
                input: writer.input(
                    "verifyStaleBalance(uint64,(bytes32,bytes),(bytes32[],bytes))", shadow.time,
                    beacon.stateRootProof,
                    ValidatorProof(
                        validatorFields: ValidatorFields(
                            BeaconModel.fields(of: validator, pod: pod.address)),
                        proof: beacon.fieldsProof(validator.index)))), isAccepted: isAccepted
        ) { [self] (_) throws(WalkFault) in begin(owner, pod) }
    }

    /// Proves some of the validators, or all that are left.
    func proveCheckpoint() -> Attempt? {
        guard let owner = recent(podOwners, 40), let pod = shadow.pods[owner] else { return nil }
        guard pod.currentCheckpoint != 0 || chance(12) else { return nil }
        let places = pod.proofs.keys.sorted().filter { _ in !chance(4) }
        let isForged = chance(15)
        let next = prove(places, of: pod)
        var proofs = places.compactMap { pod.proofs[$0] }
        var isCaught = false
        if isForged, let place = places.first, let proof = proofs.first {
            proofs[0] = BalanceProof(
                pubkeyHash: proof.pubkeyHash, balanceRoot: sha256([0]), proof: proof.proof)
            isCaught = isOpen(place, pod)
        }
        let isAccepted =
            !shadow.isPaused(7, manager) && pod.currentCheckpoint != 0 && !isCaught
            && (next.proofsRemaining > 0
                || shadow.canRecord(
                    Int64(next.podBalanceGwei) + next.deltasGwei,
                    previousGwei: next.restakedGwei + next.previousBeaconGwei, owner))
        return Attempt(
            action: .proveCheckpoint,
            message: Message(
                sender: pick(setting.stakers), recipient: pod.address,
                input: writer.input(
                    "verifyCheckpointProofs((bytes32,bytes),(bytes32,bytes32,bytes)[])",
                    pod.container, proofs)), isAccepted: isAccepted
        ) { [self] (_) throws(WalkFault) in finishIfComplete(owner, next) }
    }

    /// Whether a validator is still to be proven in the checkpoint under way.
    private func isOpen(_ place: Int, _ pod: ShadowPod) -> Bool {
        pod.validators[place].standing == .active
            && pod.validators[place].checkpointedAt < pod.currentCheckpoint
    }

    /// The pod after some proofs.
    private func prove(_ places: [Int], of old: ShadowPod) -> ShadowPod {
        var pod = old
        for place in places where isOpen(place, pod) {
            let before = pod.validators[place].restakedGwei
            let after = pod.provenGwei[place] ?? 0
            pod.proofsRemaining -= 1
            pod.previousBeaconGwei += before
            pod.deltasGwei += Int64(after) - Int64(before)
            pod.validators[place].restakedGwei = after
            pod.validators[place].checkpointedAt = pod.currentCheckpoint
            if after == 0 { pod.validators[place].standing = .withdrawn }
        }
        return pod
    }

    // MARK: The beacon chain

    /// Rewards, penalties, slashes, partial withdrawals and exits of one pod's validators.
    func disturbBeacon() {
        guard let owner = recent(podOwners, 40), var pod = shadow.pods[owner],
            !pod.validators.isEmpty
        else { return }
        let place = below(pod.validators.count)
        var validator = pod.validators[place]
        switch below(12) {
        case 0...5: validator.balanceGwei += validator.isExiting ? 0 : UInt64(below(30_000_000))
        case 6...8: validator.balanceGwei -= min(validator.balanceGwei, UInt64(below(5_000_000)))
        case 9:
            guard validator.standing != .inactive else { return }
            validator.isSlashed = true
            validator.isExiting = true
            validator.balanceGwei -= validator.balanceGwei / UInt64(8 + below(60))
        case 10:
            // Everything above 32 ether goes to the pod.
            guard validator.balanceGwei > 32_000_000_000 else { return }
            let excess = validator.balanceGwei - 32_000_000_000
            validator.balanceGwei = 32_000_000_000
            credit(Wei.gwei(excess).rawValue, to: pod.address)
        default:
            guard validator.standing != .inactive, chance(4), validator.balanceGwei > 0 else {
                return
            }
            validator.isExiting = true
            credit(Wei.gwei(validator.balanceGwei).rawValue, to: pod.address)
            validator.balanceGwei = 0
        }
        validator.effectiveGwei = min(
            32_000_000_000, validator.balanceGwei / 1_000_000_000 * 1_000_000_000)
        pod.validators[place] = validator
        shadow.pods[owner] = pod
        beacon.put(validator, pod: pod.address)
    }
}
