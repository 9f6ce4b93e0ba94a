import CairnPrimitives
import Testing

@testable import CairnBeacon

@Suite("Operations")
struct OperationTests {
    private typealias Process = (inout BeaconState) throws(BeaconError) -> Void

    /// A state old enough for exits, in the third slot of an epoch.
    private func state() throws -> BeaconState {
        var state = try Fixtures.state(64)
        state.slot = Slot(8 * 70 + 2)
        return state
    }

    /// Sees that a transition is refused for a reason, and that nothing changed.
    private func refuses(
        _ state: BeaconState, _ reason: BeaconError, _ process: Process
    ) {
        var copy = state
        #expect(throws: reason) {
            try copy.transact { (state) throws(BeaconError) in try process(&state) }
        }
        #expect(copy.serialized(copy.rules) == state.serialized(state.rules))
    }

    private func exit(_ index: ValidatorIndex, epoch: UInt64 = 0) -> SignedVoluntaryExit {
        SignedVoluntaryExit(
            message: VoluntaryExit(epoch: Epoch(epoch), validatorIndex: index),
            signature: BLSSignature())
    }

    @Test("an exit is planned after the look-ahead, and withdrawable a delay later")
    func voluntaryExit() throws {
        var state = try state()
        try state.processVoluntaryExit(exit(5))
        #expect(state.validators.exitEpochs[5] == Epoch(75))
        #expect(state.validators.withdrawableEpochs[5] == Epoch(75 + 256))
        // 2,560 ether are active, and a 32nd part may leave in an epoch.
        #expect(state.exitBalanceToConsume == .ether(2_560 / 32 - 32))
        refuses(state, .exitInitiated(5)) { (state) throws(BeaconError) in
            try state.processVoluntaryExit(self.exit(5))
        }
        refuses(state, .validatorUnknown(64)) { (state) throws(BeaconError) in
            try state.processVoluntaryExit(self.exit(64))
        }
        refuses(state, .exitTooEarly(Epoch(71))) { (state) throws(BeaconError) in
            try state.processVoluntaryExit(self.exit(6, epoch: 71))
        }
        var young = state
        young.validators.setActivationEpoch(Epoch(7), of: 6)
        refuses(young, .notActiveLongEnough) { (state) throws(BeaconError) in
            try state.processVoluntaryExit(self.exit(6))
        }
        young.validators.setActivationEpoch(.farFuture, of: 6)
        refuses(young, .notActive(6)) { (state) throws(BeaconError) in
            try state.processVoluntaryExit(self.exit(6))
        }
        var waiting = state
        waiting.pendingPartialWithdrawals.append(
            PendingPartialWithdrawal(validatorIndex: 6, amount: 1, withdrawableEpoch: Epoch(99)))
        refuses(waiting, .withdrawalsPending) { (state) throws(BeaconError) in
            try state.processVoluntaryExit(self.exit(6))
        }
    }

    @Test("a double proposal costs a part at once, pays the proposer, and is punished once")
    func proposerSlashing() throws {
        var state = try state()
        let proposer = Int(try state.proposerIndex())
        let offender = proposer == 3 ? 7 : 3
        var first = SignedBeaconBlockHeader()
        first.message.proposerIndex = ValidatorIndex(offender)
        var second = first
        second.message.stateRoot = Hash(Chunk(word0: 1))
        let slashing = ProposerSlashing(signedHeader1: first, signedHeader2: second)
        let before = state
        try state.processProposerSlashing(slashing)
        #expect(
            state.balances[offender] == before.balances[offender] - Gwei(64_000_000_000 / 4_096))
        #expect(
            state.balances[proposer] == before.balances[proposer] + Gwei(64_000_000_000 / 4_096))
        #expect(state.slashings[70 % 64] == .ether(64))
        #expect(state.validators.withdrawableEpochs[offender] == Epoch(75 + 256))
        refuses(state, .notSlashable(ValidatorIndex(offender))) { (state) throws(BeaconError) in
            try state.processProposerSlashing(slashing)
        }
        refuses(before, .headersNotConflicting) { (state) throws(BeaconError) in
            try state.processProposerSlashing(
                ProposerSlashing(signedHeader1: first, signedHeader2: first))
        }
        second.message.slot = Slot(1)
        let other = ProposerSlashing(signedHeader1: first, signedHeader2: second)
        refuses(before, .headersNotConflicting) { (state) throws(BeaconError) in
            try state.processProposerSlashing(other)
        }
    }

    @Test("contradicting votes slash those who cast both, and nobody else")
    func attesterSlashing() throws {
        var state = try state()
        var first = IndexedAttestation()
        first.attestingIndices = [1, 4, 9, 12]
        first.data.target.epoch = Epoch(60)
        var second = first
        second.attestingIndices = [4, 5, 12]
        second.data.beaconBlockRoot = Hash(Chunk(word0: 2))
        let before = state
        try state.processAttesterSlashing(
            AttesterSlashing(attestation1: first, attestation2: second))
        #expect(state.validators.slashed.enumerated().filter { $1 == 1 }.map(\.0) == [4, 12])
        let again = AttesterSlashing(attestation1: first, attestation2: second)
        refuses(state, .nobodySlashable) { (state) throws(BeaconError) in
            try state.processAttesterSlashing(again)
        }
        let same = AttesterSlashing(attestation1: first, attestation2: first)
        refuses(before, .votesNotConflicting) { (state) throws(BeaconError) in
            try state.processAttesterSlashing(same)
        }
        var unsorted = again
        unsorted.attestation1.attestingIndices = [4, 1]
        refuses(before, .indicesInvalid) { (state) throws(BeaconError) in
            try state.processAttesterSlashing(unsorted)
        }
        unsorted.attestation1.attestingIndices = [4, 99]
        refuses(before, .validatorUnknown(99)) { (state) throws(BeaconError) in
            try state.processAttesterSlashing(unsorted)
        }
    }

    @Test("credentials of a key become an account, if the key is the one")
    func credentials() throws {
        var state = try state()
        let key = state.validators.publicKeys[8]
        var named = withUnsafeBytes(of: key, Chunk.hash(of:))
        named.word0 &= ~0xFF
        state.validators.setWithdrawalCredentials(Hash(named), of: 8)
        let account = Address(head: 3, middle: 2, tail: 1)
        func change(_ index: ValidatorIndex) -> SignedBLSToExecutionChange {
            SignedBLSToExecutionChange(
                message: BLSToExecutionChange(
                    validatorIndex: index, fromBLSPublicKey: key, toExecutionAddress: account),
                signature: BLSSignature())
        }
        refuses(state, .credentialsMismatch) { (state) throws(BeaconError) in
            try state.processBLSToExecutionChange(change(9))
        }
        refuses(state, .validatorUnknown(64)) { (state) throws(BeaconError) in
            try state.processBLSToExecutionChange(change(64))
        }
        try state.processBLSToExecutionChange(change(8))
        #expect(state.validators.credentialPrefix(8) == 1)
        #expect(state.validators.withdrawalAddress(8) == account)
        refuses(state, .credentialsMismatch) { (state) throws(BeaconError) in
            try state.processBLSToExecutionChange(change(8))
        }
    }

    @Test("a compounding validator takes out what exceeds 32 ether, less what is on its way")
    func partialWithdrawal() throws {
        var state = try state()
        let account = state.validators.withdrawalAddress(3)
        func request(_ ether: UInt64, from source: Address, _ index: Int) -> WithdrawalRequest {
            WithdrawalRequest(
                sourceAddress: source, validatorPublicKey: state.validators.publicKeys[index],
                amount: .ether(ether))
        }
        try state.processWithdrawalRequest(request(20, from: account, 3))
        try state.processWithdrawalRequest(request(20, from: account, 3))
        try state.processWithdrawalRequest(request(20, from: account, 3))
        #expect(state.pendingPartialWithdrawals.elements.map(\.amount) == [.ether(20), .ether(12)])
        // A stranger, and a validator that does not compound.
        let before = state.serialized(state.rules)
        try state.processWithdrawalRequest(request(1, from: .zero, 7))
        try state.processWithdrawalRequest(
            request(1, from: state.validators.withdrawalAddress(4), 4))
        #expect(state.serialized(state.rules) == before)
    }
}
