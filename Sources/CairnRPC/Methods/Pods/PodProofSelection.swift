import CairnBeacon
import CairnChain
import CairnJSON
import CairnPrimitives

/// For whom proofs are made, and why for others not.
struct PodProofSelection {
    /// The newest.
    let view: PodView
    /// The pod now, with the beacon chain as it was at the moment.
    let proven: PodStanding
    let chain: BeaconChain
    let moment: PodProofMoment

    /// The validators that are named, or all that are due.
    ///
    /// - Throws: What is wrong with the first that cannot be proven, or that none can.
    func indices(
        _ kind: PodProofOrder.Kind, _ names: [ValidatorName]?
    ) throws(RPCError) -> [ValidatorIndex] {
        if kind == .credentials { try checkTime() }
        guard let names else {
            let due = proven.validators.filter { obstacle($0, kind) == nil }.compactMap(\.index)
            if let later = laterDue(kind, beside: due) { throw notYet(later) }
            guard !due.isEmpty else { throw nobody(kind) }
            return kind == .staleBalance ? [due[0]] : due
        }
        var indices: [ValidatorIndex] = []
        for name in names {
            let validator = try find(name)
            if let obstacle = obstacle(validator, kind) {
                throw .podRefusal(obstacle.reason, obstacle.sentence)
            }
            guard let index = validator.index else { continue }
            guard !indices.contains(index) else {
                throw .invalidParameters("validator \(index) is named twice")
            }
            indices.append(index)
        }
        guard kind != .staleBalance || indices.count == 1 else {
            throw .invalidParameters(
                "verifyStaleBalance takes one validator; \(indices.count) are named")
        }
        return indices
    }

    /// A validator that the newest beacon block would let prove, but not the one that is told.
    ///
    /// All are proven at once rather than a few now: the others are told with a later block.
    private func laterDue(
        _ kind: PodProofOrder.Kind, beside due: [ValidatorIndex]
    ) -> PodValidator? {
        switch kind {
        case .checkpoint: nil
        case .credentials:
            view.standing.validators.first { validator in
                validator.obstacle == nil && !due.contains { $0 == validator.index }
            }
        case .staleBalance:
            due.isEmpty
                ? view.standing.validators.first {
                    view.standing.slashedSinceCheckpoint.contains($0.index ?? .max)
                } : nil
        }
    }

    /// Refuses a time that is not after the pod's checkpoints.
    private func checkTime() throws(RPCError) {
        let latest = max(proven.lastCheckpointTimestamp, proven.currentCheckpointTimestamp)
        guard moment.timestamp <= latest else { return }
        throw .podRefusal(
            "needsBlock",
            "credentials are proven at a time after the pod's latest checkpoint, \(latest); "
                + "\(moment.timestamp) is not: name a later block, or produce one")
    }

    private func find(_ name: ValidatorName) throws(RPCError) -> PodValidator {
        let registry = view.chain.state.validators
        switch name {
        case .index(let index):
            if let found = proven.validators.first(where: { $0.index == index }) { return found }
            guard index < UInt64(registry.count) else {
                throw .podRefusal(
                    "unknownValidator",
                    "there is no validator \(index): the registry has \(registry.count)")
            }
            if let later = view.standing.validators.first(where: { $0.index == index }) {
                throw notYet(later)
            }
            throw .podRefusal(
                "foreignValidator",
                "validator \(index) does not withdraw to pod \(proven.pod) but to "
                    + "\(registry.withdrawalAddress(Int(index)))")
        case .key(let key):
            if let found = proven.validators.first(where: { $0.publicKey == key }) { return found }
            if let later = view.standing.validators.first(where: { $0.publicKey == key }) {
                throw notYet(later)
            }
            var registry = registry
            if let index = registry.firstIndex(of: key) {
                throw .podRefusal(
                    "foreignValidator",
                    "validator \(index) does not withdraw to pod \(proven.pod) but to "
                        + "\(registry.withdrawalAddress(index))")
            }
            throw .podRefusal(
                "unknownValidator",
                "no validator and no waiting deposit for pod \(proven.pod) has the key \(key.hex)")
        }
    }

    /// A validator that the newest state has, but not the one that is proven against.
    private func notYet(_ validator: PodValidator) -> RPCError {
        .podRefusal(
            "needsBlock",
            "validator \(Self.name(validator)) cannot be proven by the beacon block of slot "
                + "\(chain.head.slot), which is told for \(moment.timestamp), but by the newest: "
                + "ask again when a block of a later second is made")
    }

    static func name(_ validator: PodValidator) -> String {
        validator.index.map { String($0) } ?? String(validator.publicKey.hex.prefix(18)) + "…"
    }

    private func nobody(_ kind: PodProofOrder.Kind) -> RPCError {
        let reasons = proven.validators.prefix(4).compactMap { obstacle($0, kind) }
        let reason = reasons.first?.reason ?? "noValidators"
        let sentences = reasons.map(\.sentence)
        let more = proven.validators.count - sentences.count
        let text =
            sentences.isEmpty
            ? "no validator withdraws to pod \(proven.pod)"
            : sentences.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
        return .podRefusal(reason, "there is nothing to prove: \(text)")
    }
}

extension RPCError {
    /// Why a pod's proofs cannot be made; `reason` is for programs.
    static func podRefusal(_ reason: String, _ message: String) -> RPCError {
        RPCError(code: -32000, message: message, data: ["reason": .string(reason)])
    }

    static func noPod(_ standing: PodStanding) -> RPCError {
        podRefusal(
            "noPod",
            "\(standing.owner) has no pod; createPod() and stake(bytes,bytes,bytes32) of the "
                + "EigenPodManager make one, at \(standing.pod)")
    }
}
