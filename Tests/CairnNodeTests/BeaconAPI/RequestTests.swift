import CairnBeacon
import CairnJSON
import CairnPrimitives
import CairnRPC
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import CairnNode

/// What paths, queries and headers are read as.
@Suite("The Beacon API's requests")
struct RequestTests {
    static let hash = "0x" + String(repeating: "aB", count: 32)

    static func request(_ path: String, accept: String? = nil) -> Request {
        var fields = HTTPFields()
        if let accept { fields[.accept] = accept }
        return Request(
            head: HTTPRequest(
                method: .get, scheme: "http", authority: "localhost", path: path,
                headerFields: fields),
            body: RequestBody(buffer: ByteBuffer()))
    }

    @Test("states and blocks are named by tags, slots and roots")
    func points() throws {
        let root = try #require(Hash(hex: Self.hash.lowercased()))
        #expect(try BeaconPoint(stateID: "head") == .head)
        #expect(try BeaconPoint(stateID: "justified") == .justified)
        #expect(try BeaconPoint(stateID: "0") == .slot(0))
        #expect(try BeaconPoint(stateID: "18446744073709551615") == .slot(.max))
        #expect(try BeaconPoint(stateID: Self.hash) == .stateRoot(root))
        #expect(try BeaconPoint(blockID: Self.hash) == .blockRoot(root))
        #expect(try BeaconPoint(blockID: "finalized") == .finalized)
    }

    @Test(
        "anything else names nothing",
        arguments: [
            "", "Head", "-1", "+1", "1.0", " 1", "0x1", "1e3", "18446744073709551616", "٣",
            String(hash.dropLast()), hash + "0", "0X" + hash.dropFirst(2),
        ])
    func badPoints(text: String) {
        #expect(throws: BeaconAPIError.self) { try BeaconPoint(stateID: text) }
        #expect(throws: BeaconAPIError.self) { try BeaconPoint(blockID: text) }
    }

    @Test("justified names a state, not a block")
    func justifiedBlock() {
        #expect(throws: BeaconAPIError.self) { try BeaconPoint(blockID: "justified") }
    }

    @Test("lists are repeated, or have commas, or both")
    func lists() {
        let request = Self.request("/x?id=1,2&status=a&id=3&id=")
        #expect(request.list("id") == ["1", "2", "3", ""])
        #expect(request.list("status") == ["a"])
        #expect(request.list("none") == [])
        #expect(Self.request("/x?id=0x12%2C7").list("id") == ["0x12", "7"])
    }

    @Test("validators are named by number or key")
    func validators() throws {
        let key = "0x" + String(repeating: "Ab", count: 48)
        #expect(try ValidatorID("12") == .index(12))
        let bytes = try #require(BLSPublicKey([UInt8](repeating: 0xAB, count: 48)))
        #expect(try ValidatorID(key) == .publicKey(bytes))
        for text in ["", "x", "-1", "0x12", String(key.dropLast(2)), key + "00"] {
            #expect(throws: BeaconAPIError.self) { try ValidatorID(text) }
        }
    }

    @Test("groups stand for their statuses")
    func statuses() throws {
        #expect(try StatusFilter([]).isAll)
        #expect(try StatusFilter(StatusFilter.groups).isAll)
        let active = try StatusFilter(["active"])
        #expect(
            ValidatorStage.allCases.filter { active.contains($0) }
                == [.activeOngoing, .activeExiting, .activeSlashed])
        let mixed = try StatusFilter(["withdrawal", "pending_queued"])
        #expect(
            ValidatorStage.allCases.filter { mixed.contains($0) }
                == [.pendingQueued, .withdrawalPossible, .withdrawalDone])
        #expect(throws: BeaconAPIError.self) { try StatusFilter(["Active"]) }
    }

    @Test(
        "the form that the client likes best is chosen",
        arguments: [
            (nil, AnswerForm.json), ("*/*", .json), ("application/json", .json),
            ("application/octet-stream", .ssz), ("Application/Octet-Stream", .ssz),
            ("application/octet-stream;q=1.0,application/json;q=0.9", .ssz),
            ("application/octet-stream; q=0.5, application/json; q=0.51", .json),
            ("application/octet-stream;q=0.9, */*;q=0.8", .ssz),
            ("text/html, application/*;q=0.2", .json),
            ("application/json;q=0, application/octet-stream;q=0.001", .ssz),
        ] as [(String?, AnswerForm)])
    func forms(accept: String?, wanted: AnswerForm) throws {
        #expect(try Self.request("/", accept: accept).form([.json, .ssz]) == wanted)
    }

    @Test("a form that there is not is refused")
    func noForm() {
        for accept in ["text/html", "application/json;q=0", "", "json"] {
            let error = #expect(throws: BeaconAPIError.self) {
                try Self.request("/", accept: accept).form([.json])
            }
            #expect(error?.status == 406)
        }
    }

    @Test("topics that are silent here are taken, those that are none are not")
    func topics() throws {
        #expect(try EventTopic.list(["head", "attestation", "head"]) == [.head])
        #expect(try EventTopic.list(["attestation"]) == [])
        #expect(throws: BeaconAPIError.self) { try EventTopic.list([]) }
        #expect(throws: BeaconAPIError.self) { try EventTopic.list([""]) }
        #expect(throws: BeaconAPIError.self) { try EventTopic.list(["head", "Head"]) }
        // No topic is both told of and silent.
        #expect(EventTopic.silent.isDisjoint(with: EventTopic.allCases.map(\.rawValue)))
    }
}
