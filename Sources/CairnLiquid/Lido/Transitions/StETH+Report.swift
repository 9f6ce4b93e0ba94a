public import CairnLedger
public import CairnPrimitives

/// What accounting does to the token, and ether that arrives from the vaults.
extension Lido {
    /// Notes what a report found on the consensus layer.
    ///
    /// - Spec: Lido core, `Lido.processClStateUpdate`
    public func processCLStateUpdate(
        _ call: Call, reportTimestamp: UInt256, preValidators: UInt256, validators: UInt256,
        balance: Wei
    ) throws(Revert) {
        try requireActive()
        try requireAccounting(call)
        state.pool.update { pool in
            pool.clBalance = Wei(rawValue: balance.rawValue & LidoPool.halfWordMaximum)
            pool.clValidators = validators & LidoPool.halfWordMaximum
        }
        ledger.emit(
            LidoEvent.CLValidatorsUpdated(
                reportTimestamp: reportTimestamp, before: preValidators, after: validators),
            from: contracts.stETH)
    }

    /// Collects rewards and withdrawals from the vaults and locks ether for withdrawal requests.
    ///
    /// - Spec: Lido core, `Lido.collectRewardsAndProcessWithdrawals`
    public func collectRewardsAndProcessWithdrawals(
        _ call: Call, _ collection: LidoCollection
    ) throws(Revert) {
        try requireActive()
        try requireAccounting(call)
        if !collection.elRewards.isZero {
            _ = try withdrawRewards(
                self.call(contracts.elRewardsVault, from: contracts.stETH),
                atMost: collection.elRewards)
        }
        if !collection.withdrawals.isZero {
            try withdrawWithdrawals(
                self.call(contracts.withdrawalVault, from: contracts.stETH),
                amount: collection.withdrawals)
        }
        if !collection.etherToLock.isZero {
            try ledger.accounts.transfer(
                collection.etherToLock, from: contracts.stETH, to: contracts.withdrawalQueue)
            try finalize(
                self.call(
                    contracts.withdrawalQueue, from: contracts.stETH,
                    value: collection.etherToLock),
                through: collection.lastRequestID, maxShareRate: collection.shareRate)
        }
        let after = try bufferedEther(after: collection)
        state.pool.update { $0.setBufferedEther(after) }
        ledger.emit(
            LidoEvent.ETHDistributed(
                reportTimestamp: collection.reportTimestamp,
                principalCLBalance: collection.principalCLBalance,
                postCLBalance: collection.clBalance, withdrawals: collection.withdrawals,
                elRewards: collection.elRewards, postBufferedEther: after),
            from: contracts.stETH)
    }

    /// Announces what a report did to the share rate.
    ///
    /// - Spec: Lido core, `Lido.emitTokenRebase`
    public func announceRebase(
        _ call: Call, _ rebase: LidoEvent.TokenRebased, internalShares: Shares,
        internalEther: Wei
    ) throws(Revert) {
        try requireAccounting(call)
        ledger.emit(rebase, from: contracts.stETH)
        ledger.emit(
            LidoEvent.InternalShareRateUpdated(
                reportTimestamp: rebase.reportTimestamp, shares: internalShares,
                ether: internalEther, sharesMintedAsFees: rebase.sharesMintedAsFees),
            from: contracts.stETH)
    }

    /// Takes ether from the rewards vault.
    ///
    /// - Spec: Lido core, `Lido.receiveELRewards`
    /// - Throws: `unauthorized`, `mathAddOverflow`
    public func receiveELRewards(_ call: Call) throws(Revert) {
        try require(call.sender == contracts.elRewardsVault, LidoError.unauthorized)
        try state.pool.update { pool throws(Revert) in
            let (sum, isTooMuch) = pool.totalELRewards.rawValue.addingReportingOverflow(
                call.value.rawValue)
            try require(!isTooMuch, LidoError.mathAddOverflow)
            pool.totalELRewards = Wei(rawValue: sum)
        }
        ledger.emit(LidoEvent.ELRewardsReceived(amount: call.value), from: contracts.stETH)
    }

    /// Takes ether from the withdrawal vault.
    ///
    /// - Spec: Lido core, `Lido.receiveWithdrawals`
    public func receiveWithdrawals(_ call: Call) throws(Revert) {
        try require(call.sender == contracts.withdrawalVault, LidoError.unauthorized)
        ledger.emit(LidoEvent.WithdrawalsReceived(amount: call.value), from: contracts.stETH)
    }

    // MARK: Parts

    private func requireAccounting(_ call: Call) throws(Revert) {
        try require(call.sender == contracts.accounting, LidoError.unauthorized)
    }

    private func bufferedEther(after collection: LidoCollection) throws(Revert) -> Wei {
        let buffered = state.pool.value.bufferedEther.rawValue
        let (first, isTooMuch) = buffered.addingReportingOverflow(collection.elRewards.rawValue)
        try require(!isTooMuch, LidoError.mathAddOverflow)
        let (second, isFarTooMuch) = first.addingReportingOverflow(
            collection.withdrawals.rawValue)
        try require(!isFarTooMuch, LidoError.mathAddOverflow)
        let (rest, isTooLittle) = second.subtractingReportingOverflow(
            collection.etherToLock.rawValue)
        try require(!isTooLittle, LidoError.mathSubtractUnderflow)
        return Wei(rawValue: rest)
    }
}

/// The ether that a report moves.
public struct LidoCollection: Sendable {
    public let reportTimestamp: UInt256
    public let clBalance: Wei
    public let principalCLBalance: Wei
    /// From the withdrawal vault.
    public let withdrawals: Wei
    /// From the execution layer rewards vault.
    public let elRewards: Wei
    /// The last request that is finalized, zero for none.
    public let lastRequestID: UInt256
    /// Ether for 10^27 shares, at most.
    public let shareRate: UInt256
    public let etherToLock: Wei

    public init(
        reportTimestamp: UInt256, clBalance: Wei, principalCLBalance: Wei, withdrawals: Wei,
        elRewards: Wei, lastRequestID: UInt256, shareRate: UInt256, etherToLock: Wei
    ) {
        self.reportTimestamp = reportTimestamp
        self.clBalance = clBalance
        self.principalCLBalance = principalCLBalance
        self.withdrawals = withdrawals
        self.elRewards = elRewards
        self.lastRequestID = lastRequestID
        self.shareRate = shareRate
        self.etherToLock = etherToLock
    }
}
