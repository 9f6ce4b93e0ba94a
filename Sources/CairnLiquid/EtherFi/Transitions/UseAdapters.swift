public import CairnLedger
public import CairnPrimitives

/// Contracts that join steps which users would otherwise take one after another.
extension EtherFi {
    // MARK: Withdrawing weETH

    /// Unwraps weETH and requests its withdrawal.
    ///
    /// - Spec: ether.fi, `WeETHWithdrawAdapter.requestWithdraw`
    public func requestWeETHWithdraw(
        _ call: Call, amount: UInt256, recipient: Address
    ) throws(Revert) -> UInt256 {
        let adapter = contracts.weETHWithdrawAdapter
        try requireNotPaused(adapter)
        try requireNotBlacklisted(call.sender)
        try require(amount != .zero, EtherFiError.zeroAmount)
        try require(!recipient.isZero, EtherFiError.zeroAddress)
        try transferWeETHFrom(amount, from: call.sender, to: adapter, spender: adapter)
        let unwrapped = try unwrap(amount, sender: adapter)
        try increaseEETHAllowance(unwrapped, owner: adapter, spender: contracts.liquidityPool)
        return try requestWithdraw(recipient: recipient, amount: unwrapped, sender: adapter)
    }

    /// As ``requestWeETHWithdraw(_:amount:recipient:)``, with an allowance that comes along.
    public func requestWeETHWithdraw(
        _ call: Call, amount: UInt256, recipient: Address, permit: PermitInput
    ) throws(Revert) -> UInt256 {
        try requireNotPaused(contracts.weETHWithdrawAdapter)
        tryPermitWeETH(
            owner: call.sender, spender: contracts.weETHWithdrawAdapter, permit)
        return try requestWeETHWithdraw(call, amount: amount, recipient: recipient)
    }

    /// Allows more eETH of a contract of ours.
    private func increaseEETHAllowance(
        _ amount: Wei, owner: Address, spender: Address
    ) throws(Revert) {
        let allowed = eETHAllowance(of: spender, by: owner)
        let increased = try checked { () throws(ArithmeticFault) in
            try allowed.adding(amount.rawValue)
        }
        try approveEETH(increased, owner: owner, spender: spender)
    }

    // MARK: Depositing for weETH

    /// Deposits ether and wraps the eETH.
    ///
    /// - Spec: ether.fi, `DepositAdapter.depositETHForWeETH`
    public func depositETHForWeETH(_ call: Call, referral: Address) throws(Revert) -> UInt256 {
        try requireNotBlacklisted(call.sender)
        return try depositForWeETH(
            call.value, from: .eth, sender: call.sender, referral: referral)
    }

    /// Unwraps WETH, deposits the ether and wraps the eETH.
    ///
    /// - Spec: ether.fi, `DepositAdapter.depositWETHForWeETH`
    public func depositWETHForWeETH(
        _ call: Call, amount: UInt256, referral: Address
    ) throws(Revert) -> UInt256 {
        let adapter = contracts.depositAdapter
        let wETH = parameters.surroundings.wETH
        try requireNotBlacklisted(call.sender)
        try require(
            ledger.tokens.allowance(of: adapter, by: call.sender, in: wETH) >= amount,
            EtherFiError.allowanceExceeded)
        try require(
            try ledger.tokens.balance(of: call.sender, in: wETH) >= amount,
            EtherFiError.insufficientBalance)
        try safeTransfer(amount, of: wETH, from: call.sender, to: adapter, spender: adapter)
        try WrappedEtherRules(ledger).unwrap(amount, of: wETH, holder: adapter)
        return try depositForWeETH(
            Wei(rawValue: amount), from: .wETH, sender: call.sender, referral: referral)
    }

    private func depositForWeETH(
        _ amount: Wei, from source: DepositAsset, sender: Address, referral: Address
    ) throws(Revert) -> UInt256 {
        let adapter = contracts.depositAdapter
        try ledger.accounts.transfer(amount, from: adapter, to: contracts.liquidityPool)
        let shares = try deposit(
            Call(sender: adapter, contract: contracts.liquidityPool, value: amount),
            referral: referral)
        return try finishAdapterDeposit(
            shares, amount: amount.rawValue, from: source, sender: sender, referral: referral)
    }

    /// Exchanges stETH for eETH and wraps it.
    ///
    /// - Spec: ether.fi, `DepositAdapter.depositStETHForWeETHWithPermit`
    public func depositStETHForWeETH(
        _ call: Call, amount: UInt256, minimum: UInt256, referral: Address, permit: PermitInput
    ) throws(Revert) -> UInt256 {
        let lido = parameters.surroundings.lido
        try usePermitOrExpire(call, permit, of: lido)
        let before = try ledger.tokens.balance(of: contracts.depositAdapter, in: lido)
        try safeTransfer(
            amount, of: lido, from: call.sender, to: contracts.depositAdapter,
            spender: contracts.depositAdapter)
        return try depositReceivedStETH(
            since: before, from: .stETH, call, minimum: minimum, referral: referral)
    }

    /// Unwraps wstETH, exchanges the stETH for eETH and wraps it.
    ///
    /// - Spec: ether.fi, `DepositAdapter.depositWstETHForWeETHWithPermit`
    public func depositWstETHForWeETH(
        _ call: Call, amount: UInt256, minimum: UInt256, referral: Address, permit: PermitInput
    ) throws(Revert) -> UInt256 {
        let wstETH = parameters.surroundings.wstETH
        try usePermitOrExpire(call, permit, of: wstETH)
        try safeTransfer(
            amount, of: wstETH, from: call.sender, to: contracts.depositAdapter,
            spender: contracts.depositAdapter)
        let before = try ledger.tokens.balance(
            of: contracts.depositAdapter, in: parameters.surroundings.lido)
        _ = try surroundings.unwrapStETH(
            amount, at: wstETH, caller: contracts.depositAdapter)
        return try depositReceivedStETH(
            since: before, from: .wstETH, call, minimum: minimum, referral: referral)
    }

    /// Uses a permit; one that fails matters only if it has expired.
    private func usePermitOrExpire(
        _ call: Call, _ permit: PermitInput, of token: Address
    ) throws(Revert) {
        try requireNotBlacklisted(call.sender)
        let isUsed = try tryPermit(
            permit, of: token, owner: call.sender, spender: contracts.depositAdapter)
        try require(isUsed || permit.deadline >= UInt256(now), EtherFiError.permitExpired)
    }

    private func depositReceivedStETH(
        since before: UInt256, from source: DepositAsset, _ call: Call, minimum: UInt256,
        referral: Address
    ) throws(Revert) -> UInt256 {
        let adapter = contracts.depositAdapter
        let lido = parameters.surroundings.lido
        let received = try difference(
            try ledger.tokens.balance(of: adapter, in: lido), before)
        try increaseAllowance(
            received, of: lido, owner: adapter, spender: contracts.liquifier)
        let shares = try depositWithERC20(
            Call(sender: adapter, contract: contracts.liquifier), token: lido, amount: received,
            minimum: minimum, referral: referral)
        return try finishAdapterDeposit(
            shares, amount: received, from: source, sender: call.sender, referral: referral)
    }

    /// Announces a deposit, wraps the adapter's eETH and hands the weETH to the caller.
    private func finishAdapterDeposit(
        _ shares: Shares, amount: UInt256, from source: DepositAsset, sender: Address,
        referral: Address
    ) throws(Revert) -> UInt256 {
        let adapter = contracts.depositAdapter
        ledger.emit(
            EtherFiEvent.AdapterDeposit(
                sender: sender, amount: Wei(rawValue: amount), source: source,
                referral: referral),
            from: adapter)
        let worth = try poolRate().amount(for: shares)
        try increaseEETHAllowance(worth, owner: adapter, spender: contracts.weETH)
        let wrapped = try wrap(worth, sender: adapter)
        try transferWeETH(wrapped, from: adapter, to: sender, sender: adapter)
        return wrapped
    }

    /// Accepts ether of WETH only.
    public func receiveEtherInAdapter(_ call: Call) throws(Revert) {
        try require(
            call.sender == parameters.surroundings.wETH, EtherFiError.ethTransfersNotAccepted)
    }

    // MARK: Rewards router

    /// Notes ether that came in.
    ///
    /// - Spec: ether.fi, `EtherFiRewardsRouter.receive`
    public func receiveRewards(_ call: Call) {
        ledger.emit(
            EtherFiEvent.EthReceived(from: call.sender, value: call.value),
            from: contracts.rewardsRouter)
    }

    /// Sends as much ether to the pool as the pool counts outside. Anyone may.
    ///
    /// - Spec: ether.fi, `EtherFiRewardsRouter.withdrawToLiquidityPool`
    public func withdrawRewards(_ call: Call) throws(Revert) {
        let router = contracts.rewardsRouter
        let amount = min(
            ledger.accounts.balance(of: router), state.poolValue.value.outOfPool)
        try require(!amount.isZero, EtherFiError.contractBalanceIsZero)
        do throws(Revert) { try returnEther(amount, from: router) } catch {
            throw Revert(EtherFiError.ethTransferFailed)
        }
        ledger.emit(
            EtherFiEvent.EthSent(from: router, to: contracts.liquidityPool, value: amount),
            from: router)
    }

    /// - Spec: ether.fi, `EtherFiRewardsRouter.recoverERC20`
    public func recoverRewardTokens(
        _ call: Call, token: Address, amount: UInt256
    ) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try safeTransfer(
            amount, of: token, from: contracts.rewardsRouter, to: parameters.accounts.treasury)
        ledger.emit(
            EtherFiEvent.Erc20Sent(caller: call.sender, token: token, amount: amount),
            from: contracts.rewardsRouter)
    }

    /// - Spec: ether.fi, `EtherFiRewardsRouter.recoverERC721`
    public func recoverRewardClaim(
        _ call: Call, token: Address, id: UInt256
    ) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try surroundings.transferClaim(
            id, of: token, from: contracts.rewardsRouter, to: parameters.accounts.treasury,
            safely: false)
        ledger.emit(
            EtherFiEvent.Erc721Sent(caller: call.sender, token: token, tokenId: id),
            from: contracts.rewardsRouter)
    }
}
