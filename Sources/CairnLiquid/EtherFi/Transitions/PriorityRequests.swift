public import CairnLedger
public import CairnPrimitives

/// The queue of whitelisted accounts, which pay a fee to be served first.
///
/// - Spec: ether.fi, `PriorityWithdrawalQueue`
extension EtherFi {
    /// The smallest request, 0.01 ether.
    public static let minPriorityAmount: Wei = 10_000_000_000_000_000
    /// The largest request, 1,000 ether.
    public static let maxPriorityAmount: Wei = .ether(1_000)

    // MARK: Requesting

    /// Takes eETH and queues a request that pays `amountWithFee`.
    public func requestPriorityWithdraw(
        _ call: Call, amount: Wei, amountWithFee: Wei, permit: PermitInput? = nil
    ) throws(Revert) -> Hash {
        try requestingPriority(call) { () throws(Revert) in
            try requirePriorityBounds(amount)
            let before = queueBalances()
            if let permit,
                !tryPermitEETH(
                    owner: call.sender, spender: contracts.priorityWithdrawalQueue, permit)
            {
                try require(
                    eETHAllowance(of: contracts.priorityWithdrawalQueue, by: call.sender)
                        >= amount.rawValue,
                    EtherFiError.permitFailedAndAllowanceTooLow)
            }
            try transferEETHFrom(
                amount, from: call.sender, to: contracts.priorityWithdrawalQueue,
                spender: contracts.priorityWithdrawalQueue)
            return try queuePriorityRequest(
                of: call.sender, amount: amount, amountWithFee: amountWithFee, since: before)
        }
    }

    /// Takes weETH, unwraps it and queues a request that pays `amountWithFee`.
    public func requestPriorityWithdraw(
        _ call: Call, weETH amount: UInt256, amountWithFee: Wei, permit: PermitInput? = nil
    ) throws(Revert) -> Hash {
        try requestingPriority(call) { () throws(Revert) in
            let queue = contracts.priorityWithdrawalQueue
            let before = queueBalances()
            if let permit, !tryPermitWeETH(owner: call.sender, spender: queue, permit) {
                try require(
                    weETHAllowance(of: queue, by: call.sender) >= amount,
                    EtherFiError.permitFailedAndAllowanceTooLow)
            }
            try transferWeETHFrom(amount, from: call.sender, to: queue, spender: queue)
            let unwrapped = Wei(
                rawValue: try unwrap(amount, sender: queue).rawValue.lowBits(96))
            try requirePriorityBounds(unwrapped)
            return try queuePriorityRequest(
                of: call.sender, amount: unwrapped, amountWithFee: amountWithFee, since: before)
        }
    }

    @inline(__always)
    private func requestingPriority(
        _ call: Call, _ body: () throws(Revert) -> Hash
    ) throws(Revert) -> Hash {
        try locking(.priorityQueue) { () throws(Revert) in
            try requireNotPaused(contracts.priorityWithdrawalQueue)
            try require(state.priorityWhitelist[call.sender].isSet, EtherFiError.notWhitelisted)
            try requireNotBlacklisted(call.sender)
            return try body()
        }
    }

    private func requirePriorityBounds(_ amount: Wei) throws(Revert) {
        try require(
            amount >= Self.minPriorityAmount && amount <= Self.maxPriorityAmount,
            EtherFiError.invalidAmount)
    }

    private func queuePriorityRequest(
        of user: Address, amount: Wei, amountWithFee: Wei, since before: QueueBalances
    ) throws(Revert) -> Hash {
        let nonce = state.priorityLine.update { line in
            line.nonce += 1
            return line.nonce - 1
        }
        try require(nonce < UInt64(UInt32.max), Panic.arithmetic)
        try require(
            !amountWithFee.isZero && amountWithFee <= amount, EtherFiError.invalidAmount)
        let worth = try poolRate().shares(for: amount)
        let shares = Shares(rawValue: worth.rawValue.lowBits(96))
        try require(!shares.isZero, EtherFiError.invalidAmount)
        let request = PriorityRequest(
            user: user, amountOfEEth: amount, shareOfEEth: shares, amountWithFee: amountWithFee,
            nonce: UInt32(nonce), creationTime: UInt32(truncatingIfNeeded: now))
        let id = request.identifier
        try require(
            state.pendingPriorityRequests.insert(id, into: EtherFiState.only),
            EtherFiError.keccak256Collision)
        ledger.emit(
            EtherFiEvent.PriorityRequestCreated(
                requestId: id, user: user, amountOfEEth: amount, shareOfEEth: shares,
                amountWithFee: amountWithFee, nonce: request.nonce,
                creationTime: request.creationTime),
            from: contracts.priorityWithdrawalQueue)

        let after = queueBalances()
        try require(
            after.shares == before.shares + worth, EtherFiError.unexpectedBalanceChange)
        try require(after.inPool == before.inPool, EtherFiError.unexpectedBalanceChange)
        return id
    }

    // MARK: Balances before and after

    /// What each function of the queue compares with afterwards.
    struct QueueBalances {
        let inPool: Wei
        let shares: Shares
        let ether: Wei
    }

    func queueBalances() -> QueueBalances {
        QueueBalances(
            inPool: state.poolValue.value.inPool,
            shares: eETHShares(of: contracts.priorityWithdrawalQueue),
            ether: ledger.accounts.balance(of: contracts.priorityWithdrawalQueue))
    }

    /// Refuses requests that are younger than the delay.
    func requireMature(_ request: PriorityRequest) throws(Revert) {
        let (maturity, overflow) = request.creationTime.addingReportingOverflow(
            parameters.priorityQueueMinDelay)
        try require(!overflow, Panic.arithmetic)
        try require(UInt64(maturity) <= now, EtherFiError.notMatured)
    }
}
