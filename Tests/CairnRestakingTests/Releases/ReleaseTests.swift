import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Release manager")
struct ReleaseTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private let release = Release(
        artifacts: [
            ReleaseArtifact(digest: Hash(UInt256(7)), registry: Bytes(Array("ghcr.io/a".utf8))),
            ReleaseArtifact(digest: Hash(UInt256(8)), registry: []),
        ], upgradeByTime: 1_750_000_000)

    init() throws { world = try StakingWorld() }

    private func call(_ sender: Address = World.avs) -> Call {
        Call(sender: sender, contract: world.parameters.tasks.releaseManager)
    }

    @Test("publishes releases one after another, once the set is described")
    func publishing() throws {
        let restaking = world.restaking
        world.expectRefusal(ReleaseError.mustPublishMetadataURI) { () throws(Revert) in
            try restaking.publishRelease(call(), of: World.set, release)
        }
        try restaking.publishReleaseMetadata(call(), of: World.set, [1])
        #expect(try restaking.publishRelease(call(), of: World.set, release) == 0)
        let next = Release(artifacts: [], upgradeByTime: 0)
        #expect(try restaking.publishRelease(call(), of: World.set, next) == 1)
        #expect(restaking.releaseCount(of: World.set) == 2)
        #expect(try restaking.release(of: World.set, 0) == release)
        #expect(try restaking.release(of: World.set, 1) == next)
        #expect(try restaking.latestReleaseID(of: World.set) == 1)
        world.expectRefusal(Panic.indexOutOfBounds) { () throws(Revert) in
            _ = try restaking.release(of: World.set, 2)
        }
        #expect(restaking.releaseCount(of: OperatorSet(avs: World.avs, id: 2)) == 0)
    }

    @Test("refuses strangers, empty descriptions and times that are over")
    func refusals() throws {
        let restaking = world.restaking
        world.expectRefusal(ReleaseError.noReleases) { () throws(Revert) in
            _ = try restaking.latestReleaseID(of: World.set)
        }
        world.expectRefusal(PermissionError.invalidPermissions) { () throws(Revert) in
            try restaking.publishReleaseMetadata(call(World.stranger), of: World.set, [])
        }
        world.expectRefusal(ReleaseError.invalidMetadataURI) { () throws(Revert) in
            try restaking.publishReleaseMetadata(call(), of: World.set, [])
        }
        try restaking.publishReleaseMetadata(call(), of: World.set, [1])
        world.expectRefusal(PermissionError.invalidPermissions) { () throws(Revert) in
            try restaking.publishRelease(call(World.stranger), of: World.set, release)
        }
        world.ledger.moment.timestamp += 1
        world.expectRefusal(ReleaseError.invalidUpgradeByTime) { () throws(Revert) in
            try restaking.publishRelease(call(), of: World.set, release)
        }
    }
}
