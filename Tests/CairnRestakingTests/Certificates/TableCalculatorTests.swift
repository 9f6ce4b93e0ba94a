import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// The whole road of a service: stake, keys, reservation, table, root, certificate.
@Suite("Operator tables from stake", .serialized)
struct TableCalculatorTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private static let second: Address = "0x0000000000000000000000000000000000000a02"
    private static let third: Address = "0x0000000000000000000000000000000000000a03"
    private static let operators = [World.operator, second, third]
    private let message = keccak256(utf8: "served")

    /// Three operators in set 1. The first has 100 tokens of which all, the second 10 of which half
    /// is the set's; the third has allocated nothing.
    init() throws {
        world = try StakingWorld()
        try world.prepareRewards()
        for member in Self.operators.dropFirst() {
            try world.restaking.registerAsOperator(
                world.delegationCall(member), approver: .zero, allocationDelay: 0,
                metadataURI: [])
        }
        try world.deposit(World.unit * 100)
        try world.delegate()
        try world.deposit(World.unit * 10, by: World.neighbour)
        try world.restaking.delegateTo(
            world.delegationCall(World.neighbour), operator: Self.second,
            approval: SignatureWithExpiry(), salt: .zero)
        for member in Self.operators {
            try world.restaking.registerForOperatorSets(
                allocationCall(member), operator: member,
                RegisterParams(avs: World.avs, operatorSetIDs: [1]))
        }
        try allocate(1_000_000_000_000_000_000, of: World.operator)
        try allocate(500_000_000_000_000_000, of: Self.second)
        world.advance(1)
    }

    private func allocationCall(_ sender: Address) -> Call {
        Call(sender: sender, contract: world.parameters.allocationManager)
    }

    private func allocate(_ magnitude: UInt64, of member: Address) throws(Revert) {
        try world.restaking.modifyAllocations(
            allocationCall(member), operator: member,
            [
                AllocateParams(
                    operatorSet: World.set, strategies: [World.strategy],
                    newMagnitudes: [magnitude])
            ])
    }

    private func configure(_ curve: CurveType) throws(Revert) {
        try world.restaking.configureOperatorSet(
            Call(sender: World.avs, contract: world.parameters.keyRegistrar), World.set,
            curveType: curve)
    }

    private func register(
        _ key: Bytes, of member: Address, signature: Bytes
    ) throws(Revert) {
        try world.restaking.registerKey(
            Call(sender: member, contract: world.parameters.keyRegistrar), operator: member,
            operatorSet: World.set, key: key, signature: signature)
    }

    /// Has the registry make the set's table with one of the calculators, and carries it.
    private func carry(_ content: Bytes, at time: UInt32) throws(Revert) {
        world.surroundings.operatorTable = content
        let bytes = try world.restaking.operatorTableBytes(of: World.set)
        let root = OperatorTable.leaf(bytes)
        try world.confirm(root, at: time)
        try world.restaking.updateOperatorTable(
            world.updaterCall(), referenceTimestamp: time, root: root, index: 0, proof: [],
            tableBytes: bytes)
    }

    @Test("weights are what the set can slash, for as long as calculators look ahead")
    func weights() throws {
        let (operators, weights) = try world.restaking.operatorWeights(of: World.set)
        #expect(operators == [World.operator, Self.second])
        #expect(weights == [[World.unit * 100], [World.unit * 5]])
        #expect(
            try world.restaking.operatorWeights(of: Self.second, in: World.set)
                == [World.unit * 5])
        #expect(try world.restaking.operatorWeights(of: Self.third, in: World.set) == [])
        // A deallocation that holds in 50 blocks is within the 100 to come.
        try allocate(100_000_000_000_000_000, of: Self.second)
        #expect(
            try world.restaking.operatorWeights(of: Self.second, in: World.set)
                == [World.unit])
    }

    @Test("operators with weight and key make a table, whose certificates count what they stake")
    func ecdsa() throws {
        try configure(.ecdsa)
        let key = try PrivateKey(0xFEED)
        try register(
            Bytes(key.address.bytes), of: World.operator,
            signature: Bytes(
                key.sign(
                    world.restaking.ecdsaKeyDigest(
                        operator: World.operator, operatorSet: World.set, key: key.address,
                        registrar: world.parameters.keyRegistrar)
                ).bytes))
        let table = try world.restaking.ecdsaTable(of: World.set)
        #expect(table == [ECDSAOperatorInfo(pubkey: key.address, weights: [World.unit * 100])])
        world.ledger.moment.timestamp += 50
        let time: UInt32 = 1_750_000_040
        try carry(Bytes(ABITuple(table).encoded()), at: time)
        let digest = world.restaking.ecdsaCertificateDigest(
            referenceTimestamp: time, messageHash: message)
        let outcome = try world.restaking.verifyProportion(
            ECDSACertificate(
                referenceTimestamp: time, messageHash: message,
                signatures: Bytes(key.sign(digest).bytes)), of: World.set, thresholds: [10_000])
        #expect(outcome.isEnough)
        world.expectRefusal(KeyRegistrarError.invalidCurveType) { () throws(Revert) in
            _ = try world.restaking.bn254Table(of: World.set)
        }
    }

    @Test("of pairs of points the table holds a tree, from which absent operators are proven")
    func bn254() throws {
        try configure(.bn254)
        let secrets = [BN254Secret(number: 3), BN254Secret(number: 4)]
        for (member, secret) in zip([World.operator, Self.second], secrets) {
            let (first, second) = (secret.key, secret.twistKey)
            let key = BN254Key.encode(
                x: first.x, y: first.y, x2: [second.xImaginary, second.xReal],
                y2: [second.yImaginary, second.yReal])
            let signature = secret.sign(
                world.restaking.bn254KeyDigest(
                    operator: member, operatorSet: World.set, key: key,
                    registrar: world.parameters.keyRegistrar))
            try register(
                key, of: member,
                signature: Bytes(signature.x.bigEndianBytes + signature.y.bigEndianBytes))
        }
        let infos = try world.restaking.bn254Operators(of: World.set).infos
        let table = try world.restaking.bn254Table(of: World.set)
        #expect(table.operatorInfoTreeRoot == keccak256(infos[0].leaf, infos[1].leaf))
        #expect(table.operatorCount == 2)
        #expect(table.aggregatePubkey == BN254Secret(number: 7).key)
        #expect(table.totalWeights == [World.unit * 105])

        world.ledger.moment.timestamp += 50
        let time: UInt32 = 1_750_000_040
        try carry(Bytes(ABITuple(table).encoded()), at: time)
        let absent = try world.restaking.nonSigners(of: World.set, signers: [World.operator])
        #expect(absent.key == secrets[1].key)
        #expect(absent.witnesses.map(\.operatorIndex) == [1])
        let digest = world.restaking.bn254CertificateDigest(
            referenceTimestamp: time, messageHash: message)
        let certificate = BN254Certificate(
            referenceTimestamp: time, messageHash: message, signature: secrets[0].sign(digest),
            signersKey: secrets[0].twistKey, nonSigners: absent.witnesses)
        #expect(
            try world.restaking.verify(certificate, of: World.set) == [World.unit * 100])
    }
}
