import CairnJSON
import CairnRPC
import Testing

@Suite("Methods for pods")
struct PodMethodsTests {
    private let node = TestNode()
    private let pod: JSON = "0x00000000000000000000000000000000000000a1"

    @Test("say where there is no beacon chain")
    func noBeaconChain() async throws {
        let status = try await node.refusal("cairn_podStatus", pod)
        #expect(status.code == -32004)
        #expect(status.message.contains("no beacon chain"))
        let proofs = try await node.refusal(
            "cairn_podProofs", ["pod": pod, "kind": "credentials"])
        #expect(proofs.code == -32004)
    }

    @Test(
        "name the argument that is wrong, and what would be right",
        arguments: [
            ("{}", "pod"), (#"{"pod":"0x12","kind":"credentials"}"#, "an address"),
            (#"{"pod":"0x00000000000000000000000000000000000000a1"}"#, "kind"),
            (
                #"{"pod":"0x00000000000000000000000000000000000000a1","kind":"all"}"#,
                "credentials, or checkpoint, or staleBalance"
            ),
            (
                #"{"pod":"0x00000000000000000000000000000000000000a1","kind":"checkpoint","#
                    + #""validators":["0x11"#
                    + #"2233445566778899001122334455667788990011223344556677889900112233"]}"#,
                "48 bytes"
            ),
        ])
    func arguments(order: String, words: String) async throws {
        let refusal = try await node.refusal(
            "cairn_podProofs", try JSON(parsing: Array(order.utf8)))
        #expect(refusal.code == -32602)
        #expect(refusal.message.contains(words), "\(refusal.message)")
    }
}
