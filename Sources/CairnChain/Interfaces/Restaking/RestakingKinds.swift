import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractKind {
    public static let strategyManager = ContractKind(100, .strategyManager)
    public static let strategy = ContractKind(101, .strategyBase)
    public static let strategyFactory = ContractKind(102, .strategyFactory)
    public static let delegationManager = ContractKind(103, .delegationManager)
    public static let eigenPodManager = ContractKind(104, .eigenPodManager)
    public static let pauserRegistry = ContractKind(105, .pauserRegistry)
    public static let permissionController = ContractKind(106, .permissionController)
    public static let allocationManager = ContractKind(107, .allocationManager)
    public static let avsDirectory = ContractKind(108, .avsDirectory)
    public static let keyRegistrar = ContractKind(109, .keyRegistrar)
    public static let rewardsCoordinator = ContractKind(110, .rewardsCoordinator)
    public static let limitedStrategy = ContractKind(111, .limitedStrategy)
    public static let durationVault = ContractKind(112, .durationVault)
    public static let crossChainRegistry = ContractKind(113, .crossChainRegistry)
    public static let operatorTableUpdater = ContractKind(114, .operatorTableUpdater)
    public static let ecdsaCertificateVerifier = ContractKind(115, .ecdsaCertificateVerifier)
    public static let bn254CertificateVerifier = ContractKind(116, .bn254CertificateVerifier)
    public static let ecdsaTableCalculator = ContractKind(117, .ecdsaTableCalculator)
    public static let bn254TableCalculator = ContractKind(118, .bn254TableCalculator)
    public static let releaseManager = ContractKind(119, .releaseManager)
    public static let taskMailbox = ContractKind(120, .taskMailbox)
    public static let eigenPod = ContractKind(130, .eigenPod)

    /// The contracts of the restaking core.
    static let restakingKinds: [ContractKind] = [
        strategyManager, strategy, strategyFactory, delegationManager, eigenPodManager,
        pauserRegistry, permissionController, allocationManager, avsDirectory,
        keyRegistrar, rewardsCoordinator, limitedStrategy, durationVault, eigenPod,
        crossChainRegistry, operatorTableUpdater, ecdsaCertificateVerifier,
        bn254CertificateVerifier, ecdsaTableCalculator, bn254TableCalculator,
        releaseManager, taskMailbox,
    ]

    /// Where the restaking core's contracts live, strategies and pods apart.
    static func restakingPlacements(
        _ parameters: RestakingParameters
    ) -> [(kind: ContractKind, address: Address)] {
        [
            (strategyManager, parameters.strategyManager),
            (strategyFactory, parameters.strategyFactory),
            (delegationManager, parameters.delegationManager),
            (eigenPodManager, parameters.eigenPodManager),
            (pauserRegistry, parameters.pauserRegistry),
            (permissionController, parameters.permissionController),
            (allocationManager, parameters.allocationManager),
            (avsDirectory, parameters.avsDirectory),
            (keyRegistrar, parameters.keyRegistrar),
            (rewardsCoordinator, parameters.rewardsCoordinator),
        ] + (parameters.includesCertificates ? certificatePlacements(parameters) : [])
    }

    private static func certificatePlacements(
        _ parameters: RestakingParameters
    ) -> [(kind: ContractKind, address: Address)] {
        let (certificates, tasks) = (parameters.certificates, parameters.tasks)
        return [
            (crossChainRegistry, certificates.crossChainRegistry),
            (operatorTableUpdater, certificates.operatorTableUpdater),
            (ecdsaCertificateVerifier, certificates.ecdsaVerifier),
            (bn254CertificateVerifier, certificates.bn254Verifier),
            (ecdsaTableCalculator, certificates.ecdsaCalculator),
            (bn254TableCalculator, certificates.bn254Calculator),
            (releaseManager, tasks.releaseManager),
            (taskMailbox, tasks.taskMailbox),
        ]
    }
}

extension EventSignatures {
    /// The events of the restaking core.
    mutating func addRestakingEvents() {
        addPausingEvents()
        addStrategyEvents()
        addDelegationEvents()
        addPodEvents()
        addAllocationEvents()
        addKeyEvents()
        addRewardEvents()
        addVaultEvents()
        addCertificateEvents()
        addCrossChainEvents()
        addReleaseEvents()
        addTaskEvents()
    }
}
