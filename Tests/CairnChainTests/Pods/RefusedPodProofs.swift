import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// What a pod does not believe.
@Suite("Proofs that pods refuse")
struct RefusedPodProofs {
    private let town: PodTown

    init() throws {
        town = try PodTown()
        try town.stake(1)
        try town.stake(2)
        try town.wait { try town.isActive(1) && town.isActive(2) }
        town.pass(blocks: 1)
    }

    private func refuse(
        _ error: String, _ input: [UInt8], from sender: Address = PodTown.staker,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try town.refuse(
            error, input, at: town.pod, from: sender, sourceLocation: sourceLocation)
    }

    private func credentials(
        _ index: ValidatorIndex, at timestamp: UInt64? = nil, _ prover: PodProver? = nil
    ) throws -> [UInt8] {
        let prover = try prover ?? town.prover
        let proof = try #require(
            prover.credentials(of: [index], beaconTimestamp: timestamp ?? town.now))
        return proof.calldata.bytes
    }

    @Test("credentials: against another root, of somebody else, twice, by a stranger")
    func credentials() throws {
        let (first, second) = (try town.index(1), try town.index(2))
        let old = (time: town.now, prover: try town.prover)
        try town.pass(epochs: 1)
        // The proofs of one block under the root of another.
        try refuse("InvalidProof()", try credentials(first, at: town.now, old.prover))
        // A time without a block.
        try refuse("InvalidEIP4788Response()", try credentials(first, at: old.time + 1))
        // The fields of one validator on the way of another.
        let (fields, way) = (
            try #require(try town.prover.validator(first)),
            try #require(try town.prover.validator(second))
        )
        let stateRoot = try town.prover.stateRoot
        let crossed = PodProof.credentials(
            beaconTimestamp: town.now,
            stateRoot: StateRootProof(
                beaconStateRoot: stateRoot.leaf,
                proof: Bytes(stateRoot.branch.flatMap(\.bytes))),
            validators: [
                CredentialProof(
                    validatorIndex: second, validatorFields: ValidatorFields(fields.fields),
                    proof: Bytes(way.proof.branch.flatMap(\.bytes)))
            ])
        try refuse("InvalidProof()", crossed.calldata.bytes)
        // A validator of another account.
        try refuse("WithdrawalCredentialsNotForEigenPod()", try credentials(0))
        try refuse(
            "OnlyEigenPodOwnerOrProofSubmitter()", try credentials(first),
            from: PodTown.stranger)
        // The older root is as good, while it is told.
        try town.act(
            try credentials(first, at: old.time, old.prover), at: town.pod, from: PodTown.staker)
        try refuse("CredentialsAlreadyVerified()", try credentials(first))
        #expect(town.restaking.activeValidatorCount(of: town.pod) == 1)
    }

    @Test("credentials: of a time before the last checkpoint, and of one that is forgotten")
    func times() throws {
        let index = try town.index(1)
        let old = (time: town.now, prover: try town.prover)
        try town.verifyCredentials(2)
        try town.startCheckpoint()
        try refuse(
            "BeaconTimestampTooFarInPast()", try credentials(index, at: old.time, old.prover))
        try town.proveBalances([2])
        try refuse(
            "BeaconTimestampBeforeLatestCheckpoint()",
            try credentials(index, at: old.time, old.prover))

        let late = (time: town.now, prover: try town.prover)
        let slots = 8_191 * 12 / town.state.rules.configuration.secondsPerSlot
        try town.pass(epochs: slots / town.state.rules.preset.slotsPerEpoch + 1)
        try refuse("TimestampOutOfRange()", try credentials(index, at: late.time, late.prover))
        town.pass(blocks: 1)
        try town.act(try credentials(index), at: town.pod, from: PodTown.staker)
    }

    @Test("credentials: of validators that are not activated, or leave")
    func stages() throws {
        try town.stake(3)
        try town.wait { try town.isRegistered(3) }
        town.pass(blocks: 1)
        let index = try town.index(3)
        try refuse("ValidatorInactiveOnBeaconChain()", try credentials(index))
        try town.slashOnBeaconChain(1)
        town.pass(blocks: 1)
        try refuse("ValidatorIsExitingBeaconChain()", try credentials(try town.index(1)))
    }

    @Test("balances: without a checkpoint, of another block, of another validator")
    func balances() throws {
        try town.verifyCredentials(1, 2)
        let old = try town.prover
        let before = try #require(old.checkpoint(of: [try town.index(1)])).calldata.bytes
        try refuse("NoActiveCheckpoint()", before, from: PodTown.stranger)
        try town.pass(epochs: 1)
        try town.startCheckpoint()
        try refuse(
            "CheckpointAlreadyActive()",
            Selector(hashing: "startCheckpoint(bool)").bytes + ABITuple(false).encoded())
        try refuse("InvalidProof()", before, from: PodTown.stranger)
        let root = town.restaking.currentCheckpoint(of: town.pod).beaconBlockRoot
        guard
            case .checkpoint(let container, let proofs)? = try town.prover(root).checkpoint(
                of: [try town.index(1), 0])
        else {
            Issue.record("no proof")
            return
        }
        // The word of another four validators.
        let crossed = BalanceProof(
            pubkeyHash: proofs[0].proof.pubkeyHash, balanceRoot: proofs[1].proof.balanceRoot,
            proof: proofs[1].proof.proof)
        try refuse(
            "InvalidProof()",
            PodProof.checkpoint(container: container, balances: [(index: 0, proof: crossed)])
                .calldata.bytes, from: PodTown.stranger)
        // A validator that the pod does not count is passed over, and so is one seen before.
        try town.act(
            PodProof.checkpoint(container: container, balances: [proofs[1]]).calldata.bytes,
            at: town.pod, from: PodTown.stranger)
        #expect(town.restaking.currentCheckpoint(of: town.pod).proofsRemaining == 2)
        for _ in 0..<2 {
            try town.proveBalances([1])
            #expect(town.restaking.currentCheckpoint(of: town.pod).proofsRemaining == 1)
        }
        try town.proveBalances([2])
        #expect(town.restaking.currentCheckpointTimestamp(of: town.pod) == 0)
    }

    @Test("stale balances: of validators that are not slashed, or not counted")
    func staleBalances() throws {
        try town.verifyCredentials(1)
        try town.pass(epochs: 1)
        try refuse(
            "ValidatorNotSlashedOnBeaconChain()", try town.staleBalance(1),
            from: PodTown.stranger)
        try town.slashOnBeaconChain(2)
        try refuse(
            "ValidatorNotActiveInPod()", try town.staleBalance(2), from: PodTown.stranger)
        try town.slashOnBeaconChain(1)
        try town.proveStaleBalance(1)
        try refuse(
            "BeaconTimestampTooFarInPast()",
            try town.staleBalanceAfterCheckpoint(1), from: PodTown.stranger)
    }
}

extension PodTown {
    /// The call that shows a slashing by the root of before the checkpoint that saw the validator.
    fileprivate func staleBalanceAfterCheckpoint(_ number: UInt64) throws -> [UInt8] {
        let (time, prover) = (now, try prover)
        try proveBalances([number])
        let proof = try #require(
            prover.staleBalance(of: try index(number), beaconTimestamp: time))
        return proof.calldata.bytes
    }
}
