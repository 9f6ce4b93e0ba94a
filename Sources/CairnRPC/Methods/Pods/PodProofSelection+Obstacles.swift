import CairnBeacon
import CairnChain
import CairnPrimitives
import CairnRestaking

/// Why a proof of a validator would be refused, or would change nothing.
struct ProofObstacle {
    /// For programs.
    let reason: String
    let sentence: String

    init(_ reason: String, _ sentence: String) {
        self.reason = reason
        self.sentence = sentence
    }
}

extension PodProofSelection {
    /// What keeps a validator from being proven; nil for nothing.
    func obstacle(
        _ validator: PodValidator, _ kind: PodProofOrder.Kind
    ) -> ProofObstacle? {
        switch kind {
        case .credentials: credentialObstacle(validator)
        case .checkpoint: checkpointObstacle(validator)
        case .staleBalance: staleBalanceObstacle(validator)
        }
    }

    private func credentialObstacle(_ validator: PodValidator) -> ProofObstacle? {
        let name = Self.name(validator)
        switch validator.obstacle {
        case nil: return nil
        case .notRegistered(let expected):
            return ProofObstacle(
                "notRegistered",
                "validator \(name) is not registered yet: \(validator.waiting) gwei wait to be "
                    + "credited" + self.expected(expected))
        case .alreadyVerified:
            return ProofObstacle(
                "alreadyVerified",
                "the pod counts validator \(name) already, with "
                    + "\(validator.info.restakedBalanceGwei) gwei")
        case .alreadyWithdrawn:
            return ProofObstacle(
                "alreadyWithdrawn",
                "validator \(name) has left the pod: the checkpoint of "
                    + "\(validator.info.lastCheckpointedAt) found it empty")
        case .notActivated:
            return notActivated(validator, name)
        case .exiting(let epoch):
            return ProofObstacle(
                "exiting",
                "validator \(name) exits with epoch \(epoch); pods count only those that stay")
        }
    }

    private func notActivated(_ validator: PodValidator, _ name: String) -> ProofObstacle {
        // The pod's newest view may be ahead of the block that is told.
        let newest = view.standing.validators.first { $0.publicKey == validator.publicKey }
        if newest?.obstacle == nil {
            return ProofObstacle(
                "needsBlock",
                "validator \(name) has no activation epoch in the beacon block of slot "
                    + "\(chain.head.slot), which is told for \(moment.timestamp), but has one now: "
                    + "produce a block and ask again")
        }
        let eligible = validator.validator?.activationEligibilityEpoch ?? .farFuture
        // The epoch is set once the one of eligibility is final, two epochs after its beginning.
        let known = eligible == .farFuture ? nil : Epoch(eligible.rawValue + 2)
        let cause =
            eligible == .farFuture
            ? "it enters the queue at the end of an epoch in which it has 32 ether"
            : "it is eligible from epoch \(eligible) on, which must be final first"
        return ProofObstacle(
            "notActivated",
            "validator \(name) has no activation epoch yet: \(cause)" + expected(known))
    }

    private func checkpointObstacle(_ validator: PodValidator) -> ProofObstacle? {
        let name = Self.name(validator)
        switch validator.info.status {
        case .inactive:
            return ProofObstacle(
                "notVerified",
                "the pod does not count validator \(name): its credentials are not proven")
        case .withdrawn:
            return ProofObstacle(
                "alreadyWithdrawn",
                "validator \(name) has left the pod: the checkpoint of "
                    + "\(validator.info.lastCheckpointedAt) found it empty")
        case .active:
            guard validator.isUnseen(at: moment.timestamp) else {
                return ProofObstacle(
                    "alreadyProven",
                    "the checkpoint of \(moment.timestamp) has seen validator \(name), or began "
                        + "before the pod counted it")
            }
            return nil
        }
    }

    private func staleBalanceObstacle(_ validator: PodValidator) -> ProofObstacle? {
        let name = Self.name(validator)
        guard validator.info.status == .active else {
            return ProofObstacle(
                "notVerified", "the pod does not count validator \(name)")
        }
        guard validator.validator?.isSlashed == true else {
            let newest = view.standing.validators.first { $0.index == validator.index }
            return ProofObstacle(
                newest?.validator?.isSlashed == true ? "needsBlock" : "notSlashed",
                "validator \(name) is not slashed in the beacon block of slot "
                    + "\(chain.head.slot), which is told for \(moment.timestamp)")
        }
        guard moment.timestamp > validator.info.lastCheckpointedAt else {
            return ProofObstacle(
                "needsBlock",
                "the pod saw validator \(name) at \(validator.info.lastCheckpointedAt); a stale "
                    + "balance is shown at a later time than \(moment.timestamp)")
        }
        guard proven.currentCheckpointTimestamp == 0 else {
            return ProofObstacle(
                "checkpointActive",
                "the checkpoint of \(proven.currentCheckpointTimestamp) is under way; it must be "
                    + "completed first")
        }
        return nil
    }

    /// When something is expected, as the end of a sentence.
    private func expected(_ epoch: Epoch?) -> String {
        guard let epoch, let time = chain.time(of: epoch) else { return "" }
        return ", expected with epoch \(epoch), which begins at \(time)"
    }
}
