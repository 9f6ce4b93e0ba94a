import CairnJSON
import CairnNode
import CairnRPC
import Testing

// One after the other: what a large message costs an event loop must not delay a pong.
@Suite("WebSocket", .serialized, .timeLimit(.minutes(3)))
struct WebSocketTests {
    static let request = #"{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}"#
    static let result = #"{"jsonrpc":"2.0","id":1,"result":"0x7a69"}"#

    @Test("answers text and binary messages")
    func messages() async throws {
        try await withServer { port in
            let client = try await WebSocketClient(port: port)
            try await client.send(Self.request)
            #expect(
                try await client.receive()
                    == .init(opcode: WebSocketClient.text, data: Array(Self.result.utf8)))
            try await client.send(WebSocketClient.binary, Array(Self.request.utf8))
            #expect(try await client.receive().text == Self.result)
            try await client.send("nonsense")
            #expect(try await client.receive().text.contains("-32700"))
            try await client.send("[\(Self.request)]")
            #expect(try await client.receive().text == "[\(Self.result)]")
        }
    }

    @Test("a slow request does not hold up the next")
    func concurrency() async throws {
        try await withServer { port in
            let client = try await WebSocketClient(port: port)
            try await client.send(#"{"jsonrpc":"2.0","id":2,"method":"test_wait","params":[100]}"#)
            try await client.send(Self.request)
            #expect(try await client.receive().text == Self.result)
            #expect(try await client.receive().text.contains("\"id\":2"))
        }
    }

    @Test("joins fragments with pings between them, and answers the pings")
    func fragments() async throws {
        try await withServer { port in
            let client = try await WebSocketClient(port: port)
            let bytes = Array(Self.request.utf8)
            try await client.send(WebSocketClient.text, Array(bytes[..<10]), isLast: false)
            try await client.send(WebSocketClient.ping, [1, 2, 3])
            try await client.send(0, Array(bytes[10..<20]), isLast: false)
            try await client.send(0, Array(bytes[20...]))
            #expect(
                try await client.receive() == .init(opcode: WebSocketClient.pong, data: [1, 2, 3]))
            #expect(try await client.receive().text == Self.result)
        }
    }

    @Test("carries messages of several megabytes both ways")
    func largeMessages() async throws {
        try await withServer { port in
            let client = try await WebSocketClient(port: port)
            let text = String(repeating: "0123456789abcdef", count: 200_000)
            try await client.send(
                #"{"jsonrpc":"2.0","id":1,"method":"test_echo","params":["\#(text)"]}"#)
            let answer = try await client.receive().text
            #expect(answer == #"{"jsonrpc":"2.0","id":1,"result":"\#(text)"}"#)
        }
    }

    @Test("sends the subscription's name before its notifications, and ends it on request")
    func subscriptions() async throws {
        let subscriptions = Subscriptions()
        try await withServer(methods: makeExampleMethods(subscriptions)) { port in
            let client = try await WebSocketClient(port: port)
            try await client.send(#"{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":[]}"#)
            let answer = try await client.receive().text
            let id = try #require(subscriptions.all.first).id.text
            #expect(answer == #"{"jsonrpc":"2.0","id":1,"result":"\#(id)"}"#)
            #expect(try await client.receive().text.contains(#""result":"early""#))
            #expect(subscriptions.all[0].notify(["number": "0x1"]))
            #expect(
                try await client.receive().text
                    == #"{"jsonrpc":"2.0","method":"eth_subscription","params":"#
                    + #"{"subscription":"\#(id)","result":{"number":"0x1"}}}"#)
            try await client.send(
                #"{"jsonrpc":"2.0","id":2,"method":"eth_unsubscribe","params":["\#(id)"]}"#)
            #expect(try await client.receive().text.contains("\"result\":true"))
            #expect(!subscriptions.all[0].notify(1))
            #expect(subscriptions.endedCount == 1)
        }
    }

    @Test("ends the subscriptions of a client that goes away")
    func disconnection() async throws {
        let subscriptions = Subscriptions()
        try await withServer(methods: makeExampleMethods(subscriptions)) { port in
            let client = try await WebSocketClient(port: port)
            try await client.send(#"{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":[]}"#)
            _ = try await client.receive()
            client.raw.close()
            while subscriptions.endedCount == 0 { try await Task.sleep(for: .milliseconds(1)) }
            #expect(!subscriptions.all[0].notify(1))
        }
    }

    @Test("disconnects a client that does not read, and goes on serving others")
    func slowConsumer() async throws {
        var configuration = ServerConfiguration()
        configuration.connectionLimits.queuedBytes = 1 << 20
        let subscriptions = Subscriptions()
        try await withServer(configuration, methods: makeExampleMethods(subscriptions)) { port in
            let client = try await WebSocketClient(port: port)
            try await client.send(#"{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":[]}"#)
            _ = try await client.receive()
            try await client.raw.stopReading()
            let text = NotificationResult(.string(String(repeating: "x", count: 100_000)))
            var sent = 0
            while subscriptions.all[0].notify(text), sent < 10_000 { sent += 1 }
            // What the system's socket buffers hold comes on top of the limit.
            #expect(sent < 1000)
            #expect(subscriptions.endedCount == 1)
            client.raw.close()
            let other = try await WebSocketClient(port: port)
            try await other.send(Self.request)
            #expect(try await other.receive().text == Self.result)
        }
    }

    @Test("completes the closing handshake with the client's code")
    func closing() async throws {
        try await withServer { port in
            let client = try await WebSocketClient(port: port)
            try await client.send(WebSocketClient.close, [0x03, 0xE8])
            #expect(try await client.receiveClose() == 1000)
            #expect(try await client.raw.isClosedByServer())
        }
    }

    @Test("tells a client which rule it broke, and disconnects it")
    func violations() async throws {
        var configuration = ServerConfiguration()
        configuration.maximumMessageBytes = 1000
        try await withServer(configuration) { port in
            func code(_ act: (WebSocketClient) async throws -> Void) async throws -> Int {
                let client = try await WebSocketClient(port: port)
                try await act(client)
                let code = try await client.receiveClose()
                #expect(try await client.raw.isClosedByServer())
                return code
            }
            let text = WebSocketClient.text
            #expect(try await code { try await $0.send(text, [1], isMasked: false) } == 1002)
            #expect(try await code { try await $0.send(text, [1], reserved: 0x40) } == 1002)
            #expect(try await code { try await $0.send(0, [1]) } == 1002)
            #expect(
                try await code { try await $0.send(WebSocketClient.ping, [], isLast: false) }
                    == 1002)
            #expect(try await code { try await $0.send(3, []) } == 1002)
            let large = [UInt8](repeating: 32, count: 1001)
            #expect(try await code { try await $0.send(text, large) } == 1009)
            let split = try await code { client in
                try await client.send(text, Array(large[..<600]), isLast: false)
                try await client.send(0, Array(large[..<600]))
            }
            #expect(split == 1009)
            let nested = try await code { client in
                try await client.send(text, [1], isLast: false)
                try await client.send(text, [1])
            }
            #expect(nested == 1002)
        }
    }

    @Test("pings a quiet client, keeps one that answers, and disconnects one that does not")
    func pings() async throws {
        var configuration = ServerConfiguration()
        configuration.pingInterval = .milliseconds(500)
        try await withServer(configuration) { port in
            let ping: [UInt8] = [0x89, 0]
            let pong: [UInt8] = [0x8A, 0x80, 1, 2, 3, 4]
            let alive = try await WebSocketClient(
                port: port, script: RawClient.Script(reply: pong, cue: ping))
            let dead = try await WebSocketClient(port: port)
            #expect(try await dead.receive().opcode == WebSocketClient.ping)
            #expect(try await dead.raw.isClosedByServer())
            for _ in 0..<3 {
                #expect(try await alive.receive().opcode == WebSocketClient.ping)
            }
            try await alive.send(Self.request)
            var frame = try await alive.receive()
            while frame.opcode == WebSocketClient.ping { frame = try await alive.receive() }
            #expect(frame.text == Self.result)
        }
    }

    @Test("says what is wrong with a handshake")
    func badHandshakes() async throws {
        try await withServer { port in
            let headers = [
                ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"],
                [
                    "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 8",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                ],
            ]
            for headers in headers {
                let client = try await RawClient(port: port)
                let answer = try await client.request("GET", "/", headers: headers)
                #expect(answer.status == 426)
                #expect(answer.headers["sec-websocket-version"] == "13")
            }
            let elsewhere = try await RawClient(port: port)
            let answer = try await elsewhere.request(
                "GET", "/other", headers: WebSocketClient.handshake)
            #expect(answer.status == 404)
        }
    }
}
