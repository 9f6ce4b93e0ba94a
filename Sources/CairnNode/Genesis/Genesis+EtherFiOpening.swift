import CairnLiquid
import CairnPrimitives

extension EtherFiParameters.Opening: GenesisRecord {
    static var blank: Self { .mainnet }

    static var fields: [GenesisField<Self>] {
        [
            GenesisField("limits", \.limits),
            GenesisField("minWithdrawAmount", \.minWithdrawAmount),
            GenesisField("maxWithdrawAmount", \.maxWithdrawAmount),
            GenesisField("validatorSize", \.validatorSize),
            GenesisField("feeRecipient", \.feeRecipient),
            GenesisField("redeemedTokens", \.redeemedTokens),
            GenesisField("depositedTokens", \.depositedTokens),
            GenesisField("committee", \.committee),
            GenesisField("validatorTaskBatchSize", \.validatorTaskBatchSize),
            GenesisField("maxFinalizedAmountPerDay", \.maxFinalizedAmountPerDay),
            GenesisField("maxValidatorsToApprovePerDay", \.maxValidatorsToApprovePerDay),
            GenesisField("pauseDurations", \.genesisPauses),
        ]
    }

    private var genesisPauses: [GenesisPause] {
        get { pauseDurations.map { GenesisPause(contract: $0.contract, seconds: $0.seconds) } }
        set { pauseDurations = newValue.map { ($0.contract, $0.seconds) } }
    }
}

/// How long a contract's timed pause lasts.
struct GenesisPause: GenesisRecord {
    var contract = Address.zero
    var seconds: UInt64 = 0

    static var blank: Self { Self() }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [GenesisField("contract", \.contract), GenesisField("seconds", \.seconds)]
    }
}

extension EtherFiParameters.Opening.Limit: GenesisRecord {
    static var blank: Self { Self(name: "", capacity: 0, refillRate: 0, consumers: []) }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("name", \.name), GenesisField("capacity", \.capacity),
            GenesisField("refillRate", \.refillRate), GenesisField("consumers", \.consumers),
        ]
    }
}

extension EtherFiParameters.Opening.RedeemedToken: GenesisRecord {
    static var blank: Self {
        Self(
            token: .zero, capacity: .zero, refillRate: .zero, exitFeeSplitToTreasury: 0,
            exitFee: 0, lowWatermark: 0)
    }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("token", \.token), GenesisField("capacity", \.capacity),
            GenesisField("refillRate", \.refillRate),
            GenesisField("exitFeeSplitToTreasury", \.exitFeeSplitToTreasury),
            GenesisField("exitFee", \.exitFee), GenesisField("lowWatermark", \.lowWatermark),
        ]
    }
}

extension EtherFiParameters.Opening.DepositedToken: GenesisRecord {
    static var blank: Self {
        Self(token: .zero, strategy: .zero, discount: 0, timeBoundCap: 0, totalCap: 0)
    }
    static var isComplete: Bool { true }
    static var fields: [GenesisField<Self>] {
        [
            GenesisField("token", \.token), GenesisField("strategy", \.strategy),
            GenesisField("discount", \.discount), GenesisField("timeBoundCap", \.timeBoundCap),
            GenesisField("totalCap", \.totalCap),
        ]
    }
}
