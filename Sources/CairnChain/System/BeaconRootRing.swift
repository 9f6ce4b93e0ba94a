import CairnLedger
import CairnPrimitives

/// The beacon roots of the last 8,191 blocks, found by the blocks' times.
///
/// - Spec: EIP-4788, "Beacon roots contract"
struct BeaconRootRing {
    /// - Spec: EIP-4788, `HISTORY_BUFFER_LENGTH`
    static let length: UInt64 = 8_191

    /// A place of the ring.
    struct Place: TableRecord {
        var timestamp: UInt64
        var root: Hash
    }

    private let places: Table<UInt64, Place>

    init(_ store: Store) { places = store.table("ethereum.beaconRootRing") }

    /// Makes a block's root known, in the place of one that is 8,191 seconds, or a multiple, older.
    func put(_ root: Hash, at timestamp: UInt64) {
        places[timestamp % Self.length] = Place(timestamp: timestamp, root: root)
    }

    /// The root that belongs to a time, or nil if there was no block or it is forgotten.
    func root(at timestamp: UInt64) -> Hash? {
        guard timestamp != 0 else { return nil }
        let place = places[timestamp % Self.length]
        return place.timestamp == timestamp ? place.root : nil
    }
}
