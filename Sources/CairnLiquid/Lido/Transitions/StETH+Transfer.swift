public import CairnLedger
public import CairnPrimitives

/// stETH as a token.
extension Lido {
    /// Moves stETH of the caller's.
    ///
    /// - Spec: Lido core, `StETH.transfer`
    /// - Rounds: The shares down, so that slightly less than the amount may move.
    public func transfer(_ call: Call, to recipient: Address, amount: Wei) throws(Revert) {
        try transfer(amount, from: call.sender, to: recipient)
    }

    /// Moves stETH that its owner allowed the caller.
    ///
    /// - Spec: Lido core, `StETH.transferFrom`
    public func transferFrom(
        _ call: Call, from sender: Address, to recipient: Address, amount: Wei
    ) throws(Revert) {
        try spendAllowance(amount, of: sender, by: call.sender)
        try transfer(amount, from: sender, to: recipient)
    }

    /// Moves shares of the caller's and returns what they are worth.
    ///
    /// - Spec: Lido core, `StETH.transferShares`
    public func transferShares(
        _ call: Call, to recipient: Address, shares: Shares
    ) throws(Revert) -> Wei {
        let pool = state.pool.value
        try moveShares(shares, from: call.sender, to: recipient, pool)
        let amount = try rate(pool).ether(for: shares)
        announceTransfer(from: call.sender, to: recipient, amount, shares)
        return amount
    }

    /// Moves shares that their owner allowed the caller, and returns what they are worth.
    ///
    /// - Spec: Lido core, `StETH.transferSharesFrom`
    public func transferSharesFrom(
        _ call: Call, from sender: Address, to recipient: Address, shares: Shares
    ) throws(Revert) -> Wei {
        let pool = state.pool.value
        let amount = try rate(pool).ether(for: shares)
        try spendAllowance(amount, of: sender, by: call.sender)
        try moveShares(shares, from: sender, to: recipient, pool)
        announceTransfer(from: sender, to: recipient, amount, shares)
        return amount
    }

    func transfer(_ amount: Wei, from sender: Address, to recipient: Address) throws(Revert) {
        ledger.tokens.prefetchMove(of: contracts.stETH, from: sender, to: recipient)
        let pool = state.pool.value
        let shares = try rate(pool).shares(for: amount)
        try moveShares(shares, from: sender, to: recipient, pool)
        announceTransfer(from: sender, to: recipient, amount, shares)
    }

    private func moveShares(
        _ shares: Shares, from sender: Address, to recipient: Address, _ pool: LidoPool
    ) throws(Revert) {
        // Checks
        let stETH = contracts.stETH
        try require(!sender.isZero, LidoError.transferFromZero)
        try require(!recipient.isZero, LidoError.transferToZero)
        try require(recipient != stETH, LidoError.transferToStETH)
        try require(pool.isActive.isSet, LidoError.contractIsStopped)

        // Effects
        let isCovered = ledger.tokens.holdings.update(Pair(stETH, sender)) { held in
            guard held >= shares.rawValue else { return false }
            held -= shares.rawValue
            return true
        }
        try require(isCovered, LidoError.balanceExceeded)
        ledger.tokens.holdings.update(Pair(stETH, recipient)) { $0 += shares.rawValue }
    }

    func announceTransfer(
        from sender: Address, to recipient: Address, _ amount: Wei, _ shares: Shares
    ) {
        ledger.emit(
            Transfer(from: sender, to: recipient, amount: amount.rawValue), from: contracts.stETH)
        ledger.emit(
            LidoEvent.TransferShares(from: sender, to: recipient, shares: shares),
            from: contracts.stETH)
    }

    // MARK: Allowances

    /// Allows `spender` an amount of the caller's stETH, whatever was allowed before.
    ///
    /// - Spec: Lido core, `StETH.approve`
    public func approve(_ call: Call, spender: Address, amount: Wei) throws(Revert) {
        try approve(amount, of: call.sender, for: spender)
    }

    /// Allows `spender` more.
    ///
    /// - Spec: Lido core, `StETH.increaseAllowance`
    /// - Throws: `mathAddOverflow`
    public func increaseAllowance(
        _ call: Call, spender: Address, by added: Wei
    ) throws(Revert) {
        let (sum, isTooMuch) = ledger.tokens.allowance(
            of: spender, by: call.sender, in: contracts.stETH
        ).addingReportingOverflow(added.rawValue)
        try require(!isTooMuch, LidoError.mathAddOverflow)
        try approve(Wei(rawValue: sum), of: call.sender, for: spender)
    }

    /// Allows `spender` less.
    ///
    /// - Spec: Lido core, `StETH.decreaseAllowance`
    public func decreaseAllowance(
        _ call: Call, spender: Address, by taken: Wei
    ) throws(Revert) {
        let allowed = Wei(
            rawValue: ledger.tokens.allowance(of: spender, by: call.sender, in: contracts.stETH))
        try require(allowed >= taken, LidoError.allowanceBelowZero)
        try approve(allowed - taken, of: call.sender, for: spender)
    }

    func approve(_ amount: Wei, of owner: Address, for spender: Address) throws(Revert) {
        // Checks
        try require(!owner.isZero, LidoError.approveFromZero)
        try require(!spender.isZero, LidoError.approveToZero)

        // Effects
        ledger.tokens.setAllowance(
            amount.rawValue, of: spender, by: owner, in: contracts.stETH)
        ledger.emit(
            Approval(owner: owner, spender: spender, amount: amount.rawValue),
            from: contracts.stETH)
    }

    /// Takes an amount from an allowance, unless that is infinite.
    func spendAllowance(_ amount: Wei, of owner: Address, by spender: Address) throws(Revert) {
        let allowed = ledger.tokens.allowance(of: spender, by: owner, in: contracts.stETH)
        guard allowed != .max else { return }
        try require(allowed >= amount.rawValue, LidoError.allowanceExceeded)
        try approve(Wei(rawValue: allowed - amount.rawValue), of: owner, for: spender)
    }
}
