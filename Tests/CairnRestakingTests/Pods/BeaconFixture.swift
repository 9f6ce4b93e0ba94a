import CairnEthereum
import CairnLedger
import CairnPrimitives
@testable import CairnRestaking

/// A binary tree of which only the left end is filled.
struct SparseTree {
    private var rows: [[Hash]]
    let height: Int

    init(_ leaves: [Hash], height: Int) {
        rows = [leaves]
        self.height = height
        for level in 0..<height {
            let below = rows[level]
            rows.append(
                stride(from: 0, to: below.count, by: 2).map {
                    sha256(below[$0], $0 + 1 < below.count ? below[$0 + 1] : zeroRoots[level])
                })
        }
    }

    var root: Hash { rows[height].first ?? zeroRoots[height] }

    func branch(_ index: Int) -> [Hash] {
        (0..<height).map { level in
            let sibling = (index >> level) ^ 1
            return sibling < rows[level].count ? rows[level][sibling] : zeroRoots[level]
        }
    }
}

/// A validator of the fixture.
struct FixtureValidator {
    var pubkey: Bytes
    var credentials: Hash
    var effectiveBalanceGwei: UInt64 = 32_000_000_000
    var balanceGwei: UInt64 = 32_000_000_000
    var isSlashed = false
    var activationEpoch: UInt64 = 100
    var exitEpoch = UInt64.max

    init(number: UInt8, pod: Address, prefix: UInt64 = 1) {
        pubkey = Bytes(Array(repeating: number, count: 48))
        let word = pod.word
        credentials = Hash(
            word0: prefix << 56 | word.limb3, word1: word.limb2, word2: word.limb1,
            word3: word.limb0)
    }

    var pubkeyHash: Hash { sha256(pubkey.bytes + Array(repeating: 0, count: 16)) }

    var fields: [Hash] {
        [
            pubkeyHash, credentials, .littleEndian(effectiveBalanceGwei),
            .littleEndian(isSlashed ? 1 : 0), .littleEndian(7), .littleEndian(activationEpoch),
            .littleEndian(exitEpoch), .littleEndian(.max),
        ]
    }
}

extension Hash {
    static func littleEndian(_ value: UInt64) -> Hash {
        Hash(word0: value.byteSwapped, word1: 0, word2: 0, word3: 0)
    }
}

/// A beacon block with a state of which validators and balances are real.
struct BeaconFixture {
    var validators: [FixtureValidator]
    /// 28 fields before Pectra, 37 after.
    var fieldCount = 37

    private var validatorTree: SparseTree {
        SparseTree(validators.map { SparseTree($0.fields, height: 3).root }, height: 40)
    }

    private var balanceTree: SparseTree {
        let leaves = stride(from: 0, to: validators.count, by: 4).map { start in
            let words = (start..<start + 4).map {
                $0 < validators.count ? validators[$0].balanceGwei.byteSwapped : 0
            }
            return Hash(word0: words[0], word1: words[1], word2: words[2], word3: words[3])
        }
        return SparseTree(leaves, height: 38)
    }

    private var length: Hash { .littleEndian(UInt64(validators.count)) }

    private var stateTree: SparseTree {
        var fields = (0..<fieldCount).map { sha256([UInt8($0)]) }
        fields[11] = sha256(validatorTree.root, length)
        fields[12] = sha256(balanceTree.root, length)
        return SparseTree(fields, height: fieldCount > 32 ? 6 : 5)
    }

    private var headerTree: SparseTree {
        SparseTree(
            [.littleEndian(1), .littleEndian(2), .zero, stateTree.root, sha256([9])], height: 3)
    }

    var blockRoot: Hash { headerTree.root }

    var stateRootProof: StateRootProof {
        StateRootProof(beaconStateRoot: stateTree.root, proof: bytes(headerTree.branch(3)))
    }

    func credentialProof(_ index: Int) -> CredentialProof {
        CredentialProof(
            validatorIndex: UInt64(index),
            validatorFields: ValidatorFields(validators[index].fields),
            proof: bytes(validatorTree.branch(index) + [length] + stateTree.branch(11)))
    }

    func validatorProof(_ index: Int) -> ValidatorProof {
        let proof = credentialProof(index)
        return ValidatorProof(validatorFields: proof.validatorFields, proof: proof.proof)
    }

    var containerProof: BalanceContainerProof {
        BalanceContainerProof(
            balanceContainerRoot: sha256(balanceTree.root, length),
            proof: bytes(stateTree.branch(12) + headerTree.branch(3)))
    }

    func balanceProof(_ index: Int) -> BalanceProof {
        let first = index / 4 * 4
        let words = (first..<first + 4).map {
            $0 < validators.count ? validators[$0].balanceGwei.byteSwapped : 0
        }
        return BalanceProof(
            pubkeyHash: validators[index].pubkeyHash,
            balanceRoot: Hash(
                word0: words[0], word1: words[1], word2: words[2], word3: words[3]),
            proof: bytes(balanceTree.branch(index / 4) + [length]))
    }

    private func bytes(_ branch: [Hash]) -> Bytes { Bytes(branch.flatMap(\.bytes)) }
}

/// A staker with a pod, and a beacon chain of which each new time gets a block.
struct PodWorld {
    let world: StakingWorld
    let pod: Address
    var beacon = BeaconFixture(validators: [])

    static let owner = StakingWorld.staker
    static let forkTimestamp: UInt64 = 1_700_000_000

    init() throws {
        world = try StakingWorld()
        pod = try world.restaking.createPod(
            Call(sender: Self.owner, contract: world.parameters.eigenPodManager))
        world.restaking.pods.pectraForkTimestamp.value = Self.forkTimestamp
        for number in 1...5 {
            beacon.validators.append(FixtureValidator(number: UInt8(number), pod: pod))
        }
        publish()
    }

    var restaking: Restaking { world.restaking }
    var now: UInt64 { world.ledger.moment.timestamp }

    func call(_ sender: Address = owner, value: Wei = .zero) -> Call {
        Call(sender: sender, contract: pod, value: value)
    }

    /// Makes the oracle know the beacon chain as it is now.
    func publish() { world.surroundings.beaconRoots[now] = beacon.blockRoot }

    /// Moves to the next slot, which finds the beacon chain as it is.
    func advance() {
        world.ledger.moment.number += 1
        world.ledger.moment.timestamp += 12
        publish()
    }

    func verify(_ indices: [Int], by sender: Address = owner) throws(Revert) {
        try restaking.verifyWithdrawalCredentials(
            call(sender), beaconTimestamp: now, stateRoot: beacon.stateRootProof,
            counts: (indices.count, indices.count, indices.count),
            indices.map { beacon.credentialProof($0) })
    }

    func start(_ empty: EmptyCheckpoint = .allowed) throws(Revert) {
        try restaking.startCheckpoint(call(), empty: empty)
    }

    func prove(_ indices: [Int], in beacon: BeaconFixture? = nil) throws(Revert) {
        let beacon = beacon ?? self.beacon
        try restaking.verifyCheckpointProofs(
            call(StakingWorld.stranger), beacon.containerProof,
            indices.map { beacon.balanceProof($0) })
    }

    func info(_ index: Int) -> ValidatorInfo {
        restaking.validatorInfo(beacon.validators[index].pubkeyHash, of: pod)
    }

    var shares: UInt256 { restaking.podDepositShares(of: Self.owner).rawValue }

    func withdrawable() throws(Revert) -> UInt256 {
        try restaking.withdrawableShares(
            of: Self.owner, in: [world.parameters.beaconChainETHStrategy]
        ).withdrawable[0].rawValue
    }
}
