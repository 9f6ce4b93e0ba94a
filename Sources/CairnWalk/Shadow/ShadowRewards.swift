import CairnEthereum
import CairnPrimitives
import CairnRestaking

/// A tree of everybody's earnings, kept whole.
struct ShadowRoot {
    let activatedAt: UInt64
    var isDisabled = false
    /// By earner, cumulative earnings in each token.
    let earnings: [[UInt256]]
    let tokens: [Address]
    let earners: [Address]

    /// The upper tree's rows, the earners' leaves first.
    private func rows() -> [[Hash]] {
        var rows = [
            zip(earners, earnings).map { EarnerLeaf(earner: $0, tokenRoot: tokenRoot($1)).hash }
        ]
        while let row = rows.last, row.count > 1 {
            rows.append(
                stride(from: 0, to: row.count, by: 2).map { keccak256(row[$0], row[$0 + 1]) })
        }
        return rows
    }

    private func leaves(_ earned: [UInt256]) -> [Hash] {
        zip(tokens, earned).map { TokenLeaf(token: $0, cumulativeEarnings: $1).hash }
    }

    private func tokenRoot(_ earned: [UInt256]) -> Hash {
        let leaves = leaves(earned)
        return keccak256(leaves[0], leaves[1])
    }

    var root: Hash { rows().last?.first ?? .zero }

    /// A claim of one earner's tokens.
    func claim(_ index: Int, of earner: Int, _ places: [Int]) -> RewardsClaim {
        let rows = rows()
        let branch = (0..<rows.count - 1).flatMap { rows[$0][earner >> $0 ^ 1].bytes }
        let leaves = leaves(earnings[earner])
        return RewardsClaim(
            rootIndex: UInt32(index), earnerIndex: UInt32(earner), earnerTreeProof: Bytes(branch),
            earnerLeaf: EarnerLeaf(
                earner: earners[earner], tokenRoot: tokenRoot(earnings[earner])),
            tokenIndices: places.map { UInt32($0) },
            tokenTreeProofs: places.map { Bytes(leaves[$0 ^ 1].bytes) },
            tokenLeaves: places.map {
                TokenLeaf(token: tokens[$0], cumulativeEarnings: earnings[earner][$0])
            })
    }
}

/// What the walk's rewards amount to.
struct ShadowRewards {
    /// Two tokens pay rewards.
    let tokens: [Address]
    /// Sixteen earners, so that their tree is full.
    let earners: [Address]
    /// By token, what was paid in, and what roots have given away of it.
    var funded: [UInt256] = [.zero, .zero]
    var assigned: [UInt256] = [.zero, .zero]
    /// By earner and token.
    var earnings: [[UInt256]]
    var claimed: [[UInt256]]
    var roots: [ShadowRoot] = []
    var calculationEnd: UInt64 = 0

    init(_ setting: WalkSetting) {
        tokens = Array(setting.tokens.prefix(2))
        earners = Array(setting.stakers.prefix(16))
        earnings = Array(repeating: [.zero, .zero], count: earners.count)
        claimed = earnings
    }
}
