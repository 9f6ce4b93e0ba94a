public import CairnLedger
public import CairnPrimitives

/// - Spec: ether.fi, `EtherFiOracle`
extension EtherFi {
    public func addCommitteeMember(
        _ call: Call, _ member: Address, quorum: UInt32
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(!state.committee[member].isRegistered.isSet, EtherFiError.alreadyRegistered)
        state.committee[member] = CommitteeMember(
            isRegistered: true, isEnabled: true, lastReportRefSlot: 0, reportCount: 0)
        try changeCommittee(quorum: quorum) {
            $0.memberCount += 1
            $0.activeMemberCount += 1
        }
        ledger.emit(
            EtherFiEvent.CommitteeMemberAdded(member: member), from: contracts.etherFiOracle)
    }

    public func removeCommitteeMember(
        _ call: Call, _ member: Address, quorum: UInt32
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        let record = state.committee[member]
        try require(record.isRegistered.isSet, EtherFiError.notRegistered)
        state.committee[member] = CommitteeMember(
            isRegistered: false, isEnabled: false, lastReportRefSlot: 0, reportCount: 0)
        try changeCommittee(quorum: quorum) {
            $0.memberCount -= 1
            if record.isEnabled.isSet { $0.activeMemberCount -= 1 }
        }
        ledger.emit(
            EtherFiEvent.CommitteeMemberRemoved(member: member), from: contracts.etherFiOracle)
    }

    /// Lets a member vote, or no longer.
    public func manageCommitteeMember(
        _ call: Call, _ member: Address, isEnabled: Bool, quorum: UInt32
    ) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        let record = state.committee[member]
        try require(record.isRegistered.isSet, EtherFiError.notRegistered)
        try require(record.isEnabled.isSet != isEnabled, EtherFiError.alreadyInTargetState)
        state.committee.update(member) { $0.isEnabled = Flag(isEnabled) }
        try changeCommittee(quorum: quorum) {
            if isEnabled { $0.activeMemberCount += 1 } else { $0.activeMemberCount -= 1 }
        }
        ledger.emit(
            EtherFiEvent.CommitteeMemberUpdated(member: member, enabled: isEnabled),
            from: contracts.etherFiOracle)
    }

    public func setQuorumSize(_ call: Call, _ quorum: UInt32) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try changeCommittee(quorum: quorum) { _ in }
        ledger.emit(
            EtherFiEvent.QuorumUpdated(newQuorumSize: quorum), from: contracts.etherFiOracle)
    }

    /// Changes the committee, and refuses a quorum that is too small or that two could reach.
    private func changeCommittee(
        quorum: UInt32, _ change: (inout OracleRecord) -> Void
    ) throws(Revert) {
        var oracle = state.oracle.value
        change(&oracle)
        oracle.quorumSize = UInt64(quorum)
        try require(
            oracle.quorumSize >= UInt64(parameters.oracle.minQuorumSize)
                && oracle.activeMemberCount >= oracle.quorumSize,
            EtherFiError.invalidQuorum)
        try require(2 * oracle.quorumSize <= UInt64(UInt32.max), Panic.arithmetic)
        try require(
            oracle.activeMemberCount < 2 * oracle.quorumSize, EtherFiError.invalidQuorum)
        state.oracle.value = oracle
    }

    public func setOracleReportPeriod(_ call: Call, slots: UInt32) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            slots != 0 && slots % parameters.oracle.slotsPerEpoch == 0,
            EtherFiError.invalidReportPeriod)
        state.oracle.update { $0.reportPeriodSlots = UInt64(slots) }
        ledger.emit(
            EtherFiEvent.OracleReportPeriodUpdated(newOracleReportPeriod: slots),
            from: contracts.etherFiOracle)
    }

    public func setConsensusVersion(_ call: Call, _ version: UInt32) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            UInt64(version) > state.oracle.value.consensusVersion,
            EtherFiError.invalidConsensusVersion)
        state.oracle.update { $0.consensusVersion = UInt64(version) }
        ledger.emit(
            EtherFiEvent.ConsensusVersionUpdated(newConsensusVersion: version),
            from: contracts.etherFiOracle)
    }
}
