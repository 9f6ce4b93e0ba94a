public import CairnChain
public import CairnEthereum
import CairnPrimitives
import GRDB
import Synchronization

/// A chain on the disk: blocks with their outcomes, the log from which the world can be replayed,
/// images of the world, and the transactions that wait.
///
/// One database file in a directory that belongs to one process at a time. One thread writes and
/// any number read; each read sees one moment, and what was committed before it began.
public final class BlockStore: Sendable {
    /// The block in front of the first.
    public let genesis: SealedHeader

    let pool: DatabasePool
    let state: Mutex<WriterState>
    private let directory: StoreDirectory
    private let durability: Durability

    /// Whether a commit waits for the disk.
    enum Durability {
        case full
        case none
    }

    // MARK: Opening

    /// Opens the store of a directory, or makes one there.
    ///
    /// A store that is refused stays as it is.
    ///
    /// - Throws: `locked`, `databaseMissing`, `notAStore`, `schemaNewer`, `genesisDiffers`,
    ///   `damaged`, and what the disk says.
    public static func open(
        directory path: String, genesis: BlockHeader
    ) throws(StoreError) -> BlockStore {
        try BlockStore(StoreDirectory(path), genesis: SealedHeader(genesis), durability: .full)
    }

    /// Makes a store in a temporary directory, which ``close()`` removes. Nothing waits for the
    /// disk.
    public static func openEphemeral(genesis: BlockHeader) throws(StoreError) -> BlockStore {
        try BlockStore(
            StoreDirectory.temporary(), genesis: SealedHeader(genesis), durability: .none)
    }

    private init(
        _ directory: StoreDirectory, genesis: SealedHeader, durability: Durability
    ) throws(StoreError) {
        guard genesis.number < RowID.numberLimit else {
            throw .numberTooLarge(found: genesis.number, limit: RowID.numberLimit)
        }
        self.directory = directory
        self.genesis = genesis
        self.durability = durability
        if try directory.hasDatabase() {
            try FileHeader.check(directory)
        } else {
            try directory.makeDatabase { path throws(StoreError) in
                try Creation.makeDatabase(at: path, genesis: genesis)
            }
        }
        state = Mutex(try Self.inspect(directory, genesis: genesis))
        pool = try Self.connect(directory, durability)
    }

    /// Checks the content through a connection that cannot write.
    private static func inspect(
        _ directory: StoreDirectory, genesis: SealedHeader
    ) throws(StoreError) -> WriterState {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: directory.database, configuration: configuration)
            let state = try queue.read { try Inspection(database: $0).run(genesis: genesis) }
            try queue.close()
            return state
        } catch {
            throw StoreError(error)
        }
    }

    /// How many threads can read at once.
    private static let readerCount = 8
    /// The write-ahead log goes into the database when it has so many pages, 16 megabytes.
    private static let checkpointPages = 4_096
    /// Beyond this the log is emptied even if readers have to be waited for.
    private static let longLogBytes: UInt64 = 256 << 20

    private static func connect(
        _ directory: StoreDirectory, _ durability: Durability
    ) throws(StoreError) -> DatabasePool {
        do {
            var configuration = Configuration()
            configuration.label = "CairnStore"
            configuration.maximumReaderCount = readerCount
            configuration.persistentReadOnlyConnections = true
            configuration.busyMode = .timeout(5)
            let pool = try DatabasePool(path: directory.database, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                try db.execute(
                    sql: """
                        PRAGMA synchronous = \(durability == .full ? "FULL" : "OFF");
                        PRAGMA wal_autocheckpoint = \(checkpointPages);
                        PRAGMA journal_size_limit = \(checkpointPages * 4_096);
                        PRAGMA cache_size = -32768;
                        """)
            }
            return pool
        } catch {
            throw StoreError(error)
        }
    }

    /// Where the store is.
    public var directoryPath: String { directory.path }

    // MARK: The newest block

    /// The newest block's header.
    public var head: SealedHeader { state.withLock { $0.head } }

    /// The place in the log that was given out last.
    public var lastSequence: UInt64 { state.withLock { $0.lastSequence } }

    // MARK: Access

    /// Runs `body` at one moment of the database.
    func read<Value>(
        _ body: (Database) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        do {
            return try pool.read(body)
        } catch {
            throw StoreError(error)
        }
    }

    /// Empties a write-ahead log that readers have kept from being used again.
    func checkpointIfLong() throws(StoreError) {
        guard let size = try SystemFile.size(of: directory.writeAheadLog),
            size > Self.longLogBytes
        else { return }
        try checkpoint()
    }

    /// Brings the write-ahead log into the database, when no reader is at work.
    private func checkpoint() throws(StoreError) {
        do {
            _ = try pool.barrierWriteWithoutTransaction { try $0.checkpoint(.truncate) }
        } catch {
            throw StoreError(error)
        }
    }

    // MARK: Closing

    /// Brings everything into the database file and lets others open it.
    ///
    /// Readers are waited for; whoever comes later gets `closed`. An ephemeral store is removed.
    public func close() throws(StoreError) {
        try checkpoint()
        do {
            try pool.close()
        } catch {
            throw StoreError(error)
        }
        directory.release()
        try directory.removeIfTemporary()
    }
}
