import CairnJSON

/// What a client can ask to hear of.
///
/// - Spec: beacon-APIs, `apis/eventstream/index.yaml`
enum EventTopic: String, CaseIterable {
    case head
    case block
    case finalizedCheckpoint = "finalized_checkpoint"
    case chainReorg = "chain_reorg"

    /// Topics of the specification about which there is never anything to tell here: news from a
    /// network of peers, and of forks to come.
    static let silent: Set<String> = [
        "head_v2", "block_gossip", "attestation", "single_attestation", "voluntary_exit",
        "bls_to_execution_change", "proposer_slashing", "attester_slashing",
        "contribution_and_proof", "light_client_finality_update", "light_client_optimistic_update",
        "payload_attributes", "blob_sidecar", "data_column_sidecar", "execution_payload",
        "execution_payload_gossip", "execution_payload_available", "execution_payload_bid",
        "payload_attestation_message", "fast_confirmation", "proposer_preferences",
    ]

    /// Reads the topics of a request; those that are silent here are taken and left out.
    ///
    /// - Throws: 400 for none at all, and for a name that is no topic.
    static func list(_ names: [String]) throws(BeaconAPIError) -> Set<EventTopic> {
        guard names.contains(where: { !$0.isEmpty }) else {
            throw .badRequest(
                "No topics; name them as in ?topics=head,finalized_checkpoint. Told of are "
                    + allCases.map(\.rawValue).joined(separator: ", "))
        }
        var topics = Set<EventTopic>()
        for name in names {
            if let topic = EventTopic(rawValue: name) {
                topics.insert(topic)
            } else if !silent.contains(name) {
                throw .invalid(
                    "topic", name,
                    expected: "a topic of the Beacon API, of which this node tells "
                        + allCases.map(\.rawValue).joined(separator: ", "))
            }
        }
        return topics
    }
}

/// Something that has happened, as it is told.
struct BeaconEvent: Equatable {
    /// Of what.
    var topic: EventTopic
    /// What.
    var data: JSON

    /// The lines of the stream.
    ///
    /// - Spec: HTML, "Server-sent events", "Interpreting an event stream"
    var lines: String { "event: \(topic.rawValue)\ndata: \(data)\n\n" }
}
