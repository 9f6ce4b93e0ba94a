public import CairnPrimitives

/// Makes the proofs that a pod verifies, all of them against one block of the beacon chain.
///
/// What the proofs share is computed once: the roots of the state's fields and the nodes above them.
/// A further validator costs the way from its place up to its list, and nothing is hashed for it but
/// its own fields.
///
/// - Spec: EigenLayer core, `BeaconChainProofs.sol`.
public struct PodProver: Sendable {
    /// The root that the oracle of EIP-4788 tells.
    public let blockRoot: Hash
    /// The slot of the block.
    public let slot: Slot
    /// From the block's root to the state's.
    public let stateRoot: MerkleProof
    /// From the block's root to the root of the balances.
    public let balanceContainer: MerkleProof

    private let rules: BeaconRules
    private var validators: ValidatorColumns
    private var balances: PackedColumn<Gwei>
    /// What lies beside the registry's tree on the way to the state's root: the list's length first.
    private let aboveValidators: [Hash]

    /// Takes a block and the state behind it.
    ///
    /// - Returns: nil when the state is not the one that the header names.
    public init?(header: BeaconBlockHeader, state: BeaconState) {
        var copy = state
        rules = state.rules
        let roots = copy.fieldRoots(rules)
        let tree = FieldTree(roots)
        guard Hash(tree.root) == header.stateRoot,
            let outer = header.proof(of: PodProofs.stateRootIndex, rules)
        else { return nil }
        slot = header.slot
        blockRoot = header.hashTreeRoot(rules)
        stateRoot = outer
        let balancesField = PodProofs.balancesIndex.position
        balanceContainer = MerkleProof(
            leaf: Hash(tree.leaf(balancesField)),
            index: PodProofs.stateRootIndex.appending(PodProofs.balancesIndex),
            branch: tree.branch(balancesField) + outer.branch)
        // Hashing the fields has brought the lists' own trees up to date in the copy.
        validators = copy.validators
        balances = copy.balances
        aboveValidators =
            [Hash(Chunk(word0: UInt64(copy.validators.count)))]
            + tree.branch(PodProofs.validatorsIndex.position)
    }

    /// How many validators there are.
    public var count: UInt64 { UInt64(validators.count) }

    /// The leaves of a validator's fields, and the way from its root to the state's; nil beyond the
    /// registry.
    public func validator(
        _ index: ValidatorIndex
    ) -> (fields: [Hash], proof: MerkleProof)? {
        guard index < count else { return nil }
        var validator = validators[Int(index)]
        var fields = validator.fieldRoots(rules)
        let leaves = fields.map(Hash.init)
        let extent = ColumnExtent.list(limit: rules.preset.validatorRegistryLimit)
        guard let way = way(from: index, depth: 40, in: validators, extent) else { return nil }
        return (
            leaves,
            MerkleProof(
                leaf: Hash(Merkle.root(&fields, depth: 3)),
                index: PodProofs.validatorIndex(index), branch: way + aboveValidators)
        )
    }

    /// The hash of a validator's key, and the way from the word with its balance to the root of the
    /// balances; nil beyond the registry.
    public func balance(
        of index: ValidatorIndex
    ) -> (publicKeyHash: Hash, proof: MerkleProof)? {
        guard index < count else { return nil }
        let extent = ColumnExtent.list(limit: rules.preset.validatorRegistryLimit)
        let place = GeneralizedIndex(1).leaf(index / 4, depth: 38)
        var column = balances
        var key = validators.publicKeys[Int(index)]
        guard let word = column.contentNode(place, extent, rules),
            let way = way(from: index / 4, depth: 38, in: balances, extent)
        else { return nil }
        return (
            Hash(key.treeRoot(rules)),
            MerkleProof(
                leaf: Hash(word), index: GeneralizedIndex(2).leaf(index / 4, depth: 38),
                branch: way + [Hash(Chunk(word0: count))])
        )
    }

    /// The siblings on the way from a leaf of a list to the root of its content, the deepest first.
    private func way<Column: BeaconColumn>(
        from position: UInt64, depth: Int, in column: Column, _ extent: ColumnExtent
    ) -> [Hash]? {
        var column = column
        var siblings: [Hash] = []
        siblings.reserveCapacity(depth + 8)
        var place = GeneralizedIndex(1).leaf(position, depth: depth)
        while place.rawValue > 1 {
            guard let sibling = column.contentNode(place.sibling, extent, rules) else { return nil }
            siblings.append(Hash(sibling))
            place = place.parent
        }
        return siblings
    }
}

/// The tree over the roots of a state's fields, whole.
private struct FieldTree {
    private var rows: [[Chunk]] = []

    /// - Parameter roots: At most 64, as many as a state's tree has room for.
    init(_ roots: [Chunk]) {
        let width = 1 << Merkle.depth(forLeaves: UInt64(roots.count))
        rows.append(roots + [Chunk](repeating: .zero, count: width - roots.count))
        while let row = rows.last, row.count > 1 {
            var above: [Chunk] = []
            for place in stride(from: 0, to: row.count, by: 2) {
                above.append(Chunk.hash(row[place], row[place + 1]))
            }
            rows.append(above)
        }
    }

    var root: Chunk { rows[rows.count - 1][0] }

    func leaf(_ position: UInt64) -> Chunk { rows[0][Int(position)] }

    /// The siblings on the way from a field to the root, the deepest first.
    func branch(_ position: UInt64) -> [Hash] {
        (0..<rows.count - 1).map { Hash(rows[$0][(Int(position) >> $0) ^ 1]) }
    }
}
