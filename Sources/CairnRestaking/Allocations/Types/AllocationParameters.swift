public import CairnPrimitives

/// New magnitudes for some strategies in one set.
public struct AllocateParams: Hashable, Sendable {
    public var operatorSet: OperatorSet
    public var strategies: [Address]
    /// One for each strategy, what is to hold in the end.
    public var newMagnitudes: [UInt64]

    public init(operatorSet: OperatorSet, strategies: [Address], newMagnitudes: [UInt64]) {
        self.operatorSet = operatorSet
        self.strategies = strategies
        self.newMagnitudes = newMagnitudes
    }
}

/// Whom to slash, of which strategies, and how much.
public struct SlashingParams: Hashable, Sendable {
    public var `operator`: Address
    public var operatorSetID: UInt32
    /// In ascending order.
    public var strategies: [Address]
    /// One for each strategy, the part of the operator's allocation, 10^18 being all of it.
    public var wadsToSlash: [UInt256]
    /// Text, as the slasher gave it.
    public var description: Bytes

    public init(
        operator: Address, operatorSetID: UInt32, strategies: [Address], wadsToSlash: [UInt256],
        description: Bytes = []
    ) {
        self.operator = `operator`
        self.operatorSetID = operatorSetID
        self.strategies = strategies
        self.wadsToSlash = wadsToSlash
        self.description = description
    }
}

/// Sets of one AVS that an operator joins.
public struct RegisterParams: Hashable, Sendable {
    public var avs: Address
    public var operatorSetIDs: [UInt32]
    /// Handed to the AVS's registrar.
    public var data: Bytes

    public init(avs: Address, operatorSetIDs: [UInt32], data: Bytes = []) {
        self.avs = avs
        self.operatorSetIDs = operatorSetIDs
        self.data = data
    }
}

/// Sets of one AVS that an operator leaves.
public struct DeregisterParams: Hashable, Sendable {
    public var `operator`: Address
    public var avs: Address
    public var operatorSetIDs: [UInt32]

    public init(operator: Address, avs: Address, operatorSetIDs: [UInt32]) {
        self.operator = `operator`
        self.avs = avs
        self.operatorSetIDs = operatorSetIDs
    }
}

/// An operator set to be made.
public struct CreateSetParams: Hashable, Sendable {
    public var operatorSetID: UInt32
    public var strategies: [Address]
    /// Who may slash in it.
    public var slasher: Address

    public init(operatorSetID: UInt32, strategies: [Address], slasher: Address) {
        self.operatorSetID = operatorSetID
        self.strategies = strategies
        self.slasher = slasher
    }
}

/// What a slash did.
public struct SlashOutcome: Hashable, Sendable {
    /// Counts the set's slashes from one.
    public let slashID: UInt256
    /// For each strategy the deposit shares to be burned or redistributed.
    public let shares: [Shares]
}
