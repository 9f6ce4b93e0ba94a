import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Task mailbox")
struct TaskMailboxTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private static let set = OperatorSet(avs: World.avs, id: 7)
    private static let hook: Address = "0x0000000000000000000000000000000000f00c00"
    private static let collector: Address = "0x0000000000000000000000000000000000c0ec70"
    private let key: PrivateKey
    private let other: PrivateKey
    /// When the table that counts was made.
    private let tableTime: UInt32 = 1_750_000_010

    /// A set of two operators, who weigh 60 and 40; a fee of 1,001 in the first token.
    init() throws {
        world = try StakingWorld()
        key = try PrivateKey(0xA1)
        other = try PrivateKey(0xA2)
        world.ledger.moment.timestamp += 20
        try world.carry(
            OperatorTable(
                operatorSet: Self.set, curve: .ecdsa,
                config: OperatorSetConfig(owner: World.avs, maxStalenessPeriod: 600),
                content: Bytes(
                    ABITuple([
                        ECDSAOperatorInfo(pubkey: key.address, weights: [60]),
                        ECDSAOperatorInfo(pubkey: other.address, weights: [40]),
                    ]).encoded())), at: tableTime)
        world.surroundings.taskFee = 1_001
        world.ledger.tokens.setAllowance(
            .max, of: world.parameters.tasks.taskMailbox, by: World.staker, in: World.token)
        world.ledger.events.removeAll()
    }

    // MARK: Moves

    private func call(_ sender: Address) -> Call {
        Call(sender: sender, contract: world.parameters.tasks.taskMailbox)
    }

    private func configuration(
        threshold: UInt16? = 6_000, seconds: UInt128 = 300, curve: CurveType = .ecdsa
    ) -> TaskConfiguration {
        TaskConfiguration(
            hook: Self.hook, seconds: seconds, feeToken: World.token, curve: curve,
            feeCollector: Self.collector,
            consensus: threshold == nil ? .none : .stakeProportionThreshold,
            consensusValue: threshold.map { Bytes(UInt256(UInt64($0)).bigEndianBytes) } ?? [],
            metadata: [9])
    }

    private func configure(_ configuration: TaskConfiguration) throws(Revert) {
        try world.restaking.setTaskConfiguration(
            call(World.avs), of: Self.set, configuration)
    }

    private func create(
        payload: Bytes = [1, 2, 3], refundCollector: Address = World.neighbour
    ) throws(Revert) -> Hash {
        try world.restaking.createTask(
            call(World.staker),
            TaskRequest(
                refundCollector: refundCollector, operatorSet: Self.set, payload: payload))
    }

    private func certificate(
        _ task: Hash, result: Bytes, by signers: [PrivateKey], at time: UInt32? = nil
    ) -> Bytes {
        let message = Restaking.taskMessageHash(task, result: result)
        let digest = world.restaking.ecdsaCertificateDigest(
            referenceTimestamp: time ?? tableTime, messageHash: message)
        let certificate = ECDSACertificate(
            referenceTimestamp: time ?? tableTime, messageHash: message,
            signatures: Bytes(
                signers.sorted { $0.address < $1.address }.flatMap { $0.sign(digest).bytes }))
        return Bytes(ABITuple(certificate).encoded())
    }

    private func submit(
        _ task: Hash, _ result: Bytes = [4], certificate: Bytes
    ) throws(Revert) {
        try world.restaking.submitTaskResult(
            call(World.stranger), task, certificate: certificate, result: result)
    }

    private func held(_ holder: Address) -> UInt256 { world.balance(of: holder) }

    // MARK: Course

    @Test("carries a task from its maker to the operators' result, and the fee with it")
    func course() throws {
        try world.restaking.setTaskFeeSplit(call(world.parameters.owner), 1_000)
        try configure(configuration())
        let task = try create()
        #expect(
            task
                == keccak256(
                    ABITuple(
                        UInt256.zero, world.parameters.tasks.taskMailbox, 31_337 as UInt256,
                        ABITuple(
                            World.neighbour, ABITuple(World.avs, 7 as UInt32),
                            [1, 2, 3] as Bytes)
                    ).encoded()))
        #expect(held(world.parameters.tasks.taskMailbox) == 1_001)
        #expect(world.restaking.taskStatus(task) == .created)
        world.expectRefusal(TaskError.timestampAtCreation) { () throws(Revert) in
            try submit(task, certificate: [])
        }
        world.ledger.moment.timestamp += 1
        let signed = certificate(task, result: [4], by: [key])
        try submit(task, certificate: signed)
        #expect(world.restaking.taskStatus(task) == .verified)
        #expect(try world.restaking.taskResult(task) == [4])
        #expect(world.restaking.task(task).certificate == signed)
        // A tenth of 1,001, rounded down.
        #expect(held(world.parameters.tasks.feeSplitCollector) == 100)
        #expect(held(Self.collector) == 901)
        world.expectRefusal(TaskError.invalidTaskStatus(expected: .created, found: .verified)) {
            () throws(Revert) in try submit(task, certificate: signed)
        }
        world.expectRefusal(TaskError.invalidTaskStatus(expected: .expired, found: .verified)) {
            () throws(Revert) in
            try world.restaking.refundTaskFee(call(World.neighbour), task)
        }
    }

    @Test("refunds the fee of a task whose time is over")
    func refund() throws {
        try configure(configuration())
        let task = try create()
        world.ledger.moment.timestamp += 300
        world.expectRefusal(TaskError.onlyRefundCollector) { () throws(Revert) in
            try world.restaking.refundTaskFee(call(World.staker), task)
        }
        world.expectRefusal(TaskError.invalidTaskStatus(expected: .expired, found: .created)) {
            () throws(Revert) in
            try world.restaking.refundTaskFee(call(World.neighbour), task)
        }
        world.ledger.moment.timestamp += 1
        #expect(world.restaking.taskStatus(task) == .expired)
        world.expectRefusal(TaskError.invalidTaskStatus(expected: .created, found: .expired)) {
            () throws(Revert) in
            try submit(task, certificate: certificate(task, result: [4], by: [key]))
        }
        world.expectRefusal(TaskError.invalidTaskStatus(expected: .verified, found: .expired)) {
            () throws(Revert) in _ = try world.restaking.taskResult(task)
        }
        let before = held(World.neighbour)
        try world.restaking.refundTaskFee(call(World.neighbour), task)
        #expect(held(World.neighbour) - before == 1_001)
        world.expectRefusal(TaskError.feeAlreadyRefunded) { () throws(Revert) in
            try world.restaking.refundTaskFee(call(World.neighbour), task)
        }
    }

    @Test("wants a certificate for this result, over the table of the task, of enough stake")
    func certificates() throws {
        try configure(configuration(threshold: 6_100))
        let task = try create()
        world.ledger.moment.timestamp += 1
        func expect(_ reason: some RevertReason, _ certificate: Bytes) {
            world.expectRefusal(reason) { () throws(Revert) in
                try submit(task, certificate: certificate)
            }
        }
        expect(EmptyRevert(), [1])
        expect(
            TaskError.invalidReferenceTimestamp,
            certificate(task, result: [5], by: [], at: tableTime + 1))
        expect(TaskError.invalidMessageHash, certificate(task, result: [5], by: []))
        expect(TaskError.emptyCertificateSignature, certificate(task, result: [4], by: []))
        expect(
            CertificateError.verificationFailed,
            certificate(task, result: [4], by: [try PrivateKey(0xBAD)]))
        expect(TaskError.thresholdNotMet, certificate(task, result: [4], by: [key]))
        try submit(task, certificate: certificate(task, result: [4], by: [key, other]))
    }

    @Test("leaves the judgement to the hook where there is no threshold")
    func hooks() throws {
        world.surroundings.taskFee = 0
        try configure(configuration(threshold: nil))
        let task = try create(refundCollector: .zero)
        world.ledger.moment.timestamp += 1
        let signed = certificate(task, result: [4], by: [other])
        world.surroundings.acceptsTasks = false
        world.expectRefusal(RecordingSurroundings.Refusal()) { () throws(Revert) in
            try submit(task, certificate: signed)
        }
        world.expectRefusal(RecordingSurroundings.Refusal()) { () throws(Revert) in
            _ = try create()
        }
        world.surroundings.acceptsTasks = true
        try submit(task, certificate: signed)
        #expect(world.restaking.taskStatus(task) == .verified)
    }

    // MARK: Refusals

    @Test("makes no task that nobody could do, in order of precedence")
    func creationRefused() throws {
        world.expectRefusal(TaskError.payloadIsEmpty) { () throws(Revert) in
            _ = try create(payload: [])
        }
        world.expectRefusal(TaskError.executorOperatorSetNotRegistered) { () throws(Revert) in
            _ = try create()
        }
        try configure(configuration(seconds: 591))
        // The table of second 10 counts for 600 seconds; now is second 20.
        world.expectRefusal(TaskError.certificateStale) { () throws(Revert) in
            _ = try create()
        }
        try configure(configuration(seconds: 590))
        world.expectRefusal(TaskError.invalidFeeReceiver) { () throws(Revert) in
            _ = try create(refundCollector: .zero)
        }
        _ = try create()
        try world.restaking.registerTaskExecutor(
            call(World.avs), Self.set, isRegistered: false)
        world.expectRefusal(TaskError.executorOperatorSetNotRegistered) { () throws(Revert) in
            _ = try create()
        }
    }

    @Test("takes configurations of who answers for the set, in order of precedence")
    func configurationRefused() throws {
        func expect(_ reason: some RevertReason, _ configuration: TaskConfiguration) {
            world.expectRefusal(reason) { () throws(Revert) in
                try world.restaking.setTaskConfiguration(
                    call(World.stranger), of: Self.set, configuration)
            }
        }
        expect(
            TaskError.executorOperatorSetTaskConfigNotSet,
            configuration(threshold: 10_001, seconds: 0))
        expect(
            TaskError.executorOperatorSetTaskConfigNotSet, configuration(curve: .none))
        expect(
            TaskError.taskSLAExceedsMaximum, configuration(threshold: 10_001, seconds: 604_801))
        expect(TaskError.invalidConsensusValue, configuration(threshold: 10_001))
        var long = configuration()
        long.consensusValue = Bytes(UInt256(65_536).bigEndianBytes)
        expect(EmptyRevert(), long)
        long.consensus = .none
        expect(TaskError.invalidConsensusValue, long)
        expect(TaskError.invalidOperatorSetOwner, configuration())
        // Of the other curve there is no table, so that nobody answers.
        world.expectRefusal(TaskError.invalidOperatorSetOwner) { () throws(Revert) in
            try configure(configuration(curve: .bn254))
        }
        world.expectRefusal(TaskError.executorOperatorSetTaskConfigNotSet) {
            () throws(Revert) in
            try world.restaking.registerTaskExecutor(
                call(World.avs), Self.set, isRegistered: true)
        }
        _ = world.takeEvents()
        try configure(configuration())
        try configure(configuration(seconds: 5))
        #expect(world.restaking.taskConfiguration(of: Self.set) == configuration(seconds: 5))
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(TaskEvent.ExecutorOperatorSetTaskConfigSet.self),
                ObjectIdentifier(TaskEvent.ExecutorOperatorSetRegistered.self),
                ObjectIdentifier(TaskEvent.ExecutorOperatorSetTaskConfigSet.self),
            ])
    }

    @Test("obeys its owner in matters of fees")
    func fees() throws {
        let owner = call(world.parameters.owner)
        world.expectRefusal(MechanismError.callerNotOwner) { () throws(Revert) in
            try world.restaking.setTaskFeeSplit(call(World.avs), 10_001)
        }
        world.expectRefusal(TaskError.invalidFeeSplit) { () throws(Revert) in
            try world.restaking.setTaskFeeSplit(owner, 10_001)
        }
        world.expectRefusal(TaskError.invalidAddressZero) { () throws(Revert) in
            try world.restaking.setTaskFeeSplitCollector(owner, .zero)
        }
        try world.restaking.setTaskFeeSplit(owner, 10_000)
        try world.restaking.setTaskFeeSplitCollector(owner, World.stranger)
        #expect(world.restaking.taskFeeSplit == 10_000)
        #expect(world.restaking.taskFeeSplitCollector == World.stranger)
    }
}
