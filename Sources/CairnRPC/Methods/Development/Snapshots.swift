import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
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
            var placement = ReorganisationPlacement(node, depth: depth)
            for element in try pairs?.elements() ?? [] {
                try placement.add(element, development)
            }
            try await development.reorganise(
                blocks: depth, transactions: placement.transactions)
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

/// The transactions that a reorganisation puts into its blocks.
private struct ReorganisationPlacement {
    private let backend: any ChainBackend
    private let depth: UInt64
    /// The block that stays, on whose state the transactions are made.
    private let ancestor: BlockNumber
    /// The next nonces of senders, after what has been placed.
    private var nonces: [Address: UInt64] = [:]
    private(set) var transactions: [(transaction: SentTransaction, block: UInt64)] = []

    init(_ node: NodeServices, depth: UInt64) {
        backend = node.backend
        self.depth = depth
        ancestor = node.backend.head.number - depth
    }

    /// Reads `[transaction, block]`; the transaction is signed bytes or a description.
    mutating func add(
        _ argument: Argument, _ development: any DevelopmentBackend
    ) throws(RPCError) {
        let elements = try argument.elements(limit: 2)
        guard elements.count == 2 else {
            throw argument.refusal(expected: "a transaction and the position of its block")
        }
        let block = try elements[1].quantity64OrNumber()
        guard block < depth else {
            throw elements[1].refusal(expected: "a position below the depth \(depth)")
        }
        transactions.append((try transaction(elements[0], development), block))
    }

    private mutating func transaction(
        _ argument: Argument, _ development: any DevelopmentBackend
    ) throws(RPCError) -> SentTransaction {
        guard case .object = argument.value else {
            let sent = try SentTransaction(
                raw: try argument.data(), chainID: backend.chainID)
            nonces[sent.sender] = sent.transaction.unsigned.nonce &+ 1
            return sent
        }
        var call = try CallObject(argument)
        let sender = try call.requiredSender()
        let nonce = if let named = call.nonce { named } else { try nextNonce(of: sender) }
        call.nonce = nonce
        nonces[sender] = nonce &+ 1
        let unsigned = try backend.fill(call, at: .number(ancestor))
        guard let key = development.privateKey(of: sender) else {
            return SentTransaction(unsigned: unsigned, impersonating: sender)
        }
        return SentTransaction(unsigned.signed(by: key), sender: sender)
    }

    private func nextNonce(of sender: Address) throws(RPCError) -> UInt64 {
        if let next = nonces[sender] { return next }
        return try backend.withState(at: .number(ancestor)) { world, _ in
            world.ledger.accounts[sender].nonce
        }
    }
}
