import CairnJSON
import CairnChain
import CairnPrimitives

extension RPCMethods {
    /// Blocks, headers, and what is counted in blocks. What does not exist is null.
    ///
    /// - Spec: execution-apis, `src/eth/block.yaml`
    mutating func addBlocks(_ node: NodeServices) {
        let backend = node.backend
        add("eth_getBlockByNumber") { _, parameters throws(RPCError) in
            let block = try parameters.blockNumber(0)
            let isFull = try parameters.bool(1, "hydrated", default: false)
            return try backend.find(block)?.json(TransactionDetail(isFull: isFull)) ?? .null
        }
        add("eth_getBlockByHash") { _, parameters throws(RPCError) in
            let hash = try parameters.hash(0)
            let isFull = try parameters.bool(1, "hydrated", default: false)
            guard let block = try backend.block(hash: hash) else { return .null }
            return .block(block, TransactionDetail(isFull: isFull))
        }
        add("eth_getHeaderByNumber") { _, parameters throws(RPCError) in
            let block = try parameters.blockNumber(0)
            if block == .pending { return .pendingHeader(try backend.pendingBlock().header) }
            return try backend.findHeader(block).map(JSON.header) ?? .null
        }
        add("eth_getHeaderByHash") { _, parameters throws(RPCError) in
            try backend.header(hash: parameters.hash(0)).map(JSON.header) ?? .null
        }
        add("eth_getBlockReceipts") { _, parameters throws(RPCError) in
            let block = try parameters.block(0)
            guard case .sealed(let block)? = try backend.find(block) else { return .null }
            return .receipts(of: block)
        }
        addCounts(backend)
        addUncles(backend)
        alias("erigon_getHeaderByNumber", of: "eth_getHeaderByNumber")
    }

    private mutating func addCounts(_ backend: any ChainBackend) {
        add("eth_getBlockTransactionCountByNumber") { _, parameters throws(RPCError) in
            let found = try backend.find(parameters.blockNumber(0))
            return found.map { .quantity($0.block.transactions.count) } ?? .null
        }
        add("eth_getBlockTransactionCountByHash") { _, parameters throws(RPCError) in
            let block = try backend.block(hash: parameters.hash(0))
            return block.map { .quantity($0.transactions.count) } ?? .null
        }
    }

    /// Since the merge no block has uncles.
    private mutating func addUncles(_ backend: any ChainBackend) {
        add("eth_getUncleCountByBlockNumber") { _, parameters throws(RPCError) in
            let found = try backend.find(parameters.blockNumber(0))
            return found == nil ? .null : .quantity(0 as UInt64)
        }
        add("eth_getUncleCountByBlockHash") { _, parameters throws(RPCError) in
            let header = try backend.header(hash: parameters.hash(0))
            return header == nil ? .null : .quantity(0 as UInt64)
        }
        add("eth_getUncleByBlockNumberAndIndex") { _, parameters throws(RPCError) in
            _ = (try parameters.blockNumber(0), try parameters.quantity64(1, "index"))
            return .null
        }
        add("eth_getUncleByBlockHashAndIndex") { _, parameters throws(RPCError) in
            _ = (try parameters.hash(0), try parameters.quantity64(1, "index"))
            return .null
        }
    }
}

extension FoundBlock {
    /// The block as its kind is told.
    fileprivate func json(_ detail: TransactionDetail) -> JSON {
        switch self {
        case .sealed(let block): .block(block, detail)
        case .pending(let block): .pendingBlock(block, detail)
        }
    }
}
