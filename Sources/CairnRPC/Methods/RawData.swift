import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension RPCMethods {
    /// Blocks and their parts in the encoding of which their hashes are made.
    ///
    /// - Spec: execution-apis, `src/debug/getters.yaml`
    mutating func addRawData(_ node: NodeServices) {
        let backend = node.backend
        add("debug_getRawHeader") { _, parameters throws(RPCError) in
            let block = try parameters.required(0, "block").block()
            return .data(try backend.require(block).header.encoded)
        }
        add("debug_getRawBlock") { _, parameters throws(RPCError) in
            let block = try parameters.required(0, "block").block()
            return .data(try backend.require(block).encoded)
        }
        add("debug_getRawReceipts") { _, parameters throws(RPCError) in
            let block = try parameters.required(0, "block").block()
            let transactions = try backend.require(block).transactions
            return .array(transactions.map { .data($0.receipt.encoded) })
        }
        add("debug_getRawTransaction") { _, parameters throws(RPCError) in
            let hash = try parameters.hash(0)
            guard let place = try backend.transaction(hash) else { throw .transactionNotFound }
            return .data(place.sent.transaction.encoded)
        }
        add("debug_getBadBlocks") { _, _ in [] }
    }
}

extension ChainBackend {
    /// The block that a parameter names.
    ///
    /// - Throws: When there is none.
    fileprivate func require(_ parameter: BlockParameter) throws(RPCError) -> Block {
        if let found = try find(parameter) { return found.block }
        if case .hash(let hash, _) = parameter { throw .blockNotFound(hash) }
        throw .headerNotFound
    }
}

extension TransactionPlace {
    /// The transaction, wherever it is.
    var sent: SentTransaction {
        switch self {
        case .included(let block, let index): block.transactions[index].sent
        case .pooled(let sent): sent
        }
    }

    /// The transaction with what is known of its place.
    var json: JSON {
        switch self {
        case .included(let block, let index): .transaction(in: block, at: index)
        case .pooled(let sent): .waitingTransaction(sent)
        }
    }
}
