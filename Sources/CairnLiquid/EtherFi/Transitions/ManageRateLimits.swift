public import CairnLedger
public import CairnPrimitives

/// The rate limiter.
///
/// - Spec: ether.fi, `EtherFiRateLimiter`
extension EtherFi {
    /// Makes a limit, full at once.
    public func createNewLimiter(
        _ call: Call, id: Hash, capacity: UInt64, refillRate: UInt64
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(!state.limits[id].exists, EtherFiError.limitAlreadyExists)
        createLimit(id, capacity: capacity, refillRate: refillRate)
    }

    func createLimit(_ id: Hash, capacity: UInt64, refillRate: UInt64) {
        state.limits[id] = RateBucket(capacity: capacity, refillRate: refillRate, now: now)
        ledger.emit(
            EtherFiEvent.LimiterCreated(
                id: id, capacity: UInt256(capacity), refillRate: UInt256(refillRate)),
            from: contracts.rateLimiter)
    }

    /// Lets a contract use a limit, or no longer.
    public func updateConsumers(
        _ call: Call, id: Hash, consumer: Address, isAllowed: Bool
    ) throws(Revert) {
        try requireManagedLimit(call, id)
        setConsumer(consumer, of: id, isAllowed: isAllowed)
    }

    func setConsumer(_ consumer: Address, of id: Hash, isAllowed: Bool) {
        state.limitConsumers[Pair(id, consumer)] = Flag(isAllowed)
        ledger.emit(
            EtherFiEvent.ConsumerUpdated(id: id, consumer: consumer, allowed: isAllowed),
            from: contracts.rateLimiter)
    }

    public func setCapacity(_ call: Call, id: Hash, capacity: UInt64) throws(Revert) {
        try requireManagedLimit(call, id)
        state.limits.update(id) { $0.setCapacity(capacity, now: now) }
        ledger.emit(
            EtherFiEvent.CapacityUpdated(id: id, capacity: UInt256(capacity)),
            from: contracts.rateLimiter)
    }

    public func setRefillRate(_ call: Call, id: Hash, refillRate: UInt64) throws(Revert) {
        try requireManagedLimit(call, id)
        state.limits.update(id) { $0.setRefillRate(refillRate, now: now) }
        ledger.emit(
            EtherFiEvent.RefillRateUpdated(id: id, refillRate: UInt256(refillRate)),
            from: contracts.rateLimiter)
    }

    public func setRemaining(_ call: Call, id: Hash, remaining: UInt64) throws(Revert) {
        try requireManagedLimit(call, id)
        state.limits.update(id) { $0.setRemaining(remaining, now: now) }
        ledger.emit(
            EtherFiEvent.RemainingUpdated(id: id, remaining: UInt256(remaining)),
            from: contracts.rateLimiter)
    }

    private func requireManagedLimit(_ call: Call, _ id: Hash) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(state.limits[id].exists, EtherFiError.unknownLimit)
    }

    // MARK: Use

    /// Takes from a limit, as any contract that may.
    public func consume(_ call: Call, id: Hash, amount: UInt64) throws(Revert) {
        try require(
            !state.pauses[contracts.rateLimiter].isPaused.isSet, EtherFiError.contractPaused)
        try consume(amount, of: id, by: call.sender)
    }

    /// Takes from a limit, as one of the tokens, even while the limiter is paused.
    public func consumeToken(_ call: Call, id: Hash, amount: UInt64) throws(Revert) {
        try require(
            call.sender == contracts.eETH || call.sender == contracts.weETH,
            EtherFiError.onlyToken)
        try consume(amount, of: id, by: call.sender)
    }

    /// Takes from a limit.
    @inline(__always)
    func consume(_ amount: UInt64, of id: Hash, by consumer: Address) throws(Revert) {
        var bucket = state.limits[id]
        try require(bucket.exists, EtherFiError.unknownLimit)
        try require(
            state.limitConsumers[Pair(id, consumer)].isSet, EtherFiError.invalidConsumer)
        try require(bucket.consume(amount, now: now), EtherFiError.limitExceeded)
        state.limits[id] = bucket
    }

    // MARK: Questions

    /// A limit as it was last written.
    public func limit(_ id: Hash) throws(Revert) -> RateBucket {
        let bucket = state.limits[id]
        try require(bucket.exists, EtherFiError.unknownLimit)
        return bucket
    }

    /// What can be taken from a limit now.
    public func consumable(_ id: Hash) throws(Revert) -> UInt64 {
        try limit(id).consumable(now: now)
    }
}
