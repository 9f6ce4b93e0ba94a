import CairnBeacon
import CairnPrimitives

/// Runs one case and compares what comes out.
struct BeaconCaseRunner {
    let item: BeaconCase
    let rules: BeaconRules
    let special: SpecialCase?
    let roots: [String: Hash]

    enum Verdict {
        /// Everything was compared and is equal.
        case judged
        /// The runner or the handler is not known here.
        case unknown
    }

    init(
        _ run: BeaconCase, rules: BeaconRules, special: SpecialCase?, roots: [String: Hash]
    ) {
        item = run
        self.rules = rules
        self.special = special
        self.roots = roots
    }

    func run() throws(BeaconMismatch) -> Verdict {
        switch item.runner {
        case "epoch_processing": try epochProcessing()
        case "operations": try operation()
        case "rewards": try rewards()
        case "sanity": item.handler == "slots" ? try slots() : try blocks()
        case "finality", "random": try blocks()
        case "ssz_static": try staticValue()
        case "merkle_proof": try merkleProof()
        default: .unknown
        }
    }

    // MARK: - States

    /// Reads a state and compares its root with the recorded one.
    func state(_ name: String) throws(BeaconMismatch) -> BeaconState? {
        guard let bytes = try item.serialization(name) else { return nil }
        var state: BeaconState
        do throws(SSZError) { state = try BeaconState(deserializing: bytes, rules) } catch {
            throw BeaconMismatch(name, "a state", "\(error)")
        }
        if let root = roots["\(item.path)/\(name).ssz"] {
            let found = Hash(state.updatedRoot())
            guard found == root else {
                throw BeaconMismatch("root of \(name)", root.hex, found.hex)
            }
        }
        return state
    }

    func requiredState(_ name: String) throws(BeaconMismatch) -> BeaconState {
        guard let state = try state(name) else {
            throw BeaconMismatch(name, "a file", "no file")
        }
        return state
    }

    func object<Object: SSZValue>(
        _ type: Object.Type, _ name: String
    ) throws(BeaconMismatch) -> Object {
        guard let bytes = try item.serialization(name) else {
            throw BeaconMismatch(name, "a file", "no file")
        }
        do throws(SSZError) { return try Object(deserializing: bytes, rules) } catch {
            throw BeaconMismatch(name, "\(Object.self)", "\(error)")
        }
    }

    /// Runs a transition on `before`, and compares with the state in `after`, or with a refusal.
    ///
    /// The root is computed over the nodes kept from before, hence also checks those.
    func compare(
        _ before: String, _ after: String,
        _ transition: (inout BeaconState) throws(BeaconError) -> Void
    ) throws(BeaconMismatch) -> Verdict {
        var state = try requiredState(before)
        let original = state.serialized(rules)
        let expected = try item.serialization(after)
        do throws(BeaconError) {
            try state.transact { (state) throws(BeaconError) in try transition(&state) }
        } catch {
            guard expected == nil else {
                throw BeaconMismatch(after, "a state", "refused: \(error)")
            }
            guard state.serialized(rules) == original else {
                throw BeaconMismatch(after, "the state as before", "a state that was touched")
            }
            return .judged
        }
        guard let expected else { throw BeaconMismatch(after, "refused", "a state") }
        let found = state.serialized(rules)
        guard found == expected else {
            throw BeaconMismatch(after, "", try difference(expected, found))
        }
        // The nodes kept from before, brought up to date, make the same root as the bytes alone.
        let root = Hash(state.updatedRoot())
        let listed = roots["\(item.path)/\(after).ssz"]
        let recorded = if let listed { listed } else { try fresh(expected) }
        guard root == recorded else {
            throw BeaconMismatch("root of \(after)", recorded.hex, root.hex)
        }
        return .judged
    }

    private func fresh(_ bytes: [UInt8]) throws(BeaconMismatch) -> Hash {
        do throws(SSZError) {
            return try BeaconState(deserializing: bytes, rules).hashTreeRoot(rules)
        } catch {
            throw BeaconMismatch("post", "a state", "\(error)")
        }
    }

    /// Names the fields in which two states differ.
    private func difference(
        _ expected: [UInt8], _ found: [UInt8]
    ) throws(BeaconMismatch) -> String {
        let left: BeaconState
        let right: BeaconState
        do throws(SSZError) {
            left = try BeaconState(deserializing: expected, rules)
            right = try BeaconState(deserializing: found, rules)
        } catch {
            return "\(error)"
        }
        let names = BeaconState.fieldNames
        var text: [String] = []
        for (index, (a, b)) in zip(left.fieldRoots(), right.fieldRoots()).enumerated()
        where a != b {
            text.append(names[index])
        }
        return "differs in \(text.joined(separator: ", "))"
    }

    // MARK: - Runners

    private func slots() throws(BeaconMismatch) -> Verdict {
        guard let text = item.text("slots.yaml"),
            let line = text.split(whereSeparator: \.isNewline).first, let count = UInt64(line)
        else { throw BeaconMismatch("slots.yaml", "a number", item.text("slots.yaml") ?? "") }
        return try compare("pre", "post") { (state) throws(BeaconError) in
            try state.processSlots(to: Slot(state.slot.rawValue + count))
        }
    }

    private func blocks() throws(BeaconMismatch) -> Verdict {
        var blocks: [SignedBeaconBlock] = []
        let count = item.value("blocks_count", in: "meta.yaml").flatMap { Int($0) } ?? 0
        for number in 0..<count {
            blocks.append(try object(SignedBeaconBlock.self, "blocks_\(number)"))
        }
        return try compare("pre", "post") { (state) throws(BeaconError) in
            for block in blocks { try state.apply(block) }
        }
    }

    private func rewards() throws(BeaconMismatch) -> Verdict {
        var state = try requiredState("pre")
        let names = ["source_deltas", "target_deltas", "head_deltas"]
        var found: [(String, BalanceDeltas)] = []
        do throws(BeaconError) {
            for (flag, name) in names.enumerated() {
                found.append((name, try state.flagDeltas(flag)))
            }
            found.append(("inactivity_penalty_deltas", try state.inactivityPenaltyDeltas()))
        } catch {
            throw BeaconMismatch("deltas", "deltas", "refused: \(error)")
        }
        for (name, deltas) in found { try compare(deltas, name) }
        return .judged
    }

    private func compare(_ deltas: BalanceDeltas, _ name: String) throws(BeaconMismatch) {
        let expected = try object(RecordedDeltas.self, name)
        guard expected.rewards == deltas.rewards, expected.penalties == deltas.penalties else {
            throw BeaconMismatch(
                name, "\(expected.rewards) \(expected.penalties)",
                "\(deltas.rewards) \(deltas.penalties)")
        }
    }
}

/// Rewards and penalties as the reference tests keep them.
private struct RecordedDeltas: SSZRecord {
    var rewards: [Gwei] = []
    var penalties: [Gwei] = []

    mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.list(&rewards, limit: 1 << 40)
        try visitor.list(&penalties, limit: 1 << 40)
    }
}
