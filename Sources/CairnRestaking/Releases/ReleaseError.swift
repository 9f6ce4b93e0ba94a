public import CairnLedger

/// Why the release manager refuses.
public enum ReleaseError: RevertReason {
    case invalidMetadataURI
    case mustPublishMetadataURI
    case invalidUpgradeByTime
    case noReleases
}
