public import CairnEthereum
import CairnLedger
public import CairnLiquid
public import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `EtherFiOracle`
    static let etherFiOracle = ContractTable("EtherFiOracle") { contract in
        contract.addPauses()
        contract.method("initialize") {
            (
                _: borrowing Frame, _: UInt32, _: UInt32, _: UInt32, _: UInt32, _: UInt32,
                _: UInt32
            ) throws(Revert) -> Void in
            throw Revert(EtherFiError.initializedTwice)
        }
        contract.addReports()
        contract.addCommittee()
        contract.addOracleQuestions()
        contract.addOracleGetters()
        contract.addOracleRecords()
    }

    private mutating func addReports() {
        method("submitReport") {
            (frame: borrowing Frame, report: CommitteeReport) throws(Revert) -> Bool in
            try frame.etherFi.submitReport(frame.call, report)
        }
        method("unpublishReport") {
            (frame: borrowing Frame, report: CommitteeReport, members: [Address])
                throws(Revert) -> Void in
            try frame.etherFi.unpublishReport(frame.call, report, members: members)
        }
        method("verifyReport", .view) {
            (frame: borrowing Frame, report: CommitteeReport) throws(Revert) -> Void in
            try frame.etherFi.verifyReport(report)
        }
        method("generateReportHash", .view) {
            (_: borrowing Frame, report: CommitteeReport) throws(Revert) -> Hash in
            report.hash
        }
    }

    private mutating func addCommittee() {
        method("addCommitteeMember") {
            (frame: borrowing Frame, member: Address, quorum: UInt32) throws(Revert) -> Void in
            try frame.etherFi.addCommitteeMember(frame.call, member, quorum: quorum)
        }
        method("removeCommitteeMember") {
            (frame: borrowing Frame, member: Address, quorum: UInt32) throws(Revert) -> Void in
            try frame.etherFi.removeCommitteeMember(frame.call, member, quorum: quorum)
        }
        method("manageCommitteeMember") {
            (frame: borrowing Frame, member: Address, isEnabled: Bool, quorum: UInt32)
                throws(Revert) -> Void in
            try frame.etherFi.manageCommitteeMember(
                frame.call, member, isEnabled: isEnabled, quorum: quorum)
        }
        method("setQuorumSize") {
            (frame: borrowing Frame, quorum: UInt32) throws(Revert) -> Void in
            try frame.etherFi.setQuorumSize(frame.call, quorum)
        }
        method("setOracleReportPeriod") {
            (frame: borrowing Frame, slots: UInt32) throws(Revert) -> Void in
            try frame.etherFi.setOracleReportPeriod(frame.call, slots: slots)
        }
        method("setConsensusVersion") {
            (frame: borrowing Frame, version: UInt32) throws(Revert) -> Void in
            try frame.etherFi.setConsensusVersion(frame.call, version)
        }
    }

    private mutating func addOracleQuestions() {
        method("blockStampForNextReport", .view) {
            (frame: borrowing Frame) throws(Revert) -> Outputs<UInt32, UInt32, UInt32> in
            let stamp = try frame.etherFi.blockStampForNextReport()
            return Outputs(stamp.slotFrom, stamp.slotTo, stamp.blockFrom)
        }
        method("slotForNextReport", .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
            try frame.etherFi.slotForNextReport()
        }
        method("shouldSubmitReport", .view) {
            (frame: borrowing Frame, member: Address) throws(Revert) -> Bool in
            try frame.etherFi.shouldSubmitReport(member)
        }
        method("isConsensusReached", .view) {
            (frame: borrowing Frame, hash: Hash) throws(Revert) -> Bool in
            frame.etherFi.state.consensus[hash].isReached.isSet
        }
        method("getConsensusTimestamp", .view) {
            (frame: borrowing Frame, hash: Hash) throws(Revert) -> UInt32 in
            try frame.etherFi.consensusTimestamp(of: hash)
        }
        method("getConsensusSlot", .view) {
            (frame: borrowing Frame, hash: Hash) throws(Revert) -> UInt32 in
            try frame.etherFi.consensusSlot(of: hash)
        }
        method("computeSlotAtTimestamp", .view) {
            (frame: borrowing Frame, timestamp: UInt256) throws(Revert) -> UInt32 in
            try frame.etherFi.slot(at: timestamp)
        }
    }

    private mutating func addOracleGetters() {
        addressGetter("etherFiAdmin", \.contracts.etherFiAdmin)
        numberGetter("minQuorumSize", \.oracle.minQuorumSize)
        numberGetter("beaconGenesisTimestamp", \.oracle.beaconGenesisTime)
        oracleGetter("consensusVersion", \.consensusVersion)
        oracleGetter("quorumSize", \.quorumSize)
        oracleGetter("reportPeriodSlot", \.reportPeriodSlots)
        oracleGetter("reportStartSlot", \.reportStartSlot)
        oracleGetter("lastPublishedReportRefSlot", \.lastPublishedRefSlot)
        oracleGetter("lastPublishedReportRefBlock", \.lastPublishedRefBlock)
        oracleGetter("numCommitteeMembers", \.memberCount)
        oracleGetter("numActiveCommitteeMembers", \.activeMemberCount)
    }

    private mutating func oracleGetter(
        _ name: String, _ path: any KeyPath<OracleRecord, UInt64> & Sendable
    ) {
        method(name, .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
            UInt32(frame.etherFi.state.oracle.value[keyPath: path])
        }
    }

    private mutating func addOracleRecords() {
        method("committeeMemberStates", .view) {
            (frame: borrowing Frame, member: Address)
                throws(Revert) -> Outputs<Bool, Bool, UInt32, UInt32> in
            let record = frame.etherFi.state.committee[member]
            return Outputs(
                record.isRegistered.isSet, record.isEnabled.isSet,
                UInt32(record.lastReportRefSlot), UInt32(record.reportCount))
        }
        method("consensusStates", .view) {
            (frame: borrowing Frame, hash: Hash)
                throws(Revert) -> Outputs<UInt32, Bool, UInt32> in
            let consensus = frame.etherFi.state.consensus[hash]
            return Outputs(
                UInt32(consensus.support), consensus.isReached.isSet,
                UInt32(consensus.timestamp))
        }
    }
}

extension CommitteeReport: ABIRecord {
    public typealias Fields = ABITuple<
        UInt32, UInt32, UInt32, UInt32, UInt32, ABIInt128, UInt128, [UInt256], UInt32, UInt128
    >

    public init(fields: Fields) {
        let (
            version, slotFrom, slotTo, blockFrom, blockTo, rewards, fees, validators, requestID,
            amount
        ) = fields.fields
        self.init(
            consensusVersion: version, refSlotFrom: slotFrom, refSlotTo: slotTo,
            refBlockFrom: blockFrom, refBlockTo: blockTo, accruedRewards: rewards.value,
            protocolFees: Wei(rawValue: UInt256(fees)), validatorsToApprove: validators,
            lastFinalizedWithdrawalRequestID: requestID,
            finalizedWithdrawalAmount: Wei(rawValue: UInt256(amount)))
    }

    public var fields: Fields {
        ABITuple(
            consensusVersion, refSlotFrom, refSlotTo, refBlockFrom, refBlockTo,
            ABIInt128(value: accruedRewards), protocolFees.narrow, validatorsToApprove,
            lastFinalizedWithdrawalRequestID, finalizedWithdrawalAmount.narrow)
    }
}
