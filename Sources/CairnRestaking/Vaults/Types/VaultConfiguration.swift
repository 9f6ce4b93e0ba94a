public import CairnPrimitives

/// Where a duration vault stands in its life.
///
/// - Spec: EigenLayer core, `IDurationVaultStrategyTypes.VaultState`
public enum VaultPhase: UInt8, CaseIterable, Sendable {
    case uninitialized = 0
    /// Deposits and withdrawals are open.
    case deposits
    /// All of it is at the operator set's disposal; neither in nor out.
    case allocations
    /// Withdrawals are open again.
    case withdrawals
}

/// What a duration vault is made with.
///
/// - Spec: EigenLayer core, `IDurationVaultStrategyTypes.VaultConfig`
public struct VaultConfiguration: Hashable, Sendable {
    public var underlyingToken: Address
    public var admin: Address
    /// Who may end the lock early.
    public var arbitrator: Address
    /// Seconds of the lock.
    public var duration: UInt32
    public var maxPerDeposit: UInt256
    /// The most that the vault holds, in tokens.
    public var stakeCap: UInt256
    /// Text, as it was given.
    public var metadataURI: Bytes
    /// The set that the vault, an operator itself, serves.
    public var operatorSet: OperatorSet
    /// Handed to the AVS's registrar.
    public var registrationData: Bytes
    /// Who must sign for those who delegate to the vault; zero for nobody.
    public var delegationApprover: Address
    public var operatorMetadataURI: Bytes

    public init(
        underlyingToken: Address, admin: Address, arbitrator: Address, duration: UInt32,
        maxPerDeposit: UInt256, stakeCap: UInt256, metadataURI: Bytes = [],
        operatorSet: OperatorSet, registrationData: Bytes = [],
        delegationApprover: Address = .zero, operatorMetadataURI: Bytes = []
    ) {
        self.underlyingToken = underlyingToken
        self.admin = admin
        self.arbitrator = arbitrator
        self.duration = duration
        self.maxPerDeposit = maxPerDeposit
        self.stakeCap = stakeCap
        self.metadataURI = metadataURI
        self.operatorSet = operatorSet
        self.registrationData = registrationData
        self.delegationApprover = delegationApprover
        self.operatorMetadataURI = operatorMetadataURI
    }
}
