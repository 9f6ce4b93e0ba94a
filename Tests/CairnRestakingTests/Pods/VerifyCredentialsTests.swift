import CairnEthereum
import CairnLedger
import CairnPrimitives
@testable import CairnRestaking
import Testing

@Suite("Credential proofs")
struct VerifyCredentialsTests {
    var fixture: PodWorld

    init() throws { fixture = try PodWorld() }

    @Test("a pod lies where its owner's address and the code say")
    func address() {
        #expect(
            fixture.restaking.pod(of: "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266")
                == "0x6ac3370f5bb1024bdb3aa3ce7b817cc3ad50dfd1")
        #expect(fixture.restaking.pod(of: PodWorld.owner) == fixture.pod)
        #expect(fixture.restaking.podCount == 1)
        fixture.world.expectRefusal(PodError.eigenPodAlreadyExists) { () throws(Revert) in
            try fixture.restaking.createPod(
                Call(
                    sender: PodWorld.owner,
                    contract: fixture.world.parameters.eigenPodManager))
        }
    }

    @Test("count validators with their effective balance")
    func success() throws {
        var fixture = fixture
        fixture.beacon.validators[1].balanceGwei = 31_700_000_000
        fixture.beacon.validators[1].effectiveBalanceGwei = 31_000_000_000
        fixture.beacon.validators[4] = FixtureValidator(
            number: 5, pod: fixture.pod, prefix: 2)
        fixture.publish()
        try fixture.verify([1, 4])
        #expect(fixture.shares == Wei.ether(63).rawValue)
        #expect(fixture.restaking.activeValidatorCount(of: fixture.pod) == 2)
        #expect(
            fixture.info(1)
                == ValidatorInfo(
                    validatorIndex: 1, restakedBalanceGwei: 31_000_000_000, lastCheckpointedAt: 0,
                    status: .active))
        #expect(fixture.info(0).status == .inactive)
        fixture.world.expectRefusal(PodError.credentialsAlreadyVerified) { () throws(Revert) in
            try fixture.verify([4])
        }
    }

    @Test("hold for the states of before and after the fork")
    func forks() throws {
        var fixture = fixture
        fixture.restaking.pods.pectraForkTimestamp.value = fixture.now
        fixture.world.expectRefusal(BeaconProofError.invalidProofLength) { () throws(Revert) in
            try fixture.verify([0])
        }
        fixture.beacon.fieldCount = 28
        fixture.publish()
        try fixture.verify([0])
        #expect(fixture.shares == Wei.ether(32).rawValue)
    }

    @Test("are refused for what the validator is")
    func validators() {
        let foreign = FixtureValidator(number: 1, pod: StakingWorld.stranger)
        let cases: [(PodError, (inout FixtureValidator) -> Void)] = [
            (.validatorInactiveOnBeaconChain, { $0.activationEpoch = .max }),
            (.validatorIsExitingBeaconChain, { $0.exitEpoch = 200 }),
            (.withdrawalCredentialsNotForEigenPod, { $0.credentials = foreign.credentials }),
        ]
        for (reason, change) in cases {
            var fixture = fixture
            change(&fixture.beacon.validators[0])
            fixture.publish()
            fixture.world.expectRefusal(reason) { () throws(Revert) in try fixture.verify([0]) }
        }
    }

    @Test("are refused, in order of precedence, and leave the state untouched")
    func refusals() {
        let restaking = fixture.restaking
        let state = fixture.beacon.stateRootProof
        let proof = fixture.beacon.credentialProof(0)
        func attempt(
            by sender: Address = PodWorld.owner, at timestamp: UInt64? = nil,
            state: StateRootProof? = nil, counts: (Int, Int, Int) = (1, 1, 1),
            _ proof: CredentialProof
        ) throws(Revert) {
            try restaking.verifyWithdrawalCredentials(
                fixture.call(sender), beaconTimestamp: timestamp ?? fixture.now,
                stateRoot: state ?? fixture.beacon.stateRootProof, counts: counts, [proof])
        }
        let world = fixture.world
        world.expectRefusal(PodError.onlyEigenPodOwnerOrProofSubmitter) { () throws(Revert) in
            try attempt(by: StakingWorld.stranger, counts: (2, 1, 1), proof)
        }
        world.expectRefusal(PodError.inputArrayLengthMismatch) { () throws(Revert) in
            try attempt(at: 0, counts: (1, 1, 2), proof)
        }
        world.expectRefusal(PodError.beaconTimestampTooFarInPast) { () throws(Revert) in
            try attempt(at: 0, proof)
        }
        world.expectRefusal(Panic.arithmetic) { () throws(Revert) in
            try attempt(at: fixture.now + 1, proof)
        }
        world.expectRefusal(PodError.timestampOutOfRange) { () throws(Revert) in
            try attempt(at: fixture.now - 8_191 * 12, proof)
        }
        world.expectRefusal(PodError.invalidEIP4788Response) { () throws(Revert) in
            try attempt(at: fixture.now - 12, proof)
        }
        world.expectRefusal(BeaconProofError.invalidProofLength) { () throws(Revert) in
            try attempt(
                state: StateRootProof(
                    beaconStateRoot: state.beaconStateRoot, proof: Bytes(state.proof.dropLast())),
                proof)
        }
        world.expectRefusal(BeaconProofError.invalidProof) { () throws(Revert) in
            try attempt(
                state: StateRootProof(beaconStateRoot: .zero, proof: state.proof), proof)
        }
        world.expectRefusal(Panic.indexOutOfBounds) { () throws(Revert) in
            try attempt(
                CredentialProof(
                    validatorIndex: 0, validatorFields: ValidatorFields([]), proof: proof.proof))
        }
        world.expectRefusal(BeaconProofError.invalidValidatorFieldsLength) { () throws(Revert) in
            try attempt(
                CredentialProof(
                    validatorIndex: 0,
                    validatorFields: ValidatorFields(
                        Array(proof.validatorFields.leaves.dropLast())), proof: proof.proof))
        }
        world.expectRefusal(BeaconProofError.invalidProof) { () throws(Revert) in
            try attempt(
                CredentialProof(
                    validatorIndex: 1, validatorFields: proof.validatorFields, proof: proof.proof))
        }
        restaking.pods.pectraForkTimestamp.value = 0
        world.expectRefusal(PodError.forkTimestampZero) { () throws(Revert) in
            try attempt(proof)
        }
    }

    @Test("may be brought by the one whom the owner named")
    func submitter() throws {
        let submitter = StakingWorld.neighbour
        fixture.world.expectRefusal(PodError.onlyEigenPodOwner) { () throws(Revert) in
            try fixture.restaking.setProofSubmitter(fixture.call(submitter), submitter)
        }
        try fixture.restaking.setProofSubmitter(fixture.call(), submitter)
        try fixture.verify([0], by: submitter)
        #expect(fixture.shares == Wei.ether(32).rawValue)
        #expect(fixture.restaking.proofSubmitter(of: fixture.pod) == submitter)
    }
}
