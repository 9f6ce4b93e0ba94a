import CairnEthereum
import CairnLedger
import CairnPrimitives
import Testing

@testable import CairnRestaking

@Suite("Merkle trees of Keccak hashes")
struct KeccakMerkleTests {
    private let leaves = (0..<5 as Range<UInt64>).map { keccak256(UInt256($0)) }

    @Test("are filled up with zeros to a power of two")
    func roots() {
        let zero = keccak256(Hash.zero, Hash.zero)
        #expect(KeccakMerkle.root(of: [leaves[0]]) == leaves[0])
        #expect(
            KeccakMerkle.root(of: Array(leaves[..<3]))
                == keccak256(
                    keccak256(leaves[0], leaves[1]), keccak256(leaves[2], Hash.zero)))
        #expect(
            KeccakMerkle.root(of: leaves)
                == keccak256(
                    keccak256(keccak256(leaves[0], leaves[1]), keccak256(leaves[2], leaves[3])),
                    keccak256(keccak256(leaves[4], Hash.zero), zero)))
    }

    @Test("prove each of their leaves, and nothing else")
    func proofs() throws {
        for count in 1...5 {
            let leaves = Array(leaves[..<count])
            let root = KeccakMerkle.root(of: leaves)
            for index in leaves.indices {
                let proof = KeccakMerkle.proof(of: leaves, at: index)
                #expect(
                    try KeccakMerkle.verifyInclusion(
                        of: leaves[index], at: UInt64(index), proof: proof, root: root))
                guard count > 1 else { continue }
                #expect(
                    try !KeccakMerkle.verifyInclusion(
                        of: leaves[index], at: UInt64(index ^ 1), proof: proof, root: root))
            }
        }
    }
}
