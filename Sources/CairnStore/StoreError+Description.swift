extension StoreError: CustomStringConvertible {
    /// A sentence for the person who runs the node.
    public var description: String {
        switch self {
        case .fileUnusable(let path, let number):
            "\(path) cannot be used: \(systemMessage(number))."
        case .locked(let directory, let process):
            "\(directory) is in use by \(process.map { "process \($0)" } ?? "another process"); "
                + "one node at a time can run on a data directory."
        case .databaseMissing(let log, let database):
            "\(log) lies without \(database), to which it belongs; restore that file, or start "
                + "in an empty directory."
        case .notAStore(let path):
            "\(path) is not a Cairn database; nothing was changed. Choose another directory."
        case .schemaNewer(let found, let known):
            "The database has format \(found), and this version knows formats up to \(known); "
                + "use the version that wrote it."
        case .genesisDiffers(let found, let expected):
            "The database holds the chain of genesis \(found), not of \(expected); choose "
                + "another directory, or the genesis file with which it was made."
        case .damaged(let damage):
            "The database is damaged: \(damage)."
        case .blockOutOfOrder(let expected, let found):
            "Block \(found) does not come next; block \(expected) does."
        case .parentDiffers(let block, let expected, let found):
            "Block \(block) follows \(found), but the newest block is \(expected)."
        case .blockTooLarge(let transactions, let limit):
            "A block has \(transactions) transactions; \(limit) is the most that can be kept."
        case .numberTooLarge(let found, let limit):
            "Block number \(found) is too large; numbers stay below \(limit)."
        case .truncationOutsideChain(let block, let oldest, let newest):
            "The chain cannot be cut after block \(block); it has blocks \(oldest) to \(newest)."
        case .truncationSequenceWrong(let found, let lowest, let highest):
            "The chain cannot be cut after entry \(found); entries \(lowest) to \(highest) come "
                + "after that block and before the next."
        case .snapshotOffChain(let block, let hash):
            "Block \(block) with hash \(hash) is not on the chain; no snapshot of it is kept."
        case .tooManyLogs(let limit, let block):
            "More than \(limit) logs match; the limit was passed in block \(block). Ask for fewer "
                + "blocks."
        case .diskFull:
            "The disk is full; nothing of the last change was kept."
        case .inputOutput(let code, let message):
            "The disk failed (\(code)): \(message)."
        case .stopped(let code):
            "An earlier write failed (\(code)); the store takes no more until it is opened again."
        case .closed:
            "The store is closed."
        case .refused(let code, let message):
            "The database refuses (\(code)): \(message)."
        }
    }
}

extension Damage: CustomStringConvertible {
    /// What was found, as the end of a sentence.
    public var description: String {
        switch self {
        case .fileTruncated(let expected, let found):
            "the file has \(found) bytes instead of \(expected)"
        case .schemaDiffers(let expected, let found):
            "\"\(found)\" stands where \"\(expected)\" is expected"
        case .structure(let message):
            message
        case .row(let table, let key, let fault):
            "row \(key) of table \(table) is not as written (\(fault))"
        case .rowMissing(let table, let key):
            "row \(key) of table \(table) is missing"
        case .rowBeyondHead(let table, let key, let head):
            "row \(key) of table \(table) belongs to a block after the newest, \(head)"
        case .chainBroken(let block, let expected, let found):
            "block \(block) names the parent \(found), but block \(block - 1) is \(expected)"
        case .countBroken(let block, let expected, let found):
            "block \(block) is counted as \(found) instead of \(expected)"
        case .rootDiffers(let block, let expected, let found):
            "the content of block \(block) has the root \(found) instead of \(expected)"
        }
    }
}
