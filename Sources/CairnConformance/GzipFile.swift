import CZlib

/// Why a conformance file cannot be read.
public enum ConformanceError: Error, Equatable, CustomStringConvertible {
    case cannotOpen(path: String)
    case cannotRead(path: String, reason: String)
    case notJSON(path: String, line: Int, reason: String)
    case unexpected(path: String, line: Int, what: String)

    public var description: String {
        switch self {
        case .cannotOpen(let path): "\(path): cannot be opened"
        case .cannotRead(let path, let reason): "\(path): cannot be read: \(reason)"
        case .notJSON(let path, let line, let reason):
            "\(path), line \(line): not JSON: \(reason)"
        case .unexpected(let path, let line, let what): "\(path), line \(line): \(what)"
        }
    }
}

/// The content of a file, decompressed if it is gzip'd.
func readFile(_ path: String) throws(ConformanceError) -> [UInt8] {
    guard let file = gzopen(path, "rb") else { throw .cannotOpen(path: path) }
    defer { gzclose(file) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = gzread(file, &buffer, UInt32(buffer.count))
        if count == 0 { break }
        guard count > 0 else {
            var code: Int32 = 0
            let reason = gzerror(file, &code).map { String(cString: $0) } ?? "code \(code)"
            throw .cannotRead(path: path, reason: reason)
        }
        content.append(contentsOf: buffer[..<Int(count)])
    }
    // A file cut short ends the stream without its trailer, which reading alone does not report.
    var code: Int32 = 0
    let message = gzerror(file, &code).map { String(cString: $0) } ?? ""
    guard code == Z_OK || code == Z_STREAM_END else {
        throw .cannotRead(path: path, reason: message)
    }
    return content
}
