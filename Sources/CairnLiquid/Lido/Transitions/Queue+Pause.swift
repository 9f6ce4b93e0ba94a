public import CairnLedger
public import CairnPrimitives

/// Pausing and resuming the queue, and how its tokens are described.
extension Lido {
    /// - Spec: Lido core, `WithdrawalQueue.resume`
    public func resumeQueue(_ call: Call) throws(Revert) {
        try roles.check(LidoRole.resume, call.sender, on: contracts.withdrawalQueue)
        try require(isQueuePaused, WithdrawalQueueError.pausedExpected)
        state.queue.update { $0.resumeSince = UInt256(ledger.moment.timestamp) }
        ledger.emit(LidoEvent.Resumed(), from: contracts.withdrawalQueue)
    }

    /// Pauses for so many seconds; 2^256 - 1 means for ever.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.pauseFor`
    public func pauseQueue(_ call: Call, for duration: UInt256) throws(Revert) {
        try roles.check(LidoRole.pause, call.sender, on: contracts.withdrawalQueue)
        try require(!isQueuePaused, WithdrawalQueueError.resumedExpected)
        try require(!duration.isZero, WithdrawalQueueError.zeroPauseDuration)
        let now = UInt256(ledger.moment.timestamp)
        let resumeSince =
            duration == .max
            ? duration
            : try checked { () throws(ArithmeticFault) in try now.adding(duration) }
        setPaused(until: resumeSince)
    }

    /// Pauses until a moment, inclusive; 2^256 - 1 means for ever.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.pauseUntil`
    public func pauseQueue(_ call: Call, until moment: UInt256) throws(Revert) {
        try roles.check(LidoRole.pause, call.sender, on: contracts.withdrawalQueue)
        try require(!isQueuePaused, WithdrawalQueueError.resumedExpected)
        try require(
            moment >= UInt256(ledger.moment.timestamp),
            WithdrawalQueueError.pauseUntilMustBeInFuture)
        setPaused(until: moment == .max ? moment : moment + .one)
    }

    private func setPaused(until resumeSince: UInt256) {
        state.queue.update { $0.resumeSince = resumeSince }
        let duration =
            resumeSince == .max ? resumeSince : resumeSince - UInt256(ledger.moment.timestamp)
        ledger.emit(LidoEvent.QueuePaused(duration: duration), from: contracts.withdrawalQueue)
    }

    /// Refuses: the queue is initialized from genesis on.
    ///
    /// - Spec: Lido core, `WithdrawalQueue.initialize`
    public func initializeQueueAgain(admin: Address) throws(Revert) {
        try require(!admin.isZero, WithdrawalQueueError.adminZeroAddress)
        try require(!isQueuePaused, WithdrawalQueueError.resumedExpected)
        throw Revert(WithdrawalQueueError.alreadyInitialized)
    }

    // MARK: Descriptions

    /// - Spec: Lido core, `WithdrawalQueueERC721.setBaseURI`
    public func setRequestBaseURI(_ call: Call, _ uri: Bytes) throws(Revert) {
        try roles.check(LidoRole.manageTokenURI, call.sender, on: contracts.withdrawalQueue)
        state.baseURI[0] = uri
        ledger.emit(LidoEvent.BaseURISet(uri: uri), from: contracts.withdrawalQueue)
    }

    /// - Spec: Lido core, `WithdrawalQueueERC721.setNFTDescriptorAddress`
    public func setRequestDescriptor(_ call: Call, _ descriptor: Address) throws(Revert) {
        try roles.check(LidoRole.manageTokenURI, call.sender, on: contracts.withdrawalQueue)
        state.queue.update { $0.descriptor = descriptor }
        ledger.emit(
            LidoEvent.DescriptorSet(descriptor: descriptor), from: contracts.withdrawalQueue)
    }
}
