import CairnEthereum
import CairnPrimitives

extension BacktestChain {
    /// The slashed, and bystanders who bring the active balance to what was published.
    ///
    /// - Throws: `overflow` when the slashed are nearly all there is.
    static func validators(
        _ backtest: SlashingBacktest
    ) throws(BeaconError) -> [GenesisValidator] {
        let incident = backtest.incident
        let most = BeaconConstants.maxEffectiveBalance
        let least = BeaconConstants.minActivationBalance
        var balances = [Gwei](
            repeating: incident.effectiveBalance, count: Int(backtest.validatorCount))
        balances += [Gwei](repeating: least, count: Int(backtest.othersSlashed))
        let slashed = balances.reduce(Gwei.zero, +)
        guard incident.totalActive > slashed + most else { throw .overflow }
        var rest = incident.totalActive - slashed
        while rest >= most + most {
            balances.append(most)
            rest = rest - most
        }
        // The last two share the rest in whole increments, so that neither is too small.
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        let half = Gwei(rest.rawValue / 2 / increment * increment)
        balances += [half, rest - half]

        let keys = BeaconState.developmentKeys(balances.count)
        return zip(keys, balances).enumerated().map { index, pair in
            let isCounted = index < Int(backtest.validatorCount)
            let compounds = (isCounted ? incident.maxEffectiveBalance : pair.1) > least
            return GenesisValidator(
                publicKey: pair.0,
                withdrawalCredentials: Hash(
                    .address(
                        Address(head: 0, middle: 0, tail: UInt32(index + 1)),
                        prefix: compounds ? 2 : 1)),
                balance: pair.1)
        }
    }

    /// Everybody does everything, and the slashed stop with the slashing.
    static func participation(
        _ backtest: SlashingBacktest, of count: Int, seed: UInt64
    ) -> ParticipationModel {
        let slashed = Int(backtest.validatorCount + backtest.othersSlashed)
        let epoch = slashingEpoch.rawValue
        var faults: [BeaconFault] = [.offline(operatorIndex: 0, epochs: epoch..<UInt64.max)]
        if backtest.incident.rules == .electra {
            let offenders = (0..<slashed).map { ValidatorIndex($0) }
            faults.append(.doubleVote(validators: offenders, epoch: epoch))
        }
        let always: UInt32 = 1_000_000
        return ParticipationModel(
            operators: [
                BeaconOperator(
                    name: "slashed", validatorCount: slashed, uptimePartsPerMillion: always),
                BeaconOperator(
                    name: "bystanders", validatorCount: count - slashed,
                    uptimePartsPerMillion: always),
            ], faults: faults, seed: seed)
    }

    /// Gives the slashed what they had, and sets the queue of exits that they found.
    ///
    /// The queue is set, not filled: those ahead are taken to be replaced by those who enter.
    mutating func prepare() throws(BeaconError) {
        let incident = backtest.incident
        for index in offenders {
            simulation.state.balances[index] =
                counted.contains(index)
                ? incident.balance : BeaconConstants.minActivationBalance
        }
        let delay = BeaconConstants.minValidatorWithdrawabilityDelayEpochs
        let shortest = simulation.state.rules.preset.epochsPerSlashingsVector
        guard incident.epochsToWithdrawable > max(delay, shortest) else { return }
        simulation.state.earliestExitEpoch = try Self.slashingEpoch.adding(
            incident.epochsToWithdrawable - delay)
        simulation.state.exitBalanceToConsume =
            incident.effectiveBalance * backtest.validatorCount
    }
}
