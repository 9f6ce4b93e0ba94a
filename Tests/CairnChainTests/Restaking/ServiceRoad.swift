import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// From stake to a signed result, with every contract called by bytes, as a service would.
@Suite("A service's road")
struct ServiceRoad {
    private static let token: Address = "0x7000000000000000000000000000000000000001"
    private static let strategy: Address = "0x5000000000000000000000000000000000000001"
    private static let avs: Address = "0x00000000000000000000000000000000000000a5"
    private static let op: Address = "0x0000000000000000000000000000000000000001"
    /// Answers 1 to everything: serves every AVS, and asks one unit for a task.
    private static let helper: Address = "0x000000000000000000000000000000000000ee19"
    private let world: World
    private let key: PrivateKey
    private let set = ABITuple(avs, 1 as UInt32)

    init() throws {
        var configuration = WorldConfiguration(
            moment: BlockMoment(number: 1_000, timestamp: 1_750_000_000, chainID: 31_337))
        configuration.restaking = RestakingParameters()
        configuration.tokens = [
            TokenConfiguration(
                address: Self.token, name: "Token", symbol: "TKN", balances: [(alice, 1_000)])
        ]
        configuration.limitedStrategies = [
            LimitedStrategy(strategy: Self.strategy, token: Self.token, maxPerDeposit: 500)
        ]
        configuration.whitelistsStrategies = true
        configuration.placements = [(.fixedAnswer, Self.helper)]
        configuration.fixedAnswers = [Self.helper: Hash(UInt256.one)]
        world = World(configuration)
        key = try PrivateKey(0xFEED)
    }

    private var parameters: RestakingParameters { world.restaking.parameters }
    private var certificates: CertificateParameters { parameters.certificates }

    /// Calls a method that must succeed.
    @discardableResult
    private func send<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, to recipient: Address,
        from sender: Address, sourceLocation: SourceLocation = #_sourceLocation
    ) -> CallOutcome {
        let outcome = world.send(signature, arguments, to: recipient, from: sender)
        #expect(outcome.succeeded, "\(outcome.output.hex)", sourceLocation: sourceLocation)
        return outcome
    }

    /// The bytes that a method returns.
    private func bytes(_ outcome: CallOutcome) throws -> Bytes {
        let words = outcome.output.bytes
        let count = try #require(UInt256(bigEndian: words[32..<64])?.asInt)
        return Bytes(words[64..<64 + count])
    }

    @Test("from a deposit to a verified task")
    func road() throws {
        stake()
        registerKey()

        // The table, made of stake and carried to the chain itself.
        send(
            "createGenerationReservation((address,uint32),address,(address,uint32))",
            ABITuple(set, certificates.ecdsaCalculator, ABITuple(Self.avs, 0 as UInt32)),
            to: certificates.crossChainRegistry, from: Self.avs)
        let table = try bytes(
            send(
                "calculateOperatorTableBytes((address,uint32))", ABITuple(set),
                to: certificates.crossChainRegistry, from: alice))
        world.ledger.moment.timestamp += 60
        let time: UInt32 = 1_750_000_030
        let root = keccak256([0x8e] + table.bytes)
        try confirm(root, at: time)
        let update = send(
            "updateOperatorTable(uint32,bytes32,uint32,bytes,bytes)",
            ABITuple(time, root, 0 as UInt32, [] as Bytes, table),
            to: certificates.operatorTableUpdater, from: bob)
        #expect(update.logs.map(\.address) == [certificates.ecdsaVerifier])
        #expect(
            update.logs[0].topics
                == [
                    keccak256(
                        utf8: "TableUpdated((address,uint32),uint32,(address,uint256[])[])")
                ])
        let weights = send(
            "getTotalStakeWeights((address,uint32),uint32)", ABITuple(set, time),
            to: certificates.ecdsaVerifier, from: bob)
        #expect(weights.output.bytes == ABITuple([400 as UInt256]).encoded())

        try serve(at: time)
        #expect(world.violatedInvariants().isEmpty)
    }

    // MARK: Parts of the road

    private func stake() {
        send(
            "registerAsOperator(address,uint32,string)",
            ABITuple(Address.zero, 0 as UInt32, "ipfs://operator"),
            to: parameters.delegationManager, from: Self.op)
        send(
            "approve(address,uint256)", ABITuple(parameters.strategyManager, UInt256.max),
            to: Self.token, from: alice)
        let refused = world.send(
            "depositIntoStrategy(address,address,uint256)",
            ABITuple(Self.strategy, Self.token, 501 as UInt256), to: parameters.strategyManager)
        #expect(
            refused.output == RevertData.custom("MaxPerDepositExceedsMax()").bytes)
        send(
            "depositIntoStrategy(address,address,uint256)",
            ABITuple(Self.strategy, Self.token, 400 as UInt256),
            to: parameters.strategyManager, from: alice)
        send(
            "delegateTo(address,(bytes,uint256),bytes32)",
            ABITuple(Self.op, ABITuple([] as Bytes, UInt256.zero), Hash.zero),
            to: parameters.delegationManager, from: alice)
        send(
            "updateAVSMetadataURI(address,string)", ABITuple(Self.avs, "ipfs://avs"),
            to: parameters.allocationManager, from: Self.avs)
        send(
            "setAVSRegistrar(address,address)", ABITuple(Self.avs, Self.helper),
            to: parameters.allocationManager, from: Self.avs)
        send(
            "createOperatorSets(address,(uint32,address[])[])",
            ABITuple(Self.avs, [ABITuple(1 as UInt32, [Self.strategy])]),
            to: parameters.allocationManager, from: Self.avs)
        send(
            "registerForOperatorSets(address,(address,uint32[],bytes))",
            ABITuple(Self.op, ABITuple(Self.avs, [1 as UInt32], [] as Bytes)),
            to: parameters.allocationManager, from: Self.op)
        send(
            "modifyAllocations(address,((address,uint32),address[],uint64[])[])",
            ABITuple(
                Self.op,
                [ABITuple(set, [Self.strategy], [1_000_000_000_000_000_000 as UInt64])]),
            to: parameters.allocationManager, from: Self.op)
        world.ledger.moment.number += 1
    }

    private func registerKey() {
        send(
            "configureOperatorSet((address,uint32),uint8)", ABITuple(set, 1 as UInt8),
            to: parameters.keyRegistrar, from: Self.avs)
        let digest = world.restaking.ecdsaKeyDigest(
            operator: Self.op, operatorSet: OperatorSet(avs: Self.avs, id: 1),
            key: key.address, registrar: parameters.keyRegistrar)
        send(
            "registerKey(address,(address,uint32),bytes,bytes)",
            ABITuple(
                Self.op, set, Bytes(key.address.bytes), Bytes(key.sign(digest).bytes)),
            to: parameters.keyRegistrar, from: Self.op)
    }

    /// Signs a root with the generator's secret, which is one.
    private func confirm(_ root: Hash, at time: UInt32) throws {
        let message = send(
            "getGlobalTableUpdateMessageHash(bytes32,uint32,uint32)",
            ABITuple(root, time, 1_000 as UInt32), to: certificates.operatorTableUpdater,
            from: bob)
        let digest = send(
            "getGlobalTableUpdateSignableDigest(bytes32,uint32,uint32)",
            ABITuple(root, time, 1_000 as UInt32), to: certificates.operatorTableUpdater,
            from: bob)
        let point = BN254G1(hashing: try #require(Hash(digest.output.bytes))).coordinates
        let (x, y) = BN254G2.generator.coordinates
        let confirmation = send(
            "confirmGlobalTableRoot((uint32,bytes32,(uint256,uint256),(uint256[2],uint256[2]),"
                + "(uint32,bytes,((uint256,uint256),uint256[]))[]),bytes32,uint32,uint32)",
            ABITuple(
                BN254Certificate(
                    referenceTimestamp: 1,
                    messageHash: try #require(Hash(message.output.bytes)),
                    signature: BN254Point(x: point.x, y: point.y),
                    signersKey: BN254TwistPoint(
                        xImaginary: x.0, xReal: x.1, yImaginary: y.0, yReal: y.1)),
                root, time, 1_000 as UInt32), to: certificates.operatorTableUpdater, from: bob)
        #expect(
            confirmation.logs.map(\.topics)
                == [
                    [
                        keccak256(utf8: "NewGlobalTableRoot(uint32,bytes32)"),
                        Hash(UInt256(UInt64(time))), root,
                    ]
                ])
    }

    /// Has the set execute a task for a fee of one unit.
    private func serve(at time: UInt32) throws {
        let mailbox = parameters.tasks.taskMailbox
        send(
            "setExecutorOperatorSetTaskConfig((address,uint32),"
                + "(address,uint96,address,uint8,address,(uint8,bytes),bytes))",
            ABITuple(
                set,
                TaskConfiguration(
                    hook: Self.helper, seconds: 100, feeToken: Self.token, curve: .ecdsa,
                    feeCollector: Self.avs, consensus: .stakeProportionThreshold,
                    consensusValue: Bytes(UInt256(10_000).bigEndianBytes))),
            to: mailbox, from: Self.avs)
        send(
            "approve(address,uint256)", ABITuple(mailbox, UInt256.one), to: Self.token,
            from: alice)
        let created = send(
            "createTask((address,(address,uint32),bytes))",
            ABITuple(ABITuple(alice, set, [7, 7] as Bytes)), to: mailbox, from: alice)
        let task = try #require(Hash(created.output.bytes))
        world.ledger.moment.timestamp += 1
        let result: Bytes = [1, 2, 3]
        let message = Restaking.taskMessageHash(task, result: result)
        let digest = send(
            "calculateCertificateDigest(uint32,bytes32)", ABITuple(time, message),
            to: certificates.ecdsaVerifier, from: bob)
        let signature = key.sign(try #require(Hash(digest.output.bytes)))
        let certificate = try bytes(
            send(
                "getECDSACertificateBytes((uint32,bytes32,bytes))",
                ABITuple(ABITuple(time, message, Bytes(signature.bytes))), to: mailbox,
                from: bob))
        let submitted = send(
            "submitResult(bytes32,bytes,bytes)", ABITuple(task, certificate, result),
            to: mailbox, from: bob)
        #expect(submitted.logs.map(\.address) == [Self.token, mailbox])
        let info = send("getTaskInfo(bytes32)", ABITuple(task), to: mailbox, from: bob)
        // Verified; an offset and ten words come before the nested ones.
        #expect(UInt256(bigEndian: info.output.bytes[32 * 8..<32 * 9]) == 2)
        let held = send("balanceOf(address)", ABITuple(Self.avs), to: Self.token, from: bob)
        #expect(held.output.bytes == UInt256.one.bigEndianBytes)
    }
}
