import CairnLedger
import CairnPrimitives

/// An operator set in the whole words of a table's key.
struct OperatorSetKey: TableKey, TableRecord {
    let avs: Address
    let number: UInt64

    @inline(__always)
    init(_ set: OperatorSet) {
        avs = set.avs
        number = UInt64(set.id)
    }

    @inline(__always)
    static func == (a: Self, b: Self) -> Bool { a.number == b.number && a.avs == b.avs }

    var operatorSet: OperatorSet {
        OperatorSet(avs: avs, id: UInt32(truncatingIfNeeded: number))
    }
}
