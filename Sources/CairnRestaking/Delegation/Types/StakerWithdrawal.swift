import CairnEthereum
public import CairnPrimitives

/// A withdrawal as callers present it; only its root is needed to recognise it.
public struct StakerWithdrawal: Hashable, Sendable {
    public var staker: Address
    /// The operator at the time of queueing, whose slashing counts until the delay has passed.
    public var delegatedTo: Address
    public var withdrawer: Address
    public var nonce: UInt256
    /// The block of queueing.
    public var startBlock: UInt32
    public var strategies: [Address]
    /// Deposit shares times scaling factor, for each strategy.
    public var scaledShares: [Shares]

    public init(
        staker: Address = .zero, delegatedTo: Address = .zero, withdrawer: Address = .zero,
        nonce: UInt256 = .zero, startBlock: UInt32 = 0, strategies: [Address] = [],
        scaledShares: [Shares] = []
    ) {
        self.staker = staker
        self.delegatedTo = delegatedTo
        self.withdrawer = withdrawer
        self.nonce = nonce
        self.startBlock = startBlock
        self.strategies = strategies
        self.scaledShares = scaledShares
    }

    /// The hash of the withdrawal's ABI encoding.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.calculateWithdrawalRoot`
    public var root: Hash {
        // An offset; seven heads, the last two of them offsets; two arrays with their lengths.
        let firstArray = 7
        let secondArray = firstArray + 1 + strategies.count
        let wordCount = 1 + secondArray + 1 + scaledShares.count
        return withUnsafeTemporaryAllocation(byteCount: wordCount * 32, alignment: 8) { buffer in
            guard var place = buffer.baseAddress else { return .zero }
            func put(_ word: UInt256) {
                word.writeBigEndian(to: place)
                place += 32
            }
            put(32)
            put(staker.word)
            put(delegatedTo.word)
            put(withdrawer.word)
            put(nonce)
            put(UInt256(UInt64(startBlock)))
            put(UInt256(firstArray * 32))
            put(UInt256(secondArray * 32))
            put(UInt256(strategies.count))
            for strategy in strategies { put(strategy.word) }
            put(UInt256(scaledShares.count))
            for shares in scaledShares { put(shares.rawValue) }
            return keccak256(UnsafeRawBufferPointer(buffer))
        }
    }
}

/// What a staker asks the queue for: one withdrawal of some strategies.
public struct QueuedWithdrawalRequest: Hashable, Sendable {
    public var strategies: [Address]
    /// For each strategy.
    public var depositShares: [Shares]

    public init(strategies: [Address], depositShares: [Shares]) {
        self.strategies = strategies
        self.depositShares = depositShares
    }
}
