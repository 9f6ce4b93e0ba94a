import CairnEthereum
import CairnPrimitives

/// What the execution engine says of a payload.
public enum ExecutionVerdict: Sendable {
    /// It is a valid block of the execution chain.
    case valid
    /// It is not.
    case invalid
}

extension BeaconState {
    /// Takes the block of the execution chain.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_execution_payload`; fulu, the same with its limit
    ///   of blobs.
    /// - Parameter verdict: `verify_and_notify_new_payload`.
    public mutating func processExecutionPayload(
        _ body: BeaconBlockBody, _ verdict: ExecutionVerdict
    ) throws(BeaconError) {
        // Checks
        let payload = body.executionPayload
        guard payload.parentHash == latestExecutionPayloadHeader.blockHash else {
            throw .payloadParentMismatch
        }
        guard payload.prevRandao == randaoMix(at: currentEpoch) else {
            throw .payloadRandaoMismatch
        }
        let time = try time(at: slot)
        guard payload.timestamp == time else {
            throw .payloadTimestampMismatch(expected: time, found: payload.timestamp)
        }
        let limit = rules.maxBlobsPerBlock(at: currentEpoch)
        guard body.blobKZGCommitments.count <= limit else {
            throw .tooManyBlobs(limit: limit, found: body.blobKZGCommitments.count)
        }
        guard verdict == .valid else { throw .payloadInvalid }

        // Effects
        latestExecutionPayloadHeader = ExecutionPayloadHeader(payload, rules)
    }
}

extension ExecutionPayloadHeader {
    /// The header of a payload: its lists as roots.
    public init(_ payload: ExecutionPayload, _ rules: BeaconRules) {
        self.init(
            parentHash: payload.parentHash, feeRecipient: payload.feeRecipient,
            stateRoot: payload.stateRoot, receiptsRoot: payload.receiptsRoot,
            logsBloom: payload.logsBloom, prevRandao: payload.prevRandao,
            blockNumber: payload.blockNumber, gasLimit: payload.gasLimit,
            gasUsed: payload.gasUsed, timestamp: payload.timestamp,
            extraData: payload.extraData, baseFeePerGas: payload.baseFeePerGas,
            blockHash: payload.blockHash, transactionsRoot: payload.transactionsRoot(rules),
            withdrawalsRoot: payload.withdrawalsRoot(rules), blobGasUsed: payload.blobGasUsed,
            excessBlobGas: payload.excessBlobGas)
    }
}

extension ExecutionPayload {
    /// The root of the transactions as a list of byte lists.
    func transactionsRoot(_ rules: BeaconRules) -> Hash {
        let shape = ListShape(element: ByteListShape(limit: 1 << 30), limit: 1 << 20)
        var list = transactions
        return Hash(shape.treeRoot(&list, rules))
    }

    /// The root of the withdrawals as a list.
    func withdrawalsRoot(_ rules: BeaconRules) -> Hash {
        let shape = ListShape(
            element: PlainShape<Withdrawal>(), limit: UInt64(rules.preset.maxWithdrawalsPerPayload))
        var list = withdrawals
        return Hash(shape.treeRoot(&list, rules))
    }
}
