public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// Lets requests up to a number be claimed, and freezes the rate at which they are paid.
    ///
    /// - Spec: ether.fi, `WithdrawRequestNFT.finalizeRequests`
    /// - Invariant: The rate of a request is written once; later reports do not move it.
    public func finalizeRequests(_ call: Call, upTo id: UInt256) throws(Revert) {
        try require(
            call.sender == contracts.etherFiAdmin, EtherFiError.incorrectCaller)
        try finalizeRequests(upTo: id)
    }

    func finalizeRequests(upTo id: UInt256) throws(Revert) {
        // Checks
        var line = state.withdrawLine.value
        try require(
            state.finalizationRates.count(EtherFiState.only) != 0, EtherFiError.notInitialized)
        try require(
            id >= UInt256(line.lastFinalizedRequestID), EtherFiError.cannotUndoFinalization)
        try require(
            id < UInt256(line.nextRequestID), EtherFiError.cannotFinalizeFutureRequests)

        // Effects
        guard id.limb0 > line.lastFinalizedRequestID else { return }
        state.finalizationRates.push(
            try poolRate().amountPerShareCeil(), at: id.limb0, to: EtherFiState.only)
        line.lastFinalizedRequestID = id.limb0
        state.withdrawLine.value = line
    }

    /// Notes that requests finalized so far are paid at the current rate.
    ///
    /// - Spec: ether.fi, `WithdrawRequestNFT.initializeShareRateFreezeUpgrade`
    public func initializeRateFreeze(_ call: Call) throws(Revert) {
        try requireRole(.upgradeTimelock, call.sender)
        try require(
            state.finalizationRates.count(EtherFiState.only) == 0,
            EtherFiError.alreadyInitialized)
        state.finalizationRates.push(
            .zero, at: state.withdrawLine.value.lastFinalizedRequestID, to: EtherFiState.only)
    }

    // MARK: Questions

    /// The rate frozen for a request, zero if none was.
    ///
    /// - Spec: OpenZeppelin Contracts 4.8, `Checkpoints.lowerLookup`
    public func frozenRate(of id: UInt64) -> Wei {
        let rates = state.finalizationRates
        var low = 0
        var high = rates.count(EtherFiState.only)
        let count = high
        while low < high {
            let middle = (low + high) / 2
            if rates[EtherFiState.only, middle].moment < id {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low == count ? .zero : rates[EtherFiState.only, low].value
    }

    /// What a finalized request pays: what was requested, or less if the rate had fallen.
    ///
    /// - Rounds: Down, in favour of the pool.
    public func claimableAmount(of id: UInt256) throws(Revert) -> Wei {
        try claimableAmount(of: id, state.withdrawRequests[id])
    }

    func claimableAmount(of id: UInt256, _ request: WithdrawRequest) throws(Revert) -> Wei {
        try require(isRequestFinalized(id), EtherFiError.requestNotFinalized)
        var rate = frozenRate(of: id.limb0)
        if rate.isZero { rate = try poolRate().amountPerShareCeil() }
        let worth = try FullPrecision.mulDiv(
            request.shareOfEEth.rawValue, rate.rawValue, by: PoolRate.unit.rawValue,
            rounding: .down)
        return min(request.amountOfEEth, Wei(rawValue: worth))
    }

    public func isRequestFinalized(_ id: UInt256) -> Bool {
        id <= UInt256(state.withdrawLine.value.lastFinalizedRequestID)
    }

    /// Whether a request may be paid and passed on.
    ///
    /// - Throws: ``EtherFiError/requestNotFound``
    public func isRequestValid(_ id: UInt256) throws(Revert) -> Bool {
        try requireRequestExists(id)
        return state.withdrawRequests[id].isValid.isSet
    }

    private func requireRequestExists(_ id: UInt256) throws(Revert) {
        try require(
            !ledger.claims.owner(of: id, in: contracts.withdrawRequestNFT).isZero,
            EtherFiError.requestNotFound)
    }

    // MARK: Barring

    /// Bars a request that is not finalized.
    ///
    /// - Spec: ether.fi, `WithdrawRequestNFT.invalidateRequest`
    public func invalidateRequest(_ call: Call, _ id: UInt256) throws(Revert) {
        try requireRole(.guardian, call.sender)
        try require(
            !isRequestFinalized(id), EtherFiError.cannotInvalidateFinalizedRequest)
        try require(try isRequestValid(id), EtherFiError.requestNotValid)
        state.withdrawRequests.update(id) { $0.isValid = false }
        ledger.emit(
            EtherFiEvent.WithdrawRequestInvalidated(
                requestId: UInt32(truncatingIfNeeded: id.limb0)),
            from: contracts.withdrawRequestNFT)
    }

    /// Lets a barred request count again. If it was passed over, its ether is set aside now.
    ///
    /// - Spec: ether.fi, `WithdrawRequestNFT.validateRequest`
    public func validateRequest(_ call: Call, _ id: UInt256) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try requireRequestExists(id)
        let request = state.withdrawRequests[id]
        try require(!request.isValid.isSet, EtherFiError.requestValid)
        if isRequestFinalized(id) {
            try require(
                request.amountOfEEth <= state.poolValue.value.inPool,
                EtherFiError.requestAmountGreaterThanAvailableLiquidity)
            try lockEtherForRequests(request.amountOfEEth)
        }
        state.withdrawRequests.update(id) { $0.isValid = true }
        ledger.emit(
            EtherFiEvent.WithdrawRequestValidated(
                requestId: UInt32(truncatingIfNeeded: id.limb0)),
            from: contracts.withdrawRequestNFT)
    }

    /// Gives a barred request to somebody else.
    ///
    /// - Spec: ether.fi, `WithdrawRequestNFT.seizeInvalidRequest`
    public func seizeInvalidRequest(
        _ call: Call, _ id: UInt256, recipient: Address
    ) throws(Revert) {
        try requireRole(.upgradeTimelock, call.sender)
        try require(
            !state.withdrawRequests[id].isValid.isSet, EtherFiError.requestValid)
        try requireRequestExists(id)
        try moveClaim(id, from: try requestOwner(id), to: recipient, sender: call.sender)
        ledger.emit(
            EtherFiEvent.WithdrawRequestSeized(requestId: UInt32(truncatingIfNeeded: id.limb0)),
            from: contracts.withdrawRequestNFT)
    }
}
