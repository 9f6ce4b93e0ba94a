public import CairnPrimitives

/// How much balance may enter, leave and move in an epoch.
public struct ChurnLimits: Sendable, Hashable {
    /// The whole, `get_balance_churn_limit`.
    public let balance: Gwei
    /// The part for activations and exits, `get_activation_exit_churn_limit`.
    public let activationExit: Gwei
    /// The rest, for consolidations, `get_consolidation_churn_limit`.
    public let consolidation: Gwei

    /// The limits at a total active balance.
    ///
    /// - Spec: electra `beacon-chain.md`, beacon state accessors.
    /// - Rounds: Down to whole increments.
    public init(totalActive: Gwei, _ configuration: BeaconConfiguration) {
        let share = Gwei(totalActive.rawValue / configuration.churnLimitQuotient)
        let churn = max(configuration.minPerEpochChurnLimit, share)
        let increment = BeaconConstants.effectiveBalanceIncrement.rawValue
        balance = Gwei(churn.rawValue - churn.rawValue % increment)
        activationExit = min(configuration.maxPerEpochActivationExitChurnLimit, balance)
        consolidation = balance - activationExit
    }
}

/// A queue that lets so much balance through in an epoch.
public struct ChurnQueue: Sendable, Hashable {
    /// The latest epoch in use.
    public var earliestEpoch: Epoch
    /// What that epoch has room for.
    public var balanceToConsume: Gwei

    /// Joins the parts.
    public init(earliestEpoch: Epoch, balanceToConsume: Gwei) {
        self.earliestEpoch = earliestEpoch
        self.balanceToConsume = balanceToConsume
    }

    /// Takes in a balance and says in which epoch it is through.
    ///
    /// - Spec: electra `beacon-chain.md`, `compute_exit_epoch_and_update_churn` and
    ///   `compute_consolidation_epoch_and_update_churn`.
    /// - Throws: `overflow` when an epoch or a balance exceeds 64 bits, or when no balance at all is
    ///   let through.
    public mutating func enter(
        _ balance: Gwei, notBefore: Epoch, perEpoch: Gwei
    ) throws(BeaconError) -> Epoch {
        var epoch = max(earliestEpoch, notBefore)
        var room = earliestEpoch < epoch ? perEpoch : balanceToConsume
        if balance > room {
            guard perEpoch > 0 else { throw .overflow }
            let rest = balance - room
            let more = (rest.rawValue - 1) / perEpoch.rawValue + 1
            epoch = try epoch.adding(more)
            room = Gwei(try room.rawValue.plus(try more.times(perEpoch.rawValue)))
        }
        earliestEpoch = epoch
        balanceToConsume = room - balance
        return epoch
    }
}

extension BeaconState {
    /// The limits of the current epoch.
    public mutating func churnLimits() throws(BeaconError) -> ChurnLimits {
        ChurnLimits(totalActive: try totalActiveBalance(), rules.configuration)
    }

    /// Plans an exit of a balance.
    ///
    /// - Spec: electra `beacon-chain.md`, `compute_exit_epoch_and_update_churn`.
    mutating func planExit(of balance: Gwei) throws(BeaconError) -> Epoch {
        var queue = ChurnQueue(
            earliestEpoch: earliestExitEpoch, balanceToConsume: exitBalanceToConsume)
        let epoch = try queue.enter(
            balance, notBefore: try Self.activationExitEpoch(currentEpoch),
            perEpoch: try churnLimits().activationExit)
        earliestExitEpoch = queue.earliestEpoch
        exitBalanceToConsume = queue.balanceToConsume
        return epoch
    }

    /// Plans a consolidation of a balance.
    ///
    /// - Spec: electra `beacon-chain.md`, `compute_consolidation_epoch_and_update_churn`.
    mutating func planConsolidation(of balance: Gwei) throws(BeaconError) -> Epoch {
        var queue = ChurnQueue(
            earliestEpoch: earliestConsolidationEpoch,
            balanceToConsume: consolidationBalanceToConsume)
        let epoch = try queue.enter(
            balance, notBefore: try Self.activationExitEpoch(currentEpoch),
            perEpoch: try churnLimits().consolidation)
        earliestConsolidationEpoch = queue.earliestEpoch
        consolidationBalanceToConsume = queue.balanceToConsume
        return epoch
    }
}
