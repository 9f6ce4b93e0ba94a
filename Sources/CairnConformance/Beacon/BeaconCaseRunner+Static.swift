import CairnBeacon
import CairnEthereum
import CairnPrimitives

extension BeaconCaseRunner {
    /// Reads a value, writes it, and computes its root.
    func staticValue() throws(BeaconMismatch) -> Verdict {
        guard let check = Self.types[item.handler] else { return .unknown }
        guard let bytes = try item.serialization("serialized"),
            let root = item.hashes(in: "roots.yaml").first
        else { throw BeaconMismatch("serialized", "a file and a root", "none") }
        if let mismatch = check(bytes, root, rules) { throw mismatch }
        return .judged
    }

    private typealias Check = @Sendable ([UInt8], Hash, BeaconRules) -> BeaconMismatch?

    private static func check<Value: SSZValue & SendableMetatype>(_ type: Value.Type) -> Check {
        { bytes, root, rules in
            let value: Value
            do throws(SSZError) { value = try Value(deserializing: bytes, rules) } catch {
                return BeaconMismatch("serialized", "\(Value.self)", "\(error)")
            }
            let written = value.serialized(rules)
            guard written == bytes else {
                return BeaconMismatch("serialized", Hex.encode(bytes), Hex.encode(written))
            }
            let found = value.hashTreeRoot(rules)
            return found == root ? nil : BeaconMismatch("root", root.hex, found.hex)
        }
    }

    private static let types: [String: Check] = [
        "Attestation": check(Attestation.self),
        "AttestationData": check(AttestationData.self),
        "AttesterSlashing": check(AttesterSlashing.self),
        "BLSToExecutionChange": check(BLSToExecutionChange.self),
        "BeaconBlock": check(BeaconBlock.self),
        "BeaconBlockBody": check(BeaconBlockBody.self),
        "BeaconBlockHeader": check(BeaconBlockHeader.self),
        "BeaconState": check(BeaconState.self),
        "Checkpoint": check(Checkpoint.self),
        "ConsolidationRequest": check(ConsolidationRequest.self),
        "Deposit": check(Deposit.self),
        "DepositData": check(DepositData.self),
        "DepositMessage": check(DepositMessage.self),
        "DepositRequest": check(DepositRequest.self),
        "Eth1Data": check(Eth1Data.self),
        "ExecutionPayload": check(ExecutionPayload.self),
        "ExecutionPayloadHeader": check(ExecutionPayloadHeader.self),
        "ExecutionRequests": check(ExecutionRequests.self),
        "Fork": check(Fork.self),
        "ForkData": check(ForkData.self),
        "HistoricalBatch": check(HistoricalBatch.self),
        "HistoricalSummary": check(HistoricalSummary.self),
        "IndexedAttestation": check(IndexedAttestation.self),
        "PendingConsolidation": check(PendingConsolidation.self),
        "PendingDeposit": check(PendingDeposit.self),
        "PendingPartialWithdrawal": check(PendingPartialWithdrawal.self),
        "ProposerSlashing": check(ProposerSlashing.self),
        "SignedBLSToExecutionChange": check(SignedBLSToExecutionChange.self),
        "SignedBeaconBlock": check(SignedBeaconBlock.self),
        "SignedBeaconBlockHeader": check(SignedBeaconBlockHeader.self),
        "SignedVoluntaryExit": check(SignedVoluntaryExit.self),
        "SigningData": check(SigningData.self),
        "SyncAggregate": check(SyncAggregate.self),
        "SyncCommittee": check(SyncCommittee.self),
        "Validator": check(Validator.self),
        "VoluntaryExit": check(VoluntaryExit.self),
        "Withdrawal": check(Withdrawal.self),
        "WithdrawalRequest": check(WithdrawalRequest.self),
    ]
}
