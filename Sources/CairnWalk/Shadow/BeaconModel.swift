import CairnEthereum
import CairnPrimitives
import CairnRestaking

/// A binary tree over SHA-256 that keeps every row of its filled left end, so that a changed leaf
/// costs as many hashes as there are rows.
struct GrowingTree {
    private var rows: [[Hash]]
    private let height: Int

    init(height: Int) {
        self.height = height
        rows = Array(repeating: [], count: height + 1)
    }

    var root: Hash { rows[height].first ?? zeroRoots[height] }

    /// Sets a leaf, which may be the one behind the last.
    mutating func set(_ leaf: Hash, at index: Int) {
        var node = leaf
        var place = index
        for level in 0...height {
            if place < rows[level].count {
                rows[level][place] = node
            } else {
                rows[level].append(node)
            }
            guard level < height else { return }
            let sibling = sibling(of: place, at: level)
            node = place % 2 == 0 ? sha256(node, sibling) : sha256(sibling, node)
            place /= 2
        }
    }

    private func sibling(of place: Int, at level: Int) -> Hash {
        let sibling = place ^ 1
        return sibling < rows[level].count ? rows[level][sibling] : zeroRoots[level]
    }

    func branch(_ index: Int) -> [Hash] {
        (0..<height).map { sibling(of: index >> $0, at: $0) }
    }
}

/// A beacon chain of which only validators and balances are real.
struct BeaconModel {
    private var validators = GrowingTree(height: 40)
    private var balances = GrowingTree(height: 38)
    private var state = GrowingTree(height: 6)
    private var header = GrowingTree(height: 3)
    private var balanceWords: [UInt64] = []
    private(set) var count = 0
    /// Whether a validator has changed since the trees were up to date.
    private(set) var isDirty = true

    init() {
        for place in 0..<37 { state.set(sha256([UInt8(place)]), at: place) }
        for place in 0..<5 { header.set(Self.word(UInt64(place)), at: place) }
    }

    private var length: Hash { Self.word(UInt64(count)) }

    private static func word(_ value: UInt64) -> Hash {
        Hash(word0: value.byteSwapped, word1: 0, word2: 0, word3: 0)
    }

    // MARK: Validators

    static func fields(of validator: ShadowValidator, pod: Address) -> [Hash] {
        let word = pod.word
        return [
            validator.pubkeyHash,
            Hash(
                word0: 1 << 56 | word.limb3, word1: word.limb2, word2: word.limb1,
                word3: word.limb0), self.word(validator.effectiveGwei),
            self.word(validator.isSlashed ? 1 : 0), self.word(1), self.word(2),
            self.word(validator.isExiting ? 3 : .max), self.word(.max),
        ]
    }

    /// Takes over a validator as it stands.
    mutating func put(_ validator: ShadowValidator, pod: Address) {
        let index = validator.index
        count = max(count, index + 1)
        while balanceWords.count < (count + 3) / 4 * 4 { balanceWords.append(0) }
        balanceWords[index] = validator.balanceGwei
        validators.set(
            merkleRoot(of: Self.fields(of: validator, pod: pod), height: 3), at: index)
        balances.set(leaf(index / 4), at: index / 4)
        isDirty = true
    }

    private func leaf(_ place: Int) -> Hash {
        Hash(
            word0: balanceWords[place * 4].byteSwapped,
            word1: balanceWords[place * 4 + 1].byteSwapped,
            word2: balanceWords[place * 4 + 2].byteSwapped,
            word3: balanceWords[place * 4 + 3].byteSwapped)
    }

    // MARK: Proofs

    /// Brings the state's and the block's trees up to date.
    mutating func settle() {
        guard isDirty else { return }
        state.set(sha256(validators.root, length), at: 11)
        state.set(sha256(balances.root, length), at: 12)
        header.set(state.root, at: 3)
        isDirty = false
    }

    /// The root of the block that has this state.
    var blockRoot: Hash { header.root }

    private static func bytes(_ branch: [Hash]) -> Bytes { Bytes(branch.flatMap(\.bytes)) }

    var stateRootProof: StateRootProof {
        StateRootProof(beaconStateRoot: state.root, proof: Self.bytes(header.branch(3)))
    }

    func fieldsProof(_ index: Int) -> Bytes {
        Self.bytes(validators.branch(index) + [length] + state.branch(11))
    }

    var containerProof: BalanceContainerProof {
        BalanceContainerProof(
            balanceContainerRoot: sha256(balances.root, length),
            proof: Self.bytes(state.branch(12) + header.branch(3)))
    }

    func balanceProof(_ validator: ShadowValidator) -> BalanceProof {
        BalanceProof(
            pubkeyHash: validator.pubkeyHash, balanceRoot: leaf(validator.index / 4),
            proof: Self.bytes(balances.branch(validator.index / 4) + [length]))
    }
}
