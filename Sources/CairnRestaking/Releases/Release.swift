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
