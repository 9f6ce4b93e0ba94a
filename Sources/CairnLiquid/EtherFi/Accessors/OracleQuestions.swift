public import CairnLedger
public import CairnPrimitives

/// - Spec: ether.fi, `EtherFiOracle`
extension EtherFi {
    /// The beacon chain's slot at a moment.
    public func slot(at timestamp: UInt256) throws(Revert) -> UInt32 {
        let elapsed = try checked { () throws(ArithmeticFault) in
            try timestamp.subtracting(UInt256(UInt64(parameters.oracle.beaconGenesisTime)))
                .divided(by: UInt256(UInt64(parameters.oracle.secondsPerSlot)))
        }
        return UInt32(truncatingIfNeeded: elapsed.limb0)
    }

    private func currentSlot() throws(Revert) -> UInt64 {
        UInt64(try slot(at: UInt256(now)))
    }

    /// The last slot of the next report.
    public func slotForNextReport() throws(Revert) -> UInt32 {
        let oracle = state.oracle.value
        let current = try currentSlot()
        let past =
            oracle.reportStartSlot < oracle.lastPublishedRefSlot
            ? oracle.lastPublishedRefSlot + 1 : oracle.reportStartSlot
        let elapsed = current > past ? current - past : 0
        try require(oracle.reportPeriodSlots > 0, Panic.divisionByZero)
        let whole = elapsed / oracle.reportPeriodSlots * oracle.reportPeriodSlots
        let next = max(past + whole, past + oracle.reportPeriodSlots)
        return try Self.narrow(next - 1)
    }

    /// Where the next report begins and ends.
    public func blockStampForNextReport() throws(Revert) -> (
        slotFrom: UInt32, slotTo: UInt32, blockFrom: UInt32
    ) {
        let oracle = state.oracle.value
        let slotFrom =
            oracle.lastPublishedRefSlot == 0
            ? oracle.reportStartSlot : oracle.lastPublishedRefSlot + 1
        let slotTo = try slotForNextReport()
        let blockFrom =
            oracle.lastPublishedRefBlock == 0
            ? oracle.reportStartSlot : oracle.lastPublishedRefBlock + 1
        return (try Self.narrow(slotFrom), slotTo, try Self.narrow(blockFrom))
    }

    /// A number in the oracle's 32 bits.
    static func narrow(_ number: UInt64) throws(Revert) -> UInt32 {
        guard let narrow = UInt32(exactly: number) else { throw Revert(Panic.arithmetic) }
        return narrow
    }

    /// Whether a member should vote now; refuses if nobody should.
    public func shouldSubmitReport(_ member: Address) throws(Revert) -> Bool {
        let record = state.committee[member]
        try require(record.isRegistered.isSet, EtherFiError.notRegistered)
        try require(record.isEnabled.isSet, EtherFiError.memberDisabled)
        let slot = UInt64(try slotForNextReport())
        let current = try currentSlot()
        try require(isFinalized(slot, at: current), EtherFiError.epochNotFinalized)
        let oracle = state.oracle.value
        try require(current >= oracle.reportStartSlot, EtherFiError.reportSlotNotStarted)
        try require(
            oracle.lastPublishedRefSlot == state.admin.value.lastHandledRefSlot,
            EtherFiError.lastReportNotHandled)
        return slot > record.lastReportRefSlot
    }

    /// Refuses a report that is not the next one.
    public func verifyReport(_ report: CommitteeReport) throws(Revert) {
        try require(
            UInt64(report.consensusVersion) == state.oracle.value.consensusVersion,
            EtherFiError.wrongConsensusVersion)
        let stamp = try blockStampForNextReport()
        try require(report.refSlotFrom == stamp.slotFrom, EtherFiError.wrongSlotFrom)
        try require(report.refSlotTo == stamp.slotTo, EtherFiError.wrongSlotTo)
        try require(report.refBlockFrom == stamp.blockFrom, EtherFiError.wrongBlockFrom)
        try require(
            UInt64(report.refBlockTo) < ledger.moment.number, EtherFiError.wrongBlockTo)
        try require(
            UInt64(report.refBlockTo) > state.admin.value.lastExecutionBlock,
            EtherFiError.reportBlockTooOld)
        try require(
            isFinalized(UInt64(report.refSlotTo), at: try currentSlot()),
            EtherFiError.epochNotFinalized)
    }

    /// Whether a slot's epoch is more than two epochs behind.
    private func isFinalized(_ slot: UInt64, at current: UInt64) -> Bool {
        let slots = UInt64(parameters.oracle.slotsPerEpoch)
        return slot / slots + 2 < current / slots
    }

    /// When a report reached consensus, in Unix seconds.
    public func consensusTimestamp(of hash: Hash) throws(Revert) -> UInt32 {
        let consensus = state.consensus[hash]
        try require(consensus.isReached.isSet, EtherFiError.consensusNotReached)
        return UInt32(consensus.timestamp)
    }

    /// The slot in which a report reached consensus.
    public func consensusSlot(of hash: Hash) throws(Revert) -> UInt32 {
        try slot(at: UInt256(UInt64(try consensusTimestamp(of: hash))))
    }
}
