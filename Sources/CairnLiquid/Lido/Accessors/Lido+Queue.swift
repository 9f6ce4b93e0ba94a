public import CairnLedger
public import CairnPrimitives

/// Questions about the withdrawal queue.
extension Lido {
    // MARK: Status

    /// The queue's own numbers.
    public var queueStatus: QueueStatus { state.queue.value }

    public var isQueuePaused: Bool {
        UInt256(ledger.moment.timestamp) < state.queue.value.resumeSince
    }

    public var isBunkerModeActive: Bool { state.queue.value.bunkerSince != .max }

    /// What requests that nobody has paid for yet ask for together.
    public func unfinalizedStETH() -> Wei {
        let status = state.queue.value
        return state.requests[status.lastRequestID].cumulativeStETH
            - state.requests[status.lastFinalizedID].cumulativeStETH
    }

    // MARK: Requests

    /// The request of a number, empty where there is none.
    func request(_ id: UInt256) -> WithdrawalRequest {
        guard let id = id.asUInt64 else {
            return WithdrawalRequest(
                cumulativeStETH: .zero, cumulativeShares: .zero, owner: .zero, timestamp: 0,
                reportTimestamp: 0, isClaimed: false)
        }
        return state.requests[id]
    }

    /// Refuses numbers that no request has.
    @discardableResult
    func requireRequest(_ id: UInt256) throws(Revert) -> UInt64 {
        guard let number = id.asUInt64, number > 0,
            number <= state.queue.value.lastRequestID
        else { throw Revert(WithdrawalQueueError.invalidRequestID(id)) }
        return number
    }

    /// The unclaimed requests of an owner.
    public func withdrawalRequests(of owner: Address) -> [UInt256] {
        state.requestsByOwner.values(owner).map { UInt256($0) }
    }

    /// What a request asks for, and how far it is.
    ///
    /// - Throws: `invalidRequestID`
    public func withdrawalStatus(
        _ id: UInt256
    ) throws(Revert) -> WithdrawalRequestStatus {
        let number = try requireRequest(id)
        let request = state.requests[number]
        let previous = state.requests[number - 1]
        return WithdrawalRequestStatus(
            amountOfStETH: request.cumulativeStETH - previous.cumulativeStETH,
            amountOfShares: request.cumulativeShares - previous.cumulativeShares,
            owner: request.owner, timestamp: request.timestamp,
            isFinalized: number <= state.queue.value.lastFinalizedID,
            isClaimed: request.isClaimed.isSet)
    }

    // MARK: Claims

    /// What a claim would pay: zero before finalization and after the claim.
    ///
    /// - Throws: `invalidRequestID`, `invalidHint`
    public func claimableEther(_ id: UInt256, hint: UInt256) throws(Revert) -> Wei {
        let number = try requireRequest(id)
        guard number <= state.queue.value.lastFinalizedID else { return .zero }
        let request = state.requests[number]
        guard !request.isClaimed.isSet else { return .zero }
        return try claimableEther(request, number, hint: hint)
    }

    /// The request's amount, or less if its shares were worth less when it was finalized.
    func claimableEther(
        _ request: WithdrawalRequest, _ number: UInt64, hint: UInt256
    ) throws(Revert) -> Wei {
        let last = state.queue.value.lastCheckpoint
        guard let index = hint.asUInt64, index > 0, index <= last else {
            throw Revert(WithdrawalQueueError.invalidHint(hint))
        }
        let checkpoint = state.checkpoints[index]
        try require(
            number >= checkpoint.fromRequestID, WithdrawalQueueError.invalidHint(hint))
        if index < last {
            try require(
                state.checkpoints[index + 1].fromRequestID > number,
                WithdrawalQueueError.invalidHint(hint))
        }
        return try RequestBatch(after: state.requests[number - 1], through: request)
            .ether(atMost: checkpoint.maxShareRate)
    }

    /// The checkpoints of ascending requests, each searched for behind the one before; zero where
    /// there is none.
    ///
    /// - Throws: `requestIDsNotSorted`, `invalidRequestID`, `invalidRequestIDRange`
    public func findCheckpointHints(
        _ ids: [UInt256], first: UInt256, last: UInt256
    ) throws(Revert) -> [UInt256] {
        var hints: [UInt256] = []
        hints.reserveCapacity(ids.count)
        var start = first
        var previous = UInt256.zero
        for id in ids {
            try require(id >= previous, WithdrawalQueueError.requestIDsNotSorted)
            start = try findCheckpointHint(id, start: start, end: last)
            hints.append(start)
            previous = id
        }
        return hints
    }

    /// The checkpoint under which a request was finalized, or zero if it is not in the range.
    func findCheckpointHint(
        _ id: UInt256, start: UInt256, end: UInt256
    ) throws(Revert) -> UInt256 {
        let number = try requireRequest(id)
        let status = state.queue.value
        guard !start.isZero, let end = end.asUInt64, end <= status.lastCheckpoint else {
            throw Revert(WithdrawalQueueError.invalidRequestIDRange(start: start, end: end))
        }
        guard status.lastCheckpoint != 0, number <= status.lastFinalizedID,
            let start = start.asUInt64, start <= end
        else { return .zero }

        if number >= state.checkpoints[end].fromRequestID {
            let isInside =
                end == status.lastCheckpoint
                || number < state.checkpoints[end + 1].fromRequestID
            return isInside ? UInt256(end) : .zero
        }
        guard number >= state.checkpoints[start].fromRequestID else { return .zero }
        var (low, high) = (start, end - 1)
        while high > low {
            let middle = (high + low + 1) / 2
            if state.checkpoints[middle].fromRequestID <= number {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return UInt256(low)
    }

    // MARK: Finalization

    /// The ether that finalizing batches takes, and the shares that it burns.
    ///
    /// - Spec: Lido core, `WithdrawalQueueBase.prefinalize`
    /// - Rounds: Discounted batches down.
    public func prefinalize(
        batches: [UInt256], maxShareRate: UInt256
    ) throws(Revert) -> (ether: Wei, shares: Shares) {
        let status = state.queue.value
        try require(!maxShareRate.isZero, WithdrawalQueueError.zeroShareRate)
        guard let first = batches.first, let last = batches.last else {
            throw Revert(WithdrawalQueueError.emptyBatches)
        }
        try require(
            first > UInt256(status.lastFinalizedID),
            WithdrawalQueueError.invalidRequestID(first))
        try require(
            last <= UInt256(status.lastRequestID), WithdrawalQueueError.invalidRequestID(last))

        var (ether, shares) = (Wei.zero, Shares.zero)
        var previousEnd = UInt256(status.lastFinalizedID)
        var previous = request(previousEnd)
        for end in batches {
            try require(end > previousEnd, WithdrawalQueueError.batchesAreNotSorted)
            let request = request(end)
            let batch = try RequestBatch(after: previous, through: request)
            let cost = try batch.ether(atMost: maxShareRate)
            let (etherBefore, sharesBefore) = (ether, shares)
            ether = try checked { () throws(ArithmeticFault) in try etherBefore.adding(cost) }
            shares = try checked { () throws(ArithmeticFault) in
                try sharesBefore.adding(batch.shares)
            }
            previousEnd = end
            previous = request
        }
        return (ether, shares)
    }

    /// Walks on along the queue and joins requests to batches that an amount of ether pays for.
    ///
    /// A batch holds requests that are all worth more than the maximal rate or all not, or that
    /// were made between the same two reports.
    ///
    /// - Spec: Lido core, `WithdrawalQueueBase.calculateFinalizationBatches`
    public func calculateFinalizationBatches(
        maxShareRate: UInt256, maxTimestamp: UInt256, maxRequests: UInt256,
        from start: FinalizationBatches
    ) throws(Revert) -> FinalizationBatches {
        try require(
            !start.isFinished && !start.remainingEtherBudget.isZero,
            WithdrawalQueueError.invalidState)
        var walk = start
        var (current, previous, previousRate) = try resumeWalk(walk)
        let first = current
        let callEnd = try checked { () throws(ArithmeticFault) in try first.adding(maxRequests) }
        let queueEnd = UInt256(state.queue.value.lastRequestID) + .one

        while current < queueEnd && current < callEnd {
            let request = request(current)
            if UInt256(request.timestamp) > maxTimestamp { break }
            let batch = try RequestBatch(after: previous, through: request)
            let cost = try batch.ether(atMost: maxShareRate)
            if cost > walk.remainingEtherBudget { break }
            walk.remainingEtherBudget -= cost
            let isSameKind =
                previous.reportTimestamp == request.reportTimestamp
                || (previousRate <= maxShareRate) == (batch.shareRate <= maxShareRate)
            if !walk.count.isZero && isSameKind {
                walk.batches[try place(walk.count - .one)] = current
            } else {
                if walk.count == UInt256(FinalizationBatches.capacity) { break }
                walk.batches[try place(walk.count)] = current
                walk.count += .one
            }
            (previousRate, previous) = (batch.shareRate, request)
            current += .one
        }
        walk.isFinished = current == queueEnd || current < callEnd
        return walk
    }

    /// Where the walk goes on: the next number, the request before it, and that one's rate.
    private func resumeWalk(
        _ walk: FinalizationBatches
    ) throws(Revert) -> (current: UInt256, previous: WithdrawalRequest, rate: UInt256) {
        guard !walk.count.isZero else {
            let last = UInt256(state.queue.value.lastFinalizedID)
            return (last + .one, request(last), .zero)
        }
        let last = walk.batches[try place(walk.count - .one)]
        let next = try checked { () throws(ArithmeticFault) in try last.adding(.one) }
        let before = try checked { () throws(ArithmeticFault) in try last.subtracting(.one) }
        let previous = request(last)
        let batch = try RequestBatch(after: request(before), through: previous)
        return (next, previous, batch.shareRate)
    }

    private func place(_ index: UInt256) throws(Revert) -> Int {
        guard let place = index.asInt, place < FinalizationBatches.capacity else {
            throw Revert(Panic.indexOutOfBounds)
        }
        return place
    }
}
