import GRDB
import GRDBSQLite

/// A prepared statement of one connection, with its values and columns by position.
///
/// Works on SQLite's statement directly, since blobs go in and out by the million.
struct Query {
    /// Keeps the statement alive.
    private let statement: Statement
    private let handle: SQLiteStatement

    /// Prepares a statement, or takes it up again.
    init(_ database: Database, _ sql: String) throws(StoreError) {
        do {
            self.init(try database.cachedStatement(sql: sql))
        } catch {
            throw StoreError(error)
        }
    }

    /// Prepares a statement whose text will not come again.
    init(once database: Database, _ sql: String) throws(StoreError) {
        do {
            self.init(try database.makeStatement(sql: sql))
        } catch {
            throw StoreError(error)
        }
    }

    private init(_ statement: Statement) {
        self.statement = statement
        handle = statement.sqliteStatement
        reset()
    }

    // MARK: Values, from 1

    @discardableResult
    func bind(_ place: Int32, _ value: UInt64) throws(StoreError) -> Query {
        try check(sqlite3_bind_int64(handle, place, Int64(bitPattern: value)))
    }

    @discardableResult
    func bind(_ place: Int32, _ id: RowID) throws(StoreError) -> Query {
        try bind(place, id.rawValue)
    }

    @discardableResult
    func bind(_ place: Int32, _ bytes: UnsafeRawBufferPointer) throws(StoreError) -> Query {
        // A null pointer would bind NULL, not the empty blob.
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            return try check(sqlite3_bind_zeroblob(handle, place, 0))
        }
        return try check(
            sqlite3_bind_blob64(handle, place, start, UInt64(bytes.count), copiesValue))
    }

    @discardableResult
    func bind(_ place: Int32, _ bytes: [UInt8]) throws(StoreError) -> Query {
        try bytes.withUnsafeBufferPointer { buffer throws(StoreError) in
            try bind(place, UnsafeRawBufferPointer(buffer))
        }
    }

    @discardableResult
    func bind(_ place: Int32, text: String) throws(StoreError) -> Query {
        try check(sqlite3_bind_text(handle, place, text, -1, copiesValue))
    }

    /// SQLite's `SQLITE_TRANSIENT`, a macro that is not imported.
    private var copiesValue: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    private func check(_ code: Int32) throws(StoreError) -> Query {
        guard code == SQLITE_OK else { throw failure(code) }
        return self
    }

    // MARK: Rows

    /// Goes to the next row; false behind the last.
    func next() throws(StoreError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// Runs a statement without rows.
    func run() throws(StoreError) {
        defer { reset() }
        while try next() {}
    }

    /// Gives the first row to `body`, or returns nil where there is none.
    func first<Value>(
        _ body: (Query) throws(StoreError) -> Value
    ) throws(StoreError) -> Value? {
        defer { reset() }
        return try next() ? try body(self) : nil
    }

    /// Gives every row to `body`.
    func forEach(_ body: (Query) throws(StoreError) -> Void) throws(StoreError) {
        defer { reset() }
        while try next() { try body(self) }
    }

    /// Ends the reading; also lets go of the moment at which the connection reads.
    func reset() {
        sqlite3_reset(handle)
    }

    private func failure(_ code: Int32) -> StoreError {
        let connection = sqlite3_db_handle(handle)
        let error = StoreError(
            code: sqlite3_extended_errcode(connection),
            message: String(cString: sqlite3_errmsg(connection)))
        sqlite3_reset(handle)
        return error
    }

    // MARK: Columns, from 0

    func integer(_ column: Int32) -> UInt64 {
        UInt64(bitPattern: sqlite3_column_int64(handle, column))
    }

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// The bytes of a column, until the next row.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        guard let start = sqlite3_column_blob(handle, column) else {
            return .init(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(
            start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }

    func text(_ column: Int32) -> String {
        sqlite3_column_text(handle, column).map { String(cString: $0) } ?? ""
    }
}
