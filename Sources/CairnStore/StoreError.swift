public import CairnPrimitives

/// Why a store cannot be opened, written or read, with what was found and what would be right.
public enum StoreError: Error, Equatable, Sendable {
    // MARK: Opening

    /// The directory or a file in it cannot be made or read; the number is the system's `errno`.
    case fileUnusable(path: String, errorNumber: Int32)
    /// Another process has the store open.
    case locked(directory: String, process: Int32?)
    /// A write-ahead log lies there without the database to which it belongs.
    case databaseMissing(log: String, database: String)
    /// The file is something else, or empty.
    case notAStore(path: String)
    /// A later version of the program wrote the store.
    case schemaNewer(found: UInt32, known: UInt32)
    /// The store holds another chain.
    case genesisDiffers(found: Hash, expected: Hash)
    /// The content is not what was written.
    case damaged(Damage)

    // MARK: Writing

    /// A block does not have the number after the newest one's.
    case blockOutOfOrder(expected: UInt64, found: UInt64)
    /// A block names another parent than the newest block.
    case parentDiffers(block: UInt64, expected: Hash, found: Hash)
    /// A block has more transactions than rows are numbered for.
    case blockTooLarge(transactions: Int, limit: Int)
    /// A block number is beyond what rows are numbered for.
    case numberTooLarge(found: UInt64, limit: UInt64)
    /// There is no such block to cut the chain after.
    case truncationOutsideChain(block: UInt64, oldest: UInt64, newest: UInt64)
    /// The sequence number does not lie between the block and its successor.
    case truncationSequenceWrong(found: UInt64, lowest: UInt64, highest: UInt64)
    /// A snapshot is of a block that the chain does not have, or no longer.
    case snapshotOffChain(block: UInt64, hash: Hash)

    // MARK: Reading

    /// More logs match than are wanted; `reachedBlock` is the block in which the limit was passed.
    case tooManyLogs(limit: Int, reachedBlock: UInt64)

    // MARK: The database

    /// There is no room left on the disk.
    case diskFull
    /// The disk failed; `code` is SQLite's extended result code.
    case inputOutput(code: Int32, message: String)
    /// An earlier write failed in a way that leaves the disk's state unknown.
    case stopped(afterCode: Int32)
    /// The store has been closed.
    case closed
    /// SQLite refuses for another reason.
    case refused(code: Int32, message: String)
}

/// What is wrong with the content of a store.
public enum Damage: Error, Equatable, Sendable {
    /// The file is shorter than its first page says.
    case fileTruncated(expectedBytes: UInt64, foundBytes: UInt64)
    /// A table or index is not as this version makes it.
    case schemaDiffers(expected: String, found: String)
    /// SQLite finds its own structure broken.
    case structure(String)
    /// A row cannot be what was written.
    case row(table: String, key: UInt64, fault: RowFault)
    /// A row that must be there is not.
    case rowMissing(table: String, key: UInt64)
    /// A row is there that belongs to no block.
    case rowBeyondHead(table: String, key: UInt64, head: UInt64)
    /// A block names another parent than the block before it.
    case chainBroken(block: UInt64, expected: Hash, found: Hash)
    /// A block's log sequence number or count of transactions does not follow from the last.
    case countBroken(block: UInt64, expected: UInt64, found: UInt64)
    /// The root of a block's transactions or receipts is not the header's.
    case rootDiffers(block: UInt64, expected: Hash, found: Hash)
}
