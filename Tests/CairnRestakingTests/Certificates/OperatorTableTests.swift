import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Operator tables")
struct OperatorTableTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private static let set = OperatorSet(avs: World.avs, id: 7)
    private static let signer: Address = "0x0000000000000000000000000000000000005555"
    private let table = OperatorTable(
        operatorSet: set, curve: .ecdsa,
        config: OperatorSetConfig(owner: World.staker, maxStalenessPeriod: 3_600),
        content: Bytes(
            ABITuple([ECDSAOperatorInfo(pubkey: signer, weights: [5, 6])]).encoded()))

    init() throws {
        world = try StakingWorld()
        world.ledger.moment.timestamp += 100
    }

    /// Two leaves, of which the second is the table's.
    private var sibling: Hash { keccak256(utf8: "another table") }
    private var root: Hash { keccak256(sibling, OperatorTable.leaf(table.encoded)) }

    private func update(
        _ table: OperatorTable, at timestamp: UInt32 = 1_750_000_001, root: Hash? = nil,
        index: UInt32 = 1
    ) throws(Revert) {
        try world.restaking.updateOperatorTable(
            world.updaterCall(), referenceTimestamp: timestamp, root: root ?? self.root,
            index: index, proof: Bytes(sibling.bytes), tableBytes: table.encoded)
    }

    @Test("has the form of Solidity's encoding")
    func encoding() {
        #expect(
            table.encoded.bytes
                == ABITuple(
                    World.avs, 7 as UInt32, 1 as UInt8, World.staker, 3_600 as UInt32,
                    table.content
                ).encoded())
        #expect(
            OperatorTable.leaf(table.encoded) == keccak256([0x8e] + table.encoded.bytes))
    }

    @Test("a root counts once the generator has signed it")
    func roots() throws {
        try world.confirm(root, at: 1_750_000_001)
        let restaking = world.restaking
        #expect(restaking.globalTableRoot(at: 1_750_000_001) == root)
        #expect(restaking.latestGlobalTimestamp == 1_750_000_001)
        #expect(restaking.referenceBlockNumber(at: 1_750_000_001) == 77)
        #expect(restaking.referenceTimestamp(ofBlock: 77) == 1_750_000_001)
        #expect(restaking.isGlobalTableRootValid(root))
    }

    @Test("roots are refused, in order of precedence")
    func rootRefusals() {
        let restaking = world.restaking
        let updater = world.updaterCall()
        func expect(
            _ reason: some RevertReason, at timestamp: UInt32,
            by secret: BN254Secret = World.generatorSecret, signed: UInt32? = nil
        ) {
            world.expectRefusal(reason) { () throws(Revert) in
                try restaking.confirmGlobalTableRoot(
                    updater,
                    world.certificate(
                        for: root, at: signed ?? timestamp, block: 77, by: secret),
                    root: root, referenceTimestamp: timestamp, referenceBlockNumber: 77)
            }
        }
        expect(TableUpdateError.globalTableRootInFuture, at: 1_750_000_101, signed: 1)
        expect(TableUpdateError.globalTableRootStale, at: 1_750_000_000, signed: 1)
        expect(TableUpdateError.invalidMessageHash, at: 1_750_000_001, signed: 1)
        expect(
            CertificateError.verificationFailed, at: 1_750_000_001, by: BN254Secret(number: 2))
    }

    @Test("a table that the root contains replaces the one before")
    func tables() throws {
        try world.confirm(root, at: 1_750_000_001)
        try update(table)
        let restaking = world.restaking
        #expect(restaking.latestReferenceTimestamp(of: Self.set, .ecdsa) == 1_750_000_001)
        #expect(restaking.tableOwner(of: Self.set, .ecdsa) == World.staker)
        #expect(restaking.maxTableStaleness(of: Self.set, .ecdsa) == 3_600)
        #expect(try restaking.ecdsaTotalWeights(of: Self.set, at: 1_750_000_001) == [5, 6])
        // Again: nothing happens, whatever the proof.
        world.ledger.events.removeAll()
        try update(table, index: 0)
        #expect(world.takeEvents().isEmpty)

        var later = table
        later.config.owner = World.neighbour
        later.content = Bytes(
            ABITuple([
                ECDSAOperatorInfo(pubkey: Self.signer, weights: [1]),
                ECDSAOperatorInfo(pubkey: World.stranger, weights: [2, 3]),
            ]).encoded())
        try world.carry(later, at: 1_750_000_002)
        #expect(restaking.tableOwner(of: Self.set, .ecdsa) == World.neighbour)
        // The first operator says how many types there are.
        #expect(try restaking.ecdsaTotalWeights(of: Self.set, at: 1_750_000_002) == [3])
        #expect(restaking.ecdsaOperators(of: Self.set, at: 1_750_000_002).count == 2)
        #expect(
            try restaking.ecdsaOperator(of: Self.set, at: 1_750_000_002, index: 1)
                == ECDSAOperatorInfo(pubkey: World.stranger, weights: [2, 3]))
        world.expectRefusal(CertificateError.indexOutOfBounds) { () throws(Revert) in
            _ = try restaking.ecdsaOperator(of: Self.set, at: 1_750_000_002, index: 2)
        }
        // The older table stays for the certificates that refer to it.
        #expect(try restaking.ecdsaTotalWeights(of: Self.set, at: 1_750_000_001) == [5, 6])
    }

    @Test("tables are refused, in order of precedence")
    func tableRefusals() throws {
        try world.confirm(root, at: 1_750_000_001)
        var generators = table
        generators.operatorSet = world.restaking.generator
        var unknown = table
        unknown.curve = .none
        world.expectRefusal(EmptyRevert()) { () throws(Revert) in
            try world.restaking.updateOperatorTable(
                world.updaterCall(), referenceTimestamp: 0, root: .zero, index: 0, proof: [],
                tableBytes: Bytes(table.encoded.dropLast(32)))
        }
        world.expectRefusal(TableUpdateError.invalidRoot) { () throws(Revert) in
            try update(generators, root: sibling)
        }
        world.expectRefusal(TableUpdateError.invalidOperatorSet) { () throws(Revert) in
            try update(generators, at: 0)
        }
        world.expectRefusal(TableUpdateError.invalidCurveType) { () throws(Revert) in
            try update(unknown, at: 0)
        }
        world.expectRefusal(TableUpdateError.tableUpdateForPastTimestamp) { () throws(Revert) in
            try update(table, at: 0)
        }
        world.expectRefusal(TableUpdateError.invalidGlobalTableRoot) { () throws(Revert) in
            try update(table, at: 2)
        }
        world.expectRefusal(TableUpdateError.invalidOperatorSetProof) { () throws(Revert) in
            try update(table, index: 0)
        }
        world.expectRefusal(MerkleError.invalidIndex) { () throws(Revert) in
            try update(table, index: 2)
        }
        world.expectRefusal(CertificateError.onlyTableUpdater) { () throws(Revert) in
            try world.restaking.updateECDSATable(
                Call(
                    sender: World.stranger,
                    contract: world.parameters.certificates.ecdsaVerifier),
                of: Self.set, at: 5, [], config: OperatorSetConfig())
        }
    }

    @Test("a pauser disables roots, but not the generator's")
    func disabling() throws {
        try world.confirm(root, at: 1_750_000_001)
        let pauser = world.updaterCall(world.parameters.pausers[0])
        world.expectRefusal(PausingError.onlyPauser) { () throws(Revert) in
            try world.restaking.disableGlobalTableRoot(world.updaterCall(), root)
        }
        world.expectRefusal(TableUpdateError.cannotDisableGeneratorRoot) { () throws(Revert) in
            try world.restaking.disableGlobalTableRoot(
                pauser, Restaking.generatorGlobalTableRoot)
        }
        try world.restaking.disableGlobalTableRoot(pauser, root)
        world.expectRefusal(TableUpdateError.invalidRoot) { () throws(Revert) in
            try world.restaking.disableGlobalTableRoot(pauser, root)
        }
        world.expectRefusal(TableUpdateError.invalidRoot) { () throws(Revert) in
            try update(table)
        }
    }

    @Test("the owner names another generator, which must be new")
    func generator() throws {
        let owner = world.updaterCall(world.parameters.owner)
        let secret = BN254Secret(number: 99)
        let set = OperatorSet(avs: World.avs, id: 3)
        let info = BN254OperatorSetInfo(
            operatorCount: 1, aggregatePubkey: secret.key, totalWeights: [10])
        world.expectRefusal(MechanismError.callerNotOwner) { () throws(Revert) in
            try world.restaking.updateGenerator(world.updaterCall(), set, info)
        }
        try world.restaking.updateGenerator(owner, set, info)
        #expect(world.restaking.generator == set)
        world.expectRefusal(TableUpdateError.invalidGenerator) { () throws(Revert) in
            try world.restaking.updateGenerator(owner, set, info)
        }
        world.expectRefusal(CertificateError.verificationFailed) { () throws(Revert) in
            try world.confirm(root, at: 1_750_000_001)
        }
        try world.restaking.confirmGlobalTableRoot(
            world.updaterCall(),
            world.certificate(for: root, at: 1_750_000_001, block: 1, by: secret), root: root,
            referenceTimestamp: 1_750_000_001, referenceBlockNumber: 1)
        world.expectRefusal(TableUpdateError.invalidConfirmationThreshold) {
            () throws(Revert) in
            try world.restaking.setGlobalRootConfirmationThreshold(owner, 10_001)
        }
        try world.restaking.setGlobalRootConfirmationThreshold(owner, 5_000)
        #expect(world.restaking.globalRootConfirmationThreshold == 5_000)
    }
}
