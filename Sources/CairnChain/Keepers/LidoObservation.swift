import CairnBeacon
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// What Lido's oracle sees on the beacon chain: the validators whose keys its modules have deposited.
struct LidoObservation {
    /// Validators in the registry, those that have left among them.
    private(set) var count: UInt64 = 0
    /// The sum of their balances.
    private(set) var balance: Gwei = .zero
    /// Who has left its duties, by module and operator, in the order of modules and numbers.
    private(set) var exited: [(place: Pair<Address, UInt64>, count: UInt64)] = []
    /// What validators have that are on their way out.
    private(set) var leavingBalance: Gwei = .zero
    /// Validators that could be asked to leave, in the order of registration.
    private(set) var askable: [BLSPublicKey] = []
    /// The first epoch in which one was slashed whose balance is not paid out yet.
    private(set) var firstOpenSlashing: Epoch?

    init(_ state: BeaconState, _ world: World) {
        let registry = world.lidoRegistry
        let vault = world.lido.parameters.contracts.withdrawalVault
        let epoch = state.currentEpoch
        let validators = state.validators
        var tally = ExitTally(world)
        for index in 0..<validators.count where validators.withdrawalAddress(index) == vault {
            let key = validators.publicKeys[index]
            guard let place = registry.depositor(of: key.bytes) else { continue }
            count += 1
            let held = state.balances[index]
            balance += held
            if validators.exitEpochs[index] <= epoch {
                tally.add(Pair(place.module, place.nodeOperator))
            }
            if validators.slashed[index] != 0, validators.withdrawableEpochs[index] > epoch {
                noteSlashing(validators[index], state.rules)
            }
            if validators.exitEpochs[index] < .farFuture {
                leavingBalance += held
            } else if Self.isAskable(validators, index, at: epoch, state.rules) {
                askable.append(key)
            }
        }
        exited = tally.entries
    }

    /// A validator must have done its duties for a while before it may leave.
    private static func isAskable(
        _ validators: ValidatorColumns, _ index: Int, at epoch: Epoch, _ rules: BeaconRules
    ) -> Bool {
        validators.activationEpochs[index] < .farFuture
            && validators.activationEpochs[index].rawValue
                + rules.configuration.shardCommitteePeriodEpochs <= epoch.rawValue
    }

    /// Slashing sets the withdrawable epoch a full vector of slashings ahead, or later.
    private mutating func noteSlashing(_ validator: Validator, _ rules: BeaconRules) {
        let vector = rules.preset.epochsPerSlashingsVector
        let withdrawable = validator.withdrawableEpoch.rawValue
        let slashed = Epoch(withdrawable > vector ? withdrawable - vector : 0)
        firstOpenSlashing = min(firstOpenSlashing ?? slashed, slashed)
    }
}

/// Exits counted by operator.
private struct ExitTally {
    private(set) var entries: [(place: Pair<Address, UInt64>, count: UInt64)] = []

    init(_ world: World) {
        for module in world.lido.stakingModules {
            for (id, _) in world.lidoRegistry.operators(of: module.address) {
                entries.append((Pair(module.address, id), 0))
            }
        }
    }

    mutating func add(_ place: Pair<Address, UInt64>) {
        guard let index = entries.firstIndex(where: { $0.place == place }) else { return }
        entries[index].count += 1
    }
}
