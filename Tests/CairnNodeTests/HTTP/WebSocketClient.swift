import CairnJSON
import NIOCore

/// A WebSocket client that can also break the rules.
final class WebSocketClient {
    struct Frame: Equatable {
        var opcode: UInt8
        var data: [UInt8]
        var text: String { String(decoding: data, as: UTF8.self) }
    }

    static let text: UInt8 = 1
    static let binary: UInt8 = 2
    static let close: UInt8 = 8
    static let ping: UInt8 = 9
    static let pong: UInt8 = 10

    let raw: RawClient

    /// Connects and completes the handshake.
    init(
        port: Int, headers: [String] = [], script: RawClient.Script = RawClient.Script()
    ) async throws {
        raw = try await RawClient(port: port, script: script)
        let answer = try await raw.request(
            "GET", "/", headers: WebSocketClient.handshake + headers)
        guard answer.status == 101,
            // The example of RFC 6455, section 1.3.
            answer.headers["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        else { throw Refused(status: answer.status) }
    }

    struct Refused: Error {
        let status: Int
    }

    static let handshake = [
        "Upgrade: websocket", "Connection: keep-alive, Upgrade", "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ]

    func send(_ text: String) async throws {
        try await send(WebSocketClient.text, Array(text.utf8))
    }

    /// Sends one frame.
    func send(
        _ opcode: UInt8, _ data: [UInt8], isLast: Bool = true, isMasked: Bool = true,
        reserved: UInt8 = 0
    ) async throws {
        var frame: [UInt8] = [(isLast ? 0x80 : 0) | reserved | opcode]
        let flag: UInt8 = isMasked ? 0x80 : 0
        switch data.count {
        case ..<126: frame.append(flag | UInt8(data.count))
        case ..<65536:
            frame += [flag | 126, UInt8(data.count >> 8), UInt8(data.count & 255)]
        default:
            frame.append(flag | 127)
            frame += (0..<8).map { UInt8(truncatingIfNeeded: data.count >> (56 - 8 * $0)) }
        }
        let mask: [UInt8] = [0x12, 0x34, 0x56, 0x78]
        if isMasked {
            frame += mask
            frame += data.enumerated().map { $1 ^ mask[$0 & 3] }
        } else {
            frame += data
        }
        try await raw.send(frame)
    }

    /// Reads one frame.
    func receive() async throws -> Frame {
        let head = try await raw.read(2)
        var count = Int(head[1] & 127)
        if count >= 126 {
            let bytes = try await raw.read(count == 126 ? 2 : 8)
            count = bytes.reduce(0) { $0 << 8 | Int($1) }
        }
        return Frame(opcode: head[0] & 15, data: try await raw.read(count))
    }

    /// Reads frames up to the closing one and gives its code.
    func receiveClose() async throws -> Int {
        while true {
            let frame = try await receive()
            guard frame.opcode == WebSocketClient.close else { continue }
            return frame.data.prefix(2).reduce(0) { $0 << 8 | Int($1) }
        }
    }
}
