public import CairnLedger
public import CairnPrimitives

/// Questions about the token.
extension Lido {
    public func sharesOf(_ holder: Address) -> Shares {
        Shares(rawValue: ledger.tokens.holding(of: holder, in: contracts.stETH))
    }

    /// What may be staked now; 2^256 - 1 while nothing limits it.
    public func currentStakeLimit() -> Wei {
        let limit = state.pool.value.stakeLimit
        if limit.isPaused { return .zero }
        return limit.isSet ? limit.current(at: ledger.moment.number) : .max
    }

    public var isStopped: Bool { !state.pool.value.isActive.isSet }

    /// Whether buffered ether may go to validators: not in bunker mode and not when stopped.
    public var canDeposit: Bool { !isBunkerModeActive && !isStopped }

    /// Buffered ether that no withdrawal waits for.
    public func depositableEther() -> Wei {
        state.pool.value.bufferedEther.saturatingSubtract(unfinalizedStETH())
    }

    /// Whether an account holds a permission on the token.
    public func canPerform(_ role: Hash, by account: Address) -> Bool {
        roles.holds(role, account, on: contracts.stETH)
    }

    /// How fees are shared, in basis points of all fees.
    ///
    /// The deployed token takes the router's two answers for each other: what it calls the
    /// treasury's part is the modules', and the other way round. So does this one.
    ///
    /// - Rounds: Down.
    /// - Throws: No data while no validator earns any.
    public func feeDistribution() throws(Revert) -> (treasury: UInt16, modules: UInt16) {
        let total = try totalFeeBasisPoints()
        let (modules, treasury) = try aggregateFeeBasisPoints()
        try require(total != 0, EmptyRevert())
        func part(_ fee: UInt16) -> UInt16 {
            UInt16(truncatingIfNeeded: UInt64(fee) * 10_000 / UInt64(total))
        }
        return (treasury: part(modules), modules: part(treasury))
    }
}
