import CairnEthereum
import CairnPrimitives

/// A beacon block whose state has one validator, and the ways from its parts to its root.
struct OneValidatorState {
    /// The leaves of the validator's fields.
    let fields: [Hash]
    /// The word with the first four balances.
    let balances: Hash
    private let listSiblings = [Hash](repeating: .zero, count: 41)
    private let balanceSiblings = [Hash](repeating: .zero, count: 39)

    /// - Parameters:
    ///   - pubkeyHash: Of the validator's public key.
    ///   - credentials: Where its ether goes.
    ///   - gwei: Its balance, effective and current.
    init(pubkeyHash: Hash, credentials: Hash, gwei: UInt64) {
        let balance = Hash(word0: gwei.byteSwapped, word1: 0, word2: 0, word3: 0)
        let never = Hash(word0: .max, word1: 0, word2: 0, word3: 0)
        fields = [pubkeyHash, credentials, balance, .zero, .zero, .zero, never, never]
        balances = balance
    }

    private var balancesRoot: Hash {
        merkleRoot(ofLeaf: balances, at: 0, branch: balanceSiblings)
    }

    /// The leaves of the state: validators are the twelfth field, balances the thirteenth.
    private var state: [Hash] {
        var leaves = [Hash](repeating: .zero, count: 64)
        leaves[11] = merkleRoot(
            ofLeaf: merkleRoot(of: fields, height: 3), at: 0, branch: listSiblings)
        leaves[12] = balancesRoot
        return leaves
    }

    private var stateRoot: Hash { merkleRoot(of: state, height: 6) }
    private var header: [Hash] {
        [.zero, .zero, .zero, stateRoot, .zero, .zero, .zero, .zero]
    }

    var blockRoot: Hash { merkleRoot(of: header, height: 3) }

    /// The siblings of a leaf on its way to the root.
    private func branch(_ leaves: [Hash], at index: Int) -> [Hash] {
        var (row, place) = (leaves, index)
        var siblings: [Hash] = []
        while row.count > 1 {
            siblings.append(row[place ^ 1])
            row = stride(from: 0, to: row.count, by: 2).map { sha256(row[$0], row[$0 + 1]) }
            place /= 2
        }
        return siblings
    }

    private func bytes(_ hashes: [Hash]) -> Bytes { Bytes(hashes.flatMap(\.bytes)) }

    // MARK: As methods take them

    /// The state's root with its way to the block's.
    var stateRootProof: ABITuple<Hash, Bytes> {
        ABITuple(stateRoot, bytes(branch(header, at: 3)))
    }

    /// The way of the validator to the state's root.
    var validatorProof: Bytes { bytes(listSiblings + branch(state, at: 11)) }

    /// The root of balances with its way to the block's.
    var balanceContainerProof: ABITuple<Hash, Bytes> {
        ABITuple(balancesRoot, bytes(branch(state, at: 12) + branch(header, at: 3)))
    }

    /// The validator's balance with its way to the root of balances.
    var balanceProof: ABITuple<Hash, Hash, Bytes> {
        ABITuple(fields[0], balances, bytes(balanceSiblings))
    }
}
