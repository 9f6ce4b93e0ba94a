import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("BN254 certificates", .serialized)
struct BN254CertificateTests {
    typealias World = StakingWorld
    let world: StakingWorld
    private static let set = OperatorSet(avs: World.avs, id: 8)
    private let message = keccak256(utf8: "block 17 is available")
    private let time: UInt32 = 1_750_000_010
    /// Two operators, who weigh 30 and 70.
    private let secrets = [BN254Secret(number: 5), BN254Secret(number: 11)]
    private let operators: [BN254OperatorInfo]

    init() throws {
        world = try StakingWorld()
        operators = [
            BN254OperatorInfo(pubkey: secrets[0].key, weights: [30, 9]),
            BN254OperatorInfo(pubkey: secrets[1].key, weights: [70]),
        ]
        world.ledger.moment.timestamp += 20
        let info = BN254OperatorSetInfo(
            operatorInfoTreeRoot: keccak256(operators[0].leaf, operators[1].leaf),
            operatorCount: 2, aggregatePubkey: BN254Secret(number: 16).key, totalWeights: [100])
        try world.carry(
            OperatorTable(
                operatorSet: Self.set, curve: .bn254, config: OperatorSetConfig(owner: World.avs),
                content: Bytes(ABITuple(info).encoded())), at: time)
    }

    private func witness(_ index: Int, proof: Hash? = nil) -> BN254OperatorWitness {
        BN254OperatorWitness(
            operatorIndex: UInt32(index),
            proof: Bytes((proof ?? operators[1 - index].leaf).bytes),
            operatorInfo: operators[index])
    }

    /// Signed by the sum of some secrets.
    private func certificate(
        signedBy number: UInt256, absent: [BN254OperatorWitness] = []
    ) -> BN254Certificate {
        let secret = BN254Secret(number: number)
        return BN254Certificate(
            referenceTimestamp: time, messageHash: message,
            signature: secret.sign(
                world.restaking.bn254CertificateDigest(
                    referenceTimestamp: time, messageHash: message)),
            signersKey: secret.twistKey, nonSigners: absent)
    }

    private func expect(_ reason: some RevertReason, _ certificate: BN254Certificate) {
        world.expectRefusal(reason) { () throws(Revert) in
            _ = try world.restaking.verify(certificate, of: Self.set)
        }
    }

    @Test("weighs all but those that are shown not to have signed, and remembers them")
    func weighing() throws {
        let restaking = world.restaking
        #expect(try restaking.verify(certificate(signedBy: 16), of: Self.set) == [100])
        let absent = certificate(signedBy: 11, absent: [witness(0)])
        #expect(try restaking.verify(absent, of: Self.set) == [70])
        #expect(
            restaking.knownBN254Operator(of: Self.set, at: time, index: 0) == operators[0])
        // Known by now, so that the proof does not matter.
        #expect(
            try restaking.verify(
                certificate(signedBy: 11, absent: [witness(0, proof: .zero)]), of: Self.set)
                == [70])
        #expect(try restaking.verifyProportion(absent, of: Self.set, thresholds: [7_000]))
        #expect(try !restaking.verifyProportion(absent, of: Self.set, thresholds: [7_100]))
        #expect(try restaking.verifyNominal(absent, of: Self.set, thresholds: [70]))
        #expect(try !restaking.verifyNominal(absent, of: Self.set, thresholds: [71]))
        world.expectRefusal(CertificateError.arrayLengthMismatch) { () throws(Revert) in
            _ = try restaking.verifyNominal(absent, of: Self.set, thresholds: [])
        }
    }

    @Test("is refused, in order of precedence")
    func refusals() {
        var unknown = certificate(signedBy: 16)
        unknown.referenceTimestamp += 1
        expect(CertificateError.referenceTimestampDoesNotExist, unknown)
        var outside = witness(0)
        outside.operatorIndex = 2
        expect(
            CertificateError.invalidOperatorIndex, certificate(signedBy: 11, absent: [outside]))
        expect(
            CertificateError.verificationFailed,
            certificate(signedBy: 11, absent: [witness(0, proof: .zero)]))
        expect(
            CertificateError.nonSignerIndicesNotSorted,
            certificate(signedBy: 5, absent: [witness(1), witness(0)]))
        // A signature of all, where one is said not to have signed.
        expect(
            CertificateError.verificationFailed, certificate(signedBy: 16, absent: [witness(0)]))
        expect(CertificateError.verificationFailed, certificate(signedBy: 11))
        var nowhere = certificate(signedBy: 16)
        nowhere.signature = BN254Point(x: 1, y: 3)
        expect(EmptyRevert(), nowhere)
        var twisted = certificate(signedBy: 16)
        twisted.signersKey.xReal += 1
        expect(CertificateError.verificationFailed, twisted)
    }

    @Test("an operator's leaf is salted, and its bytes are those of Solidity")
    func leaf() {
        #expect(
            operators[1].leaf
                == keccak256(
                    [0x75]
                        + ABITuple(ABITuple(operators[1].pubkey, operators[1].weights))
                        .encoded()))
    }
}
