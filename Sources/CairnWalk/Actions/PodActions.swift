import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Pods, their validators and their ether.
extension RestakingWalk {
    private var manager: Address { setting.parameters.eigenPodManager }

    private func someOwner() -> Address? { recent(podOwners, 40) }

    func createPod() -> Attempt? {
        let sender: Address
        if let owner = someOwner(), chance(6) {
            sender = owner
        } else if podOwners.count >= 40 && !chance(20) {
            return nil
        } else {
            newcomers += 1
            sender = WalkSetting.account(0x90, newcomers)
        }
        let pod = world.restaking.pod(of: sender)
        let isAccepted = !shadow.isPaused(0, manager) && shadow.pods[sender] == nil
        return Attempt(
            action: .createPod,
            message: Message(
                sender: sender, recipient: manager, input: writer.input("createPod()")),
            isAccepted: isAccepted
        ) { [self] (output) throws(WalkFault) in
            shadow.pods[sender] = ShadowPod(address: pod)
            shadow.podCount += 1
            shadow.touchedPods.append(sender)
            podOwners.append(sender)
            try Self.expect(output, [pod.word], "a pod")
        }
    }

    /// 32 ether for a new validator, which the beacon chain takes at once.
    func stake() -> Attempt? {
        guard let owner = someOwner(), let pod = shadow.pods[owner], pod.validators.count < 12
        else { return nil }
        if shadow.ether(of: owner) < Wei.ether(33).rawValue {
            credit(Wei.ether(40).rawValue, to: owner)
        }
        let index = beacon.count
        var pubkey = [UInt8](repeating: 0xAB, count: 48)
        withUnsafeBytes(of: UInt64(index).bigEndian) { pubkey.replaceSubrange(0..<8, with: $0) }
        let value: Wei = chance(15) ? .ether(31) : .ether(32)
        let isAccepted = !shadow.isPaused(0, manager) && value == .ether(32)
        return Attempt(
            action: .stake,
            message: Message(
                sender: owner, recipient: manager, value: value,
                input: writer.input(
                    "stake(bytes,bytes,bytes32)", Bytes(pubkey),
                    Bytes([UInt8](repeating: 1, count: 96)), Hash.zero)),
            isAccepted: isAccepted
        ) { [self] (_) throws(WalkFault) in
            shadow.pay(value.rawValue, from: owner, to: setting.parameters.ethPOS)
            let validator = ShadowValidator(
                index: index, pubkey: Bytes(pubkey),
                pubkeyHash: sha256(pubkey + [UInt8](repeating: 0, count: 16)),
                balanceGwei: 32_000_000_000, effectiveGwei: 32_000_000_000)
            shadow.pods[owner]?.validators.append(validator)
            beacon.put(validator, pod: pod.address)
        }
    }

    func sendEther() -> Attempt? {
        guard let owner = someOwner(), let pod = shadow.pods[owner] else { return nil }
        let amount = Wei(rawValue: UInt256(UInt64(1 + below(5_000_000_000))) * 1_000_003)
        let sender = pick(setting.stakers)
        return Attempt(
            action: .sendEther,
            message: Message(sender: sender, recipient: pod.address, value: amount),
            isAccepted: true
        ) { [shadow] (_) throws(WalkFault) in
            shadow.pay(amount.rawValue, from: sender, to: pod.address)
        }
    }

    func setProofSubmitter() -> Attempt? {
        guard let owner = someOwner(), let pod = shadow.pods[owner] else { return nil }
        let submitter = pick(setting.stakers)
        let sender = chance(3) ? submitter : owner
        return Attempt(
            action: .setProofSubmitter,
            message: Message(
                sender: sender, recipient: pod.address,
                input: writer.input("setProofSubmitter(address)", submitter)),
            isAccepted: sender == owner
        ) { [shadow] (_) throws(WalkFault) in shadow.pods[owner]?.submitter = submitter }
    }

    /// The owner, who submits proofs for them, or a stranger.
    private func someSender(_ owner: Address, _ pod: ShadowPod) -> Address {
        if chance(15) { return pick(setting.services) }
        return !pod.submitter.isZero && chance(3) ? pod.submitter : owner
    }

    private func may(_ sender: Address, _ owner: Address, _ pod: ShadowPod) -> Bool {
        sender == owner || sender == pod.submitter
    }

    // MARK: Credentials

    func verifyCredentials() -> Attempt? {
        guard let owner = someOwner(), let pod = shadow.pods[owner], !pod.validators.isEmpty else {
            return nil
        }
        let fresh = pod.validators.indices.filter { pod.validators[$0].standing == .inactive }
        let places = fresh.isEmpty || chance(12) ? [below(pod.validators.count)] : fresh
        publish()
        let sender = someSender(owner, pod)
        let isForged = chance(15)
        let validators = places.map { pod.validators[$0] }
        var proofs = validators.map { beacon.fieldsProof($0.index) }
        if isForged { proofs[0][below(proofs[0].count)] ^= 1 }
        let isAccepted =
            may(sender, owner, pod) && !shadow.isPaused(2, manager) && !isForged
            && shadow.time > pod.currentCheckpoint && shadow.time > pod.lastCheckpoint
            && validators.allSatisfy { $0.standing == .inactive && !$0.isExiting }
            && !shadow.slashingFactor(owner, shadow.operatorOf(owner), shadow.native).isZero
        return Attempt(
            action: .verifyCredentials,
            message: Message(
                sender: sender, recipient: pod.address,
                input: writer.input(
                    "verifyWithdrawalCredentials(uint64,(bytes32,bytes),uint40[],bytes[],"
                        + "bytes32[][])", shadow.time, beacon.stateRootProof,
                    validators.map { ABIUInt<Bits40>(UInt256(UInt64($0.index))) }, proofs,
                    validators.map { BeaconModel.fields(of: $0, pod: pod.address) })),
            isAccepted: isAccepted
        ) { [shadow] (_) throws(WalkFault) in
            var pod = pod
            var sum: UInt64 = 0
            for place in places {
                let gwei = pod.validators[place].effectiveGwei
                pod.validators[place].standing = .active
                pod.validators[place].restakedGwei = gwei
                pod.validators[place].checkpointedAt =
                    pod.currentCheckpoint == 0 ? pod.lastCheckpoint : pod.currentCheckpoint
                pod.previousBeaconGwei += gwei
                sum += gwei
            }
            shadow.pods[owner] = pod
            shadow.touchedPods.append(owner)
            shadow.record(Int64(sum), previousGwei: 0, owner)
        }
    }

    // MARK: Requests

    func request(_ action: WalkAction) -> Attempt? {
        guard let owner = someOwner(), let pod = shadow.pods[owner],
            let validator = recent(pod.validators, 12)
        else { return nil }
        let target = pick(pod.validators)
        let isWithdrawal = action == .requestWithdrawal
        let parameters = setting.parameters
        let fee =
            isWithdrawal
            ? WalkSetting.withdrawalRequestFee : WalkSetting.consolidationRequestFee
        let value = UInt64(below(12))
        let sender = someSender(owner, pod)
        if shadow.ether(of: sender) < 100 { credit(1_000, to: sender) }
        let active = isWithdrawal ? validator : target
        let isAccepted =
            may(sender, owner, pod) && !shadow.isPaused(isWithdrawal ? 10 : 9, manager)
            && value >= fee && active.standing == .active
        let input =
            isWithdrawal
            ? writer.input(
                "requestWithdrawal((bytes,uint64)[])",
                [PodWithdrawalRequest(pubkey: validator.pubkey, amountGwei: UInt64(below(3)))])
            : writer.input(
                "requestConsolidation((bytes,bytes)[])",
                [ConsolidationRequest(sourcePubkey: validator.pubkey, targetPubkey: target.pubkey)])
        return Attempt(
            action: action,
            message: Message(
                sender: sender, recipient: pod.address, value: Wei(rawValue: UInt256(value)),
                input: input), isAccepted: isAccepted
        ) { [shadow] (_) throws(WalkFault) in
            shadow.pay(
                UInt256(fee), from: sender,
                to: isWithdrawal ? parameters.withdrawalRequests : parameters.consolidationRequests)
            shadow.touchedEther.append(pod.address)
        }
    }
}
