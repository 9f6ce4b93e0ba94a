import CairnJSON
import CairnNode
import CairnRPC
import Hummingbird
import NIOCore
import Testing

@Suite("HTTP", .timeLimit(.minutes(3)))
struct HTTPTests {
    static let request = #"{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}"#
    static let result = #"{"jsonrpc":"2.0","id":1,"result":"0x7a69"}"#

    @Test("answers on one connection, one request after the other")
    func keepAlive() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            for _ in 0..<3 {
                let answer = try await client.post(Self.request)
                #expect(answer.status == 200)
                #expect(answer.body == Self.result)
                #expect(answer.headers["content-type"] == "application/json")
                #expect(answer.headers["access-control-allow-origin"] == "*")
                #expect(answer.headers["connection"] == nil)
            }
        }
    }

    @Test("answers pipelined requests in their order, slow ones too")
    func pipelining() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            let slow = #"{"jsonrpc":"2.0","id":7,"method":"test_wait","params":[50]}"#
            var text = ""
            for body in [slow, Self.request] {
                text += "POST / HTTP/1.1\r\nHost: localhost\r\n"
                text += "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            }
            try await client.send(text)
            #expect(
                try await client.readAnswer().body == #"{"jsonrpc":"2.0","id":7,"result":"0x32"}"#)
            #expect(try await client.readAnswer().body == Self.result)
        }
    }

    @Test("JSON-RPC errors are HTTP 200, and notifications get an empty body")
    func statuses() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            for body in ["nonsense", "[]", #"{"jsonrpc":"2.0","id":1,"method":"eth_nothing"}"#] {
                let answer = try await client.post(body)
                #expect(answer.status == 200)
                #expect(answer.body.contains("\"error\""))
            }
            let silent = try await client.post(#"[{"jsonrpc":"2.0","method":"eth_chainId"}]"#)
            #expect(silent.status == 200)
            #expect(silent.body.isEmpty)
            let empty = try await client.request("POST", "/", headers: ["Content-Length: 0"])
            #expect(empty.body.contains("-32700"))
            let subscribe = try await client.post(
                #"{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}"#)
            #expect(subscribe.body.contains("WebSocket"))
        }
    }

    @Test("reads a body in pieces and in chunks")
    func bodies() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            let head = "POST /?key=1 HTTP/1.1\r\nHost: localhost\r\n"
            try await client.send(head + "Content-Length: \(Self.request.utf8.count)\r\n\r\n")
            for byte in Self.request.utf8 { try await client.send([byte]) }
            #expect(try await client.readAnswer().body == Self.result)
            try await client.send(head + "Transfer-Encoding: chunked\r\n\r\n")
            for byte in Self.request.utf8 {
                try await client.send("1\r\n" + String(UnicodeScalar(byte)) + "\r\n")
            }
            try await client.send("0\r\n\r\n")
            #expect(try await client.readAnswer().body == Self.result)
        }
    }

    @Test("refuses a body over the limit, announced or not, and says how large it may be")
    func bodyLimit() async throws {
        var configuration = ServerConfiguration()
        configuration.maximumBodyBytes = 1000
        try await withServer(configuration) { port in
            let body = Self.request + String(repeating: " ", count: 1000)
            let announced = try await RawClient(port: port)
            let answer = try await announced.post(body)
            #expect(answer.status == 413)
            #expect(answer.body.contains("limit of 1000 bytes"))
            #expect(try await announced.isClosedByServer())

            let chunked = try await RawClient(port: port)
            let size = String(body.utf8.count, radix: 16)
            try await chunked.send(
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "\(size)\r\n\(body)\r\n0\r\n\r\n")
            #expect(try await chunked.readAnswer().status == 413)
            #expect(try await chunked.isClosedByServer())

            let exact = try await RawClient(port: port)
            #expect(try await exact.post(String(body.prefix(1000))).body == Self.result)
        }
    }

    @Test("tells a client that waits for permission to go on, or not to")
    func expectContinue() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            let head = "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
            try await client.send(head + "Content-Length: \(Self.request.utf8.count)\r\n\r\n")
            #expect(try await client.readText(through: "\r\n\r\n").contains("100 Continue"))
            try await client.send(Self.request)
            #expect(try await client.readAnswer().body == Self.result)
            try await client.send(head + "Content-Length: 99999999\r\n\r\n")
            #expect(try await client.readAnswer().status == 413)
        }
    }

    @Test("closes when the client wants it, and for old clients that do not ask otherwise")
    func closing() async throws {
        try await withServer { port in
            let polite = try await RawClient(port: port)
            let answer = try await polite.post(Self.request, headers: ["Connection: close"])
            #expect(answer.headers["connection"] == "close")
            #expect(try await polite.isClosedByServer())

            let old = try await RawClient(port: port)
            let head = "POST / HTTP/1.0\r\nContent-Length: \(Self.request.utf8.count)\r\n"
            try await old.send(head + "Connection: keep-alive\r\n\r\n" + Self.request)
            #expect(try await old.readAnswer().headers["connection"] == "keep-alive")
            try await old.send(head + "\r\n" + Self.request)
            #expect(try await old.readAnswer().body == Self.result)
            #expect(try await old.isClosedByServer())
        }
    }

    @Test("answers bad syntax with 400 and closes")
    func badSyntax() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            try await client.send("nonsense\r\n\r\n")
            #expect(try await client.readAnswer().status == 400)
            #expect(try await client.isClosedByServer())
        }
    }

    @Test("closes connections on which nothing happens, or only half a request")
    func idleness() async throws {
        var configuration = ServerConfiguration()
        configuration.idleTimeout = .milliseconds(200)
        try await withServer(configuration) { port in
            let quiet = try await RawClient(port: port)
            let head = "POST / HTTP/1.1\r\nContent-Length: "
            let half = try await RawClient(
                port: port, script: RawClient.Script(opening: Array("\(head)100\r\n\r\n{".utf8)))
            let slow = #"{"jsonrpc":"2.0","id":1,"method":"test_wait","params":[800]}"#
            let whole = "\(head)\(slow.utf8.count)\r\n\r\n\(slow)"
            let busy = try await RawClient(
                port: port, script: RawClient.Script(opening: Array(whole.utf8)))
            #expect(try await busy.readAnswer().body.contains("0x320"))
            #expect(try await quiet.isClosedByServer())
            #expect(try await half.isClosedByServer())
        }
    }

    @Test("serves no more connections than it may, and the next when one ends")
    func connectionLimit() async throws {
        var configuration = ServerConfiguration()
        configuration.maximumConnections = 2
        try await withServer(configuration) { port in
            let first = try await RawClient(port: port)
            let second = try await RawClient(port: port)
            _ = try await first.post(Self.request)
            _ = try await second.post(Self.request)
            let third = try await RawClient(port: port)
            try await third.send(
                "POST / HTTP/1.1\r\nContent-Length: \(Self.request.utf8.count)\r\n\r\n")
            try await third.send(Self.request)
            first.close()
            #expect(try await third.readAnswer().body == Self.result)
        }
    }

    @Test("knows a client of its own machine")
    func peer() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            let answer = try await client.post(#"{"jsonrpc":"2.0","id":1,"method":"test_peer"}"#)
            #expect(answer.body.contains("\"loopback\""))
        }
    }

    @Test("answers many clients at once")
    func manyClients() async throws {
        try await withServer { port in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in 0..<50 {
                    group.addTask {
                        let raw = try await RawClient(port: port)
                        for request in 0..<20 {
                            let id = client * 100 + request
                            let method = request.isMultiple(of: 5) ? "test_wait" : "eth_chainId"
                            let text =
                                #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":[1]}"#
                            #expect(try await raw.post(text).body.contains("\"id\":\(id),"))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
