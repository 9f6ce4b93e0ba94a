import CairnLedger
import CairnPrimitives

/// Releases by set.
struct ReleaseState {
    struct Record: TableRecord {
        var artifactCount: UInt64
        /// Unix seconds.
        var upgradeByTime: UInt64
    }

    let releases: ListTable<OperatorSetKey, Record>
    /// By set, release and index.
    let digests: Table<Triple<OperatorSetKey, UInt64, UInt64>, Hash>
    let registries: BytesTable<Triple<OperatorSetKey, UInt64, UInt64>>
    /// By set, text.
    let metadata: BytesTable<OperatorSetKey>

    init(_ store: Store) {
        releases = store.list("restaking.releases")
        digests = store.table("restaking.releases.digests")
        registries = store.bytes("restaking.releases.registries")
        metadata = store.bytes("restaking.releases.metadata")
    }
}
