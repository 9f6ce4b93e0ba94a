import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension NodeServices {
    /// The key of an account that the node holds for the asking client.
    ///
    /// - Throws: `-32000`, `unknown account`.
    func key(of account: Address, for context: RPCRequestContext) throws(RPCError) -> PrivateKey {
        guard let key = development(for: context)?.privateKey(of: account) else {
            throw .unknownAccount(account)
        }
        return key
    }

    /// Signs for an account whose key the node holds, or sends without a signature for one that
    /// may be impersonated.
    ///
    /// - Throws: `-32000`, `unknown account`.
    func sign(
        _ transaction: UnsignedTransaction, as sender: Address, for context: RPCRequestContext
    ) throws(RPCError) -> SentTransaction {
        guard let development = development(for: context) else { throw .unknownAccount(sender) }
        if let key = development.privateKey(of: sender) {
            return SentTransaction(transaction.signed(by: key), sender: sender)
        }
        guard development.mayImpersonate(sender) else { throw .unknownAccount(sender) }
        return SentTransaction(unsigned: transaction, impersonating: sender)
    }
}

extension SentTransaction {
    /// A transaction that nobody signed.
    ///
    /// The sender stands in the place of the signature's `r`, so that the same transaction of two
    /// senders has two hashes; `s` is zero, which no signature has.
    init(unsigned: UnsignedTransaction, impersonating sender: Address) {
        let void = Signature(r: sender.word, s: .zero, yParity: .even)
        self.init(Transaction(unsigned, signature: void), sender: sender)
    }

    /// Decodes a signed transaction for this chain and finds out who signed it.
    init(raw: [UInt8], chainID: UInt64) throws(RPCError) {
        do throws(TransactionError) {
            let transaction = try Transaction.decode(raw: raw)
            try transaction.checkChain(id: chainID)
            self.init(transaction, sender: try transaction.sender())
        } catch {
            throw RPCError(error)
        }
    }
}

extension RPCError {
    /// The node has no key of an account and may not speak for it.
    static func unknownAccount(_ account: Address) -> RPCError {
        refusal("unknown account \(account)")
    }
}
