import CairnLedger
import CairnPrimitives
@testable import CairnRestaking
import Testing

@Suite("Proofs of stale balances, and what a pod does besides")
struct StaleBalanceTests {
    var fixture: PodWorld

    init() throws {
        fixture = try PodWorld()
        try fixture.verify([0, 1])
        fixture.advance()
    }

    private func proveStale(_ index: Int, in fixture: PodWorld) throws(Revert) {
        try fixture.restaking.verifyStaleBalance(
            fixture.call(StakingWorld.stranger), beaconTimestamp: fixture.now,
            stateRoot: fixture.beacon.stateRootProof, fixture.beacon.validatorProof(index))
    }

    @Test("let anybody start a checkpoint once a validator is slashed")
    func success() throws {
        var fixture = fixture
        fixture.beacon.validators[1].isSlashed = true
        fixture.publish()
        try proveStale(1, in: fixture)
        #expect(fixture.restaking.currentCheckpointTimestamp(of: fixture.pod) == fixture.now)
        fixture.world.expectRefusal(PodError.checkpointAlreadyActive) { () throws(Revert) in
            try proveStale(1, in: fixture)
        }
        try fixture.prove([0, 1])
        fixture.world.expectRefusal(PodError.beaconTimestampTooFarInPast) { () throws(Revert) in
            try proveStale(1, in: fixture)
        }
    }

    @Test("are refused, in order of precedence, and leave the state untouched")
    func refusals() throws {
        var fixture = fixture
        fixture.world.expectRefusal(PodError.validatorNotSlashedOnBeaconChain) {
            () throws(Revert) in try proveStale(0, in: fixture)
        }
        fixture.beacon.validators[0].isSlashed = true
        fixture.beacon.validators[2].isSlashed = true
        fixture.world.expectRefusal(PodError.validatorNotActiveInPod) { () throws(Revert) in
            try proveStale(2, in: fixture)
        }
        // The oracle knows a state in which nobody was slashed.
        fixture.world.expectRefusal(BeaconProofError.invalidProof) { () throws(Revert) in
            try proveStale(0, in: fixture)
        }
    }

    @Test("withdrawals and consolidations are asked for at the predeploys' price")
    func requests() throws {
        let pubkey = fixture.beacon.validators[0].pubkey
        let other = fixture.beacon.validators[1].pubkey
        fixture.world.surroundings.requestFee = 3
        fixture.world.ledger.accounts.issue(20, to: fixture.pod)
        let owner = PodWorld.owner
        let before = fixture.world.ledger.accounts.balance(of: owner)
        try fixture.restaking.requestWithdrawal(
            fixture.call(value: 10),
            [
                PodWithdrawalRequest(pubkey: pubkey, amountGwei: 0x0102),
                PodWithdrawalRequest(pubkey: other, amountGwei: 0),
            ])
        #expect(
            fixture.world.surroundings.requests
                == [
                    Bytes(pubkey.bytes + [0, 0, 0, 0, 0, 0, 1, 2]),
                    Bytes(other.bytes + [0, 0, 0, 0, 0, 0, 0, 0]),
                ])
        #expect(fixture.world.ledger.accounts.balance(of: owner) == before + 4)
        try fixture.restaking.requestConsolidation(
            fixture.call(value: 3),
            [ConsolidationRequest(sourcePubkey: pubkey, targetPubkey: other)])
        #expect(fixture.world.surroundings.requests.last == Bytes(pubkey.bytes + other.bytes))
    }

    @Test("requests are refused, in order of precedence, and leave the state untouched")
    func requestRefusals() throws {
        let fixture = fixture
        let world = fixture.world
        let request = PodWithdrawalRequest(
            pubkey: fixture.beacon.validators[0].pubkey, amountGwei: 1)
        func attempt(
            _ request: PodWithdrawalRequest, by sender: Address = PodWorld.owner, value: Wei = 1
        ) throws(Revert) {
            try fixture.restaking.requestWithdrawal(
                fixture.call(sender, value: value), [request])
        }
        world.expectRefusal(PodError.onlyEigenPodOwnerOrProofSubmitter) { () throws(Revert) in
            try attempt(request, by: StakingWorld.stranger)
        }
        world.expectRefusal(PodError.insufficientFunds) { () throws(Revert) in
            try attempt(request, value: .zero)
        }
        world.expectRefusal(PodError.invalidPubkeyLength) { () throws(Revert) in
            try attempt(PodWithdrawalRequest(pubkey: [1], amountGwei: 1))
        }
        world.expectRefusal(PodError.validatorNotActiveInPod) { () throws(Revert) in
            try attempt(
                PodWithdrawalRequest(
                    pubkey: fixture.beacon.validators[3].pubkey, amountGwei: 1))
        }
        world.surroundings.requestFee = nil
        world.expectRefusal(PodError.feeQueryFailed) { () throws(Revert) in
            try attempt(request)
        }
    }

    @Test("32 ether are staked, by way of the manager")
    func staking() throws {
        let manager = fixture.world.parameters.eigenPodManager
        let pubkey = fixture.beacon.validators[3].pubkey
        fixture.world.ledger.accounts.issue(.ether(64), to: manager)
        let call = Call(sender: StakingWorld.neighbour, contract: manager, value: .ether(32))
        try fixture.restaking.stake(
            call, pubkey: pubkey, signature: [], depositDataRoot: .zero)
        #expect(fixture.restaking.hasPod(StakingWorld.neighbour))
        #expect(fixture.world.surroundings.deposits == [pubkey])
        fixture.world.expectRefusal(PodError.valueNot32Ether) { () throws(Revert) in
            try fixture.restaking.stake(
                Call(sender: PodWorld.owner, contract: manager, value: .ether(31)),
                pubkey: pubkey, signature: [], depositDataRoot: .zero)
        }
        fixture.world.expectRefusal(PodError.onlyEigenPodManager) { () throws(Revert) in
            try fixture.restaking.stakeFromPod(
                fixture.call(value: .ether(32)), pubkey: pubkey, signature: [],
                depositDataRoot: .zero)
        }
    }

    @Test("tokens that lie in a pod by mistake come back to whom the owner names")
    func recovery() throws {
        let world = fixture.world
        try world.ledger.tokens.mint(5, of: StakingWorld.token, to: fixture.pod)
        try fixture.restaking.recoverTokens(
            fixture.call(), [StakingWorld.token], amounts: [4], recipient: StakingWorld.stranger)
        #expect(world.balance(of: StakingWorld.stranger) == 4)
        #expect(world.balance(of: fixture.pod) == 1)
        world.expectRefusal(PodError.onlyEigenPodOwner) { () throws(Revert) in
            try fixture.restaking.recoverTokens(
                fixture.call(StakingWorld.stranger), [], amounts: [1],
                recipient: StakingWorld.stranger)
        }
        world.expectRefusal(PodError.inputArrayLengthMismatch) { () throws(Revert) in
            try fixture.restaking.recoverTokens(
                fixture.call(), [], amounts: [1], recipient: StakingWorld.stranger)
        }
        world.expectRefusal(LedgerError.transferExceedsBalance) { () throws(Revert) in
            try fixture.restaking.recoverTokens(
                fixture.call(), [StakingWorld.token], amounts: [2],
                recipient: StakingWorld.stranger)
        }
    }
}
