public import CairnEthereum
import CairnLedger
public import CairnPrimitives
public import CairnRestaking

extension ContractTable {
    static let releaseManager = ContractTable("ReleaseManager") { contract in
        contract.addReleaseTransitions()
        contract.addReleaseViews()
        contract.addNeighbour("permissionController") { $0.permissionController }
    }

    private mutating func addReleaseTransitions() {
        method("publishRelease", gas: 130_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, release: Release) throws(Revert)
                -> UInt256 in
            UInt256(try frame.restaking.publishRelease(frame.call, of: operatorSet, release))
        }
        method("publishMetadataURI", gas: 60_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, metadataURI: ABIText)
                throws(Revert) in
            try frame.restaking.publishReleaseMetadata(
                frame.call, of: operatorSet, metadataURI.bytes)
        }
    }

    private mutating func addReleaseViews() {
        method("getTotalReleases", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> UInt256 in
            UInt256(frame.restaking.releaseCount(of: operatorSet))
        }
        method("getRelease", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, releaseID: UInt256) throws(Revert)
                -> Release in
            try frame.restaking.release(of: operatorSet, releaseID)
        }
        method("getLatestRelease", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert)
                -> Outputs<UInt256, Release> in
            let releaseID = try frame.restaking.latestReleaseID(of: operatorSet)
            return Outputs(
                releaseID, try frame.restaking.release(of: operatorSet, releaseID))
        }
        method("getLatestUpgradeByTime", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> UInt32 in
            let releaseID = try frame.restaking.latestReleaseID(of: operatorSet)
            return try frame.restaking.release(of: operatorSet, releaseID).upgradeByTime
        }
        method("isValidRelease", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, releaseID: UInt256) throws(Revert)
                -> Bool in
            try frame.restaking.latestReleaseID(of: operatorSet) == releaseID
        }
        method("getMetadataURI", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> ABIText in
            ABIText(frame.restaking.releaseMetadata(of: operatorSet))
        }
    }
}

extension ReleaseArtifact: ABIRecord {
    public init(fields: ABITuple<Hash, ABIText>) {
        self.init(digest: fields.fields.0, registry: fields.fields.1.bytes)
    }

    public var fields: ABITuple<Hash, ABIText> { ABITuple(digest, ABIText(registry)) }
}

extension Release: ABIRecord {
    public init(fields: ABITuple<[ReleaseArtifact], UInt32>) {
        self.init(artifacts: fields.fields.0, upgradeByTime: fields.fields.1)
    }

    public var fields: ABITuple<[ReleaseArtifact], UInt32> { ABITuple(artifacts, upgradeByTime) }
}

extension ReleaseError: WireError {
    public var revertData: RevertData {
        switch self {
        case .invalidMetadataURI: .custom("InvalidMetadataURI()")
        case .mustPublishMetadataURI: .custom("MustPublishMetadataURI()")
        case .invalidUpgradeByTime: .custom("InvalidUpgradeByTime()")
        case .noReleases: .custom("NoReleases()")
        }
    }
}

extension EventSignatures {
    /// Events of the release manager.
    mutating func addReleaseEvents() {
        add("ReleasePublished", indexed: [0, 1]) { (event: ReleaseEvent.ReleasePublished) in
            ABITuple(event.operatorSet, UInt256(event.releaseID), event.release)
        }
        add("MetadataURIPublished", indexed: [0]) { (event: ReleaseEvent.MetadataURIPublished) in
            ABITuple(event.operatorSet, ABIText(event.metadataURI))
        }
    }
}
