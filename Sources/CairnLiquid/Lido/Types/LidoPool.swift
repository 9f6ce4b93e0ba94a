public import CairnLedger
public import CairnPrimitives

/// The token's own numbers, joined since nearly every call reads most of them.
@frozen
public struct LidoPool: TableRecord {
    /// Ether that waits in the contract for deposits or withdrawals; below 2^128.
    public var bufferedEther: Wei
    /// What the last report found on the consensus layer; below 2^128.
    public var clBalance: Wei
    /// How many deposits of 32 ether were ever made; below 2^128.
    public var depositedValidators: UInt256
    /// How many validators the last report found; below 2^128.
    public var clValidators: UInt256
    /// Shares that are backed by ether in vaults rather than by the pool; below 2^128.
    public var externalShares: Shares
    /// Priority fees and the like that were ever collected from the rewards vault.
    public var totalELRewards: Wei
    /// The largest part of all shares that may be external, in basis points.
    public var maxExternalRatio: UInt64
    /// Whether the token moves at all.
    public var isActive: Flag
    public var stakeLimit: StakeLimit

    /// What a validator deposits.
    public static let depositSize: Wei = .ether(32)
    /// The largest number of the halves of a storage word.
    static let halfWordMaximum = UInt256(UInt128.max)

    /// The ether that internal shares stand for: buffered, on the consensus layer, and on its way.
    ///
    /// - Throws: No data if more validators appeared than were deposited, as only privileged
    ///   corrections can bring about; `mathAddOverflow`.
    func internalEther() throws(Revert) -> Wei {
        try require(depositedValidators >= clValidators, EmptyRevert())
        let transient = (depositedValidators - clValidators) &* Self.depositSize.rawValue
        let (ether, isTooMuch) = (bufferedEther.rawValue + clBalance.rawValue)
            .addingReportingOverflow(transient)
        try require(!isTooMuch, LidoError.mathAddOverflow)
        return Wei(rawValue: ether)
    }

    /// Stores what fits half a word of the deployed contract.
    mutating func setBufferedEther(_ amount: Wei) {
        bufferedEther = Wei(rawValue: amount.rawValue & Self.halfWordMaximum)
    }

    /// Adds what arrived, as far as it fits.
    mutating func addBufferedEther(_ amount: Wei) {
        setBufferedEther(Wei(rawValue: bufferedEther.rawValue &+ amount.rawValue))
    }
}

/// How much may be staked now, and how fast the room grows again.
///
/// - Spec: Lido core, `StakeLimitUtils`
@frozen
public struct StakeLimit: TableRecord {
    /// The block of the last change; zero while staking is paused.
    public var previousBlock: UInt64
    /// In how many blocks the limit grows from nothing to its maximum; zero if it never grows.
    public var growthBlocks: UInt64
    /// What could be staked at ``previousBlock``.
    public var previous: Wei
    /// Zero while staking is not limited.
    public var maximum: Wei

    public var isPaused: Bool { previousBlock == 0 }
    public var isSet: Bool { !maximum.isZero }

    /// What may be staked at a block, whether or not staking is paused.
    ///
    /// A limit above a maximum that was lowered since falls as fast as one below it grows.
    ///
    /// - Rounds: The growth a block down.
    public func current(at block: UInt64) -> Wei {
        let growth =
            growthBlocks == 0
            ? .zero : maximum.divided(by: UInt256(growthBlocks), rounding: .down)
        let change = growth * (block &- previousBlock)
        return previous < maximum
            ? min(previous + change, maximum)
            : max(previous.saturatingSubtract(change), maximum)
    }

    /// Notes what may still be staked.
    ///
    /// - Throws: No data if the limit exceeds 96 bits.
    mutating func update(to limit: Wei, at block: UInt64) throws(Revert) {
        try require(limit.rawValue >> 96 == .zero && previousBlock != 0, EmptyRevert())
        previous = limit
        previousBlock = block & 0xFFFF_FFFF
    }

    mutating func setPaused(_ isPaused: Bool, at block: UInt64) {
        previousBlock = isPaused ? 0 : block & 0xFFFF_FFFF
    }
}
