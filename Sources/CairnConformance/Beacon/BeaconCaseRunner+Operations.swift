import CairnBeacon

extension BeaconCaseRunner {
    /// One operation alone.
    func operation() throws(BeaconMismatch) -> Verdict {
        switch item.handler {
        case "attestation":
            try operate("attestation", Attestation.self) { (state, value) throws(BeaconError) in
                try state.processAttestation(value)
            }
        case "attester_slashing":
            try operate("attester_slashing", AttesterSlashing.self) {
                (state, value) throws(BeaconError) in try state.processAttesterSlashing(value)
            }
        case "proposer_slashing":
            try operate("proposer_slashing", ProposerSlashing.self) {
                (state, value) throws(BeaconError) in try state.processProposerSlashing(value)
            }
        case "deposit":
            try operate("deposit", Deposit.self) { (state, value) throws(BeaconError) in
                try state.processDeposit(value)
            }
        case "sync_aggregate":
            try operate("sync_aggregate", SyncAggregate.self) {
                (state, value) throws(BeaconError) in try state.processSyncAggregate(value)
            }
        case "voluntary_exit":
            try operate("voluntary_exit", SignedVoluntaryExit.self) {
                (state, value) throws(BeaconError) in try state.processVoluntaryExit(value)
            }
        case "bls_to_execution_change":
            try operate("address_change", SignedBLSToExecutionChange.self) {
                (state, value) throws(BeaconError) in try state.processBLSToExecutionChange(value)
            }
        case "deposit_request":
            try operate("deposit_request", DepositRequest.self) {
                (state, value) throws(BeaconError) in try state.processDepositRequest(value)
            }
        case "withdrawal_request":
            try operate("withdrawal_request", WithdrawalRequest.self) {
                (state, value) throws(BeaconError) in try state.processWithdrawalRequest(value)
            }
        case "consolidation_request":
            try operate("consolidation_request", ConsolidationRequest.self) {
                (state, value) throws(BeaconError) in try state.processConsolidationRequest(value)
            }
        case "withdrawals":
            try operate("execution_payload", ExecutionPayload.self) {
                (state, value) throws(BeaconError) in try state.processWithdrawals(value)
            }
        case "block_header":
            try operate("block", BeaconBlock.self) { (state, value) throws(BeaconError) in
                try state.processBlockHeader(value)
            }
        case "execution_payload": try executionPayload()
        default: .unknown
        }
    }

    private func executionPayload() throws(BeaconMismatch) -> Verdict {
        let isValid = item.value("execution_valid", in: "execution.yaml") == "true"
        return try operate("body", BeaconBlockBody.self) { (state, value) throws(BeaconError) in
            try state.processExecutionPayload(value, isValid ? .valid : .invalid)
        }
    }

    private func operate<Operation: SSZValue>(
        _ name: String, _ type: Operation.Type,
        _ process: (inout BeaconState, Operation) throws(BeaconError) -> Void
    ) throws(BeaconMismatch) -> Verdict {
        let operation: Operation
        do throws(BeaconMismatch) { operation = try object(type, name) } catch {
            // Bytes that are no such operation are refused like an operation that is unfit.
            guard try item.serialization(name) != nil, try item.serialization("post") == nil else {
                throw error
            }
            return .judged
        }
        return try compare("pre", "post") { (state) throws(BeaconError) in
            try process(&state, operation)
        }
    }
}
