import CZlib

/// A file of an archive or of a folder.
struct BeaconFile {
    /// Its path inside of the archive or folder.
    let path: String
    let content: [UInt8]
}

/// Reads a ustar archive, compressed with gzip or not, file after file, without holding all of it.
struct TarStream: ~Copyable {
    private let path: String
    private let file: gzFile

    init(path: String) throws(ConformanceError) {
        guard let file = gzopen(path, "rb") else { throw .cannotOpen(path: path) }
        gzbuffer(file, 1 << 18)
        self.path = path
        self.file = file
    }

    deinit { gzclose(file) }

    /// The next file, or nil at the end; folders are passed over.
    mutating func next() throws(ConformanceError) -> BeaconFile? {
        while true {
            guard let header = try block(), header.contains(where: { $0 != 0 }) else { return nil }
            let size = try octal(header[124..<136])
            let kind = header[156]
            let content = try bytes(size)
            _ = try bytes((512 - size % 512) % 512)
            guard kind == 0 || kind == UInt8(ascii: "0") else { continue }
            let name = text(header[0..<100])
            let prefix = text(header[257..<262]) == "ustar" ? text(header[345..<500]) : ""
            return BeaconFile(path: prefix.isEmpty ? name : "\(prefix)/\(name)", content: content)
        }
    }

    private func block() throws(ConformanceError) -> [UInt8]? {
        var block = [UInt8](repeating: 0, count: 512)
        let count = gzread(file, &block, 512)
        if count == 0 { return nil }
        guard count == 512 else { throw .cannotRead(path: path, reason: "a header is cut short") }
        return block
    }

    private func bytes(_ count: Int) throws(ConformanceError) -> [UInt8] {
        guard count > 0 else { return [] }
        var content = [UInt8](repeating: 0, count: count)
        let read = gzread(file, &content, UInt32(count))
        guard Int(read) == count else {
            throw .cannotRead(path: path, reason: "a file is cut short")
        }
        return content
    }

    private func octal(_ field: ArraySlice<UInt8>) throws(ConformanceError) -> Int {
        var value = 0
        for digit in field.drop(while: { $0 == UInt8(ascii: " ") }) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { break }
            value = value * 8 + Int(digit - UInt8(ascii: "0"))
            guard value < 1 << 31 else {
                throw .cannotRead(path: path, reason: "a file is larger than 2 GiB")
            }
        }
        return value
    }

    private func text(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }
}
