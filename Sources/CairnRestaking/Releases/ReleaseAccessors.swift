public import CairnLedger
public import CairnPrimitives

/// What can be asked of the release manager.
extension Restaking {
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
