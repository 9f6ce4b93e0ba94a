import CairnPrimitives

/// The proofs that a restaking pod verifies.
///
/// - Spec: EigenLayer core, `BeaconChainProofs.sol`.
public enum PodProofs {
    /// How many fields of the state are below its root: the tree has room for 64.
    private static let stateDepth = 6

    /// Where the state root is under a block's root.
    public static let stateRootIndex = GeneralizedIndex(11)

    /// Where the registry is under a state's root.
    public static let validatorsIndex = GeneralizedIndex(64 + 11)

    /// Where the balances are under a state's root.
    public static let balancesIndex = GeneralizedIndex(64 + 12)

    /// Where a validator is under a state's root.
    public static func validatorIndex(_ index: ValidatorIndex) -> GeneralizedIndex {
        validatorsIndex.leftChild.leaf(index, depth: 40)
    }

    /// From a block's root to its state's.
    public static func stateRoot(
        header: BeaconBlockHeader, _ rules: BeaconRules
    ) -> MerkleProof? {
        header.proof(of: stateRootIndex, rules)
    }

    /// From a state's root to a validator.
    public static func validator(
        state: BeaconState, _ index: ValidatorIndex
    ) -> MerkleProof? {
        state.proof(of: validatorIndex(index), state.rules)
    }

    /// From a block's root to the root of the balances.
    public static func balanceContainer(
        header: BeaconBlockHeader, state: BeaconState
    ) -> MerkleProof? {
        guard let inner = state.proof(of: balancesIndex, state.rules),
            let outer = header.proof(of: stateRootIndex, state.rules), inner.root == outer.leaf
        else { return nil }
        return MerkleProof(
            leaf: inner.leaf, index: stateRootIndex.appending(balancesIndex),
            branch: inner.branch + outer.branch)
    }

    /// From the root of the balances to the chunk that holds a validator's balance.
    public static func balance(
        state: BeaconState, validator index: ValidatorIndex
    ) -> MerkleProof? {
        let chunk = GeneralizedIndex(2).leaf(index / 4, depth: 38)
        let place = balancesIndex.appending(chunk)
        guard let whole = state.proof(of: place, state.rules) else { return nil }
        return MerkleProof(
            leaf: whole.leaf, index: chunk, branch: Array(whole.branch.dropLast(stateDepth)))
    }
}
