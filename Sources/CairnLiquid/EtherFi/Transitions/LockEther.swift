public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// Sets ether aside for finalized requests.
    ///
    /// - Spec: ether.fi, `LiquidityPool.addEthAmountLockedForWithdrawal`
    public func addEthAmountLockedForWithdrawal(_ call: Call, amount: Wei) throws(Revert) {
        try require(
            call.sender == contracts.etherFiAdmin || call.sender == contracts.withdrawRequestNFT,
            EtherFiError.incorrectCaller)
        try lockEtherForRequests(amount)
    }

    /// Sets ether aside for fulfilled priority requests.
    ///
    /// - Spec: ether.fi, `LiquidityPool.transferLockedEthForPriority`
    public func transferLockedEthForPriority(_ call: Call, amount: Wei) throws(Revert) {
        try require(
            call.sender == contracts.priorityWithdrawalQueue, EtherFiError.incorrectCaller)
        try lockEtherForPriority(amount)
    }

    func lockEtherForRequests(_ amount: Wei) throws(Revert) {
        try lockEther(amount, at: contracts.withdrawRequestNFT) { () throws(Revert) in
            try countLockedEther(amount)
        }
    }

    func lockEtherForPriority(_ amount: Wei) throws(Revert) {
        try lockEther(amount, at: contracts.priorityWithdrawalQueue) { () throws(Revert) in
            try countPriorityEther(amount)
        }
    }

    /// Moves ether out of the pool to a contract that counts it as set aside.
    private func lockEther(
        _ amount: Wei, at destination: Address, count: () throws(Revert) -> Void
    ) throws(Revert) {
        // Checks
        try require(
            state.poolSettings.value.escrowMigrationCompleted.isSet,
            EtherFiError.migrationNotComplete)
        var value = state.poolValue.value
        try require(value.inPool >= amount, EtherFiError.insufficientLiquidity)

        // Effects
        try value.moveOutOfPool(amount)
        state.poolValue.value = value
        do throws(Revert) {
            try ledger.accounts.transfer(
                amount, from: contracts.liquidityPool, to: destination)
            try count()
        } catch {
            throw Revert(EtherFiError.sendFail)
        }
        try requireCovered(value)
    }

    // MARK: Escrow

    /// Counts ether that came from the pool as set aside for requests.
    ///
    /// - Spec: ether.fi, `WithdrawRequestNFT.receive`
    public func receiveEtherForRequests(_ call: Call) throws(Revert) {
        try require(
            call.sender == contracts.liquidityPool, EtherFiError.incorrectCaller)
        try countLockedEther(call.value)
    }

    private func countLockedEther(_ amount: Wei) throws(Revert) {
        var line = state.withdrawLine.value
        line.ethLocked = try Self.narrowSum(line.ethLocked, amount)
        state.withdrawLine.value = line
        try requireEscrow(line)
    }

    /// Refuses if the requests' contract has less ether than it set aside.
    func requireEscrow(_ line: WithdrawLine) throws(Revert) {
        try require(
            ledger.accounts.balance(of: contracts.withdrawRequestNFT) >= line.ethLocked,
            EtherFiError.insufficientEscrow)
    }

    /// Counts ether that came from the pool as set aside for priority requests.
    ///
    /// - Spec: ether.fi, `PriorityWithdrawalQueue.receive`
    public func receiveEtherForPriority(_ call: Call) throws(Revert) {
        try require(
            call.sender == contracts.liquidityPool, EtherFiError.incorrectCaller)
        try countPriorityEther(call.value)
    }

    private func countPriorityEther(_ amount: Wei) throws(Revert) {
        var line = state.priorityLine.value
        if state.poolSettings.value.escrowMigrationCompleted.isSet {
            line.ethLocked = try Self.narrowSum(line.ethLocked, amount)
            state.priorityLine.value = line
        }
        try requirePriorityEscrow(line)
    }

    /// Refuses if the priority queue has less ether than it set aside.
    func requirePriorityEscrow(_ line: PriorityLine) throws(Revert) {
        try require(
            ledger.accounts.balance(of: contracts.priorityWithdrawalQueue) >= line.ethLocked,
            EtherFiError.insufficientLiquidity)
    }

    /// A sum that must fit 128 bits.
    private static func narrowSum(_ a: Wei, _ b: Wei) throws(Revert) -> Wei {
        let sum = a + b
        try require(sum <= PoolValue.limit, Panic.arithmetic)
        return sum
    }
}
