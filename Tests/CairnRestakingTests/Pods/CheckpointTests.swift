import CairnEthereum
import CairnLedger
import CairnPrimitives
@testable import CairnRestaking
import Testing

@Suite("Checkpoints")
struct CheckpointTests {
    var fixture: PodWorld

    /// Two validators are proven; the third slot begins.
    init() throws {
        fixture = try PodWorld()
        try fixture.verify([0, 1])
        fixture.advance()
    }

    @Test("turn gains and ether in the pod into shares")
    func gain() throws {
        var fixture = fixture
        fixture.beacon.validators[0].balanceGwei += 5
        fixture.world.ledger.accounts.issue(Wei.gwei(7) + 999_999_999, to: fixture.pod)
        fixture.publish()
        try fixture.start(.refused)
        let checkpoint = fixture.restaking.currentCheckpoint(of: fixture.pod)
        #expect(checkpoint.proofsRemaining == 2)
        #expect(checkpoint.podBalanceGwei == 7)
        #expect(fixture.restaking.currentCheckpointTimestamp(of: fixture.pod) == fixture.now)
        try fixture.prove([0])
        // The second time it is passed over.
        try fixture.prove([0])
        #expect(fixture.shares == Wei.ether(64).rawValue)
        try fixture.prove([1])
        #expect(fixture.shares == Wei.ether(64).rawValue + Wei.gwei(12).rawValue)
        #expect(
            fixture.restaking.withdrawableRestakedExecutionLayerGwei(of: fixture.pod) == 7)
        #expect(fixture.restaking.currentCheckpointTimestamp(of: fixture.pod) == 0)
        #expect(fixture.restaking.lastCheckpointTimestamp(of: fixture.pod) == fixture.now)
        fixture.world.expectRefusal(PodError.cannotCheckpointTwiceInSingleBlock) {
            () throws(Revert) in try fixture.start()
        }
        fixture.advance()
        fixture.world.expectRefusal(PodError.noBalanceToCheckpoint) { () throws(Revert) in
            try fixture.start(.refused)
        }
    }

    @Test("turn losses into a lower slashing factor")
    func loss() throws {
        var fixture = fixture
        fixture.beacon.validators[1].balanceGwei = 16_000_000_000
        fixture.publish()
        try fixture.start()
        try fixture.prove([1, 0])
        #expect(fixture.shares == Wei.ether(64).rawValue)
        #expect(try fixture.withdrawable() == Wei.ether(48).rawValue)
        #expect(
            fixture.restaking.beaconChainSlashingFactor(of: PodWorld.owner)
                == 750_000_000_000_000_000)
    }

    @Test("find a validator that has left, for good")
    func exit() throws {
        var fixture = fixture
        fixture.beacon.validators[1].balanceGwei = 0
        fixture.world.ledger.accounts.issue(.ether(32), to: fixture.pod)
        fixture.publish()
        try fixture.start()
        try fixture.prove([0, 1])
        #expect(fixture.info(1).status == .withdrawn)
        #expect(fixture.restaking.activeValidatorCount(of: fixture.pod) == 1)
        #expect(
            fixture.restaking.checkpointBalanceExitedGwei(of: fixture.pod, at: fixture.now)
                == 32_000_000_000)
        #expect(fixture.shares == Wei.ether(64).rawValue)
        #expect(try fixture.withdrawable() == Wei.ether(64).rawValue)
        fixture.advance()
        fixture.world.expectRefusal(PodError.credentialsAlreadyVerified) { () throws(Revert) in
            try fixture.verify([1])
        }
    }

    @Test("are complete at once without validators")
    func noValidators() throws {
        let fixture = try PodWorld()
        fixture.world.ledger.accounts.issue(.ether(3), to: fixture.pod)
        fixture.advance()
        try fixture.start(.refused)
        #expect(fixture.shares == Wei.ether(3).rawValue)
        #expect(fixture.restaking.lastCheckpointTimestamp(of: fixture.pod) == fixture.now)
    }

    @Test("leave a validator to the next one that was proven while they ran")
    func newcomer() throws {
        let early = fixture.beacon
        try fixture.start()
        fixture.advance()
        try fixture.verify([2])
        #expect(
            fixture.info(2).lastCheckpointedAt
                == fixture.restaking.currentCheckpointTimestamp(of: fixture.pod))
        try fixture.prove([2, 0], in: early)
        #expect(fixture.restaking.currentCheckpoint(of: fixture.pod).proofsRemaining == 1)
        try fixture.prove([1], in: early)
        #expect(fixture.restaking.activeValidatorCount(of: fixture.pod) == 3)
        fixture.advance()
        try fixture.start()
        #expect(fixture.restaking.currentCheckpoint(of: fixture.pod).proofsRemaining == 3)
    }

    @Test("are refused, in order of precedence, and leave the state untouched")
    func refusals() throws {
        let world = fixture.world
        world.expectRefusal(PodError.noActiveCheckpoint) { () throws(Revert) in
            try fixture.prove([0])
        }
        world.expectRefusal(PodError.onlyEigenPodOwnerOrProofSubmitter) { () throws(Revert) in
            try fixture.restaking.startCheckpoint(
                fixture.call(StakingWorld.stranger), empty: .allowed)
        }
        try fixture.start()
        world.expectRefusal(PodError.checkpointAlreadyActive) { () throws(Revert) in
            try fixture.start(.refused)
        }
        let container = fixture.beacon.containerProof
        let proof = fixture.beacon.balanceProof(0)
        world.expectRefusal(BeaconProofError.invalidProofLength) { () throws(Revert) in
            try fixture.restaking.verifyCheckpointProofs(
                fixture.call(),
                BalanceContainerProof(
                    balanceContainerRoot: container.balanceContainerRoot, proof: []), [proof])
        }
        world.expectRefusal(BeaconProofError.invalidProof) { () throws(Revert) in
            try fixture.restaking.verifyCheckpointProofs(
                fixture.call(),
                BalanceContainerProof(
                    balanceContainerRoot: proof.balanceRoot, proof: container.proof), [proof])
        }
        world.expectRefusal(BeaconProofError.invalidProof) { () throws(Revert) in
            try fixture.restaking.verifyCheckpointProofs(
                fixture.call(), container,
                [
                    BalanceProof(
                        pubkeyHash: proof.pubkeyHash, balanceRoot: .zero, proof: proof.proof)
                ])
        }
        let manager = world.parameters.eigenPodManager
        let pauser = Call(sender: world.parameters.pausers[0], contract: manager)
        try world.restaking.pause(pauser, to: .one << Int(PodPauseFlag.verifyCheckpointProofs))
        world.expectRefusal(PausingError.currentlyPaused) { () throws(Revert) in
            try fixture.prove([0])
        }
    }
}
