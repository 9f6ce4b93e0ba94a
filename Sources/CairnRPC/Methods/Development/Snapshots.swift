import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension DevelopmentMethods {
    /// Returning to earlier states.
    mutating func addSnapshots() {
        let backend = backend
        add("anvil_snapshot", "evm_snapshot") { development, _ throws(RPCError) in
            .quantity(try development.snapshot())
        }
        add("anvil_revert", "evm_revert") { development, parameters async throws(RPCError) in
            .bool(try await development.revert(to: parameters.number(0, "id")))
        }
        add("anvil_reset", "hardhat_reset") { development, parameters async throws(RPCError) in
            if let options = try parameters.optional(0, "options")?.fields(),
                options.optional("forking") != nil
            {
                throw .notSupported("this chain has its own genesis and cannot fork another one")
            }
            try await development.reset()
            return .null
        }
        add("anvil_rollback") { development, parameters async throws(RPCError) in
            let depth = try parameters.optional(0, "depth")?.quantity64OrNumber() ?? 1
            try backend.checkDepth(depth)
            try await development.rollback(blocks: depth)
            return .null
        }
        addReorganisation()
        add("anvil_dumpState", "hardhat_dumpState") { development, _ throws(RPCError) in
            .data(try development.dumpState().bytes)
        }
        add("anvil_loadState", "hardhat_loadState") {
            development, parameters async throws(RPCError) in
            try await development.loadState(Bytes(try parameters.data(0, "state")))
            return true
        }
    }

    /// `{depth, txBlockPairs}`, or the two as arguments: the newest blocks are dropped and as many
    /// produced anew, with transactions in those that the pairs name, counted from 0.
    private mutating func addReorganisation() {
        let node = node
        add("anvil_reorg") { development, parameters async throws(RPCError) in
            let first = try parameters.required(0, "depth")
            let depth: UInt64
            let pairs: Argument?
            if case .object = first.value {
                let options = try first.fields()
                depth = try options.required("depth").quantity64OrNumber()
                pairs = options.optional("txBlockPairs")
            } else {
                depth = try first.quantity64OrNumber()
                pairs = parameters.optional(1, "txBlockPairs")
            }
            try node.backend.checkDepth(depth)
            var transactions: [(transaction: SentTransaction, block: UInt64)] = []
            for element in try pairs?.elements() ?? [] {
                transactions.append(try node.pair(element, depth: depth, development))
            }
            try await development.reorganise(blocks: depth, transactions: transactions)
            return .null
        }
    }
}

extension ChainBackend {
    /// Refuses to drop more blocks than there are after the first.
    fileprivate func checkDepth(_ depth: UInt64) throws(RPCError) {
        let available = head.number - genesisNumber
        guard depth <= available else {
            throw .invalidParameters(
                "the depth \(depth) exceeds the \(available) blocks after the first")
        }
    }
}

extension NodeServices {
    /// Reads `[transaction, block]`; the transaction is signed bytes or a description.
    fileprivate func pair(
        _ argument: Argument, depth: UInt64, _ development: any DevelopmentBackend
    ) throws(RPCError) -> (transaction: SentTransaction, block: UInt64) {
        let elements = try argument.elements(limit: 2)
        guard elements.count == 2 else {
            throw argument.refusal(expected: "a transaction and the position of its block")
        }
        let block = try elements[1].quantity64OrNumber()
        guard block < depth else {
            throw elements[1].refusal(expected: "a position below the depth \(depth)")
        }
        guard case .object = elements[0].value else {
            let raw = try elements[0].data()
            return (try SentTransaction(raw: raw, chainID: backend.chainID), block)
        }
        let call = try CallObject(elements[0])
        let sender = try call.requiredSender()
        let unsigned = try backend.fill(call)
        guard let key = development.privateKey(of: sender) else {
            return (SentTransaction(unsigned: unsigned, impersonating: sender), block)
        }
        return (SentTransaction(unsigned.signed(by: key), sender: sender), block)
    }
}
