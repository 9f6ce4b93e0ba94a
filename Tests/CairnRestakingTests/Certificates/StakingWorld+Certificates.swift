import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// A secret number and its points in both groups of BN254.
struct BN254Secret {
    let number: UInt256

    var key: BN254Point { BN254Point(BN254G1.generator.multiplied(by: number)) }

    var twistKey: BN254TwistPoint {
        let (x, y) = BN254G2.generator.multiplied(by: number).coordinates
        return BN254TwistPoint(xImaginary: x.0, xReal: x.1, yImaginary: y.0, yReal: y.1)
    }

    func sign(_ digest: Hash) -> BN254Point {
        BN254Point(BN254G1(hashing: digest).multiplied(by: number))
    }
}

extension BN254Point {
    init(_ point: BN254G1) {
        let (x, y) = point.coordinates
        self.init(x: x, y: y)
    }
}

extension StakingWorld {
    /// The default generator's secret.
    static let generatorSecret = BN254Secret(number: 1)

    var updaterAddress: Address { parameters.certificates.operatorTableUpdater }

    func updaterCall(_ sender: Address = stranger) -> Call {
        Call(sender: sender, contract: updaterAddress)
    }

    /// The generator's certificate for a root.
    func certificate(
        for root: Hash, at timestamp: UInt32, block: UInt32,
        by secret: BN254Secret = generatorSecret
    ) -> BN254Certificate {
        let message = restaking.globalTableUpdateMessageHash(
            root: root, referenceTimestamp: timestamp, referenceBlockNumber: block)
        return BN254Certificate(
            referenceTimestamp: 1, messageHash: message,
            signature: secret.sign(
                restaking.bn254CertificateDigest(referenceTimestamp: 1, messageHash: message)),
            signersKey: secret.twistKey)
    }

    func confirm(_ root: Hash, at timestamp: UInt32, block: UInt32 = 77) throws(Revert) {
        try restaking.confirmGlobalTableRoot(
            updaterCall(), certificate(for: root, at: timestamp, block: block), root: root,
            referenceTimestamp: timestamp, referenceBlockNumber: block)
    }

    /// Confirms a root whose tree has one leaf, and takes the table over.
    func carry(_ table: OperatorTable, at timestamp: UInt32) throws(Revert) {
        let root = OperatorTable.leaf(table.encoded)
        try confirm(root, at: timestamp)
        try restaking.updateOperatorTable(
            updaterCall(), referenceTimestamp: timestamp, root: root, index: 0, proof: [],
            tableBytes: table.encoded)
    }
}
