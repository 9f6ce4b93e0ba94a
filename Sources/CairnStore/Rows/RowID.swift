/// The row number of the n-th part of something numbered: a transaction of a block, a chunk of an
/// image. Rows lie in the order of the parts, so that all of one thing are one range.
struct RowID: Equatable, Comparable {
    /// A thing has at most 2^20 parts.
    static let partBits: UInt64 = 20
    static let partLimit = 1 << 20
    /// Numbers stay below 2^43, since SQLite's rows are numbered with 63 bits.
    static let numberLimit: UInt64 = 1 << 43

    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(_ number: UInt64, part: Int) {
        rawValue = number << Self.partBits | UInt64(part)
    }

    var number: UInt64 { rawValue >> Self.partBits }
    var part: Int { Int(rawValue & UInt64(Self.partLimit - 1)) }

    static func first(of number: UInt64) -> RowID { RowID(number, part: 0) }
    static func last(of number: UInt64) -> RowID { RowID(number, part: partLimit - 1) }

    static func < (left: RowID, right: RowID) -> Bool { left.rawValue < right.rawValue }
}
