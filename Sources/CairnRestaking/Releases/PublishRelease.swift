import CairnEthereum
public import CairnLedger
public import CairnPrimitives

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
}

/// The methods of the release manager that others may be appointed to call.
enum ReleaseSelector {
    static let publishRelease = Selector(
        hashing: "publishRelease((address,uint32),((bytes32,string)[],uint32))")
    static let publishMetadataURI = Selector(
        hashing: "publishMetadataURI((address,uint32),string)")
}
