import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension RPCMethods {
    /// The transactions that wait for a block: those that can enter the next one are *pending*,
    /// those that wait for an earlier nonce *queued*.
    ///
    /// - Spec: go-ethereum, `internal/ethapi/api.go`, `TxPoolAPI`
    mutating func addPool(_ node: NodeServices) {
        let backend = node.backend
        add("txpool_status") { _, _ in
            let content = backend.poolContent()
            return [
                "pending": .quantity(content.pending.transactionCount),
                "queued": .quantity(content.queued.transactionCount),
            ]
        }
        add("txpool_content") { _, _ in
            let content = backend.poolContent()
            return [
                "pending": content.pending.bySender(JSON.waitingTransaction),
                "queued": content.queued.bySender(JSON.waitingTransaction),
            ]
        }
        add("txpool_inspect") { _, _ in
            let content = backend.poolContent()
            return [
                "pending": content.pending.bySender(JSON.summary),
                "queued": content.queued.bySender(JSON.summary),
            ]
        }
        add("txpool_contentFrom") { _, parameters throws(RPCError) in
            let sender = try parameters.address(0)
            let content = backend.poolContent()
            return [
                "pending": content.pending.transactions(of: sender),
                "queued": content.queued.transactions(of: sender),
            ]
        }
        add("eth_pendingTransactions") { _, _ in
            let content = backend.poolContent()
            let waiting = (content.pending + content.queued).flatMap(\.transactions)
            return .array(waiting.map(JSON.waitingTransaction))
        }
    }
}

extension [PoolContent.Account] {
    fileprivate var transactionCount: Int { reduce(0) { $0 + $1.transactions.count } }

    /// An object by sender of objects by nonce.
    fileprivate func bySender(_ encode: (SentTransaction) -> JSON) -> JSON {
        .object(JSONObject(map { ($0.sender.hex, $0.byNonce(encode)) }))
    }

    /// An object by nonce of one sender's transactions.
    fileprivate func transactions(of sender: Address) -> JSON {
        first { $0.sender == sender }?.byNonce(JSON.waitingTransaction) ?? [:]
    }
}

extension PoolContent.Account {
    /// An object by nonce, in decimal.
    fileprivate func byNonce(_ encode: (SentTransaction) -> JSON) -> JSON {
        .object(
            JSONObject(
                transactions.map { (String($0.transaction.unsigned.nonce), encode($0)) }))
    }
}

extension JSON {
    /// One line about a waiting transaction.
    fileprivate static func summary(_ sent: SentTransaction) -> JSON {
        let unsigned = sent.transaction.unsigned
        let recipient = unsigned.to?.hex ?? "contract creation"
        return .string(
            "\(recipient): \(unsigned.value) wei + \(unsigned.gasLimit) gas × "
                + "\(unsigned.maxFeePerGas) wei")
    }
}
