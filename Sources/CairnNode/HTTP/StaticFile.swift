import CairnJSON
public import NIOCore

/// A file of the web app, ready to be sent.
public struct StaticFile: Sendable {
    /// The bytes.
    public let body: ByteBuffer
    /// What they are, such as `text/html; charset=utf-8`.
    public let contentType: String
    /// Further headers, such as `cache-control`.
    public let headers: [(name: String, value: String)]

    /// Takes the bytes of a file.
    public init(
        _ bytes: [UInt8], contentType: String, headers: [(name: String, value: String)] = []
    ) {
        body = ByteBuffer(bytes: bytes)
        self.contentType = contentType
        self.headers = headers
    }
}
