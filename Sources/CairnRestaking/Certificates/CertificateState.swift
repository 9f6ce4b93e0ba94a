import CairnLedger
import CairnPrimitives

/// Operator tables by set and time, and the roots that vouch for them.
struct CertificateState {
    /// What the updater has one of.
    struct Updater: TableRecord {
        var generator: OperatorSetKey
        /// Basis points.
        var threshold: UInt64
        /// The time of the newest root, in Unix seconds.
        var latestTimestamp: UInt64
    }

    /// What a verifier knows of a set, whichever of its tables counts.
    struct Head: TableRecord {
        var owner: Address
        /// Seconds; zero for ever.
        var maxStaleness: UInt64
        /// The time of the newest table, in Unix seconds.
        var latestTimestamp: UInt64
    }

    /// One table of a set.
    struct Reference: TableRecord {
        var isSet: Flag
        var operatorCount: UInt256
        /// Of a BN254 table, the root of its operators' tree and the sum of their keys.
        var treeRoot: Hash
        var x: UInt256
        var y: UInt256
    }

    /// A point of BN254's first group.
    struct Point: TableRecord {
        var x: UInt256
        var y: UInt256
    }

    let updater: Cell<Updater>
    /// By time, the root of the tree of all tables.
    let globalRoots: Table<UInt64, Hash>
    let validRoots: Table<Hash, Flag>
    /// Block numbers by time, and times by block number.
    let blockNumbers: Table<UInt64, UInt64>
    let timestamps: Table<UInt64, UInt64>

    /// By curve and set.
    let heads: Table<Pair<UInt64, OperatorSetKey>, Head>
    let references: Table<ReferenceKey, Reference>
    /// Of a BN254 table, what all operators weigh.
    let totalWeights: ListTable<ReferenceKey, UInt256>
    /// By table and index, what an operator weighs.
    let weights: ListTable<Pair<ReferenceKey, UInt64>, UInt256>
    /// Of an ECDSA table, the operators by index.
    let signers: Table<Pair<ReferenceKey, UInt64>, Address>
    /// Of an ECDSA table, one more than the first index of a signer.
    let signerPositions: Table<Pair<ReferenceKey, Address>, UInt64>
    /// Of a BN254 table, operators that were shown to be in it, by index.
    let knownOperators: Table<Pair<ReferenceKey, UInt64>, Point>

    init(_ store: Store) {
        updater = store.cell("restaking.certificates.updater")
        globalRoots = store.table("restaking.certificates.globalRoots")
        validRoots = store.table("restaking.certificates.validRoots")
        blockNumbers = store.table("restaking.certificates.blockNumbers")
        timestamps = store.table("restaking.certificates.timestamps")
        heads = store.table("restaking.certificates.heads")
        references = store.table("restaking.certificates.references")
        totalWeights = store.list("restaking.certificates.totalWeights")
        weights = store.list("restaking.certificates.weights")
        signers = store.table("restaking.certificates.signers")
        signerPositions = store.table("restaking.certificates.signerPositions")
        knownOperators = store.table("restaking.certificates.knownOperators")
    }
}

/// A table by its curve, set and time.
typealias ReferenceKey = Triple<UInt64, OperatorSetKey, UInt64>

extension ListTable where Element == UInt256 {
    /// Replaces a list.
    func replace(_ key: Key, with elements: [UInt256]) {
        while popLast(key) != nil {}
        for element in elements { append(element, to: key) }
    }
}
