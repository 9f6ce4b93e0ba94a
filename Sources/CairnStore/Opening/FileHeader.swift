#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The first hundred bytes of a database, read without SQLite and so without touching anything.
///
/// - Spec: SQLite, "Database File Format", section 1.3.
struct FileHeader {
    let pageSize: UInt64
    let pageCount: UInt64
    let schemaVersion: UInt32
    let applicationID: UInt32
    /// The size of the file.
    let byteCount: UInt64

    /// - Returns: nil when the file does not begin as a database does.
    init?(_ path: String) throws(StoreError) {
        guard let file = try SystemFile(path, flags: O_RDONLY),
            let byteCount = try SystemFile.size(of: path)
        else { return nil }
        let bytes = try file.read(count: 100)
        guard bytes.count == 100, bytes.starts(with: "SQLite format 3\0".utf8) else { return nil }
        func word(_ offset: Int) -> UInt32 {
            bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        let size = word(16) >> 16
        pageSize = size == 1 ? 65_536 : UInt64(size)
        pageCount = UInt64(word(28))
        schemaVersion = word(60)
        applicationID = word(68)
        self.byteCount = byteCount
    }

    /// - Throws: `notAStore`, `schemaNewer`, `damaged`.
    static func check(_ directory: StoreDirectory) throws(StoreError) {
        guard let header = try FileHeader(directory.database),
            header.applicationID == Schema.applicationID
        else { throw .notAStore(path: directory.database) }
        guard header.schemaVersion <= Schema.version else {
            throw .schemaNewer(found: header.schemaVersion, known: Schema.version)
        }
        // With a log, pages may lie there that the file does not have yet.
        let logSize = try SystemFile.size(of: directory.writeAheadLog) ?? 0
        let expected = header.pageSize * header.pageCount
        guard logSize > 0 || header.byteCount >= expected else {
            throw .damaged(
                .fileTruncated(expectedBytes: expected, foundBytes: header.byteCount))
        }
    }
}
