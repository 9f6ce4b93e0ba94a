import CMemory
import Synchronization

/// Where pages come from and go back to: pieces of large mappings, sorted by size.
///
/// Tables are read at random, and with the system's small pages a world of some hundred megabytes
/// would wait for address translation as often as for memory. Pieces that were given back are
/// handed out again; mappings live as long as the process. Safe for use on any thread, since forks
/// are released wherever their last user is.
enum PageArena {
    private struct Pieces: ~Copyable {
        /// Pieces given back, by size in units of ``alignment``.
        var free: [[UnsafeMutableRawPointer]] = []
        /// The mapping that pieces are cut from, and how much of it is left.
        var next: UnsafeMutableRawPointer?
        var left = 0
    }

    private static let pieces = Mutex(Pieces())
    /// A line of cache.
    static let alignment = 64
    private static let mappingSize = 1 << 21

    /// Zeroed memory.
    ///
    /// - Precondition: `size` is a multiple of ``alignment`` and at most a mapping.
    static func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        precondition(size % alignment == 0 && size <= mappingSize, "a piece of \(size) bytes")
        let (piece, isUsed) = pieces.withLock { pieces in
            if size / alignment < pieces.free.count,
                let piece = pieces.free[size / alignment].popLast()
            {
                return (UInt(bitPattern: piece), true)
            }
            return (UInt(bitPattern: cut(size, from: &pieces)), false)
        }
        guard let memory = UnsafeMutableRawPointer(bitPattern: piece) else {
            preconditionFailure("the system has no memory left")
        }
        if isUsed { memory.initializeMemory(as: UInt8.self, repeating: 0, count: size) }
        return memory
    }

    /// Takes a piece back.
    static func release(_ piece: UnsafeMutableRawPointer, size: Int) {
        let address = UInt(bitPattern: piece)
        pieces.withLock { pieces in
            guard let piece = UnsafeMutableRawPointer(bitPattern: address) else { return }
            while pieces.free.count <= size / alignment { pieces.free.append([]) }
            pieces.free[size / alignment].append(piece)
        }
    }

    private static func cut(
        _ size: Int, from pieces: inout Pieces
    ) -> UnsafeMutableRawPointer? {
        if pieces.left < size {
            pieces.next = cmemory_map(mappingSize)
            pieces.left = pieces.next == nil ? 0 : mappingSize
        }
        guard let piece = pieces.next else { return nil }
        pieces.next = piece + size
        pieces.left -= size
        return piece
    }
}
