import CairnJSON
import CairnNode
import CairnRPC
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@Suite("The site around JSON-RPC", .timeLimit(.minutes(3)))
struct SiteTests {
    static func makeSite() -> NodeSite {
        let router = Router()
        router.get("/api/v3/time") { _, _ in "{\"serverTime\":1}" }
        router.post("/api/v3/echo") { request, _ in
            let body = try await request.body.collect(upTo: 1000)
            return Response(status: .created, body: ResponseBody(byteBuffer: body))
        }
        router.get("/api/v3/stream") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    for part in ["a", "bc", "def"] {
                        try await writer.write(ByteBuffer(string: part))
                    }
                    try await writer.finish(nil)
                })
        }
        router.get("/api/v3/fail") { _, _ -> String in throw HTTPError(.conflict, message: "no") }
        return NodeSite(
            file: { path in
                path == "/app.js"
                    ? StaticFile(
                        Array("let a".utf8), contentType: "text/javascript",
                        headers: [(name: "cache-control", value: "no-cache")])
                    : nil
            },
            health: { ["status": "ok", "head": "0x5"] }, routes: router.buildResponder())
    }

    @Test("serves files, with their headers, and only their heads when asked for those")
    func files() async throws {
        try await withServer(site: Self.makeSite()) { port in
            let client = try await RawClient(port: port)
            let file = try await client.request("GET", "/app.js?version=2")
            #expect(file.status == 200)
            #expect(file.body == "let a")
            #expect(file.headers["content-type"] == "text/javascript")
            #expect(file.headers["cache-control"] == "no-cache")
            #expect(file.headers["x-content-type-options"] == "nosniff")
            let head = try await client.request("HEAD", "/app.js")
            #expect(head.headers["content-length"] == "5")
            #expect(try await client.request("GET", "/missing").status == 404)
        }
    }

    @Test("has a signpost and a health check")
    func defaults() async throws {
        try await withServer { port in
            let client = try await RawClient(port: port)
            #expect(try await client.request("GET", "/").body.contains("JSON-RPC: POST /"))
            #expect(try await client.request("GET", "/health").body == #"{"status":"ok"}"#)
            #expect(try await client.request("GET", "/missing").status == 404)
            let delete = try await client.request("DELETE", "/")
            #expect(delete.status == 405)
            #expect(delete.headers["allow"] == "GET, HEAD, POST, OPTIONS")
            #expect(try await client.request("POST", "/health").status == 405)
        }
        try await withServer(site: Self.makeSite()) { port in
            let client = try await RawClient(port: port)
            #expect(try await client.request("GET", "/health").body.contains("0x5"))
        }
    }

    @Test("hands the rest to the routes, whose answers stream")
    func routes() async throws {
        try await withServer(site: Self.makeSite()) { port in
            let client = try await RawClient(port: port)
            let time = try await client.request("GET", "/api/v3/time")
            #expect(time.body == "{\"serverTime\":1}")
            #expect(time.headers["access-control-allow-origin"] == "*")
            let echo = try await client.request("POST", "/api/v3/echo", body: "abc")
            #expect(echo.status == 201)
            #expect(echo.body == "abc")
            let stream = try await client.request("GET", "/api/v3/stream")
            #expect(stream.headers["transfer-encoding"] == "chunked")
            let chunks = try await client.readText(through: "0\r\n\r\n")
            #expect(chunks == "1\r\na\r\n2\r\nbc\r\n3\r\ndef\r\n0\r\n\r\n")
            #expect(try await client.request("GET", "/api/v3/fail").status == 409)
            #expect(try await client.request("GET", "/api/v3/none").status == 404)
            let head = try await client.request("HEAD", "/api/v3/time")
            #expect([200, 404].contains(head.status))
            #expect(try await client.request("GET", "/api/v3/time").body == "{\"serverTime\":1}")
        }
    }
}
