import GRDB
import GRDBSQLite

extension StoreError {
    /// Sorts SQLite's extended result codes by what the caller can do.
    init(code: Int32, message: String) {
        switch code & 0xff {
        case SQLITE_FULL: self = .diskFull
        case SQLITE_IOERR: self = .inputOutput(code: code, message: message)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(.structure(message))
        // GRDB's word for a connection that has been closed.
        case SQLITE_MISUSE: self = .closed
        default: self = .refused(code: code, message: message)
        }
    }

    /// Names whatever came out of a closure that the database ran.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError:
            self.init(
                code: error.extendedResultCode.rawValue, message: error.message ?? "no message")
        default: self = .refused(code: SQLITE_ERROR, message: "\(error)")
        }
    }

    /// Whether the state of the disk is unknown after this failure of a write, and its code.
    var stopsWriting: Int32? {
        switch self {
        case .inputOutput(let code, _): code
        case .damaged(.structure): SQLITE_CORRUPT
        default: nil
        }
    }
}
