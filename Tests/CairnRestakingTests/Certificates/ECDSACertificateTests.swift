import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("ECDSA certificates")
struct ECDSACertificateTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private static let set = OperatorSet(avs: World.avs, id: 7)
    private let message = keccak256(utf8: "block 17 is available")
    private let time: UInt32 = 1_750_000_010
    /// Three operators in the order of their addresses, who weigh 10, 20 and 31 of one type and 1,
    /// 0, 0 of another.
    private let keys: [PrivateKey]

    init() throws {
        world = try StakingWorld()
        keys = try [0xA1, 0xA2, 0xA3].map { try PrivateKey($0) }
            .sorted { $0.address < $1.address }
        world.ledger.moment.timestamp += 20
        let weights: [[UInt256]] = [[10, 1], [20, 0], [31, 0]]
        let operators = zip(keys, weights).map {
            ECDSAOperatorInfo(pubkey: $0.address, weights: $1)
        }
        try world.carry(
            OperatorTable(
                operatorSet: Self.set, curve: .ecdsa,
                config: OperatorSetConfig(owner: World.avs, maxStalenessPeriod: 600),
                content: Bytes(ABITuple(operators).encoded())), at: time)
    }

    private var digest: Hash {
        world.restaking.ecdsaCertificateDigest(referenceTimestamp: time, messageHash: message)
    }

    private func certificate(
        _ signers: [PrivateKey], at timestamp: UInt32? = nil
    ) -> ECDSACertificate {
        ECDSACertificate(
            referenceTimestamp: timestamp ?? time, messageHash: message,
            signatures: Bytes(signers.flatMap { $0.sign(digest).bytes }))
    }

    private func expect(_ reason: some RevertReason, _ certificate: ECDSACertificate) {
        world.expectRefusal(reason) { () throws(Revert) in
            _ = try world.restaking.verify(certificate, of: Self.set)
        }
    }

    @Test("is signed for a contract, on whichever chain it is shown")
    func domain() {
        let domain = keccak256(
            keccak256(utf8: "EIP712Domain(string name,string version,address verifyingContract)")
                .bytes + keccak256(utf8: "EigenLayer").bytes + keccak256(utf8: "1").bytes
                + world.parameters.certificates.ecdsaVerifier.word.bigEndianBytes)
        let content = keccak256(
            keccak256(utf8: "ECDSACertificate(uint32 referenceTimestamp,bytes32 messageHash)")
                .bytes + UInt256(UInt64(time)).bigEndianBytes + message.bytes)
        #expect(digest == keccak256([0x19, 0x01] + domain.bytes + content.bytes))
    }

    @Test("weighs what its signers weigh")
    func weighing() throws {
        let (weights, signers) = try world.restaking.verify(
            certificate([keys[0], keys[2]]), of: Self.set)
        #expect(weights == [41, 1])
        #expect(signers == [keys[0].address, keys[2].address])
    }

    @Test(
        "reaches proportions that are rounded down",
        arguments: [
            // Of 61, what is needed: 6,722 bp are 41.0042, of 1, 10,000 bp are 1.
            ([6_722, 10_000] as [UInt16], true), ([6_886, 0], false), ([6_885, 0], true),
            ([0, 0], true), ([10_000, 10_000], false),
        ])
    func proportions(thresholds: [UInt16], isEnough: Bool) throws {
        let outcome = try world.restaking.verifyProportion(
            certificate([keys[0], keys[2]]), of: Self.set, thresholds: thresholds)
        #expect(outcome.isEnough == isEnough)
        #expect(outcome.signers.count == 2)
    }

    @Test(
        "reaches numbers",
        arguments: [
            ([41, 1] as [UInt256], true), ([42, 1], false), ([41, 2], false),
        ])
    func numbers(thresholds: [UInt256], isEnough: Bool) throws {
        #expect(
            try world.restaking.verifyNominal(
                certificate([keys[0], keys[2]]), of: Self.set, thresholds: thresholds
            ).isEnough == isEnough)
    }

    @Test("is refused, in order of precedence")
    func refusals() throws {
        let stranger = try PrivateKey(0xBAD)
        world.expectRefusal(CertificateError.arrayLengthMismatch) { () throws(Revert) in
            _ = try world.restaking.verifyProportion(
                certificate([keys[0]]), of: Self.set, thresholds: [1])
        }
        world.expectRefusal(CertificateError.arrayLengthMismatch) { () throws(Revert) in
            _ = try world.restaking.verifyNominal(
                certificate([keys[0]]), of: Self.set, thresholds: [1, 2, 3])
        }
        expect(
            CertificateError.referenceTimestampDoesNotExist, certificate([], at: time + 1))
        expect(CertificateError.invalidSignatureLength, certificate([]))
        var short = certificate([keys[0]])
        short.signatures.append(0)
        expect(CertificateError.invalidSignatureLength, short)
        var broken = certificate([keys[0]])
        broken.signatures[64] = 29
        expect(SignatureRefusal.invalidSignature, broken)
        expect(CertificateError.signersNotOrdered, certificate([keys[1], keys[0]]))
        expect(CertificateError.signersNotOrdered, certificate([keys[1], keys[1]]))
        expect(CertificateError.verificationFailed, certificate([stranger]))
        var other = certificate([keys[0]])
        other.messageHash = keccak256(utf8: "block 18 is available")
        expect(CertificateError.verificationFailed, other)
    }

    @Test("counts until its table is too old, or its root disabled")
    func ageing() throws {
        world.ledger.moment.timestamp = UInt64(time) + 600
        _ = try world.restaking.verify(certificate([keys[0]]), of: Self.set)
        world.ledger.moment.timestamp += 1
        expect(CertificateError.certificateStale, certificate([keys[0]], at: time))
        world.ledger.moment.timestamp -= 1
        try world.restaking.disableGlobalTableRoot(
            world.updaterCall(world.parameters.pausers[0]),
            world.restaking.globalTableRoot(at: time))
        expect(CertificateError.rootDisabled, certificate([]))
    }

    @Test("an operator that stands twice counts as it stands first; a table may be empty")
    func tables() throws {
        let key = keys[0]
        try world.carry(
            OperatorTable(
                operatorSet: Self.set, curve: .ecdsa, config: OperatorSetConfig(),
                content: Bytes(
                    ABITuple([
                        ECDSAOperatorInfo(pubkey: key.address, weights: [3]),
                        ECDSAOperatorInfo(pubkey: key.address, weights: [4]),
                    ]).encoded())), at: time + 1)
        let digest = world.restaking.ecdsaCertificateDigest(
            referenceTimestamp: time + 1, messageHash: message)
        let certificate = ECDSACertificate(
            referenceTimestamp: time + 1, messageHash: message,
            signatures: Bytes(key.sign(digest).bytes))
        #expect(try world.restaking.verify(certificate, of: Self.set).weights == [3])
        #expect(
            try world.restaking.verifyProportion(
                certificate, of: Self.set, thresholds: [4_285]
            ).isEnough)
        try world.carry(
            OperatorTable(
                operatorSet: Self.set, curve: .ecdsa, config: OperatorSetConfig(),
                content: Bytes(ABITuple([ECDSAOperatorInfo]()).encoded())), at: time + 2)
        expect(
            CertificateError.operatorCountZero,
            ECDSACertificate(
                referenceTimestamp: time + 2, messageHash: message,
                signatures: certificate.signatures))
    }
}
