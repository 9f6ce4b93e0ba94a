import CairnEthereum
import CairnPrimitives
import Testing

@testable import CairnBeacon

@Suite("Trees")
struct TreeTests {
    private let rules = BeaconRules.minimal(.fulu)

    @Test("the hash agrees with that of CairnEthereum, for all lengths and for pairs")
    func hashes() {
        var random = Xoshiro256(seed: 5)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            #expect(Hash(bytes.withUnsafeBytes(Chunk.hash(of:))) == sha256(bytes))
        }
        for count in 1..<6 {
            let chunks = (0..<2 * count).map { _ in Chunk(word0: random.next()) }
            var hashes = [Chunk](repeating: .zero, count: count)
            chunks.withUnsafeBytes { input in
                hashes.withUnsafeMutableBytes { output in
                    guard let from = input.baseAddress, let to = output.baseAddress else { return }
                    Chunk.hashPairs(from, count: count, into: to)
                }
            }
            for place in 0..<count {
                #expect(
                    Hash(hashes[place])
                        == sha256(Hash(chunks[2 * place]), Hash(chunks[2 * place + 1])))
            }
        }
    }

    @Test(
        "a root that was brought up to date is that of the bytes", arguments: 0..<6 as Range<UInt64>
    )
    func keptNodes(seed: UInt64) throws {
        var random = Xoshiro256(seed: seed)
        var state = try Fixtures.state(64 + Int(seed), rules)
        _ = state.updatedRoot()
        for round in 0..<40 {
            for _ in 0...random.next(below: 4) { change(&state, &random) }
            let fresh = try BeaconState(deserializing: state.serialized(rules), rules)
            #expect(
                Hash(state.updatedRoot()) == fresh.hashTreeRoot(rules), "seed \(seed) \(round)")
        }
    }

    private func change(_ state: inout BeaconState, _ random: inout Xoshiro256) {
        let index = Int(random.next(below: UInt64(state.validators.count)))
        switch random.next(below: 9) {
        case 0: state.balances[index] = Gwei(random.next())
        case 1: state.validators.setExitEpoch(Epoch(random.next()), of: index)
        case 2: state.previousEpochParticipation[index] = [.timelyHead]
        case 3: state.inactivityScores[index] = random.next(below: 100)
        case 4:
            state.addValidator(
                BLSPublicKey(), credentials: Hash(Chunk(word0: random.next())),
                amount: .ether(random.next(below: 40)))
        case 5: state.processParticipationFlagUpdates()
        case 6: state.pendingDeposits.append(PendingDeposit())
        case 7: state.pendingDeposits.removeFirst(min(1, state.pendingDeposits.count))
        default: state.balances.changeAll { $0[index] = Gwei(1) }
        }
    }

    @Test("proofs of one node and of several hold, and hold for nothing else")
    func proofs() throws {
        let state = try Fixtures.state(70, rules)
        let root = state.hashTreeRoot(rules)
        let places = [
            PodProofs.validatorIndex(5), PodProofs.validatorIndex(69).leftChild.rightChild,
            GeneralizedIndex(64 + 20).rightChild, GeneralizedIndex(64 + 2),
            PodProofs.balancesIndex.leftChild.leaf(3, depth: 38),
            PodProofs.balancesIndex.rightChild,
        ]
        for place in places {
            let proof = try #require(state.proof(of: place, rules))
            #expect(proof.verifies(against: root))
            var other = proof
            other.leaf.word0 ^= 1
            #expect(!other.verifies(against: root))
        }
        let several = try #require(state.multiProof(of: places, rules))
        #expect(several.verifies(against: root))
        #expect(several.helpers.count < places.reduce(0) { $0 + $1.depth })
        for place in several.leaves.indices {
            var other = several
            other.leaves[place].word3 ^= 1
            #expect(!other.verifies(against: root))
        }
        var short = several
        short.helpers.removeLast()
        #expect(short.root == nil)
        #expect(state.proof(of: GeneralizedIndex(1 << 60), rules) == nil)
    }

    @Test("generalized indices name nodes as the specification does")
    func indices() {
        #expect(PodProofs.validatorIndex(0).rawValue == ((64 + 11) * 2) << 40)
        #expect(PodProofs.stateRootIndex.appending(PodProofs.balancesIndex).rawValue == 716)
        #expect(GeneralizedIndex(716).sibling.rawValue == 717)
        #expect(
            MerkleMultiProof.helperIndices(for: [GeneralizedIndex(8), GeneralizedIndex(9)])
                == [GeneralizedIndex(5), GeneralizedIndex(3)])
    }
}
