import CairnJSON
import CairnNode
import Testing

@Suite("Who is let in", .timeLimit(.minutes(3)))
struct AccessTests {
    static let request = #"{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}"#

    @Test(
        "lets in programs, local pages and extensions, and no other page",
        arguments: [
            (nil, true), ("http://localhost:3000", true), ("https://localhost", true),
            ("http://127.0.0.1:5173", true), ("http://127.8.9.1", true),
            ("http://[::1]:8080", true),
            ("http://dapp.localhost:3000", true), ("HTTP://LOCALHOST:3000", true),
            ("chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn", true),
            ("moz-extension://a-b-c", true),
            ("https://app.example", false), ("http://localhost.example", false),
            ("http://127.0.0.1.example", false), ("http://127.0.0.1.example:8545", false),
            ("null", false), ("", false), ("file://", false), ("http://1270.0.0.1", false),
            ("http://localhost@evil.example", false), ("http://evil.example#localhost", false),
            ("ftp://localhost", false), ("http://[::1", false), ("http://192.168.1.5", false),
        ] as [(String?, Bool)])
    func origins(origin: String?, isLetIn: Bool) {
        let refusal = AccessPolicy().refusal(
            host: "127.0.0.1:8545", origin: origin, isLoopback: true)
        #expect((refusal == nil) == isLetIn, "\(refusal ?? "let in")")
    }

    @Test(
        "serves loopback names only, on a loopback address",
        arguments: [
            (nil, true), ("localhost:8545", true), ("LocalHost", true), ("127.0.0.1", true),
            ("127.0.0.1:1", true), ("[::1]:8545", true), ("[::1]", true), ("node.localhost", true),
            ("evil.example:8545", false), ("localhost.evil.example", false), ("", false),
            ("127.0.0.1:8545@evil.example", false), ("192.168.1.5:8545", false),
            ("localhost:8545:1", false), ("localhost:x", false),
        ] as [(String?, Bool)])
    func hosts(host: String?, isServed: Bool) {
        let policy = AccessPolicy()
        #expect((policy.refusal(host: host, origin: nil, isLoopback: true) == nil) == isServed)
        #expect(policy.refusal(host: host, origin: nil, isLoopback: false) == nil)
    }

    @Test("lets in what is listed")
    func lists() {
        let policy = AccessPolicy(
            allowedHosts: ["Devbox"], allowedOrigins: .listed(["https://App.example"]))
        func refusal(_ host: String, _ origin: String?) -> String? {
            policy.refusal(host: host, origin: origin, isLoopback: true)
        }
        #expect(refusal("devbox:8545", nil) == nil)
        #expect(refusal("devbox:8545", "http://devbox:8545") == nil)
        #expect(refusal("devbox:8545", "http://devbox:9999") != nil)
        #expect(refusal("localhost", "https://app.example") == nil)
        #expect(refusal("localhost", "https://app.example:8443") != nil)
        let open = AccessPolicy(allowedOrigins: .all)
        #expect(open.refusal(host: "localhost", origin: "https://any", isLoopback: true) == nil)
        #expect(open.refusal(host: "any", origin: "https://any", isLoopback: true) != nil)
    }

    @Test("on a public address lets in the node's own pages by IP address, not by a foreign name")
    func ownPages() {
        func isLetIn(_ host: String, _ origin: String) -> Bool {
            AccessPolicy().refusal(host: host, origin: origin, isLoopback: false) == nil
        }
        #expect(isLetIn("192.168.1.5:8545", "http://192.168.1.5:8545"))
        #expect(!isLetIn("192.168.1.5:8545", "http://192.168.1.6:8545"))
        #expect(!isLetIn("evil.example:8545", "http://evil.example:8545"))
    }

    @Test("refuses with 403 and the way out, on requests, preflights and handshakes")
    func refusals() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            let foreign = ["Origin: https://app.example"]
            let refused = try await client.post(Self.request, headers: foreign)
            #expect(refused.status == 403)
            #expect(refused.body.contains("--allow-origin \"https://app.example\""))
            #expect(!refused.body.contains("0x7a69"))
            let preflight = try await client.request("OPTIONS", "/", headers: foreign)
            #expect(preflight.status == 403)
            let rebound = try await client.request("GET", "/health", host: "evil.example:8545")
            #expect(rebound.status == 403)
            #expect(rebound.body.contains("\"evil.example:8545\""))
            await #expect(throws: WebSocketClient.Refused.self) {
                _ = try await WebSocketClient(port: port, headers: foreign)
            }
        }
    }

    @Test("answers the preflight of a page that is let in")
    func preflight() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            let answer = try await client.request(
                "OPTIONS", "/",
                headers: [
                    "Origin: http://localhost:3000", "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: content-type, x-client",
                    "Access-Control-Request-Private-Network: true",
                ])
            #expect(answer.status == 204)
            #expect(answer.headers["access-control-allow-origin"] == "*")
            #expect(answer.headers["access-control-allow-headers"] == "content-type, x-client")
            #expect(answer.headers["access-control-allow-methods"]?.contains("POST") == true)
            #expect(answer.headers["access-control-allow-private-network"] == "true")
        }
    }

    @Test("leaves the CORS headers out when told")
    func noHeaders() async throws {
        var configuration = ServerConfiguration()
        configuration.crossOriginAnswers = .hidden
        try await withServer(configuration) { port in
            let client = try await RawClient(port: port)
            let answer = try await client.post(
                Self.request, headers: ["Origin: http://localhost:1"])
            #expect(answer.status == 200)
            #expect(answer.headers["access-control-allow-origin"] == nil)
        }
    }
}
