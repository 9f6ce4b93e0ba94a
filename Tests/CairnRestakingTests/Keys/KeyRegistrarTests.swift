import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("key registrar")
struct KeyRegistrarTests {
    let world: AllocationWorld
    private let `operator` = AllocationWorld.operator
    private let set = AllocationWorld.set(1)
    private let secret: UInt256 = 1_234_567_890_123_456_789
    /// A wallet that is a contract, whose approval the surroundings decide.
    private let wallet: Address = "0x000000000000000000000000000000000000a11e"

    init() throws {
        world = try AllocationWorld()
        try world.create(1)
        world.ledger.accounts.table.update(wallet) { $0.code = CodeID(rawValue: 2) }
        world.surroundings.acceptsSignatures = true
    }

    private func call(_ sender: Address) -> Call {
        Call(sender: sender, contract: world.parameters.keyRegistrar)
    }

    private func configure(_ curveType: CurveType) throws(Revert) {
        try world.restaking.configureOperatorSet(
            call(AllocationWorld.avs), set, curveType: curveType)
    }

    private func register(_ key: Bytes, _ signature: Bytes = []) throws(Revert) {
        try world.restaking.registerKey(
            call(`operator`), operator: `operator`, operatorSet: set, key: key,
            signature: signature)
    }

    // MARK: Addresses

    @Test("an address serves once, even after it was taken out of use")
    func address() throws {
        try configure(.ecdsa)
        let key = Bytes(wallet.bytes)
        try register(key)
        let restaking = world.restaking
        #expect(try restaking.ecdsaAddress(of: `operator`, in: set) == wallet)
        #expect(restaking.keyHash(of: `operator`, in: set) == keccak256(wallet.bytes))
        #expect(try restaking.operatorOfSigningKey(key, in: set) == (`operator`, true))
        world.expectRefusal(KeyRegistrarError.operatorAlreadyRegistered) { () throws(Revert) in
            try register([])
        }

        try restaking.deregisterKey(call(`operator`), operator: `operator`, operatorSet: set)
        #expect(try restaking.ecdsaKey(of: `operator`, in: set) == [])
        #expect(try restaking.operatorOfSigningKey(key, in: set) == (`operator`, false))
        world.expectRefusal(KeyRegistrarError.keyAlreadyRegistered) { () throws(Revert) in
            try register(key)
        }
    }

    @Test("refuses addresses in order of precedence and changes nothing")
    func addressRefusals() throws {
        world.expectRefusal(KeyRegistrarError.operatorSetNotConfigured) { () throws(Revert) in
            try register([])
        }
        try configure(.ecdsa)
        world.expectRefusal(KeyRegistrarError.invalidKeyFormat) { () throws(Revert) in
            try register([1])
        }
        world.expectRefusal(KeyRegistrarError.zeroPubkey) { () throws(Revert) in
            try register(Bytes(Address.zero.bytes))
        }
        world.surroundings.acceptsSignatures = false
        world.expectRefusal(SignatureRefusal.invalidSignature) { () throws(Revert) in
            try register(Bytes(wallet.bytes))
        }
        world.expectRefusal(KeyRegistrarError.keyNotFound(set, `operator`)) {
            () throws(Revert) in
            try world.restaking.deregisterKey(
                call(`operator`), operator: `operator`, operatorSet: set)
        }
        try world.register(1)
        world.expectRefusal(KeyRegistrarError.operatorStillSlashable(set, `operator`)) {
            () throws(Revert) in
            try world.restaking.deregisterKey(
                call(`operator`), operator: `operator`, operatorSet: set)
        }
    }

    @Test("a set chooses its kind of keys once")
    func configuration() throws {
        world.expectRefusal(PermissionError.invalidPermissions) { () throws(Revert) in
            try world.restaking.configureOperatorSet(call(`operator`), set, curveType: .none)
        }
        world.expectRefusal(KeyRegistrarError.invalidCurveType) { () throws(Revert) in
            try configure(.none)
        }
        try configure(.bn254)
        #expect(world.restaking.curveType(of: set) == .bn254)
        world.expectRefusal(KeyRegistrarError.configurationAlreadySet) { () throws(Revert) in
            try configure(.ecdsa)
        }
        world.expectRefusal(KeyRegistrarError.invalidCurveType) { () throws(Revert) in
            _ = try world.restaking.ecdsaKey(of: `operator`, in: set)
        }
    }

    // MARK: Pairs of points

    /// Both halves of a secret's key; the coordinates of the second are those of its generator.
    private func pair(secret: UInt256, second: BN254G2Coordinates) -> Bytes {
        let first = BN254G1.generator.multiplied(by: secret).coordinates
        return BN254Key.encode(x: first.x, y: first.y, x2: second.x, y2: second.y)
    }

    private func sign(_ key: Bytes, secret: UInt256) throws -> Bytes {
        let digest = world.restaking.bn254KeyDigest(
            operator: `operator`, operatorSet: set, key: key,
            registrar: world.parameters.keyRegistrar)
        var x = digest.word % BN254.fieldModulus
        while BN254G1(x: x) == nil { x = x + .one }
        let point = try #require(BN254G1(x: x)).multiplied(by: secret).coordinates
        var bytes: [UInt8] = []
        for word in [point.x, point.y] {
            word.withBigEndianBytes { bytes.append(contentsOf: $0) }
        }
        return Bytes(bytes)
    }

    @Test("a pair of points counts if signature and halves belong together")
    func points() throws {
        try configure(.bn254)
        // The secret one makes both halves the generators.
        let key = pair(secret: 1, second: .generator)
        let signature = try sign(key, secret: 1)
        world.expectRefusal(KeyRegistrarError.invalidKeyFormat) { () throws(Revert) in
            try register(Bytes(Array(key.bytes.dropLast())), signature)
        }
        world.expectRefusal(SignatureRefusal.invalidSignature) { () throws(Revert) in
            try register(key, Bytes(Array(signature.bytes.dropLast())))
        }
        // Halves of two secrets, signed with the first.
        let strange = pair(secret: secret, second: .generator)
        let strangeSignature = try sign(strange, secret: secret)
        world.expectRefusal(SignatureRefusal.invalidSignature) { () throws(Revert) in
            try register(strange, strangeSignature)
        }
        // A first half that is no point.
        let nowhere = BN254Key.encode(
            x: 1, y: 3, x2: BN254G2Coordinates.generator.x, y2: BN254G2Coordinates.generator.y)
        world.expectRefusal(EmptyRevert()) { () throws(Revert) in
            try register(nowhere, signature)
        }
        try register(key, signature)
        #expect(world.restaking.isKeyRegistered(set, operator: `operator`))
        let found = try world.restaking.bn254Key(of: `operator`, in: set)
        #expect((found.x, found.y) == (1, 2))
        #expect(found.x2 == BN254G2Coordinates.generator.x)
        #expect(
            try world.restaking.operatorOfSigningKey(
                Bytes(Array(key.bytes[..<64])), in: set) == (`operator`, true))
    }
}

/// Coordinates as a key's bytes hold them, the imaginary part first.
private struct BN254G2Coordinates {
    let x: [UInt256]
    let y: [UInt256]

    /// - Spec: EIP-197, "Definition of the groups"
    static let generator = BN254G2Coordinates(
        x: [
            word("198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2"),
            word("1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed"),
        ],
        y: [
            word("090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b"),
            word("12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa"),
        ])

    private static func word(_ digits: String) -> UInt256 { UInt256(hex: digits) ?? .zero }
}
