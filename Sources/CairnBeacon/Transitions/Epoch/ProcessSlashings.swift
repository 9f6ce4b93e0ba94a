public import CairnPrimitives

extension BeaconState {
    /// Takes the correlation penalty from validators half way between their slashing and their
    /// withdrawal.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_slashings`.
    /// - Rounds: The penalty of an increment down, in favour of the validator.
    public mutating func processSlashings() throws(BeaconError) {
        let half = rules.preset.epochsPerSlashingsVector / 2
        let due = try currentEpoch.adding(half)
        var slashed = Gwei.zero
        for amount in slashings.elements where !amount.isZero {
            slashed = try slashed.plus(amount)
        }
        let perIncrement = try Self.correlationPenaltyPerIncrement(
            slashed: slashed, totalActive: try totalActiveBalance())
        for index in 0..<validators.count
        where validators.slashed[index] != 0 && validators.withdrawableEpochs[index] == due {
            let increments =
                validators.effectiveBalances[index].rawValue
                / BeaconConstants.effectiveBalanceIncrement.rawValue
            decreaseBalance(index, by: Gwei(try perIncrement.rawValue.times(increments)))
        }
    }

    /// What a slashed validator loses for each increment, when so much was slashed around it.
    ///
    /// - Rounds: Down, in favour of the validator.
    public static func correlationPenaltyPerIncrement(
        slashed: Gwei, totalActive: Gwei
    ) throws(BeaconError) -> Gwei {
        let multiplied = try slashed.rawValue.times(BeaconConstants.proportionalSlashingMultiplier)
        let adjusted = min(multiplied, totalActive.rawValue)
        let increments =
            totalActive.rawValue / BeaconConstants.effectiveBalanceIncrement.rawValue
        return Gwei(adjusted / increments)
    }

    /// Makes room for the slashings of the next epoch.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `process_slashings_reset`.
    public mutating func processSlashingsReset() {
        let place = Int(nextEpoch.rawValue % rules.preset.epochsPerSlashingsVector)
        // A column that stays as it is keeps sharing its memory with earlier states.
        if slashings[place] != .zero { slashings[place] = .zero }
    }
}
