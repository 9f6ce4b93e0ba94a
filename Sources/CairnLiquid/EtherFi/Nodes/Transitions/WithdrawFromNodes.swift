import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Ether on its way from EigenLayer to the pool: the parts of the nodes manager.
///
/// - Spec: ether.fi, `EtherFiNodesManager`
extension EtherFiNodes {
    /// The limit on ether that leaves EigenLayer: `UNRESTAKING_LIMIT_ID`.
    public static let unrestakingLimit = keccak256(utf8: "UNRESTAKING_LIMIT_ID")
    /// EigenLayer's name for ether of validators: `BEACON_ETH_STRATEGY_ADDRESS`.
    public static let beaconEtherStrategy: Address = "0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0"

    /// Queues a withdrawal of a node's ether.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.queueETHWithdrawal`
    /// - Rounds: What counts for the limit down to gwei.
    /// - Throws: The first of the role's refusal, a pause, ``EtherFiNodeError/unknownNode``,
    ///   ``EtherFiNodeError/exceeds64Bits``, what the limit and EigenLayer refuse with.
    public func queueEtherWithdrawal(
        _ call: Call, of node: Address, amount: Wei
    ) throws(Revert) -> Hash {
        try requireRole(.executorOperations, unpausedFor: call.sender)
        try requireKnown(node)
        try consume(gwei: amount.rawValue / Wei.gwei(1).rawValue, of: Self.unrestakingLimit)
        return try queueEtherWithdrawal(callToNode(node), amount: amount)
    }

    /// Queues withdrawals of anything that a node has in EigenLayer; only ether is limited.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.queueWithdrawals`
    /// - Throws: The first of the role's refusal, a pause, ``EtherFiNodeError/unknownNode``, a panic
    ///   where strategies lack shares or the sum overflows, ``EtherFiNodeError/exceeds64Bits``, what
    ///   the limit and EigenLayer refuse with.
    public func queueWithdrawals(
        _ call: Call, of node: Address, _ orders: [WithdrawalOrder]
    ) throws(Revert) {
        try requireRole(.executorOperations, unpausedFor: call.sender)
        try requireKnown(node)
        let total = try etherOrdered(orders)
        try consume(gwei: total / Wei.gwei(1).rawValue, of: Self.unrestakingLimit)
        _ = try queueWithdrawals(callToNode(node), orders)
    }

    private func etherOrdered(_ orders: [WithdrawalOrder]) throws(Revert) -> UInt256 {
        var total = UInt256.zero
        for order in orders {
            for (index, strategy) in order.strategies.enumerated()
            where strategy == Self.beaconEtherStrategy {
                try require(index < order.depositShares.count, Panic.indexOutOfBounds)
                let before = total
                total = try checked { () throws(ArithmeticFault) in
                    try before.adding(order.depositShares[index])
                }
            }
        }
        return total
    }

    /// Completes all withdrawals of a node's ether that may be, and sends the ether to the pool.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.completeQueuedETHWithdrawals`
    /// - Throws: The first of the role's refusal, a pause, ``EtherFiNodeError/unknownNode``, what
    ///   EigenLayer refuses with, ``EtherFiNodeError/noCompleteableWithdrawals``,
    ///   ``EtherFiNodeError/transferFailed``.
    public func completeEtherWithdrawals(
        _ call: Call, of node: Address, asTokens: Bool
    ) throws(Revert) {
        try requireRole(.housekeepingOperations, unpausedFor: call.sender)
        try requireKnown(node)
        announceSwept(try completeEtherWithdrawals(callToNode(node), asTokens: asTokens), node)
    }

    /// Completes withdrawals of a node, and sends what ether came of them to the pool.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.completeQueuedWithdrawals`
    /// - Throws: As ``completeEtherWithdrawals(_:of:asTokens:)``, but that something must complete.
    public func completeWithdrawals(
        _ call: Call, of node: Address, _ withdrawals: [QueuedWithdrawal], tokens: [[Address]],
        asTokens: [Bool]
    ) throws(Revert) {
        try requireRole(.housekeepingOperations, unpausedFor: call.sender)
        try requireKnown(node)
        announceSwept(
            try completeWithdrawals(
                callToNode(node), withdrawals, tokens: tokens, asTokens: asTokens), node)
    }

    /// Sends ether that lies at a validator's node to the pool.
    ///
    /// - Spec: ether.fi, `EtherFiNodesManager.sweepFunds`
    /// - Throws: The first of the role's refusal, a pause, ``EmptyRevert`` where no node is,
    ///   ``EtherFiNodeError/transferFailed``.
    public func sweepFunds(_ call: Call, ofValidator id: UInt256) throws(Revert) {
        try requireRole(.housekeepingOperations, unpausedFor: call.sender)
        let node = node(ofValidator: id)
        announceSwept(try sweepFunds(callToNode(node)), node)
    }

    private func announceSwept(_ amount: Wei, _ node: Address) {
        guard amount > .zero else { return }
        ledger.emit(
            EtherFiNodeEvent.FundsTransferred(account: node, amount: amount), from: nodesManager)
    }

    /// Takes gwei from a limit, as the nodes manager.
    func consume(gwei: UInt256, of limit: Hash) throws(Revert) {
        guard let amount = gwei.asUInt64 else { throw Revert(EtherFiNodeError.exceeds64Bits) }
        try etherFi.consume(
            Call(sender: nodesManager, contract: etherFi.contracts.rateLimiter), id: limit,
            amount: amount)
    }
}
