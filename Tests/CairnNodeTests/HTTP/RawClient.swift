import CairnJSON
import NIOCore
import NIOPosix

/// A TCP client that sends what it is told, well formed or not, and reads what comes.
final class RawClient {
    /// The connection ended before what was asked for had arrived.
    struct EndOfStream: Error {}
    /// Nothing arrived in time.
    struct Timeout: Error {}

    private let channel: any Channel
    private var chunks: AsyncStream<ByteBuffer>.Iterator
    private var buffer = ByteBuffer()

    /// What the connection does by itself, however busy the tests keep all other threads.
    struct Script: Sendable {
        /// What is sent as soon as the connection is open.
        var opening: [UInt8] = []
        /// What is sent back whenever what arrives ends with `cue`.
        var reply: [UInt8] = []
        /// What is replied to.
        var cue: [UInt8] = []
    }

    /// Connects to a port of this machine.
    init(port: Int, script: Script = Script()) async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(continuation, script))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        chunks = stream.makeAsyncIterator()
    }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let continuation: AsyncStream<ByteBuffer>.Continuation
        private let script: Script

        init(_ continuation: AsyncStream<ByteBuffer>.Continuation, _ script: Script) {
            self.continuation = continuation
            self.script = script
        }

        func channelActive(context: ChannelHandlerContext) {
            guard !script.opening.isEmpty else { return }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: script.opening)), promise: nil)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let chunk = unwrapInboundIn(data)
            if !script.cue.isEmpty,
                chunk.readableBytesView.suffix(script.cue.count).elementsEqual(script.cue)
            {
                context.writeAndFlush(
                    wrapOutboundOut(ByteBuffer(bytes: script.reply)), promise: nil)
            }
            continuation.yield(chunk)
        }

        func channelInactive(context: ChannelHandlerContext) {
            continuation.finish()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Reads no more, as a client does that hangs.
    func stopReading() async throws {
        try await channel.setOption(.autoRead, value: false).get()
        try await channel.setOption(.socketOption(.so_rcvbuf), value: 4096).get()
    }

    func close() {
        channel.close(promise: nil)
    }

    /// The next bytes.
    func read(_ count: Int) async throws -> [UInt8] {
        while buffer.readableBytes < count { try await fill() }
        return buffer.readBytes(length: count) ?? []
    }

    /// The text up to and including a mark.
    func readText(through mark: String) async throws -> String {
        let mark = Array(mark.utf8)
        while true {
            let view = buffer.readableBytesView
            if let range = view.firstRange(of: mark) {
                let count = range.upperBound - view.startIndex
                return String(decoding: try await read(count), as: UTF8.self)
            }
            try await fill()
        }
    }

    /// Whether the server closes the connection without sending anything more.
    func isClosedByServer() async throws -> Bool {
        if buffer.readableBytes > 0 { return false }
        return await chunks.next() == nil
    }

    private func fill() async throws {
        guard var chunk = await chunks.next() else { throw EndOfStream() }
        buffer.writeBuffer(&chunk)
    }
}

extension RawClient {
    /// An HTTP answer as it came.
    struct Answer {
        var status: Int
        var headers: [String: String]
        var body: String
    }

    /// Sends a request and reads its answer.
    func request(
        _ method: String, _ path: String, host: String = "127.0.0.1:8545",
        headers: [String] = [], body: String = ""
    ) async throws -> Answer {
        var head = ["\(method) \(path) HTTP/1.1", "Host: \(host)"] + headers
        if !body.isEmpty { head.append("Content-Length: \(body.utf8.count)") }
        try await send(head.joined(separator: "\r\n") + "\r\n\r\n" + body)
        return try await readAnswer(hasBody: method != "HEAD")
    }

    /// Sends JSON to `/` and reads the answer.
    func post(_ body: String, headers: [String] = []) async throws -> Answer {
        try await request("POST", "/", headers: headers, body: body)
    }

    func readAnswer(hasBody: Bool = true) async throws -> Answer {
        let head = try await readText(through: "\r\n\r\n")
        let lines = head.split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description
        }
        let count = hasBody ? headers["content-length"].flatMap { Int($0) } ?? 0 : 0
        let body = String(decoding: try await read(count), as: UTF8.self)
        return Answer(
            status: Int(lines[0].split(separator: " ")[1]) ?? 0, headers: headers, body: body)
    }
}
