import CairnEthereum
public import CairnPrimitives

/// A role of ether.fi's registry.
///
/// - Spec: ether.fi, `RoleRegistry`
public struct EtherFiRole: Hashable, Sendable {
    public let name: String
    /// Keccak-256 of the name.
    public let identifier: Hash
    /// How an account without the role is refused.
    let refusal: EtherFiError

    private init(_ name: String, refusal: EtherFiError) {
        self.name = name
        self.refusal = refusal
        identifier = keccak256(utf8: name)
    }

    public static func == (a: EtherFiRole, b: EtherFiRole) -> Bool { a.identifier == b.identifier }

    public func hash(into hasher: inout Hasher) { identifier.hash(into: &hasher) }

    /// Changes contracts and opens them.
    public static let upgradeTimelock = EtherFiRole(
        "UPGRADE_TIMELOCK_ROLE", refusal: .onlyUpgradeTimelock)
    /// Sets limits and fees after a delay.
    public static let operatingTimelock = EtherFiRole(
        "OPERATION_TIMELOCK_ROLE", refusal: .onlyOperatingTimelock)
    /// Pauses, resumes, and does what cannot wait.
    public static let operatingMultisig = EtherFiRole(
        "OPERATION_MULTISIG_ROLE", refusal: .onlyOperatingMultisig)
    /// Pauses the tokens for a time.
    public static let superGuardian = EtherFiRole(
        "SUPER_GUARDIAN_ROLE", refusal: .onlySuperGuardian)
    /// Pauses contracts and blacklists accounts for a time.
    public static let guardian = EtherFiRole("GUARDIAN_ROLE", refusal: .onlyGuardian)
    /// Starts validators and fulfils priority requests.
    public static let oracleOperations = EtherFiRole(
        "ORACLE_OPERATIONS_ROLE", refusal: .onlyOracleOperations)
    /// Brings ether home.
    public static let housekeepingOperations = EtherFiRole(
        "HOUSEKEEPING_OPERATIONS_ROLE", refusal: .onlyHousekeepingOperations)
    /// Restakes, and redeems stETH.
    public static let executorOperations = EtherFiRole(
        "EXECUTOR_OPERATIONS_ROLE", refusal: .onlyExecutorOperations)
    /// Looks after pods.
    public static let eigenpodOperations = EtherFiRole(
        "EIGENPOD_OPERATIONS_ROLE", refusal: .onlyEigenpodOperations)

    /// Every role of the registry.
    public static let all: [EtherFiRole] = [
        upgradeTimelock, operatingTimelock, operatingMultisig, superGuardian, guardian,
        oracleOperations, housekeepingOperations, executorOperations, eigenpodOperations,
    ]

    /// The role of this name, such as `GUARDIAN_ROLE`.
    public init?(name: String) {
        guard let role = Self.all.first(where: { $0.name == name }) else { return nil }
        self = role
    }
}
