public import CairnLedger
public import CairnPrimitives

/// Asking for ether.
extension Lido {
    /// The smallest amount of stETH that a request may ask for.
    public static let minimumWithdrawal: Wei = 100
    /// The largest amount of stETH that a request may ask for.
    public static let maximumWithdrawal: Wei = .ether(1000)

    /// Takes stETH of the caller's and gives `owner` a place in the queue for each amount.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.requestWithdrawals`
    /// - Rounds: The shares of a request down.
    public func requestWithdrawals(
        _ call: Call, amounts: [Wei], owner: Address
    ) throws(Revert) -> [UInt256] {
        ledger.tokens.prefetchTransfer(
            of: contracts.stETH, from: call.sender, spender: contracts.withdrawalQueue)
        try require(!isQueuePaused, WithdrawalQueueError.resumedExpected)
        let owner = owner.isZero ? call.sender : owner
        var ids: [UInt256] = []
        ids.reserveCapacity(amounts.count)
        for amount in amounts {
            try requireRequestable(amount)
            try spendAllowance(amount, of: call.sender, by: contracts.withdrawalQueue)
            try transfer(amount, from: call.sender, to: contracts.withdrawalQueue)
            ids.append(try enqueue(amount, requestor: call.sender, owner: owner))
        }
        return ids
    }

    /// Takes wstETH of the caller's, unwraps it, and gives `owner` a place for each amount.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.requestWithdrawalsWstETH`
    public func requestWithdrawalsWrapped(
        _ call: Call, amounts: [Shares], owner: Address
    ) throws(Revert) -> [UInt256] {
        try require(!isQueuePaused, WithdrawalQueueError.resumedExpected)
        let owner = owner.isZero ? call.sender : owner
        let asQueue = self.call(contracts.wstETH, from: contracts.withdrawalQueue)
        var ids: [UInt256] = []
        ids.reserveCapacity(amounts.count)
        for units in amounts {
            try transferWrappedFrom(
                asQueue, from: call.sender, to: contracts.withdrawalQueue, units: units.rawValue)
            let amount = try unwrap(asQueue, units: units)
            try requireRequestable(amount)
            ids.append(try enqueue(amount, requestor: call.sender, owner: owner))
        }
        return ids
    }

    /// As ``requestWithdrawals(_:amounts:owner:)``, with an allowance that the caller signed.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.requestWithdrawalsWithPermit`
    public func requestWithdrawals(
        _ call: Call, amounts: [Wei], owner: Address, permit value: UInt256, deadline: UInt256,
        signature: SignatureParts
    ) throws(Revert) -> [UInt256] {
        try permit(
            self.call(contracts.stETH, from: contracts.withdrawalQueue),
            queuePermit(of: call.sender, value, deadline), signature: signature)
        return try requestWithdrawals(call, amounts: amounts, owner: owner)
    }

    /// As ``requestWithdrawalsWrapped(_:amounts:owner:)``, with an allowance that the caller signed.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.requestWithdrawalsWstETHWithPermit`
    public func requestWithdrawalsWrapped(
        _ call: Call, amounts: [Shares], owner: Address, permit value: UInt256,
        deadline: UInt256, signature: SignatureParts
    ) throws(Revert) -> [UInt256] {
        try permitWrapped(
            self.call(contracts.wstETH, from: contracts.withdrawalQueue),
            queuePermit(of: call.sender, value, deadline), signature: signature)
        return try requestWithdrawalsWrapped(call, amounts: amounts, owner: owner)
    }

    // MARK: Parts

    private func queuePermit(
        of owner: Address, _ value: UInt256, _ deadline: UInt256
    ) -> Permit {
        Permit(
            owner: owner, spender: contracts.withdrawalQueue, value: value, deadline: deadline)
    }

    private func requireRequestable(_ amount: Wei) throws(Revert) {
        try require(
            amount >= Self.minimumWithdrawal, WithdrawalQueueError.requestAmountTooSmall(amount))
        try require(
            amount <= Self.maximumWithdrawal, WithdrawalQueueError.requestAmountTooLarge(amount))
    }

    /// Adds a request at the end of the queue and returns its number.
    private func enqueue(
        _ amount: Wei, requestor: Address, owner: Address
    ) throws(Revert) -> UInt256 {
        let queue = contracts.withdrawalQueue
        let shares = try shares(for: amount)
        let (number, reportTimestamp) = state.queue.update { status in
            status.lastRequestID += 1
            return (status.lastRequestID, status.lastReportTimestamp)
        }
        let previous = state.requests[number - 1]
        state.requests[number] = WithdrawalRequest(
            cumulativeStETH: previous.cumulativeStETH + amount,
            cumulativeShares: previous.cumulativeShares + shares, owner: owner,
            timestamp: ledger.moment.timestamp, reportTimestamp: reportTimestamp,
            isClaimed: false)
        state.requestsByOwner.insert(number, into: owner)
        let id = UInt256(number)
        ledger.emit(
            LidoEvent.WithdrawalRequested(
                id: id, requestor: requestor, owner: owner, amount: amount, shares: shares),
            from: queue)
        ledger.emit(LidoEvent.RequestTransferred(from: .zero, to: owner, id: id), from: queue)
        return id
    }
}
