public import CairnPrimitives

extension EtherFiParameters {
    /// Settings that make the protocol ready for users, as owners make them after the initialisers.
    public struct Opening: Sendable {
        /// A rate limit and who may use it.
        public struct Limit: Sendable {
            public var name: String
            /// In gwei.
            public var capacity: UInt64
            /// In gwei a second.
            public var refillRate: UInt64
            public var consumers: [Address]

            public init(
                name: String, capacity: UInt64, refillRate: UInt64, consumers: [Address]
            ) {
                self.name = name
                self.capacity = capacity
                self.refillRate = refillRate
                self.consumers = consumers
            }
        }

        /// How one asset is redeemed.
        public struct RedeemedToken: Sendable {
            public var token: Address
            /// In wei.
            public var capacity: Wei
            /// In wei a second.
            public var refillRate: Wei
            /// Basis points, as the two that follow.
            public var exitFeeSplitToTreasury: UInt64
            public var exitFee: UInt64
            public var lowWatermark: UInt64

            public init(
                token: Address, capacity: Wei, refillRate: Wei, exitFeeSplitToTreasury: UInt64,
                exitFee: UInt64, lowWatermark: UInt64
            ) {
                self.token = token
                self.capacity = capacity
                self.refillRate = refillRate
                self.exitFeeSplitToTreasury = exitFeeSplitToTreasury
                self.exitFee = exitFee
                self.lowWatermark = lowWatermark
            }
        }

        /// A token that can be exchanged for eETH.
        public struct DepositedToken: Sendable {
            public var token: Address
            public var strategy: Address
            /// In basis points.
            public var discount: UInt64
            /// In whole ether.
            public var timeBoundCap: UInt64
            /// In whole ether.
            public var totalCap: UInt64

            public init(
                token: Address, strategy: Address, discount: UInt64, timeBoundCap: UInt64,
                totalCap: UInt64
            ) {
                self.token = token
                self.strategy = strategy
                self.discount = discount
                self.timeBoundCap = timeBoundCap
                self.totalCap = totalCap
            }
        }

        public var limits: [Limit] = []
        public var minWithdrawAmount: Wei = .zero
        public var maxWithdrawAmount: Wei = .zero
        public var validatorSize: Wei = .zero
        public var feeRecipient: Address = .zero
        public var redeemedTokens: [RedeemedToken] = []
        public var depositedTokens: [DepositedToken] = []
        public var committee: [Address] = []
        public var validatorTaskBatchSize: UInt64 = 0
        public var maxFinalizedAmountPerDay: Wei = .zero
        public var maxValidatorsToApprovePerDay: UInt64 = 0
        /// The length of timed pauses by contract, in seconds.
        public var pauseDurations: [(contract: Address, seconds: UInt64)] = []

        public init() {}
    }
}
