public import CairnLedger
import CairnPrimitives

/// The restaking core: strategies, delegation, pods' shares, permissions, allocations and slashing.
///
/// Each family of contracts has its stored state in one struct; what the contracts do are
/// extensions of this class. It holds no state of its own besides the handles to the tables.
///
/// - Spec: EigenLayer core, release 1.12.0
public final class Restaking {
    public let parameters: RestakingParameters
    let ledger: Ledger
    /// Contracts that the module does not know.
    unowned(unsafe) let surroundings: any RestakingSurroundings

    let strategyManagerGuard = ReentrancyGuard()
    let delegationManagerGuard = ReentrancyGuard()
    let eigenPodManagerGuard = ReentrancyGuard()
    let rewardsGuard = ReentrancyGuard()
    let tableUpdaterGuard = ReentrancyGuard()
    let taskMailboxGuard = ReentrancyGuard()

    let pausing: PausingState
    /// Who owns which contract.
    public let ownership: Ownership
    let strategies: StrategyState
    let delegation: DelegationState
    let pods: PodState
    let permissions: PermissionState
    let allocations: AllocationState
    let directory: DirectoryState
    let keys: KeyState
    let rewards: RewardState
    let vaults: VaultState
    let certificates: CertificateState
    let crossChain: CrossChainState
    let releases: ReleaseState
    let tasks: TaskState

    /// Opens the module's tables.
    ///
    /// - Precondition: `ledger` and `surroundings` outlive the module.
    public init(
        store: Store, ledger: Ledger, parameters: RestakingParameters,
        surroundings: any RestakingSurroundings
    ) {
        self.parameters = parameters
        self.ledger = ledger
        self.surroundings = surroundings
        pausing = PausingState(store)
        ownership = Ownership(store, name: "restaking.owners", ledger: ledger)
        strategies = StrategyState(store)
        delegation = DelegationState(store)
        pods = PodState(store)
        permissions = PermissionState(store)
        allocations = AllocationState(store)
        directory = DirectoryState(store)
        keys = KeyState(store)
        rewards = RewardState(store)
        vaults = VaultState(store)
        certificates = CertificateState(store)
        crossChain = CrossChainState(store)
        releases = ReleaseState(store)
        tasks = TaskState(store)
    }

    /// Writes what the initialisers of the deployed contracts leave.
    public func initialize() {
        initializePausing()
        initializeOwnership()
        initializeStrategies()
        initializeRewards()
        pods.pectraForkTimestamp.value = parameters.pectraForkTimestamp
        if parameters.includesCertificates {
            initializeCertificates()
            initializeCrossChain()
            initializeTasks()
        }
    }

    private func initializeOwnership() {
        for contract in [
            parameters.strategyManager, parameters.eigenPodManager, parameters.avsDirectory,
            parameters.rewardsCoordinator, parameters.strategyFactory,
        ] {
            ownership.assign(parameters.owner, to: contract)
        }
        guard parameters.includesCertificates else { return }
        for contract in [
            parameters.certificates.crossChainRegistry,
            parameters.certificates.operatorTableUpdater, parameters.tasks.taskMailbox,
        ] {
            ownership.assign(parameters.owner, to: contract)
        }
    }
}
