import CairnEthereum
public import CairnPrimitives

/// A tree of everybody's cumulative earnings, as posted.
///
/// - Spec: EigenLayer core, `IRewardsCoordinatorTypes.DistributionRoot`
public struct DistributionRoot: Hashable, Sendable, BitwiseCopyable {
    public var root: Hash
    /// The end of the time that the tree covers, in Unix seconds.
    public var rewardsCalculationEndTimestamp: UInt32
    /// From when on claims are paid, in Unix seconds.
    public var activatedAt: UInt32
    public var isDisabled: Bool

    public init(
        root: Hash = .zero, rewardsCalculationEndTimestamp: UInt32 = 0, activatedAt: UInt32 = 0,
        isDisabled: Bool = false
    ) {
        self.root = root
        self.rewardsCalculationEndTimestamp = rewardsCalculationEndTimestamp
        self.activatedAt = activatedAt
        self.isDisabled = isDisabled
    }
}

/// A leaf of the upper tree: an earner and the root of the tree of their tokens.
public struct EarnerLeaf: Hashable, Sendable, BitwiseCopyable {
    public var earner: Address
    public var tokenRoot: Hash

    public init(earner: Address, tokenRoot: Hash) {
        self.earner = earner
        self.tokenRoot = tokenRoot
    }

    /// The leaf's hash, salted so that no token leaf can pass for it.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.calculateEarnerLeafHash`
    public var hash: Hash { leafHash(salt: 0, earner, tokenRoot) }
}

/// A leaf of an earner's tree: a token and all of it that the earner has ever earned.
public struct TokenLeaf: Hashable, Sendable, BitwiseCopyable {
    public var token: Address
    public var cumulativeEarnings: UInt256

    public init(token: Address, cumulativeEarnings: UInt256) {
        self.token = token
        self.cumulativeEarnings = cumulativeEarnings
    }

    /// The leaf's hash, salted so that no earner leaf can pass for it.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator.calculateTokenLeafHash`
    public var hash: Hash { leafHash(salt: 1, token, Hash(cumulativeEarnings)) }
}

/// One byte of salt, 20 of an address and 32 of a word, packed and hashed.
private func leafHash(salt: UInt8, _ address: Address, _ word: Hash) -> Hash {
    withUnsafeTemporaryAllocation(byteCount: 53, alignment: 8) { buffer in
        guard let start = buffer.baseAddress else { return .zero }
        // The address's word begins with zeros, the last of which makes room for the salt.
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { padded in
            guard let source = padded.baseAddress else { return }
            address.word.writeBigEndian(to: source)
            start.copyMemory(from: source + 11, byteCount: 21)
        }
        buffer[0] = salt
        word.writeBigEndian(to: start + 21)
        return keccak256(UnsafeRawBufferPointer(buffer))
    }
}

/// A claim of an earner's tokens, with the proofs that a root contains them.
///
/// - Spec: EigenLayer core, `IRewardsCoordinatorTypes.RewardsMerkleClaim`
public struct RewardsClaim: Hashable, Sendable {
    public var rootIndex: UInt32
    public var earnerIndex: UInt32
    /// The siblings of the earner's leaf upward.
    public var earnerTreeProof: Bytes
    public var earnerLeaf: EarnerLeaf
    public var tokenIndices: [UInt32]
    public var tokenTreeProofs: [Bytes]
    public var tokenLeaves: [TokenLeaf]

    public init(
        rootIndex: UInt32, earnerIndex: UInt32, earnerTreeProof: Bytes, earnerLeaf: EarnerLeaf,
        tokenIndices: [UInt32], tokenTreeProofs: [Bytes], tokenLeaves: [TokenLeaf]
    ) {
        self.rootIndex = rootIndex
        self.earnerIndex = earnerIndex
        self.earnerTreeProof = earnerTreeProof
        self.earnerLeaf = earnerLeaf
        self.tokenIndices = tokenIndices
        self.tokenTreeProofs = tokenTreeProofs
        self.tokenLeaves = tokenLeaves
    }
}
