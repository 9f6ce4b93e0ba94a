public import CairnLedger
public import CairnPrimitives

/// The EigenPodManager's methods for the DelegationManager, called from outside.
///
/// The DelegationManager itself calls what stands behind the checks of caller and strategy.
///
/// - Spec: EigenLayer core, `IShareManager`
extension Restaking {
    /// Takes shares from a pod owner; returns how many are left.
    ///
    /// - Throws: ``PodError/onlyDelegationManager``, `invalidStrategy`, `sharesNegative`
    public func removePodShares(
        _ call: Call, staker: Address, strategy: Address, shares: Shares
    ) throws(Revert) -> Shares {
        try requirePodShareManager(call, strategy)
        _ = try removePodShares(shares.rawValue, from: staker)
        return podDepositShares(of: staker)
    }

    /// Credits a pod owner with shares; returns those of before and those added.
    ///
    /// - Throws: ``PodError/onlyDelegationManager``, `invalidStrategy`, `inputAddressZero`,
    ///   `sharesNegative`
    public func addPodShares(
        _ call: Call, staker: Address, strategy: Address, shares: Shares
    ) throws(Revert) -> (previous: Shares, added: Shares) {
        try requirePodShareManager(call, strategy)
        let (previous, added) = try eigenPodManagerGuard.enter { () throws(Revert) in
            try addPodShares(shares.rawValue, to: staker)
        }
        return (Shares(rawValue: previous), Shares(rawValue: added))
    }

    /// Pays shares out in ether.
    ///
    /// - Throws: ``PodError/onlyDelegationManager``, `invalidStrategy`, what the pod refuses with
    public func withdrawPodSharesAsTokens(
        _ call: Call, staker: Address, strategy: Address, shares: Shares
    ) throws(Revert) {
        try requirePodShareManager(call, strategy)
        try withdrawPodShares(shares.rawValue, staker: staker)
    }

    /// Notes slashed shares of native ether.
    ///
    /// - Throws: ``PodError/onlyDelegationManager``
    public func increaseBurnablePodShares(_ call: Call, shares: Shares) throws(Revert) {
        try require(
            call.sender == parameters.delegationManager, PodError.onlyDelegationManager)
        try increaseBurnablePodShares(shares.rawValue)
    }

    /// A pod owner's shares, asked as those of a strategy.
    ///
    /// - Throws: ``PodError/invalidStrategy``
    public func podDepositShares(
        of podOwner: Address, in strategy: Address
    ) throws(Revert) -> Shares {
        try require(strategy == parameters.beaconChainETHStrategy, PodError.invalidStrategy)
        return podDepositShares(of: podOwner)
    }

    private func requirePodShareManager(_ call: Call, _ strategy: Address) throws(Revert) {
        try require(
            call.sender == parameters.delegationManager, PodError.onlyDelegationManager)
        try require(strategy == parameters.beaconChainETHStrategy, PodError.invalidStrategy)
    }
}
