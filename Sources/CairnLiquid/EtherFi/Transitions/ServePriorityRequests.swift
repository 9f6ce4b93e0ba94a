public import CairnLedger
public import CairnPrimitives

/// - Spec: ether.fi, `PriorityWithdrawalQueue`
extension EtherFi {
    private var pending: SetTable<UInt64, Hash> { state.pendingPriorityRequests }
    private var finalized: SetTable<UInt64, Hash> { state.finalizedPriorityRequests }

    // MARK: Fulfilling

    /// Sets ether aside for requests, at the amounts requested.
    public func fulfillPriorityRequests(
        _ call: Call, _ requests: [PriorityRequest]
    ) throws(Revert) {
        try requireRole(.oracleOperations, call.sender)
        try requireNotPaused(contracts.priorityWithdrawalQueue)
        try require(
            state.poolSettings.value.escrowMigrationCompleted.isSet,
            EtherFiError.migrationNotComplete)
        var total = Wei.zero
        for request in requests {
            let id = request.identifier
            try require(
                !finalized.contains(id, in: EtherFiState.only),
                EtherFiError.requestAlreadyFinalized)
            try require(
                pending.contains(id, in: EtherFiState.only), EtherFiError.requestNotFound)
            try requireMature(request)
            pending.remove(id, from: EtherFiState.only)
            finalized.insert(id, into: EtherFiState.only)
            total += request.amountOfEEth
            ledger.emit(
                EtherFiEvent.PriorityRequestFinalized(
                    requestId: id, user: request.user, amountOfEEth: request.amountOfEEth,
                    sharesOfEEth: request.shareOfEEth, nonce: request.nonce, timestamp: stamp),
                from: contracts.priorityWithdrawalQueue)
        }
        if !total.isZero { try lockEtherForPriority(total) }
    }

    /// The moment in the 32 bits of the queue's events.
    private var stamp: UInt32 { UInt32(truncatingIfNeeded: now) }

    // MARK: Claiming

    /// Pays fulfilled requests to their users, whoever asks.
    public func claimPriorityWithdraw(
        _ call: Call, _ requests: [PriorityRequest]
    ) throws(Revert) {
        try locking(.priorityQueue) { () throws(Revert) in
            for request in requests {
                try requireMature(request)
                let before = queueBalances()
                try claim(request)
                let after = queueBalances()
                try require(
                    after.inPool >= before.inPool, EtherFiError.unexpectedBalanceChange)
                try require(
                    after.shares < before.shares, EtherFiError.unexpectedBalanceChange)
                try require(after.ether < before.ether, EtherFiError.unexpectedBalanceChange)
            }
        }
    }

    private func claim(_ request: PriorityRequest) throws(Revert) {
        // Checks
        let escrow = contracts.priorityWithdrawalQueue
        try requireNotBlacklisted(request.user)
        let id = request.identifier
        try require(
            finalized.contains(id, in: EtherFiState.only), EtherFiError.requestNotFinalized)
        let worth = try poolRate().amount(for: request.shareOfEEth)
        // A few wei may be lost to rounding.
        try require(
            worth + Wei(10) >= request.amountWithFee, EtherFiError.invalidOutputAmount)

        // Effects
        finalized.remove(id, from: EtherFiState.only)
        let line = try unlockPriorityEther(request.amountOfEEth)
        try withdraw(
            Call(sender: escrow, contract: contracts.liquidityPool),
            amount: request.amountWithFee, shares: request.shareOfEEth)
        try require(
            ledger.accounts.balance(of: escrow) >= request.amountWithFee,
            EtherFiError.insufficientEscrow)
        try pay(
            request.amountWithFee, from: escrow, to: request.user, orRefuse: .ethTransferFailed)
        try returnStrandedEther(of: escrow, beyond: line.ethLocked)
        try requirePriorityEscrow(line)
        ledger.emit(
            EtherFiEvent.PriorityRequestClaimed(
                requestId: id, user: request.user, amountOfETHtoWithdraw: request.amountWithFee,
                sharesBurned: request.shareOfEEth, nonce: request.nonce, timestamp: stamp),
            from: escrow)
    }

    private func unlockPriorityEther(_ amount: Wei) throws(Revert) -> PriorityLine {
        var line = state.priorityLine.value
        try require(line.ethLocked >= amount, Panic.arithmetic)
        line.ethLocked -= amount
        state.priorityLine.value = line
        return line
    }

    // MARK: Cancelling

    /// Returns eETH for a request of the caller's.
    public func cancelPriorityWithdraw(
        _ call: Call, _ request: PriorityRequest
    ) throws(Revert) -> Hash {
        try locking(.priorityQueue) { () throws(Revert) in
            try requireNotPaused(contracts.priorityWithdrawalQueue)
            try require(request.user == call.sender, EtherFiError.notRequestOwner)
            try requireMature(request)
            let before = queueBalances()
            let heldBefore = eETHShares(of: request.user)
            let wasFinalized = finalized.contains(request.identifier, in: EtherFiState.only)
            let id = try cancel(request)
            let after = queueBalances()
            let returned = wasFinalized ? request.amountOfEEth : .zero
            try require(
                after.inPool == before.inPool + returned, EtherFiError.unexpectedBalanceChange)
            try require(after.shares < before.shares, EtherFiError.unexpectedBalanceChange)
            try require(
                eETHShares(of: request.user) > heldBefore, EtherFiError.unexpectedBalanceChange)
            return id
        }
    }

    /// Removes requests and returns their eETH.
    public func invalidatePriorityRequests(
        _ call: Call, _ requests: [PriorityRequest]
    ) throws(Revert) -> [Hash] {
        try requireRole(.oracleOperations, call.sender)
        var ids: [Hash] = []
        for request in requests {
            let id = request.identifier
            try require(priorityRequestExists(id), EtherFiError.requestNotFound)
            _ = try cancel(request)
            ids.append(id)
            ledger.emit(
                EtherFiEvent.PriorityRequestInvalidated(
                    requestId: id, amountOfEEth: request.amountOfEEth,
                    sharesOfEEth: request.shareOfEEth, nonce: request.nonce, timestamp: stamp),
                from: contracts.priorityWithdrawalQueue)
        }
        return ids
    }

    private func cancel(_ request: PriorityRequest) throws(Revert) -> Hash {
        let escrow = contracts.priorityWithdrawalQueue
        let id = request.identifier
        if finalized.remove(id, from: EtherFiState.only) {
            let line = try unlockPriorityEther(request.amountOfEEth)
            do throws(Revert) { try returnEther(request.amountOfEEth, from: escrow) } catch {
                throw Revert(EtherFiError.ethTransferFailed)
            }
            try requirePriorityEscrow(line)
        } else {
            try require(
                pending.remove(id, from: EtherFiState.only), EtherFiError.requestNotFound)
        }
        let worth = try poolRate().amount(for: request.shareOfEEth)
        try transferEETH(worth, from: escrow, to: request.user, sender: escrow)
        ledger.emit(
            EtherFiEvent.PriorityRequestCancelled(
                requestId: id, user: request.user,
                amountOfEEthReturned: Wei(rawValue: worth.rawValue.lowBits(96)),
                sharesOfEEth: request.shareOfEEth, nonce: request.nonce, timestamp: stamp),
            from: escrow)
        return id
    }

    // MARK: Whitelist

    public func addToPriorityWhitelist(_ call: Call, _ user: Address) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(!user.isZero, EtherFiError.addressZero)
        setPriorityWhitelist(user, true)
    }

    public func removeFromPriorityWhitelist(_ call: Call, _ user: Address) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        setPriorityWhitelist(user, false)
    }

    public func updatePriorityWhitelist(
        _ call: Call, _ users: [Address], _ statuses: [Bool]
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(users.count == statuses.count, EtherFiError.arrayLengthMismatch)
        for (user, status) in zip(users, statuses) {
            try require(!user.isZero, EtherFiError.addressZero)
            setPriorityWhitelist(user, status)
        }
    }

    private func setPriorityWhitelist(_ user: Address, _ status: Bool) {
        state.priorityWhitelist[user] = Flag(status)
        ledger.emit(
            EtherFiEvent.WhitelistUpdated(user: user, status: status),
            from: contracts.priorityWithdrawalQueue)
    }

    // MARK: Questions

    public func priorityRequestExists(_ id: Hash) -> Bool {
        pending.contains(id, in: EtherFiState.only)
            || finalized.contains(id, in: EtherFiState.only)
    }

    public func isPriorityRequestFinalized(_ id: Hash) -> Bool {
        finalized.contains(id, in: EtherFiState.only)
    }

    public var pendingPriorityRequestIDs: [Hash] { pending.values(EtherFiState.only) }
    public var finalizedPriorityRequestIDs: [Hash] { finalized.values(EtherFiState.only) }

    /// What a fulfilled request pays now, zero if its shares have lost too much.
    public func claimablePriorityAmount(_ request: PriorityRequest) throws(Revert) -> Wei {
        guard isPriorityRequestFinalized(request.identifier) else { return .zero }
        let worth = try poolRate().amount(for: request.shareOfEEth)
        return worth < request.amountWithFee ? .zero : request.amountWithFee
    }
}
