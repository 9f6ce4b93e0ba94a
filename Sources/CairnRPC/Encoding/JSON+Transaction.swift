import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension JSON {
    /// A transaction of a sealed block.
    ///
    /// - Spec: execution-apis, `src/schemas/transaction.yaml`, `TransactionInfo`
    static func transaction(in block: Block, at index: Int) -> JSON {
        let included = block.transactions[index]
        return transaction(
            included.sent, gasPrice: included.effectiveGasPrice,
            place: [
                ("blockHash", .hash(block.hash)),
                ("blockNumber", .quantity(block.number)),
                ("blockTimestamp", .quantity(block.timestamp)),
                ("transactionIndex", .quantity(index)),
            ])
    }

    /// A transaction that no block has yet; what a block would tell is null.
    static func waitingTransaction(_ sent: SentTransaction) -> JSON {
        transaction(
            sent, gasPrice: sent.transaction.unsigned.maxFeePerGas,
            place: [
                ("blockHash", .null), ("blockNumber", .null), ("blockTimestamp", .null),
                ("transactionIndex", .null),
            ])
    }

    /// - Parameter gasPrice: What a unit of gas cost, or may cost while that is not known.
    private static func transaction(
        _ sent: SentTransaction, gasPrice: Wei, place: [JSONObject.Member]
    ) -> JSON {
        let unsigned = sent.transaction.unsigned
        let signature = sent.transaction.signature
        var members = place
        members.reserveCapacity(24)
        members += [
            ("hash", .hash(sent.hash)),
            ("from", .address(sent.sender)),
            ("type", .quantity(UInt64(unsigned.kind.rawValue))),
            ("nonce", .quantity(unsigned.nonce)),
            ("to", unsigned.to.map(JSON.address) ?? .null),
            ("gas", .quantity(unsigned.gasLimit)),
            ("value", .quantity(unsigned.value)),
            ("input", .string(unsigned.data.hex)),
            ("gasPrice", .quantity(gasPrice)),
        ]
        if let chainID = unsigned.chainID { members.append(("chainId", .quantity(chainID))) }
        if unsigned.kind == .dynamicFee {
            members.append(("maxFeePerGas", .quantity(unsigned.maxFeePerGas)))
            members.append(("maxPriorityFeePerGas", .quantity(unsigned.maxPriorityFeePerGas)))
        }
        if unsigned.kind != .legacy {
            members.append(("accessList", .array(unsigned.accessList.map(JSON.accessListEntry))))
            members.append(("yParity", .quantity(UInt64(signature.yParity.rawValue))))
        }
        members.append(("v", .quantity(sent.transaction.v)))
        members.append(("r", .quantity(signature.r)))
        members.append(("s", .quantity(signature.s)))
        return .object(JSONObject(unique: members))
    }

    private static func accessListEntry(_ entry: AccessListEntry) -> JSON {
        [
            "address": .address(entry.address),
            "storageKeys": .array(entry.storageKeys.map(JSON.hash)),
        ]
    }
}
