import CairnChain
import CairnPrimitives
import GRDB

/// The making of a new database.
enum Creation {
    /// Writes tables and the genesis block to a new file, which is complete when this returns.
    static func makeDatabase(at path: String, genesis: SealedHeader) throws(StoreError) {
        do {
            let queue = try DatabaseQueue(path: path)
            try queue.writeWithoutTransaction { db in
                // These cannot change within a transaction.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
            try queue.write { db in
                for object in Schema.objects { try db.execute(sql: object.sql) }
                try Query(
                    db,
                    """
                    INSERT INTO block (number, sequence, hash_head, total, header) \
                    VALUES (?, 0, ?, 0, ?)
                    """
                )
                .bind(1, genesis.number).bind(2, genesis.hash.word0)
                .bind(3, HeaderRow.encode(genesis.header)).run()
                try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
            }
            try queue.close()
        } catch {
            throw StoreError(error)
        }
    }
}
