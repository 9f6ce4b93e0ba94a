import CairnPrimitives
import Testing

@testable import CairnEthereum

@Suite("Merkle trees over SHA-256")
struct MerkleTests {
    private func leaves(_ count: Int) -> [Hash] {
        (0..<count).map { sha256([UInt8(truncatingIfNeeded: $0), 7]) }
    }

    /// The tree as the definition has it: every row in full, zeros included.
    private func rows(_ leaves: [Hash], height: Int) -> [[Hash]] {
        var rows = [leaves + Array(repeating: .zero, count: (1 << height) - leaves.count)]
        for _ in 0..<height {
            let last = rows[rows.count - 1]
            rows.append(
                stride(from: 0, to: last.count, by: 2).map {
                    sha256(last[$0].bytes + last[$0 + 1].bytes)
                })
        }
        return rows
    }

    @Test("roots of zeros are those that the deposit contract starts with")
    func zeros() {
        #expect(zeroRoots[0] == .zero)
        #expect(
            zeroRoots[1].hex == "0xf5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"
        )
        // The deposit contract's root before its first deposit.
        #expect(
            mixInLength(zeroRoots[32], 0).hex
                == "0xd70a234731285c6804c2a4f56711ddb8c82c99740f207854891028af34e27e5e")
    }

    @Test("a tree of any number of leaves has the root of the full one", arguments: 0...5)
    func roots(height: Int) {
        for count in 0...(1 << height) {
            let expected = rows(leaves(count), height: height)[height][0]
            #expect(merkleRoot(of: leaves(count), height: height) == expected)
        }
    }

    @Test("a branch leads to the root from its own place alone")
    func branches() {
        let height = 4
        let rows = rows(leaves(11), height: height)
        let root = rows[height][0]
        for place in 0..<16 {
            let branch = (0..<height).map { rows[$0][(place >> $0) ^ 1] }
            let leaf = rows[0][place]
            let index = UInt64(place)
            #expect(
                isValidMerkleBranch(
                    leaf: leaf, branch: branch, depth: height, index: index, root: root))
            #expect(
                branch.flatMap(\.bytes).withUnsafeBytes {
                    merkleRoot(ofLeaf: leaf, at: index, branch: $0)
                } == root)
            #expect(
                !isValidMerkleBranch(
                    leaf: sha256(leaf, leaf), branch: branch, depth: height, index: index,
                    root: root))
            // Leaves and their places differ, except among the zeros at the end.
            if place < 11 {
                #expect(merkleRoot(ofLeaf: leaf, at: index ^ 1, branch: branch) != root)
            }
        }
    }
}
