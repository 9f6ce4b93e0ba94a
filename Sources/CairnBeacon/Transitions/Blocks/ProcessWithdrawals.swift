public import CairnEthereum
import CairnPrimitives

/// The withdrawals that a block's payload must list.
public struct ExpectedWithdrawals: Sendable, Hashable {
    /// In order: first parts of balances from the queue, then those of the sweep.
    public var withdrawals: [Withdrawal] = []
    /// How many entries of the queue are through, paid or not.
    public var processedPartials = 0
}

extension BeaconState {
    /// The withdrawals of the next block.
    ///
    /// - Spec: electra `beacon-chain.md`, `get_expected_withdrawals`.
    public func expectedWithdrawals() throws(BeaconError) -> ExpectedWithdrawals {
        var expected = ExpectedWithdrawals()
        try takePendingPartials(into: &expected)
        try sweep(into: &expected)
        return expected
    }

    private func takePendingPartials(
        into expected: inout ExpectedWithdrawals
    ) throws(BeaconError) {
        let epoch = currentEpoch
        let least = BeaconConstants.minActivationBalance
        let most = rules.preset.maxPendingPartialsPerWithdrawalsSweep
        for pending in pendingPartialWithdrawals.elements {
            if pending.withdrawableEpoch > epoch || expected.withdrawals.count == most { break }
            let index = try place(pending.validatorIndex)
            let balance = try remaining(pending.validatorIndex, after: expected.withdrawals)
            if validators.exitEpochs[index] == .farFuture,
                validators.effectiveBalances[index] >= least, balance > least
            {
                try expected.append(
                    pending.validatorIndex, amount: min(balance - least, pending.amount), in: self)
            }
            expected.processedPartials += 1
        }
    }

    private func sweep(into expected: inout ExpectedWithdrawals) throws(BeaconError) {
        let epoch = currentEpoch
        let count = UInt64(validators.count)
        var next = nextWithdrawalValidatorIndex
        for _ in 0..<min(count, rules.preset.maxValidatorsPerWithdrawalsSweep) {
            let index = try place(next)
            // Most validators have nothing to withdraw, and two columns say so.
            if validators.hasExecutionCredential(index) {
                let balance = try remaining(next, after: expected.withdrawals)
                let most = validators.maxEffectiveBalance(index)
                if validators.withdrawableEpochs[index] <= epoch, balance > 0 {
                    try expected.append(next, amount: balance, in: self)
                } else if validators.effectiveBalances[index] == most, balance > most {
                    try expected.append(next, amount: balance - most, in: self)
                }
            }
            if expected.withdrawals.count == rules.preset.maxWithdrawalsPerPayload { break }
            next = (next + 1) % count
        }
    }

    /// What is left of a balance after withdrawals of the same block.
    private func remaining(
        _ index: ValidatorIndex, after withdrawals: [Withdrawal]
    ) throws(BeaconError) -> Gwei {
        var balance = balances[index].rawValue
        for withdrawal in withdrawals where withdrawal.validatorIndex == index {
            balance = try balance.minus(withdrawal.amount.rawValue)
        }
        return Gwei(balance)
    }

    /// Pays the expected withdrawals, which the payload must list exactly.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_withdrawals`.
    /// - Throws: `withdrawalsMismatch`.
    public mutating func processWithdrawals(_ payload: ExecutionPayload) throws(BeaconError) {
        // Checks
        let expected = try expectedWithdrawals()
        let withdrawals = expected.withdrawals
        guard payload.withdrawals == withdrawals else {
            throw .withdrawalsMismatch(
                expected: withdrawals.count, found: payload.withdrawals.count)
        }
        try settle(expected)
    }

    /// Takes expected withdrawals from the balances, and moves the queue and the sweep.
    mutating func settle(_ expected: ExpectedWithdrawals) throws(BeaconError) {
        let withdrawals = expected.withdrawals
        let count = UInt64(validators.count)
        guard count > 0 else { throw .noActiveValidators }
        for withdrawal in withdrawals {
            decreaseBalance(Int(withdrawal.validatorIndex), by: withdrawal.amount)
        }
        pendingPartialWithdrawals.removeFirst(expected.processedPartials)
        if let last = withdrawals.last { nextWithdrawalIndex = try last.index.plus(1) }
        if let last = withdrawals.last,
            withdrawals.count == rules.preset.maxWithdrawalsPerPayload
        {
            // A full payload ends the sweep where it is.
            nextWithdrawalValidatorIndex = (last.validatorIndex + 1) % count
        } else {
            let next = try nextWithdrawalValidatorIndex.plus(
                rules.preset.maxValidatorsPerWithdrawalsSweep)
            nextWithdrawalValidatorIndex = next % count
        }
    }
}

extension ExpectedWithdrawals {
    fileprivate mutating func append(
        _ index: ValidatorIndex, amount: Gwei, in state: BeaconState
    ) throws(BeaconError) {
        withdrawals.append(
            Withdrawal(
                index: try state.nextWithdrawalIndex.plus(UInt64(withdrawals.count)),
                validatorIndex: index, address: state.validators.withdrawalAddress(Int(index)),
                amount: amount))
    }
}
