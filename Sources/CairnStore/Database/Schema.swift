/// The tables, as they are made and as they must be found.
///
/// - `block`: one row a block. `hash_head` is the first word of its hash, `total` the number of
///   transactions up to and with it, `sequence` its place in the log.
/// - `txn`: one row a transaction, numbered by ``RowID``, with its outcome. `origin` is a sum of
///   sender and nonce.
/// - `posting`: for the address and each topic of a log, which transactions have it.
/// - `intervention`: changes between blocks, by their place in the log.
/// - `pool`: transactions that wait for a block.
/// - `setting`: what the caller wants kept.
/// - `snapshot`, `snapshot_chunk`: images of the chain after a block.
/// - `withdrawal`: what validators were paid in a block, where it is anything.
///
/// Hashes fall anywhere in an index, so that every new one would touch another page of a large one.
/// The indexes by hash and origin are therefore divided into eras of 2^16 blocks: what is written
/// stays within the newest, and a search asks era by era.
enum Schema {
    /// "CAIR": tells the file from other SQLite databases.
    static let applicationID: UInt32 = 0x4341_4952
    static let version: UInt32 = 2
    /// An era has 2^16 blocks; the text of the indexes says so as well.
    static let eraBits: UInt64 = 16

    /// In the order of their names.
    static let objects: [(name: String, sql: String)] = [
        (
            "block",
            """
            CREATE TABLE block (number INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, \
            hash_head INTEGER NOT NULL, total INTEGER NOT NULL, header BLOB NOT NULL)
            """
        ),
        ("block_by_hash", "CREATE INDEX block_by_hash ON block (number >> 16, hash_head)"),
        (
            "intervention",
            "CREATE TABLE intervention (sequence INTEGER PRIMARY KEY, body BLOB NOT NULL)"
        ),
        (
            "pool",
            """
            CREATE TABLE pool (hash BLOB PRIMARY KEY, sequence INTEGER NOT NULL, \
            body BLOB NOT NULL) WITHOUT ROWID
            """
        ),
        (
            "posting",
            """
            CREATE TABLE posting (word INTEGER, txn INTEGER, PRIMARY KEY (word, txn)) \
            WITHOUT ROWID
            """
        ),
        (
            "setting",
            "CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
        ),
        (
            "snapshot",
            """
            CREATE TABLE snapshot (sequence INTEGER PRIMARY KEY, number INTEGER NOT NULL, \
            hash BLOB NOT NULL, size INTEGER NOT NULL, digest BLOB NOT NULL)
            """
        ),
        (
            "snapshot_chunk",
            "CREATE TABLE snapshot_chunk (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"
        ),
        (
            "txn",
            """
            CREATE TABLE txn (id INTEGER PRIMARY KEY, hash_head INTEGER NOT NULL, \
            origin INTEGER NOT NULL, body BLOB NOT NULL)
            """
        ),
        ("txn_by_hash", "CREATE INDEX txn_by_hash ON txn (id >> 36, hash_head)"),
        ("txn_by_origin", "CREATE INDEX txn_by_origin ON txn (id >> 36, origin)"),
        (
            "withdrawal",
            "CREATE TABLE withdrawal (number INTEGER PRIMARY KEY, body BLOB NOT NULL)"
        ),
    ]
}
