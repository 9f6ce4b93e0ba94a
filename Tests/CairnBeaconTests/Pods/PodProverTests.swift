import CairnEthereum
import CairnPrimitives
import Testing

@testable import CairnBeacon

@Suite("Proofs for pods")
struct PodProverTests {
    /// A block over a state.
    private func header(_ state: BeaconState) -> BeaconBlockHeader {
        BeaconBlockHeader(
            slot: state.slot, proposerIndex: 3, parentRoot: sha256([1]),
            stateRoot: state.hashTreeRoot(state.rules), bodyRoot: sha256([2]))
    }

    @Test(
        "are those of the general tree, node by node",
        arguments: [BeaconRules.minimal(.electra), .mainnet(.electra), .mainnet(.fulu)])
    func equality(rules: BeaconRules) throws {
        let state = try Fixtures.busyState(seed: 3, rules)
        let header = header(state)
        let prover = try #require(PodProver(header: header, state: state))
        #expect(prover.blockRoot == header.hashTreeRoot(rules))
        #expect(prover.slot == header.slot)
        #expect(prover.stateRoot == PodProofs.stateRoot(header: header, rules))
        #expect(
            prover.balanceContainer == PodProofs.balanceContainer(header: header, state: state))
        for index in [0, 1, 3, 5, 62, 63] as [ValidatorIndex] {
            let (fields, proof) = try #require(prover.validator(index))
            #expect(proof == PodProofs.validator(state: state, index))
            #expect(proof.verifies(against: header.stateRoot))
            #expect(merkleRoot(of: fields, height: 3) == proof.leaf)
            let (key, balance) = try #require(prover.balance(of: index))
            #expect(balance == PodProofs.balance(state: state, validator: index))
            #expect(balance.verifies(against: prover.balanceContainer.leaf))
            #expect(key == fields[0])
        }
    }

    @Test("fit the lengths that pods ask for")
    func lengths() throws {
        let state = try Fixtures.state(70)
        let prover = try #require(PodProver(header: header(state), state: state))
        #expect(prover.stateRoot.branch.count == 3)
        #expect(prover.balanceContainer.branch.count == 9)
        #expect(try #require(prover.validator(69)).proof.branch.count == 47)
        #expect(try #require(prover.balance(of: 69)).proof.branch.count == 39)
    }

    @Test("are not made beyond the registry, nor under another block's header")
    func refusals() throws {
        var state = try Fixtures.state(64)
        let header = header(state)
        let prover = try #require(PodProver(header: header, state: state))
        #expect(prover.validator(64) == nil)
        #expect(prover.balance(of: 64) == nil)
        state.balances[0] = 1
        #expect(PodProver(header: header, state: state) == nil)
    }

    @Test("a thousand validators share all but their own ways")
    func thousand() throws {
        let state = try Fixtures.state(1_000)
        let prover = try #require(PodProver(header: header(state), state: state))
        for index in 0..<prover.count {
            let (_, proof) = try #require(prover.validator(index))
            #expect(proof.verifies(against: prover.stateRoot.leaf))
            // The upper half of the way is the same for all.
            #expect(
                proof.branch.suffix(37)
                    == (try #require(prover.validator(0))).proof.branch.suffix(37))
        }
    }

    @Test("stages follow the epochs, as the Beacon API names them")
    func stages() {
        var validator = Validator()
        validator.effectiveBalance = .ether(32)
        validator.activationEligibilityEpoch = .farFuture
        validator.activationEpoch = .farFuture
        validator.exitEpoch = .farFuture
        validator.withdrawableEpoch = .farFuture
        func stage(_ epoch: UInt64, balance: Gwei = .ether(32)) -> String {
            ValidatorStage(of: validator, balance: balance, at: Epoch(epoch)).rawValue
        }
        #expect(stage(9) == "pending_initialized")
        validator.activationEligibilityEpoch = Epoch(10)
        #expect(stage(9) == "pending_queued")
        validator.activationEpoch = Epoch(20)
        #expect(stage(19) == "pending_queued")
        #expect(stage(20) == "active_ongoing")
        validator.exitEpoch = Epoch(30)
        validator.withdrawableEpoch = Epoch(40)
        #expect(stage(29) == "active_exiting")
        #expect(stage(30) == "exited_unslashed")
        #expect(stage(40) == "withdrawal_possible")
        #expect(stage(40, balance: 0) == "withdrawal_done")
        validator.isSlashed = true
        #expect(stage(29) == "active_slashed")
        #expect(stage(39) == "exited_slashed")
    }

    @Test("an account's validators are found by both kinds of credentials, and by no other")
    func registry() throws {
        var state = try Fixtures.state(8)
        let account = state.validators.withdrawalAddress(2)
        #expect(state.validators(withdrawingTo: account) == [2])
        state.validators.setWithdrawalCredentials(
            Hash(account.word | UInt256(2) << 248), of: 5)
        state.validators.setWithdrawalCredentials(Hash(account.word), of: 6)
        state.validators.setWithdrawalCredentials(
            Hash(account.word ^ UInt256(1) << 159 | UInt256(1) << 248), of: 7)
        #expect(state.validators(withdrawingTo: account) == [2, 5])
    }

    @Test("keys of secrets are multiples of the generator")
    func keys() throws {
        let keys = BeaconState.developmentKeys(40)
        for secret in [1, 2, 3, 31, 32, 40] as [UInt64] {
            #expect(BeaconState.developmentKey(secret: secret) == keys[Int(secret) - 1])
        }
        #expect(BeaconState.developmentKey(secret: 0) == nil)
        let large = try #require(BeaconState.developmentKey(secret: .max))
        #expect(G1Point(large) != nil)
    }
}
