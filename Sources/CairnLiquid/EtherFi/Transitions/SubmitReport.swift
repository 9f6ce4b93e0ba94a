public import CairnLedger
public import CairnPrimitives

/// The oracle's committee: equal reports of enough members are a consensus.
///
/// - Spec: ether.fi, `EtherFiOracle`
extension EtherFi {
    /// Votes for a report, and tells whether that made a consensus.
    ///
    /// - Invariant: A member votes once for a period, and no report is published before the one
    ///   before it was applied.
    public func submitReport(_ call: Call, _ report: CommitteeReport) throws(Revert) -> Bool {
        // Checks
        try requireNotPaused(contracts.etherFiOracle)
        let hash = report.hash
        var consensus = state.consensus[hash]
        try require(!consensus.isReached.isSet, EtherFiError.consensusAlreadyReached)
        try require(try shouldSubmitReport(call.sender), EtherFiError.reportNotNeeded)
        try verifyReport(report)

        // Effects
        state.committee.update(call.sender) {
            $0.lastReportRefSlot = UInt64(report.refSlotTo)
            $0.reportCount += 1
        }
        ledger.emit(
            EtherFiEvent.ReportSubmitted(
                consensusVersion: report.consensusVersion, refSlotFrom: report.refSlotFrom,
                refSlotTo: report.refSlotTo, refBlockFrom: report.refBlockFrom,
                refBlockTo: report.refBlockTo, hash: hash, committeeMember: call.sender),
            from: contracts.etherFiOracle)
        consensus.support += 1
        let isReached = consensus.support >= state.oracle.value.quorumSize
        if isReached {
            consensus.isReached = true
            consensus.timestamp = UInt64(UInt32(truncatingIfNeeded: now))
            publish(report, hash)
        }
        state.consensus[hash] = consensus
        return isReached
    }

    private func publish(_ report: CommitteeReport, _ hash: Hash) {
        state.oracle.update {
            $0.lastPublishedRefSlot = UInt64(report.refSlotTo)
            $0.lastPublishedRefBlock = UInt64(report.refBlockTo)
        }
        ledger.emit(
            EtherFiEvent.ReportPublished(
                consensusVersion: report.consensusVersion, refSlotFrom: report.refSlotFrom,
                refSlotTo: report.refSlotTo, refBlockFrom: report.refBlockFrom,
                refBlockTo: report.refBlockTo, hash: hash),
            from: contracts.etherFiOracle)
    }

    /// Takes a consensus back before it is applied.
    ///
    /// - Spec: ether.fi, `EtherFiOracle.unpublishReport`
    public func unpublishReport(
        _ call: Call, _ report: CommitteeReport, members: [Address]
    ) throws(Revert) {
        // Checks
        try requireRole(.operatingMultisig, call.sender)
        let hash = report.hash
        try require(state.consensus[hash].isReached.isSet, EtherFiError.consensusNotReached)
        try require(
            UInt64(report.refSlotTo) > state.admin.value.lastHandledRefSlot,
            EtherFiError.reportExecuted)
        try require(
            UInt64(members.count) >= state.oracle.value.quorumSize,
            EtherFiError.invalidMembersLength)

        // Effects
        for member in members {
            var record = state.committee[member]
            try require(
                record.lastReportRefSlot == UInt64(report.refSlotTo),
                EtherFiError.memberNotParticipated)
            record.reportCount = record.reportCount == 0 ? 0 : record.reportCount - 1
            record.lastReportRefSlot = try Self.previous(report.refSlotFrom)
            state.committee[member] = record
        }
        state.consensus.update(hash) {
            $0.support = 0
            $0.isReached = false
        }
        let slot = try Self.previous(report.refSlotFrom)
        let block = try Self.previous(report.refBlockFrom)
        state.oracle.update {
            $0.lastPublishedRefSlot = slot
            $0.lastPublishedRefBlock = block
        }
        ledger.emit(
            EtherFiEvent.ReportUnpublished(hash: hash), from: contracts.etherFiOracle)
    }

    private static func previous(_ number: UInt32) throws(Revert) -> UInt64 {
        try require(number > 0, Panic.arithmetic)
        return UInt64(number - 1)
    }
}
