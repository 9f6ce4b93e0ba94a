import CairnPrimitives

extension BeaconState {
    /// Lets effective balances follow balances that have moved far enough.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_effective_balance_updates`.
    /// - Rounds: Down to whole increments.
    public mutating func processEffectiveBalanceUpdates() {
        kept.totalActiveBalance = nil
        kept.proposer = nil
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        var start = 0
        while let index = nextEffectiveBalanceChange(from: start) {
            let balance = balances[index].rawValue
            validators.setEffectiveBalance(
                min(Gwei(balance - balance % increment), validators.maxEffectiveBalance(index)),
                of: index)
            start = index + 1
        }
    }

    /// The next validator whose balance has left the band around the effective balance.
    private func nextEffectiveBalanceChange(from start: Int) -> Int? {
        let down = BeaconConstants.hysteresisDown.rawValue
        let up = BeaconConstants.hysteresisUp.rawValue
        return validators.effectiveBalances.withUnsafeBufferPointer { effective in
            balances.elements.withUnsafeBufferPointer { balances in
                for index in start..<effective.count {
                    let balance = balances[index].rawValue
                    let counted = effective[index].rawValue
                    // Saturating differences say the same as the sums, and cannot overflow.
                    if counted > balance, counted - balance > down { return index }
                    if balance > counted, balance - counted > up { return index }
                }
                return nil
            }
        }
    }
}
