import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// The restaker: stETH that was exchanged for eETH, its exits through Lido's queue, its restaking.
///
/// - Spec: ether.fi, `EtherFiRestaker`
extension EtherFi {
    /// The limit on exits: `STETH_REQUEST_WITHDRAWAL_LIMIT_ID`.
    public static let stETHWithdrawalLimit = keccak256(utf8: "STETH_REQUEST_WITHDRAWAL_LIMIT_ID")

    private var lido: Address { parameters.surroundings.lido }
    private var queue: Address { parameters.surroundings.lidoWithdrawalQueue }

    /// Pays a redemption in stETH, as the redemption manager.
    public func transferStETH(
        _ call: Call, recipient: Address, amount: UInt256
    ) throws(Revert) {
        try requireNotPaused(contracts.restaker)
        try require(call.sender == contracts.redemptionManager, EtherFiError.incorrectCaller)
        try require(amount <= (try stETHHeld()), EtherFiError.insufficientBalance)
        try safeTransfer(amount, of: lido, from: contracts.restaker, to: recipient)
    }

    // MARK: Exits through Lido

    /// Puts stETH into Lido's queue, in as few requests as its bounds allow.
    ///
    /// - Parameter amount: All that is held, if nil.
    public func stEthRequestWithdrawal(
        _ call: Call, amount wanted: UInt256? = nil
    ) throws(Revert) -> [UInt256] {
        // Checks
        let amount = if let wanted { wanted } else { try stETHHeld() }
        try requireRole(.executorOperations, call.sender)
        try requireNotPaused(contracts.restaker)
        let rounded = try checked { () throws(ArithmeticFault) in
            try amount.adding(999_999_999) / 1_000_000_000
        }
        guard let gwei = rounded.asUInt64 else {
            throw Revert(EtherFiError.amountOverflowsUint64Gwei)
        }
        try require(
            !state.pauses[contracts.rateLimiter].isPaused.isSet, EtherFiError.contractPaused)
        try consume(gwei, of: Self.stETHWithdrawalLimit, by: contracts.restaker)
        let (minimum, maximum) = try surroundings.stETHWithdrawalBounds(
            at: queue, caller: contracts.restaker)
        try require(amount >= minimum, EtherFiError.incorrectAmount)
        try require(amount <= (try stETHHeld()), EtherFiError.notEnoughBalance)

        // Effects
        try increaseAllowance(
            amount, of: lido, owner: contracts.restaker, spender: queue)
        let ids = try surroundings.requestStETHWithdrawals(
            Self.split(amount, minimum: minimum, maximum: maximum), at: queue,
            owner: contracts.restaker)
        ledger.emit(
            EtherFiEvent.QueuedStEthWithdrawals(requestIds: ids), from: contracts.restaker)
        return ids
    }

    /// An amount in parts of the maximum; a last part below the minimum borrows from the one before.
    static func split(_ amount: UInt256, minimum: UInt256, maximum: UInt256) -> [UInt256] {
        var parts: [UInt256] = []
        var rest = amount
        while rest > maximum {
            parts.append(maximum)
            rest -= maximum
        }
        parts.append(rest)
        if parts.count > 1, rest < minimum {
            parts[parts.count - 2] -= minimum - rest
            parts[parts.count - 1] = minimum
        }
        return parts
    }

    /// Collects what Lido paid and sends it to the pool.
    public func stEthClaimWithdrawals(
        _ call: Call, ids: [UInt256], hints: [UInt256]
    ) throws(Revert) {
        try requireRole(.housekeepingOperations, call.sender)
        try requireNotPaused(contracts.restaker)
        try surroundings.claimStETHWithdrawals(
            ids, hints: hints, at: queue, caller: contracts.restaker)
        try sendEtherHome(from: contracts.restaker)
        ledger.emit(
            EtherFiEvent.CompletedStEthQueuedWithdrawals(requestIds: ids),
            from: contracts.restaker)
    }

    /// Sends the restaker's ether to the pool.
    public func withdrawRestakerEther(_ call: Call) throws(Revert) {
        try requireRole(.housekeepingOperations, call.sender)
        try requireNotPaused(contracts.restaker)
        try sendEtherHome(from: contracts.restaker)
    }

    func stETHHeld() throws(Revert) -> UInt256 {
        try ledger.tokens.balance(of: contracts.restaker, in: lido)
    }

    /// Allows more of a token of others.
    ///
    /// - Spec: OpenZeppelin Contracts 4.8, `SafeERC20.safeIncreaseAllowance`
    func increaseAllowance(
        _ amount: UInt256, of token: Address, owner: Address, spender: Address
    ) throws(Revert) {
        let allowed = try surroundings.allowance(
            of: spender, by: owner, in: token, caller: owner)
        let increased = try checked { () throws(ArithmeticFault) in try allowed.adding(amount) }
        try surroundings.approve(increased, of: token, owner: owner, spender: spender)
    }

    // MARK: Questions

    /// Where a token's ether is.
    public func restakerSplits(
        of token: Address
    ) throws(Revert) -> (
        restaked: UInt256, unrestaking: UInt256, holding: UInt256, pending: UInt256
    ) {
        var restaked = UInt256.zero
        var unrestaking = UInt256.zero
        if !state.restakerStrategies[token].isZero {
            let restakedAmount = try restakedAmount(of: token)
            let queuedAmount = try queuedAmount(of: token)
            restaked = try quoteByFairValue(token, restakedAmount)
            unrestaking = try quoteByFairValue(token, queuedAmount)
        }
        let holding = try quoteByFairValue(
            token, try ledger.tokens.balance(of: contracts.restaker, in: token))
        let pending = try quoteByFairValue(token, try pendingForRedemption(of: token))
        return (restaked, unrestaking, holding, pending)
    }

    /// All ether of a token.
    public func restakerPooledEther(of token: Address) throws(Revert) -> UInt256 {
        let splits = try restakerSplits(of: token)
        return try checked { () throws(ArithmeticFault) in
            try splits.restaked.adding(splits.unrestaking).adding(splits.holding)
                .adding(splits.pending)
        }
    }

    /// All ether of the restaker.
    public func restakerPooledEther() throws(Revert) -> UInt256 {
        let inTokens = try restakerPooledEther(of: lido)
        return try checked { () throws(ArithmeticFault) in
            try ledger.accounts.balance(of: contracts.restaker).rawValue.adding(inTokens)
        }
    }

    /// What is restaked of a token.
    public func restakedAmount(of token: Address) throws(Revert) -> UInt256 {
        let strategy = state.restakerStrategies[token]
        let shares = try surroundings.withdrawableShares(
            of: contracts.restaker, strategy: strategy,
            at: parameters.surroundings.delegationManager)
        return try surroundings.underlying(
            for: shares, of: strategy, caller: contracts.restaker)
    }

    /// What waits in EigenLayer's queue of a token.
    public func queuedAmount(of token: Address) throws(Revert) -> UInt256 {
        let strategy = state.restakerStrategies[token]
        guard !strategy.isZero else { return .zero }
        let shares = try surroundings.queuedShares(
            of: contracts.restaker, strategy: strategy, token: token,
            at: parameters.surroundings.delegationManager)
        return try surroundings.underlying(
            for: shares, of: strategy, caller: contracts.restaker)
    }

    /// What waits in Lido's queue of a token.
    public func pendingForRedemption(of token: Address) throws(Revert) -> UInt256 {
        guard token == lido else { return .zero }
        var total = UInt256.zero
        for request in try surroundings.pendingStETHWithdrawals(of: contracts.restaker, at: queue) {
            try require(request.owner == contracts.restaker, EtherFiError.notTheOwner)
            try require(!request.isClaimed, EtherFiError.alreadyClaimed)
            total += request.amount
        }
        return total
    }
}
