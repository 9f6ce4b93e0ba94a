import CairnBeacon
import CairnJSON
import CairnPrimitives

extension BeaconCaseRunner {
    /// Proofs made from a state, or checked against a header.
    func merkleProof() throws(BeaconMismatch) -> Verdict {
        switch (item.handler, item.path.contains("/BeaconState/")) {
        case ("single_merkle_proof", true): try singleProof()
        case ("pod_proofs", _): try podProofs()
        default: .unknown
        }
    }

    private func singleProof() throws(BeaconMismatch) -> Verdict {
        let state = try requiredState("object")
        let hashes = item.hashes(in: "proof.yaml")
        guard let leaf = hashes.first,
            let index = item.value("leaf_index", in: "proof.yaml").flatMap({ UInt64($0) }),
            index > 0
        else { throw BeaconMismatch("proof.yaml", "a leaf and an index", "none") }
        let expected = MerkleProof(
            leaf: leaf, index: GeneralizedIndex(index), branch: Array(hashes.dropFirst()))
        let root = item.hashes(in: "meta.yaml").first ?? state.hashTreeRoot(rules)
        try compare(expected, with: state.proof(of: expected.index, rules), root)
        return .judged
    }

    private func podProofs() throws(BeaconMismatch) -> Verdict {
        let header = try object(BeaconBlockHeader.self, "header")
        let state = try requiredState("state")
        guard let text = item.files["proofs.json"] else {
            throw BeaconMismatch("proofs.json", "a file", "no file")
        }
        let json: JSON
        do throws(JSONSyntaxError) { json = try JSON(parsing: text) } catch {
            throw BeaconMismatch("proofs.json", "JSON", error.description)
        }
        guard let proofs = Self.elements(json["proofs"]) else {
            throw BeaconMismatch("proofs.json", "proofs", "none")
        }
        for entry in proofs { try podProof(entry, header, state) }
        return .judged
    }

    private func podProof(
        _ entry: JSON, _ header: BeaconBlockHeader, _ state: BeaconState
    ) throws(BeaconMismatch) {
        guard let kind = entry["kind"]?.text, let root = Self.hash(entry["root"]),
            let leaf = Self.hash(entry["leaf"]),
            let index = entry["leaf_index"].flatMap(Self.number), index > 0,
            let branch = Self.elements(entry["branch"])
        else { throw BeaconMismatch("proofs.json", "a proof", entry.description) }
        let expected = MerkleProof(
            leaf: leaf, index: GeneralizedIndex(index), branch: branch.compactMap(Self.hash))
        switch kind {
        case "state_root":
            try compare(expected, with: header.proof(of: expected.index, rules), root)
        case "validator":
            try compare(expected, with: state.proof(of: expected.index, rules), root)
        case "balance_container":
            let proof = PodProofs.balanceContainer(header: header, state: state)
            try compare(expected, with: proof, root)
        case "balance":
            let chunk = expected.index.position
            let proof = PodProofs.balance(state: state, validator: chunk * 4)
            try compare(expected, with: proof, root)
        default: break
        }
    }

    /// Compares two proofs, verifies them, and sees that a proof with any byte changed fails.
    private func compare(
        _ expected: MerkleProof, with found: MerkleProof?, _ root: Hash
    ) throws(BeaconMismatch) {
        guard let found, found == expected else {
            throw BeaconMismatch(
                "proof of \(expected.index.rawValue)", "\(expected)",
                found.map { "\($0)" } ?? "none")
        }
        guard found.verifies(against: root) else {
            throw BeaconMismatch("verification", root.hex, found.root?.hex ?? "no root")
        }
        for changed in Self.changes(of: found) where changed.verifies(against: root) {
            throw BeaconMismatch("verification of a changed proof", "fails", "\(changed)")
        }
    }

    private static func changes(of proof: MerkleProof) -> [MerkleProof] {
        var changes: [MerkleProof] = []
        var other = proof
        other.leaf.word1 ^= 1 << 17
        changes.append(other)
        for place in proof.branch.indices {
            other = proof
            other.branch[place].word2 ^= 1 << 40
            changes.append(other)
        }
        // Where both children are the same, it does not matter which of them is proven.
        if proof.branch.first != proof.leaf {
            other = proof
            other.index = proof.index.sibling
            changes.append(other)
        }
        return changes
    }

    private static func elements(_ json: JSON?) -> [JSON]? {
        guard case .array(let elements) = json else { return nil }
        return elements
    }

    private static func hash(_ json: JSON?) -> Hash? { json?.text.flatMap { Hash(hex: $0) } }

    private static func number(_ json: JSON) -> UInt64? {
        json.text.flatMap { UInt64($0) } ?? UInt64(json.description)
    }
}
