public import CairnLedger
public import CairnPrimitives

/// Exchanging tokens for eETH.
///
/// - Spec: ether.fi, `Liquifier`
extension EtherFi {
    /// Takes a token of the caller and mints eETH for its discounted value.
    ///
    /// - Rounds: The value down, in favour of the pool.
    public func depositWithERC20(
        _ call: Call, token: Address, amount: UInt256, minimum: UInt256, referral: Address
    ) throws(Revert) -> Shares {
        try locking(.liquifier) { () throws(Revert) in
            // Checks
            try requireNotPaused(contracts.liquifier)
            try requireNotBlacklisted(call.sender)
            let info = state.liquifierTokens[token]
            try require(
                info.isWhitelisted.isSet
                    && (!info.isL2Eth.isSet
                        || call.sender == parameters.surroundings.l1SyncPool),
                EtherFiError.notAllowed)

            // Effects
            let holder = info.isL2Eth.isSet ? contracts.liquifier : contracts.restaker
            let before = try ledger.tokens.balance(of: holder, in: token)
            try safeTransfer(
                amount, of: token, from: call.sender, to: holder, spender: contracts.liquifier)
            let received = try difference(
                try ledger.tokens.balance(of: holder, in: token), before)
            if info.isL2Eth.isSet { try requireWholeSupplyHeld(token) }
            let value = try quoteByDiscountedValue(token, received, minimum: minimum)
            try require(!(try isDepositCapReached(token, value)), EtherFiError.capped)
            let shares = try depositToRecipient(
                Call(sender: contracts.liquifier, contract: contracts.liquidityPool),
                recipient: call.sender, amount: Wei(rawValue: value), referral: referral)
            ledger.emit(
                EtherFiEvent.Liquified(
                    user: call.sender, toEEthAmount: Wei(rawValue: value), fromToken: token,
                    isRestaked: false),
                from: contracts.liquifier)
            try countDeposit(of: value, token)
            return shares
        }
    }

    /// As ``depositWithERC20(_:token:amount:minimum:referral:)``, with an allowance that comes along.
    public func depositWithERC20(
        _ call: Call, token: Address, amount: UInt256, minimum: UInt256, referral: Address,
        permit: PermitInput
    ) throws(Revert) -> Shares {
        try requireNotPaused(contracts.liquifier)
        try requireNotBlacklisted(call.sender)
        try tryPermit(
            permit, of: token, owner: call.sender, spender: contracts.liquifier)
        return try depositWithERC20(
            call, token: token, amount: amount, minimum: minimum, referral: referral)
    }

    /// Uses a permit of any token if it can be used, and tells whether it could.
    ///
    /// - Throws: Nothing in words if no code lives at the token's address: only the call itself may
    ///   fail, not the look before it.
    @discardableResult
    func tryPermit(
        _ permit: PermitInput, of token: Address, owner: Address, spender: Address
    ) throws(Revert) -> Bool {
        try require(ledger.accounts[token].code != .none, EmptyRevert())
        do throws(Revert) {
            try surroundings.permit(permit, of: token, owner: owner, spender: spender)
            return true
        } catch {
            return false
        }
    }

    func difference(_ a: UInt256, _ b: UInt256) throws(Revert) -> UInt256 {
        try checked { () throws(ArithmeticFault) in try a.subtracting(b) }
    }

    private func countDeposit(of value: UInt256, _ token: Address) throws(Revert) {
        var info = state.liquifierTokens[token]
        if try isPeriodOver(info) {
            info.depositedThisPeriod = .zero
            info.periodStart = now
        }
        let narrow = Wei(rawValue: value.lowBits(96))
        info.depositedThisPeriod += narrow
        info.deposited += narrow
        try require(
            info.depositedThisPeriod.rawValue >> 96 == .zero
                && info.deposited.rawValue >> 96 == .zero,
            Panic.arithmetic)
        state.liquifierTokens[token] = info
    }

    /// Refuses unless the liquifier holds every unit of a token that stands for ether elsewhere.
    private func requireWholeSupplyHeld(_ token: Address) throws(Revert) {
        let supply = try surroundings.totalSupply(of: token, caller: contracts.liquifier)
        try require(
            supply == (try ledger.tokens.balance(of: contracts.liquifier, in: token)),
            EtherFiError.invalidTotalSupply)
    }

    /// Exchanges ether that has come from another chain for the token that stood for it.
    public func unwrapL2Eth(_ call: Call, token: Address) throws(Revert) -> Wei {
        try locking(.liquifier) { () throws(Revert) in
            try require(
                call.sender == parameters.surroundings.l1SyncPool, EtherFiError.incorrectCaller)
            let info = state.liquifierTokens[token]
            try require(
                info.isWhitelisted.isSet && info.isL2Eth.isSet, EtherFiError.notSupportedToken)
            try requireWholeSupplyHeld(token)
            try safeTransfer(
                call.value.rawValue, of: token, from: contracts.liquifier, to: call.sender)
            return call.value
        }
    }

    // MARK: Bringing assets home

    /// Sends the liquifier's ether to the pool.
    public func withdrawLiquifierEther(_ call: Call) throws(Revert) {
        try requireRole(.housekeepingOperations, call.sender)
        try sendEtherHome(from: contracts.liquifier)
    }

    /// Sends as much of a contract's ether to the pool as the pool counts outside.
    func sendEtherHome(from contract: Address) throws(Revert) {
        let amount = min(
            ledger.accounts.balance(of: contract), state.poolValue.value.outOfPool)
        do throws(Revert) { try returnEther(amount, from: contract) } catch {
            throw Revert(EtherFiError.ethTransferFailed)
        }
    }

    public func sendToRestaker(
        _ call: Call, token: Address, amount: UInt256
    ) throws(Revert) {
        try requireRole(.housekeepingOperations, call.sender)
        try safeTransfer(
            amount, of: token, from: contracts.liquifier, to: contracts.restaker)
    }
}
