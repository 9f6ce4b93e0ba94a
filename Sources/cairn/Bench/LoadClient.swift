import Foundation

/// One connection that sends prepared HTTP requests and waits for each answer.
///
/// It blocks its thread and copies nothing, so that a benchmark measures the server and not its
/// client.
final class LoadClient {
    private let socket: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    /// - Throws: ``Failure`` if nobody listens on the port of this machine.
    init(port: UInt16) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
        }
        guard result == 0 else {
            close(socket)
            throw Failure("nobody listens on port \(port)")
        }
        var yes: Int32 = 1
        setsockopt(
            socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(socket) }

    /// Sends a request and returns the body of the answer, of at most 64 KB.
    ///
    /// - Throws: ``Failure`` if the answer is none or the connection ends.
    func exchange(_ request: [UInt8]) throws -> ArraySlice<UInt8> {
        guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count
        else { throw Failure("the connection ended while sending") }
        var filled = 0
        while true {
            let room = buffer.count - filled - 1
            let count = buffer.withUnsafeMutableBytes {
                recv(socket, $0.baseAddress.map { $0 + filled }, room, 0)
            }
            guard count > 0 else { throw Failure("the connection ended before the answer did") }
            filled += count
            if let body = body(in: filled) { return buffer[body] }
        }
    }

    /// Where the body stands, if the answer is whole.
    private func body(in filled: Int) -> Range<Int>? {
        buffer[filled] = 0
        return buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                let end = strstr(base, "\r\n\r\n"), let name = strstr(base, "content-length: ")
            else { return nil }
            let start = UnsafePointer(end) - base + 4
            let length = Int(strtol(name + 16, nil, 10))
            return filled - start >= length ? start..<start + length : nil
        }
    }

    /// A JSON-RPC request as it goes over the wire.
    static func post(_ body: String, port: UInt16) -> [UInt8] {
        Array(
            """
            POST / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n\
            Content-Length: \(body.utf8.count)\r\n\r\n\(body)
            """.utf8)
    }

    static func get(_ path: String, port: UInt16) -> [UInt8] {
        Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n".utf8)
    }
}
