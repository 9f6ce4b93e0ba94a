import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension RPCMethods {
    /// Transactions and receipts by hash and by place. What does not exist is null.
    ///
    /// - Spec: execution-apis, `src/eth/transaction.yaml`
    mutating func addTransactions(_ node: NodeServices) {
        let backend = node.backend
        add("eth_getTransactionByHash") { _, parameters throws(RPCError) in
            try backend.transaction(parameters.hash(0))?.json ?? .null
        }
        add("eth_getTransactionBySenderAndNonce") { _, parameters throws(RPCError) in
            let sender = try parameters.address(0)
            let nonce = try parameters.quantity64(1, "nonce")
            return try backend.transaction(sender: sender, nonce: nonce)?.json ?? .null
        }
        add("eth_getTransactionReceipt") { _, parameters throws(RPCError) in
            guard
                case .included(let block, let index)? =
                    try backend.transaction(parameters.hash(0))
            else { return .null }
            return .receipt(in: block, at: index)
        }
        add("eth_getRawTransactionByHash") { _, parameters throws(RPCError) in
            try backend.transaction(parameters.hash(0))?.raw ?? .null
        }
        addByPlace("eth_getTransactionByBlock", backend) { $0.json }
        addByPlace("eth_getRawTransactionByBlock", backend) { $0.raw }
    }

    /// Adds the two methods that name a block and a position in it.
    private mutating func addByPlace(
        _ prefix: String, _ backend: any ChainBackend,
        _ answer: @escaping @Sendable (TransactionPlace) -> JSON
    ) {
        add(prefix + "NumberAndIndex") { _, parameters throws(RPCError) in
            let block = try parameters.blockNumber(0)
            let index = try parameters.quantity64(1, "index")
            switch try backend.find(block) {
            case .sealed(let block)?: return block.place(at: index).map(answer) ?? .null
            case .pending(let block)?:
                guard let place = block.place(at: index) else { return .null }
                return answer(.pooled(place.sent))
            case nil: return .null
            }
        }
        add(prefix + "HashAndIndex") { _, parameters throws(RPCError) in
            let hash = try parameters.hash(0)
            let index = try parameters.quantity64(1, "index")
            return try backend.block(hash: hash)?.place(at: index).map(answer) ?? .null
        }
    }
}

extension TransactionPlace {
    /// The transaction as it was sent.
    fileprivate var raw: JSON { .data(sent.transaction.encoded) }
}

extension Block {
    /// The transaction at a position, or nil when the block has fewer.
    fileprivate func place(at index: UInt64) -> TransactionPlace? {
        guard index < UInt64(transactions.count) else { return nil }
        return .included(self, index: Int(index))
    }
}
