public import CairnLedger
public import CairnPrimitives

/// The StrategyManager's methods for the DelegationManager, called from outside.
///
/// The DelegationManager itself calls what stands behind the check of the caller.
///
/// - Spec: EigenLayer core, `IShareManager`
extension Restaking {
    /// Takes deposit shares from a staker; returns how many are left.
    ///
    /// - Throws: ``StrategyError/onlyDelegationManager``, `sharesAmountZero`, `sharesAmountTooHigh`
    public func removeDepositShares(
        _ call: Call, staker: Address, strategy: Address, shares: Shares
    ) throws(Revert) -> Shares {
        try requireDelegationManager(call)
        _ = try removeDepositShares(
            shares.rawValue, of: strategy, from: staker,
            held: depositShares(of: staker, in: strategy).rawValue)
        return depositShares(of: staker, in: strategy)
    }

    /// Credits a staker with deposit shares; returns those of before and those added.
    ///
    /// - Throws: ``StrategyError/onlyDelegationManager``, `stakerAddressZero`, `sharesAmountZero`,
    ///   `maxStrategiesExceeded`
    public func addShares(
        _ call: Call, staker: Address, strategy: Address, shares: Shares
    ) throws(Revert) -> (previous: Shares, added: Shares) {
        try requireDelegationManager(call)
        return try strategyManagerGuard.enter { () throws(Revert) in
            try requireAddable(
                shares.rawValue, of: strategy, to: staker, kind: kind(of: strategy))
            let previous = try strategies.positions.update(Pair(staker, strategy)) {
                (position) throws(Revert) in
                try addDepositShares(
                    shares.rawValue, of: strategy, to: staker, position: &position)
            }
            emitDeposit(shares.rawValue, of: strategy, to: staker)
            return (Shares(rawValue: previous), shares)
        }
    }

    /// Pays shares out of a strategy.
    ///
    /// - Throws: ``StrategyError/onlyDelegationManager``, what the strategy refuses with
    public func withdrawSharesAsTokens(
        _ call: Call, staker: Address, strategy: Address, token: Address, shares: Shares
    ) throws(Revert) {
        try requireDelegationManager(call)
        try strategyManagerGuard.enter { () throws(Revert) in
            _ = try withdrawFromStrategy(
                shares.rawValue, of: strategy, token: token, recipient: staker)
        }
    }

    /// Notes slashed shares that wait.
    ///
    /// - Throws: ``StrategyError/onlyDelegationManager``, `strategyAlreadyInSlash`
    public func increaseBurnOrRedistributableShares(
        _ call: Call, operatorSet: OperatorSet, slashID: UInt256, strategy: Address,
        shares: Shares
    ) throws(Revert) {
        try requireDelegationManager(call)
        try increaseBurnOrRedistributableShares(
            shares.rawValue, of: strategy, operatorSet: operatorSet, slashID: slashID)
    }

    /// What the StrategyManager asks a strategy before it adds shares.
    ///
    /// - Spec: EigenLayer core, `StrategyBase.beforeAddShares`
    /// - Throws: ``StrategyError/onlyStrategyManager``; what a duration vault refuses with
    public func permitAddition(
        _ call: Call, of shares: Shares, to staker: Address
    ) throws(Revert) {
        try requireStrategyManager(call)
        guard kind(of: call.contract) == .durationVault else { return }
        try requireVaultAccepts(shares.rawValue, of: call.contract, from: staker)
    }

    /// What the StrategyManager asks a strategy before it removes shares.
    ///
    /// - Spec: EigenLayer core, `StrategyBase.beforeRemoveShares`
    /// - Throws: ``StrategyError/onlyStrategyManager``; what a duration vault refuses with
    public func permitRemoval(_ call: Call) throws(Revert) {
        try requireStrategyManager(call)
        guard kind(of: call.contract) == .durationVault else { return }
        try requireVaultReleases(call.contract)
    }

    private func requireDelegationManager(_ call: Call) throws(Revert) {
        try require(
            call.sender == parameters.delegationManager, StrategyError.onlyDelegationManager)
    }
}
