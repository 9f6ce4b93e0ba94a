public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// Takes eETH and gives a claim on the ether that it is worth.
    ///
    /// - Spec: ether.fi, `LiquidityPool.requestWithdraw`
    /// - Throws: The first failing check: pause, blacklist, bounds, the shares, then what the
    ///   transfer and the claim's recipient refuse.
    public func requestWithdraw(
        _ call: Call, recipient: Address, amount: Wei
    ) throws(Revert) -> UInt256 {
        try requestWithdraw(recipient: recipient, amount: amount, sender: call.sender)
    }

    /// As ``requestWithdraw(_:recipient:amount:)``, with an allowance that comes along.
    ///
    /// - Spec: ether.fi, `LiquidityPool.requestWithdrawWithPermit`
    public func requestWithdrawWithPermit(
        _ call: Call, recipient: Address, amount: Wei, permit: PermitInput
    ) throws(Revert) -> UInt256 {
        tryPermitEETH(owner: call.sender, spender: contracts.liquidityPool, permit)
        return try requestWithdraw(recipient: recipient, amount: amount, sender: call.sender)
    }

    func requestWithdraw(
        recipient: Address, amount: Wei, sender: Address
    ) throws(Revert) -> UInt256 {
        ledger.tokens.prefetchTransfer(
            of: contracts.eETH, from: sender, spender: contracts.liquidityPool)
        return try locking(.liquidityPool) { () throws(Revert) in
            try requireNotPaused(contracts.liquidityPool)
            try requireNotBlacklisted(sender)
            if recipient != sender { try requireNotBlacklisted(recipient) }
            let settings = state.poolSettings.value
            try require(
                !amount.isZero && amount >= settings.minWithdrawAmount
                    && amount <= settings.maxWithdrawAmount,
                EtherFiError.invalidWithdrawalAmount)
            let rate = try poolRate()
            let shares = try rate.shares(for: amount)
            try require(!shares.isZero, EtherFiError.invalidShareAmount)
            return try requestWithdraw(
                recipient: recipient, amount: amount, shares: shares, sender: sender,
                source: .eETH, rate: rate)
        }
    }

    /// Requests a withdrawal for a member of the loyalty programme.
    ///
    /// - Spec: ether.fi, `LiquidityPool.requestMembershipNFTWithdraw`
    public func requestMembershipNFTWithdraw(
        _ call: Call, recipient: Address, amount: Wei
    ) throws(Revert) -> UInt256 {
        try locking(.liquidityPool) { () throws(Revert) in
            try requireNotPaused(contracts.liquidityPool)
            try require(
                call.sender == parameters.surroundings.membershipManager,
                EtherFiError.incorrectCaller)
            let rate = try poolRate()
            let shares = try rate.shares(for: amount)
            try require(
                amount.rawValue >> 96 == .zero && !amount.isZero && !shares.isZero,
                EtherFiError.invalidAmount)
            return try requestWithdraw(
                recipient: recipient, amount: amount, shares: shares, sender: call.sender,
                source: .etherFan, rate: rate)
        }
    }

    private func requestWithdraw(
        recipient: Address, amount: Wei, shares: Shares, sender: Address, source: SourceOfFunds,
        rate: PoolRate
    ) throws(Revert) -> UInt256 {
        try spendEETHAllowance(amount, owner: sender, spender: contracts.liquidityPool)
        try transferEETH(
            amount, from: sender, to: contracts.withdrawRequestNFT,
            sender: contracts.liquidityPool, rate: rate)
        let id = try createRequest(
            amount: Wei(rawValue: amount.rawValue.lowBits(96)),
            shares: Shares(rawValue: shares.rawValue.lowBits(96)), recipient: recipient)
        ledger.emit(
            EtherFiEvent.Withdraw(
                sender: sender, recipient: recipient, amount: amount, source: source),
            from: contracts.liquidityPool)
        return id
    }

    // MARK: The claim

    /// Makes a request and its claim, as the pool.
    ///
    /// - Spec: ether.fi, `WithdrawRequestNFT.requestWithdraw`
    public func createRequest(
        _ call: Call, amount: Wei, shares: Shares, recipient: Address
    ) throws(Revert) -> UInt256 {
        try require(
            call.sender == contracts.liquidityPool, EtherFiError.incorrectCaller)
        return try createRequest(amount: amount, shares: shares, recipient: recipient)
    }

    private func createRequest(
        amount: Wei, shares: Shares, recipient: Address
    ) throws(Revert) -> UInt256 {
        try requireNotPaused(contracts.withdrawRequestNFT)
        let id = state.withdrawLine.update { line in
            line.nextRequestID += 1
            return line.nextRequestID - 1
        }
        try require(id < UInt64(UInt32.max), Panic.arithmetic)
        let token = UInt256(id)
        state.withdrawRequests[token] = WithdrawRequest(
            amountOfEEth: amount, shareOfEEth: shares, isValid: true)
        try mintClaim(token, to: recipient, operator: contracts.liquidityPool)
        ledger.emit(
            EtherFiEvent.WithdrawRequestCreated(
                requestId: UInt32(id), amountOfEEth: amount, shareOfEEth: shares,
                owner: recipient),
            from: contracts.withdrawRequestNFT)
        return token
    }
}

extension UInt256 {
    /// The value modulo a power of two, as a cast to a narrower type leaves it.
    func lowBits(_ count: Int) -> UInt256 {
        (self << (256 - count)) >> (256 - count)
    }
}
