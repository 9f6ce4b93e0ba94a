import CairnBeacon
import CairnChain
import CairnEthereum
import CairnJSON
import CairnPrimitives
import CairnRestaking

/// Proofs that are asked for.
struct PodProofOrder {
    /// The most validators that one request may name.
    private static let validatorLimit = 10_000

    /// What is to be proven.
    enum Kind: String, CaseIterable {
        case credentials
        case checkpoint
        case staleBalance
    }

    let account: Address
    let kind: Kind
    /// Who is named; nil for all that it is due for.
    let validators: [ValidatorName]?
    let timestamp: Argument?
    let root: Argument?

    init(_ fields: ArgumentFields) throws(RPCError) {
        account = try fields.required("pod").address()
        let name = try fields.required("kind")
        guard let kind = Kind(rawValue: try name.string()) else {
            throw name.refusal(
                expected: Kind.allCases.map(\.rawValue).joined(separator: ", or "))
        }
        self.kind = kind
        if let list = fields.optional("validators") {
            var names: [ValidatorName] = []
            for element in try list.elements(limit: Self.validatorLimit) {
                names.append(try ValidatorName(element))
            }
            guard !names.isEmpty else {
                throw list.refusal(expected: "validators, or nothing for all that are due")
            }
            validators = names
        } else {
            validators = nil
        }
        timestamp = fields.optional("timestamp")
        root = fields.optional("root")
    }

    /// Makes the proofs.
    ///
    /// A state that is no longer kept is made again from the log, which takes long: for a checkpoint
    /// under way, and otherwise for clients of the same machine.
    func carryOut(
        _ backend: any ChainBackend, for peer: RPCPeer
    ) async throws(RPCError) -> JSON {
        let view = try await PodView(of: account, backend, for: peer)
        guard view.standing.exists else { throw .noPod(view.standing) }
        let moment =
            switch kind {
            case .checkpoint: try checkpointMoment(view)
            case .credentials, .staleBalance: try toldMoment(view, backend)
            }
        let chain = try await Self.chain(
            at: moment, backend, mayReplay: kind == .checkpoint || peer.isLocal)
        // How the pod stands now, beside what the beacon chain knew at the moment.
        let proven = try backend.withState(at: .latest) { world, _ in
            PodStanding(owner: view.standing.owner, in: world, chain.state)
        }
        let selection = PodProofSelection(view: view, proven: proven, chain: chain, moment: moment)
        let indices = try selection.indices(kind, validators)
        guard let prover = PodProver(header: chain.head, state: chain.state) else {
            throw .internalFault("the state at slot \(chain.head.slot) is not the header's")
        }
        let proof =
            switch kind {
            case .credentials: prover.credentials(of: indices, beaconTimestamp: moment.timestamp)
            case .checkpoint: prover.checkpoint(of: indices)
            case .staleBalance:
                prover.staleBalance(of: indices[0], beaconTimestamp: moment.timestamp)
            }
        guard let proof else {
            throw .internalFault("a validator of the pod is not in the registry")
        }
        return selection.json(kind, proof)
    }

    /// The beacon block that the checkpoint under way names.
    private func checkpointMoment(_ view: PodView) throws(RPCError) -> PodProofMoment {
        let standing = view.standing
        let moment = PodProofMoment(
            timestamp: standing.currentCheckpointTimestamp,
            root: standing.checkpoint.beaconBlockRoot)
        guard moment.timestamp != 0 else {
            throw .podRefusal(
                "noCheckpoint",
                "pod \(standing.pod) has no checkpoint under way; the last one was completed at "
                    + "\(standing.lastCheckpointTimestamp); startCheckpoint(bool) begins one")
        }
        if let timestamp, try timestamp.quantity64OrNumber() != moment.timestamp {
            throw timestamp.refusal(
                expected: "the time of the checkpoint under way, \(moment.timestamp)")
        }
        try check(root, is: moment.root, "the root that the checkpoint under way names")
        return moment
    }

    /// The beacon block whose root the oracle of EIP-4788 tells for a time.
    private func toldMoment(
        _ view: PodView, _ backend: any ChainBackend
    ) throws(RPCError) -> PodProofMoment {
        let now = view.header.timestamp
        // Blocks of one second share a time, and the last of them says what is told for it.
        let next = try backend.pendingBlock().timestamp
        let time =
            if let timestamp {
                try timestamp.quantity64OrNumber()
            } else {
                try newestSettled(view, before: next, backend)
            }
        guard time <= now else {
            throw timestamp?.refusal(expected: "a time up to the newest block's, \(now)")
                ?? .internalFault("the newest block is later than itself")
        }
        guard time < next else { throw Self.unsettled(time) }
        // As EigenPod.getParentBlockRoot looks back.
        let reachSeconds: UInt64 = 8_191 * 12
        guard now - time < reachSeconds else {
            throw timestamp?.refusal(
                expected: "a time that a pod still accepts, after \(now - reachSeconds)")
                ?? .internalFault("the newest block is older than itself")
        }
        let root = try backend.withState(at: .latest) { world, _ in world.beaconRoot(at: time) }
        guard let root, !root.isZero else {
            throw timestamp?.refusal(
                expected: "the time of a block; the newest is at \(now)")
                ?? .podRefusal(
                    "needsBlock", "no block has told a beacon root yet; produce one and ask again")
        }
        try check(self.root, is: root, "the root that EIP-4788 tells for \(time)")
        return PodProofMoment(timestamp: time, root: root)
    }

    /// The newest time of a block that the next block will not share.
    private func newestSettled(
        _ view: PodView, before next: UInt64, _ backend: any ChainBackend
    ) throws(RPCError) -> UInt64 {
        guard view.header.timestamp == next else { return view.header.timestamp }
        var number = view.header.number
        let oldest = max(backend.genesisNumber + 1, number > 64 ? number - 64 : 0)
        while number > oldest {
            number -= 1
            guard let header = try backend.header(number: number)?.header else { break }
            if header.timestamp < next { return header.timestamp }
        }
        throw Self.unsettled(next)
    }

    private static func unsettled(_ time: UInt64) -> RPCError {
        .podRefusal(
            "needsBlock",
            "the next block may be of the same second as the newest, \(time), and then tells "
                + "another beacon root for it; ask again a second later")
    }

    private func check(_ given: Argument?, is root: Hash, _ what: String) throws(RPCError) {
        guard let given, try given.hash() != root else { return }
        throw given.refusal(expected: "\(what), \(root)")
    }

    /// The beacon chain at a root: from memory, or from the log.
    private static func chain(
        at moment: PodProofMoment, _ backend: any ChainBackend, mayReplay: Bool
    ) async throws(RPCError) -> BeaconChain {
        guard let beacon = backend.beacon else { throw .noBeaconChain }
        if let chain = try beacon.beacon(at: .blockRoot(moment.root)) { return chain }
        guard mayReplay else {
            throw .podRefusal(
                "tooOld",
                "the beacon chain at \(moment.timestamp) is no longer kept: name a time of the last "
                    + "32 epochs")
        }
        if let chain = try await beacon.replayedBeacon(at: .blockRoot(moment.root)) { return chain }
        throw .podRefusal(
            "unknownRoot",
            "the log has no block that tells the beacon root \(moment.root) of \(moment.timestamp); "
                + "the state was put in place by an image, or the block was rolled back")
    }
}

/// The beacon block that proofs are made against, and the time by which a pod finds it.
struct PodProofMoment {
    let timestamp: UInt64
    let root: Hash
}

/// A validator as a client names it: by its place or by its key.
enum ValidatorName {
    case index(ValidatorIndex)
    case key(BLSPublicKey)

    init(_ argument: Argument) throws(RPCError) {
        if case .string(let text) = argument.value, text.utf8.count > 66 {
            guard let key = BLSPublicKey(try argument.data()) else {
                throw argument.refusal(expected: "a validator's index, or its key of 48 bytes")
            }
            self = .key(key)
        } else {
            self = .index(try argument.quantity64OrNumber())
        }
    }
}
