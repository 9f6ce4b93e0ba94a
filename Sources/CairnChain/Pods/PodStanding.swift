public import CairnBeacon
import CairnEthereum
import CairnLedger
public import CairnPrimitives
public import CairnRestaking

/// A pod and its validators, as the pod sees them and as the beacon chain does.
public struct PodStanding: Sendable {
    /// Where the pod is.
    public let pod: Address
    /// Whose pod it is.
    public let owner: Address
    /// Whether the pod exists; otherwise it is where it would be.
    public let exists: Bool
    /// Who may start checkpoints and prove credentials beside the owner; zero for nobody.
    public let proofSubmitter: Address
    /// What lies at the pod's address.
    public let balance: Wei
    /// What of it is counted as shares.
    public let restakedExecutionLayerGwei: UInt64
    /// Validators whose credentials are proven and whose exit is not.
    public let activeValidatorCount: UInt64
    /// Unix seconds of the last checkpoint that was completed; zero for none.
    public let lastCheckpointTimestamp: UInt64
    /// Unix seconds of the checkpoint under way; zero for none.
    public let currentCheckpointTimestamp: UInt64
    /// The checkpoint under way, or the last one.
    public let checkpoint: PodCheckpoint
    /// The owner's shares of native ether, before slashing.
    public let depositShares: Shares
    /// What slashing has left of them.
    public let withdrawableShares: Shares
    /// What the beacon chain's slashing has left, with 18 decimals.
    public let beaconChainSlashingFactor: UInt64
    /// The owner's operator; zero for none.
    public let delegatedTo: Address
    /// The epoch of the beacon state that was looked at.
    public let epoch: Epoch
    /// Those of the registry first, then those whose deposits wait.
    public let validators: [PodValidator]

    /// Looks at a pod.
    ///
    /// - Parameters:
    ///   - owner: The pod's owner, or whose pod it would be.
    ///   - state: The beacon state to look into.
    public init(owner: Address, in world: World, _ state: BeaconState) {
        let restaking = world.restaking
        let pod = restaking.pod(of: owner)
        self.pod = pod
        self.owner = owner
        exists = restaking.hasPod(owner)
        proofSubmitter = restaking.proofSubmitter(of: pod)
        balance = world.ledger.accounts.balance(of: pod)
        restakedExecutionLayerGwei = restaking.withdrawableRestakedExecutionLayerGwei(of: pod)
        activeValidatorCount = restaking.activeValidatorCount(of: pod)
        lastCheckpointTimestamp = restaking.lastCheckpointTimestamp(of: pod)
        currentCheckpointTimestamp = restaking.currentCheckpointTimestamp(of: pod)
        checkpoint = restaking.currentCheckpoint(of: pod)
        depositShares = restaking.podDepositShares(of: owner)
        let strategy = restaking.parameters.beaconChainETHStrategy
        do throws(Revert) {
            withdrawableShares =
                try restaking.withdrawableShares(
                    of: owner, in: [strategy]
                ).withdrawable.first ?? .zero
        } catch {
            // The shares of one who is slashed beyond arithmetic are worth nothing.
            withdrawableShares = .zero
        }
        beaconChainSlashingFactor = restaking.beaconChainSlashingFactor(of: owner)
        delegatedTo = restaking.delegatedTo(owner)
        epoch = state.currentEpoch
        validators = Self.validators(of: pod, in: restaking, state)
    }

    private static func validators(
        of pod: Address, in restaking: Restaking, _ state: BeaconState
    ) -> [PodValidator] {
        var list: [PodValidator] = []
        var waiting: [BLSPublicKey: Gwei] = [:]
        for deposit in state.pendingDeposits.elements {
            waiting[deposit.publicKey, default: .zero] += deposit.amount
        }
        var leaving: [ValidatorIndex: Gwei] = [:]
        for withdrawal in state.pendingPartialWithdrawals.elements {
            leaving[withdrawal.validatorIndex, default: .zero] += withdrawal.amount
        }
        for index in state.validators(withdrawingTo: pod) {
            let validator = state.validators[Int(index)]
            list.append(
                PodValidator(
                    validator, index, balance: state.balances[index],
                    queues: (waiting[validator.publicKey] ?? .zero, leaving[index] ?? .zero),
                    epoch: state.currentEpoch, of: pod, in: restaking))
        }
        list += newcomers(to: pod, in: restaking, state, waiting)
        return list
    }

    /// Those whose deposits wait, in the order of the first ones.
    private static func newcomers(
        to pod: Address, in restaking: Restaking, _ state: BeaconState,
        _ waiting: [BLSPublicKey: Gwei]
    ) -> [PodValidator] {
        var registry = state.validators
        var seen: Set<BLSPublicKey> = []
        let deposits = state.waitingDeposits(withdrawingTo: pod).filter { deposit in
            registry.firstIndex(of: deposit.publicKey) == nil
                && seen.insert(deposit.publicKey).inserted
        }
        guard !deposits.isEmpty else { return [] }
        var expected: [BLSPublicKey: Epoch] = [:]
        do throws(BeaconError) {
            for (deposit, epoch) in zip(
                state.pendingDeposits.elements, try state.expectedDepositEpochs())
            where expected[deposit.publicKey] == nil {
                expected[deposit.publicKey] = epoch
            }
        } catch {
            // Numbers of a state that cannot come about: then nothing can be told of it.
            expected = [:]
        }
        return deposits.map { deposit in
            PodValidator(
                deposit, waiting: waiting[deposit.publicKey] ?? .zero,
                expected: expected[deposit.publicKey], of: pod, in: restaking)
        }
    }
}

/// A validator of a pod.
public struct PodValidator: Sendable {
    /// The key that signs.
    public let publicKey: BLSPublicKey
    /// The hash by which the pod knows the key.
    public let publicKeyHash: Hash
    /// Whether its balance compounds.
    public let isCompounding: Bool
    /// What the pod knows.
    public let info: ValidatorInfo
    /// Its place in the registry; nil while its deposit waits.
    public let index: ValidatorIndex?
    /// What the registry has.
    public let validator: Validator?
    /// Where it is in its life; nil while its deposit waits.
    public let stage: ValidatorStage?
    /// What it has; zero while its deposit waits.
    public let balance: Gwei
    /// What the queue of deposits will add.
    public let waiting: Gwei
    /// What the queue of partial withdrawals will take from it at most.
    public let leaving: Gwei
    /// The epoch that is expected to begin with it registered; nil once it is.
    public let expectedEpoch: Epoch?

    init(
        _ validator: Validator, _ index: ValidatorIndex, balance: Gwei,
        queues: (waiting: Gwei, leaving: Gwei), epoch: Epoch, of pod: Address,
        in restaking: Restaking
    ) {
        publicKey = validator.publicKey
        publicKeyHash = Self.hash(of: validator.publicKey)
        isCompounding = validator.withdrawalCredentials.word0 >> 56 == 2
        info = restaking.validatorInfo(publicKeyHash, of: pod)
        self.index = index
        self.validator = validator
        stage = ValidatorStage(of: validator, balance: balance, at: epoch)
        self.balance = balance
        waiting = queues.waiting
        leaving = queues.leaving
        expectedEpoch = nil
    }

    init(
        _ deposit: PendingDeposit, waiting: Gwei, expected: Epoch?, of pod: Address,
        in restaking: Restaking
    ) {
        publicKey = deposit.publicKey
        publicKeyHash = Self.hash(of: deposit.publicKey)
        isCompounding = deposit.withdrawalCredentials.word0 >> 56 == 2
        info = restaking.validatorInfo(publicKeyHash, of: pod)
        index = nil
        validator = nil
        stage = nil
        balance = .zero
        self.waiting = waiting
        leaving = .zero
        expectedEpoch = expected
    }

    /// The hash by which pods know a key.
    ///
    /// - Spec: EigenLayer core, `EigenPod._calcPubkeyHash`
    public static func hash(of key: BLSPublicKey) -> Hash {
        sha256(key.bytes + [UInt8](repeating: 0, count: 16))
    }

    /// What keeps the pod from counting it, or nil when its credentials can be proven.
    public var obstacle: CredentialObstacle? {
        guard let validator else { return .notRegistered(expected: expectedEpoch) }
        switch info.status {
        case .active: return .alreadyVerified
        case .withdrawn: return .alreadyWithdrawn
        case .inactive: break
        }
        guard validator.activationEpoch != .farFuture else { return .notActivated }
        guard validator.exitEpoch == .farFuture else { return .exiting(validator.exitEpoch) }
        return nil
    }
}

/// Why a pod would not count a validator.
public enum CredentialObstacle: Sendable, Equatable {
    /// Its deposit waits; when it is expected to be registered, if that can be told.
    case notRegistered(expected: Epoch?)
    /// The pod counts it.
    case alreadyVerified
    /// The pod has counted it, and has seen it empty.
    case alreadyWithdrawn
    /// It is registered, but no epoch is set for its activation.
    case notActivated
    /// It leaves, or has left, with this epoch.
    case exiting(Epoch)
}
