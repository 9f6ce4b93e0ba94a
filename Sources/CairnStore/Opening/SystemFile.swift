#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the system says about an `errno`.
func systemMessage(_ number: Int32) -> String {
    String(cString: strerror(number))
}

extension StoreError {
    /// The system's last error, about a file.
    static func lastSystemError(_ path: String) -> StoreError {
        .fileUnusable(path: path, errorNumber: errno)
    }
}

/// An open file, closed with the value that holds it.
final class SystemFile: Sendable {
    let path: String
    let descriptor: Int32

    /// - Returns: nil when there is no such file and none was to be made.
    init?(_ path: String, flags: Int32) throws(StoreError) {
        descriptor = open(path, flags | O_CLOEXEC, 0o644)
        self.path = path
        guard descriptor >= 0 else {
            if errno == ENOENT, flags & O_CREAT == 0 { return nil }
            throw .lastSystemError(path)
        }
    }

    deinit {
        close(descriptor)
    }

    /// The first bytes, fewer where the file is shorter.
    func read(count: Int) throws(StoreError) -> [UInt8] {
        var found = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            found = pread(descriptor, buffer.baseAddress, count, 0)
            initialized = max(found, 0)
        }
        guard found >= 0 else { throw .lastSystemError(path) }
        return bytes
    }

    /// Puts bytes in place of the content.
    func replace(by bytes: [UInt8]) throws(StoreError) {
        guard ftruncate(descriptor, 0) == 0,
            pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
        else { throw .lastSystemError(path) }
    }

    /// Waits until the content, or the entries of a directory, are on the disk.
    func synchronize() throws(StoreError) {
        guard fsync(descriptor) == 0 else { throw .lastSystemError(path) }
    }

    /// The size of a file in bytes, or nil when there is none.
    static func size(of path: String) throws(StoreError) -> UInt64? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw .lastSystemError(path)
        }
        return UInt64(status.st_size)
    }

    static func remove(_ path: String) throws(StoreError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .lastSystemError(path) }
    }
}
