import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

extension RPCMethods {
    /// Accounts, at any block whose state is kept.
    ///
    /// - Spec: execution-apis, `src/eth/state.yaml`
    mutating func addState(_ node: NodeServices) {
        let backend = node.backend
        add("eth_getBalance") { _, parameters throws(RPCError) in
            let address = try parameters.address(0)
            return try backend.withState(at: parameters.block(1)) { world, _ in
                .quantity(world.ledger.accounts.balance(of: address))
            }
        }
        add("eth_getTransactionCount") { _, parameters throws(RPCError) in
            let address = try parameters.address(0)
            let block = try parameters.block(1)
            if block == .pending { return .quantity(backend.pendingNonce(of: address)) }
            return try backend.withState(at: block) { world, _ in
                .quantity(world.ledger.accounts[address].nonce)
            }
        }
        add("eth_getCode") { _, parameters throws(RPCError) in
            let address = try parameters.address(0)
            return try backend.withState(at: parameters.block(1)) { world, _ in
                .data(world.code(at: address))
            }
        }
        addAccounts(backend)
        addStorage()
    }

    private mutating func addAccounts(_ backend: any ChainBackend) {
        add("eth_getAccount") { _, parameters throws(RPCError) in
            let address = try parameters.address(0)
            return try backend.withState(at: parameters.block(1)) { world, _ in
                let account = world.ledger.accounts[address]
                // Native contracts keep no storage words, so the root is that of none.
                return [
                    "balance": .quantity(account.balance),
                    "nonce": .quantity(account.nonce),
                    "codeHash": .hash(keccak256(world.code(at: address))),
                    "storageRoot": .hash(emptyTrieRoot),
                ]
            }
        }
        add("eth_getAccountInfo") { _, parameters throws(RPCError) in
            let address = try parameters.address(0)
            return try backend.withState(at: parameters.block(1)) { world, _ in
                let account = world.ledger.accounts[address]
                return [
                    "balance": .quantity(account.balance),
                    "nonce": .quantity(account.nonce),
                    "code": .data(world.code(at: address)),
                ]
            }
        }
    }

    /// What would need storage words or an account trie: there are none, and zeros would be lies.
    private mutating func addStorage() {
        add("eth_getStorageAt") { _, parameters throws(RPCError) in
            _ = (try parameters.address(0), try parameters.required(1, "slot").slot())
            throw .storageNotSupported
        }
        add("eth_getStorageValues") { _, parameters throws(RPCError) in
            _ = try parameters.required(0, "slots")
            throw .storageNotSupported
        }
        add("eth_getProof") { _, parameters throws(RPCError) in
            _ = try parameters.address(0)
            throw .notSupported(
                "there are no proofs: the state of this chain is digested without an account trie")
        }
    }
}

extension RPCError {
    /// Storage words were asked for.
    static let storageNotSupported = notSupported(
        "contracts of this chain are native and have no storage words; call their view methods")
}
