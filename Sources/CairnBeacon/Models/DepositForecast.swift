import CairnPrimitives

extension BeaconState {
    /// The epochs from which on the deposits of the queue are credited, in its order.
    ///
    /// The queue is walked as the ends of the coming epochs will: deposits wait for finality, for
    /// room in the limit of an epoch, and behind one another.
    /// - Spec: electra `beacon-chain.md`, `process_pending_deposits`.
    /// - Parameter more: Deposits that would join now.
    /// - Returns: nil for those that are not through in some hundred thousand epochs.
    public func expectedDepositEpochs(
        adding more: [PendingDeposit] = []
    ) throws(BeaconError) -> [Epoch?] {
        var forecast = try DepositForecast(self, adding: more)
        for _ in 0..<DepositForecast.epochLimit where !forecast.isDone {
            try forecast.endEpoch()
        }
        return forecast.credited
    }
}

/// The queue of deposits on its way through the coming epochs.
private struct DepositForecast {
    /// How far a forecast reaches.
    static let epochLimit = 1 << 17

    /// A deposit as far as its way depends on it.
    private struct Entry {
        let number: Int
        let slot: Slot
        let amount: Gwei
        /// When the validator can be withdrawn, if it is on its way out.
        let withdrawable: Epoch?
    }

    private let state: BeaconState
    private let perEpoch: Gwei
    private var queue: [Entry] = []
    private var first = 0
    private var carried: Gwei
    private var epoch: Epoch
    private(set) var credited: [Epoch?]

    init(_ state: BeaconState, adding more: [PendingDeposit]) throws(BeaconError) {
        var copy = state
        perEpoch = try copy.churnLimits().activationExit
        let deposits = state.pendingDeposits.elements + more
        for (number, deposit) in deposits.enumerated() {
            var withdrawable: Epoch?
            if let place = copy.validators.firstIndex(of: deposit.publicKey),
                copy.validators.exitEpochs[place] < .farFuture
            {
                withdrawable = copy.validators.withdrawableEpochs[place]
            }
            queue.append(
                Entry(
                    number: number, slot: deposit.slot, amount: deposit.amount,
                    withdrawable: withdrawable))
        }
        carried = state.depositBalanceToConsume
        epoch = state.currentEpoch
        credited = [Epoch?](repeating: nil, count: deposits.count)
        self.state = state
    }

    var isDone: Bool { first == queue.count }

    mutating func endEpoch() throws(BeaconError) {
        let next = try epoch.adding(1)
        let final = try state.rules.startSlot(of: state.expectedFinalizedEpoch(after: epoch))
        let available = try carried.plus(perEpoch)
        let waitsForEth1 = state.eth1DepositIndex < state.depositRequestsStartIndex
        var processed = Gwei.zero
        var handled = 0
        var postponed: [Entry] = []
        var isLimitReached = false
        for entry in queue[first...] {
            if entry.slot > .genesis, waitsForEth1 { break }
            if entry.slot > final || handled >= BeaconConstants.maxPendingDepositsPerEpoch { break }
            if let withdrawable = entry.withdrawable {
                if withdrawable < next {
                    credited[entry.number] = next
                } else {
                    postponed.append(entry)
                }
            } else {
                let sum = try processed.plus(entry.amount)
                isLimitReached = sum > available
                if isLimitReached { break }
                processed = sum
                credited[entry.number] = next
            }
            handled += 1
        }
        first += handled
        queue += postponed
        carried = isLimitReached ? available - processed : .zero
        epoch = next
    }
}
