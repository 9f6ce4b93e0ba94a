import CairnJSON
import CairnPrimitives

/// Has the node make proofs, and brings them to the pod.
struct PodProofClient {
    let client: RPCClient
    /// The pod or its owner.
    let pod: Address
    let kind: PodProofKind

    /// Proves validators in as many transactions as it takes.
    func prove(_ names: [String]?, batch: Int, _ outbox: inout PodOutbox) async throws {
        let whole = try await proofs(of: names.map { $0.map(Self.name) }, timestamp: nil)
        guard let indices = whole["validatorIndices"]?.elements, !indices.isEmpty else {
            throw Failure("cairn_podProofs answers without validators: \(whole)")
        }
        guard indices.count > batch else { return try await bring(whole, &outbox) }
        for start in stride(from: 0, to: indices.count, by: batch) {
            let part = Array(indices[start..<min(start + batch, indices.count)])
            try await bring(
                try await proofs(of: part, timestamp: whole["timestamp"]), &outbox)
        }
    }

    /// Asks for proofs; where a later block is needed and the node makes blocks on request, it is
    /// asked for one, of a later second.
    private func proofs(of validators: [JSON]?, timestamp: JSON?) async throws -> JSON {
        var order = JSONObject([
            (name: "pod", value: .address(pod)), (name: "kind", value: .string(kind.wireName)),
        ])
        if let validators { order["validators"] = .array(validators) }
        if let timestamp { order["timestamp"] = timestamp }
        do {
            return try await client.request("cairn_podProofs", .object(order))
        } catch let refusal as RPCFailure where refusal.reason == "needsBlock" {
            try await Task.sleep(for: .milliseconds(1_100))
            do { _ = try await client.request("evm_mine") } catch { throw refusal }
            try await Task.sleep(for: .milliseconds(1_100))
            return try await client.request("cairn_podProofs", .object(order))
        }
    }

    private func bring(_ proof: JSON, _ outbox: inout PodOutbox) async throws {
        guard let contract = proof["to"]?.address,
            let data = proof["data"]?.text.flatMap({ Bytes(hex: $0) }),
            let indices = proof["validatorIndices"]?.elements
        else { throw Failure("cairn_podProofs answers \(proof), which is no call") }
        let numbers = indices.compactMap { $0.number.map { String($0) } }
        let shown =
            numbers.count > 6
            ? "\(numbers[0]) to \(numbers[numbers.count - 1]), \(numbers.count) in all"
            : numbers.joined(separator: ", ")
        try await outbox.send("\(kind.rawValue) of \(shown)", to: contract, data: data)
    }

    /// An index as a number, a key as text.
    private static func name(_ text: String) -> JSON {
        UInt64(text).map { .quantity($0) } ?? .string(text)
    }
}
