import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension JSON {
    /// The receipt of a block's transaction.
    ///
    /// - Spec: execution-apis, `src/schemas/receipt.yaml`, `ReceiptInfo`, which forbids other keys
    static func receipt(in block: Block, at index: Int) -> JSON {
        receipt(in: block, at: index, firstLogIndex: block.firstLogIndex(of: index))
    }

    /// The receipts of all transactions of a block.
    static func receipts(of block: Block) -> JSON {
        var receipts: [JSON] = []
        receipts.reserveCapacity(block.transactions.count)
        var logCount = 0
        for (index, included) in block.transactions.enumerated() {
            receipts.append(receipt(in: block, at: index, firstLogIndex: logCount))
            logCount += included.receipt.logs.count
        }
        return .array(receipts)
    }

    private static func receipt(in block: Block, at index: Int, firstLogIndex: Int) -> JSON {
        let included = block.transactions[index]
        let receipt = included.receipt
        let logs = block.placedLogs(ofTransaction: index, firstLogIndex: firstLogIndex)
        return .object(
            JSONObject(unique: [
                ("transactionHash", .hash(included.sent.hash)),
                ("transactionIndex", .quantity(index)),
                ("blockHash", .hash(block.hash)),
                ("blockNumber", .quantity(block.number)),
                ("from", .address(included.sent.sender)),
                ("to", included.sent.transaction.unsigned.to.map(JSON.address) ?? .null),
                ("contractAddress", .null),
                ("type", .quantity(UInt64(receipt.kind.rawValue))),
                ("status", .quantity(UInt64(receipt.succeeded ? 1 : 0))),
                ("gasUsed", .quantity(included.gasUsed)),
                ("cumulativeGasUsed", .quantity(receipt.cumulativeGasUsed)),
                ("effectiveGasPrice", .quantity(included.effectiveGasPrice)),
                ("logs", .array(logs.map(JSON.log))),
                ("logsBloom", .string(receipt.logsBloom.hex)),
            ]))
    }

    /// A log.
    ///
    /// - Spec: execution-apis, `src/schemas/receipt.yaml`, `Log`, which forbids other keys
    static func log(_ placed: PlacedLog) -> JSON {
        .object(
            JSONObject(unique: [
                ("address", .address(placed.log.address)),
                ("topics", .array(placed.log.topics.map(JSON.hash))),
                ("data", .string(placed.log.data.hex)),
                ("blockNumber", .quantity(placed.blockNumber)),
                ("blockHash", .hash(placed.blockHash)),
                ("blockTimestamp", .quantity(placed.blockTimestamp)),
                ("transactionHash", .hash(placed.transactionHash)),
                ("transactionIndex", .quantity(placed.transactionIndex)),
                ("logIndex", .quantity(placed.logIndex)),
                ("removed", .bool(placed.isRemoved)),
            ]))
    }
}
