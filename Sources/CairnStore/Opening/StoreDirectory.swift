#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The directory of a store, held for this process alone.
///
/// The lock is the system's, on an open file: it ends with the process, however that ends, so no
/// stale lock can lie about.
final class StoreDirectory: Sendable {
    let path: String
    private let isTemporary: Bool
    private let lock: SystemFile

    var database: String { path + "/chain.sqlite" }
    var writeAheadLog: String { database + "-wal" }
    private var sharedMemory: String { database + "-shm" }
    /// Where a database is made before it gets its name.
    private var unfinished: String { database + ".new" }

    /// Makes the directory where it is missing, and takes the lock.
    ///
    /// - Throws: `locked`, `fileUnusable`.
    convenience init(_ path: String) throws(StoreError) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw .lastSystemError(path)
        }
        try self.init(path, isTemporary: false)
    }

    private init(_ path: String, isTemporary: Bool) throws(StoreError) {
        self.path = path
        self.isTemporary = isTemporary
        lock = try Self.takeLock(in: path)
    }

    /// Makes a new directory among the system's temporary ones.
    static func temporary() throws(StoreError) -> StoreDirectory {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/cairn-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .lastSystemError(parent) }
        let path = template.dropLast().map { UInt8(bitPattern: $0) }
        return try StoreDirectory(String(decoding: path, as: UTF8.self), isTemporary: true)
    }

    private static func takeLock(in path: String) throws(StoreError) -> SystemFile {
        let lockPath = path + "/lock"
        guard let file = try SystemFile(lockPath, flags: O_RDWR | O_CREAT) else {
            throw .lastSystemError(lockPath)
        }
        guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else {
            guard errno == EWOULDBLOCK else { throw .lastSystemError(lockPath) }
            let holder = String(decoding: try file.read(count: 16), as: UTF8.self)
            throw .locked(directory: path, process: Int32(holder))
        }
        try file.replace(by: Array("\(getpid())".utf8))
        return file
    }

    /// Whether there is a database.
    ///
    /// - Throws: `databaseMissing` when only its log is there.
    func hasDatabase() throws(StoreError) -> Bool {
        if try SystemFile.size(of: database) != nil { return true }
        if let size = try SystemFile.size(of: writeAheadLog), size > 0 {
            throw .databaseMissing(log: writeAheadLog, database: database)
        }
        return false
    }

    /// Makes a database with `body` and gives it its name when it is complete and on the disk.
    ///
    /// What an interrupted attempt left has never been a store and is replaced.
    func makeDatabase(_ body: (String) throws(StoreError) -> Void) throws(StoreError) {
        try SystemFile.remove(unfinished)
        try SystemFile.remove(unfinished + "-journal")
        try body(unfinished)
        guard rename(unfinished, database) == 0 else { throw .lastSystemError(database) }
        try SystemFile(path, flags: O_RDONLY | O_DIRECTORY)?.synchronize()
    }

    /// Lets another process have the directory.
    func release() {
        flock(lock.descriptor, LOCK_UN)
    }

    /// Removes a temporary directory with the files that were made in it.
    func removeIfTemporary() throws(StoreError) {
        guard isTemporary else { return }
        for file in [database, writeAheadLog, sharedMemory, path + "/lock"] {
            try SystemFile.remove(file)
        }
        guard rmdir(path) == 0 else { throw .lastSystemError(path) }
    }
}
