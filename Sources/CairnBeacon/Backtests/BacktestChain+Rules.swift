import CairnPrimitives

extension BacktestChain {
    /// What the slashing takes at once, under the rules of the case.
    func initialPenalty(of index: Int) -> Gwei {
        backtest.incident.rules.initialPenalty(
            simulation.state.validators.effectiveBalances[index])
    }

    /// What the coming epoch's end takes half way, of each of the slashed; nothing in most epochs.
    mutating func correlationPenalties() throws(BeaconError) -> [Gwei] {
        let half = simulation.state.rules.preset.epochsPerSlashingsVector / 2
        let due = try simulation.state.currentEpoch.adding(half)
        guard simulation.state.validators.withdrawableEpochs[offenders].contains(due) else {
            return []
        }
        let total = try simulation.state.totalActiveBalance()
        let rules = backtest.incident.rules
        let slashed =
            rules == .electra
            ? simulation.state.slashings.elements.reduce(Gwei.zero, +)
            : backtest.incident.slashedSum
        let validators = simulation.state.validators
        return offenders.map { index in
            guard validators.withdrawableEpochs[index] == due else { return .zero }
            return rules.correlationPenalty(
                validators.effectiveBalances[index], slashed: slashed, totalActive: total)
        }
    }

    /// Does what a chain of earlier rules would have done to the slashed in the coming epoch.
    mutating func takeByHand(_ correlation: [Gwei]) throws(BeaconError) {
        for (index, amount) in correlation.enumerated() {
            simulation.state.decreaseBalance(index, by: amount)
        }
        guard epochsDone == 0 else { return }
        let shortest = simulation.state.rules.preset.epochsPerSlashingsVector
        let end = try simulation.state.currentEpoch.adding(shortest)
        for index in offenders {
            let penalty = initialPenalty(of: index)
            try simulation.state.initiateValidatorExit(index)
            simulation.state.validators.setSlashed(index)
            simulation.state.validators.setWithdrawableEpoch(
                max(simulation.state.validators.withdrawableEpochs[index], end), of: index)
            simulation.state.decreaseBalance(index, by: penalty)
        }
    }
}
