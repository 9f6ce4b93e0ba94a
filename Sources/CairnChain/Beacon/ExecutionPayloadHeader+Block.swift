import CairnBeacon
import CairnEthereum
import CairnPrimitives

extension ExecutionPayloadHeader {
    /// A block of the execution chain as the beacon chain knows it.
    ///
    /// Withdrawals that the block lists were paid in the quiet slots before it, so its own payload
    /// has none.
    /// - Spec: deneb `beacon-chain.md`, `ExecutionPayloadHeader`
    init(_ header: BlockHeader, hash: Hash, _ transactions: [Transaction], _ rules: BeaconRules) {
        self.init(
            ExecutionPayload(
                parentHash: header.parentHash, feeRecipient: header.beneficiary,
                stateRoot: header.stateRoot, receiptsRoot: header.receiptsRoot,
                logsBloom: Bytes(header.logsBloom.bytes), prevRandao: header.mixHash,
                blockNumber: header.number, gasLimit: header.gasLimit, gasUsed: header.gasUsed,
                timestamp: header.timestamp, extraData: header.extraData,
                baseFeePerGas: (header.baseFeePerGas ?? .zero).rawValue, blockHash: hash,
                transactions: transactions.map { Bytes($0.encoded) }, withdrawals: [],
                blobGasUsed: header.blobGasUsed ?? 0, excessBlobGas: header.excessBlobGas ?? 0),
            rules)
    }
}
