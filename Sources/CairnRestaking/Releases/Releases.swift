import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// A file that operators run, by its hash and where it is kept.
///
/// - Spec: EigenLayer core, `IReleaseManagerTypes.Artifact`
public struct ReleaseArtifact: Hashable, Sendable {
    public var digest: Hash
    /// Text, as it was given.
    public var registry: Bytes

    public init(digest: Hash, registry: Bytes) {
        self.digest = digest
        self.registry = registry
    }
}

/// What a set's operators are to run, and until when they may take to do so.
///
/// - Spec: EigenLayer core, `IReleaseManagerTypes.Release`
public struct Release: Hashable, Sendable {
    public var artifacts: [ReleaseArtifact]
    /// Unix seconds; zero for at once.
    public var upgradeByTime: UInt32

    public init(artifacts: [ReleaseArtifact], upgradeByTime: UInt32) {
        self.artifacts = artifacts
        self.upgradeByTime = upgradeByTime
    }
}

/// Why the release manager refuses.
public enum ReleaseError: RevertReason {
    case invalidMetadataURI
    case mustPublishMetadataURI
    case invalidUpgradeByTime
    case noReleases
}

/// What the release manager announces.
public enum ReleaseEvent {
    public struct ReleasePublished: LedgerEvent {
        public let operatorSet: OperatorSet
        public let releaseID: UInt64
        public let release: Release
    }

    public struct MetadataURIPublished: LedgerEvent {
        public let operatorSet: OperatorSet
        /// Text, as it was given.
        public let metadataURI: Bytes
    }
}

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

/// What AVSs publish for their operators to run.
///
/// - Spec: EigenLayer core, `ReleaseManager`
extension Restaking {
    /// Publishes a set's next release.
    ///
    /// - Spec: EigenLayer core, `ReleaseManager.publishRelease`
    /// - Returns: The release's number, counted from zero.
    /// - Throws: ``PermissionError/invalidPermissions``, ``ReleaseError/mustPublishMetadataURI``,
    ///   ``ReleaseError/invalidUpgradeByTime``
    @discardableResult
    public func publishRelease(
        _ call: Call, of set: OperatorSet, _ release: Release
    ) throws(Revert) -> UInt64 {
        // Checks
        try requireCanCall(call, for: set.avs, ReleaseSelector.publishRelease)
        try require(
            !releaseMetadata(of: set).isEmpty, ReleaseError.mustPublishMetadataURI)
        try require(
            release.upgradeByTime == 0
                || UInt64(release.upgradeByTime) >= ledger.moment.timestamp,
            ReleaseError.invalidUpgradeByTime)

        // Effects
        let key = OperatorSetKey(set)
        let releaseID = UInt64(releases.releases.count(key))
        releases.releases.append(
            ReleaseState.Record(
                artifactCount: UInt64(release.artifacts.count),
                upgradeByTime: UInt64(release.upgradeByTime)),
            to: key)
        for (index, artifact) in release.artifacts.enumerated() {
            let place = Triple(key, releaseID, UInt64(index))
            releases.digests[place] = artifact.digest
            releases.registries[place] = artifact.registry
        }
        ledger.emit(
            ReleaseEvent.ReleasePublished(
                operatorSet: set, releaseID: releaseID, release: release),
            from: call.contract)
        return releaseID
    }

    /// Says where a set's releases are described.
    ///
    /// - Spec: EigenLayer core, `ReleaseManager.publishMetadataURI`
    /// - Throws: ``PermissionError/invalidPermissions``, ``ReleaseError/invalidMetadataURI``
    public func publishReleaseMetadata(
        _ call: Call, of set: OperatorSet, _ metadataURI: Bytes
    ) throws(Revert) {
        // Checks
        try requireCanCall(call, for: set.avs, ReleaseSelector.publishMetadataURI)
        try require(!metadataURI.isEmpty, ReleaseError.invalidMetadataURI)

        // Effects
        releases.metadata[OperatorSetKey(set)] = metadataURI
        ledger.emit(
            ReleaseEvent.MetadataURIPublished(operatorSet: set, metadataURI: metadataURI),
            from: call.contract)
    }

    // MARK: Questions

    public func releaseMetadata(of set: OperatorSet) -> Bytes {
        releases.metadata[OperatorSetKey(set)]
    }

    public func releaseCount(of set: OperatorSet) -> Int {
        releases.releases.count(OperatorSetKey(set))
    }

    /// One of a set's releases.
    ///
    /// - Throws: A panic if there are not so many.
    public func release(of set: OperatorSet, _ releaseID: UInt256) throws(Revert) -> Release {
        guard let index = releaseID.asInt, index < releaseCount(of: set) else {
            throw Revert(Panic.indexOutOfBounds)
        }
        let key = OperatorSetKey(set)
        let record = releases.releases[key, index]
        return Release(
            artifacts: (0..<record.artifactCount).map {
                let place = Triple(key, UInt64(index), $0)
                return ReleaseArtifact(
                    digest: releases.digests[place], registry: releases.registries[place])
            }, upgradeByTime: UInt32(truncatingIfNeeded: record.upgradeByTime))
    }

    /// The number of a set's newest release.
    ///
    /// - Throws: ``ReleaseError/noReleases``
    public func latestReleaseID(of set: OperatorSet) throws(Revert) -> UInt256 {
        let count = releaseCount(of: set)
        try require(count > 0, ReleaseError.noReleases)
        return UInt256(count - 1)
    }
}

/// The methods of the release manager that others may be appointed to call.
enum ReleaseSelector {
    static let publishRelease = Selector(
        hashing: "publishRelease((address,uint32),((bytes32,string)[],uint32))")
    static let publishMetadataURI = Selector(
        hashing: "publishMetadataURI((address,uint32),string)")
}
