import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension RPCMethods {
    /// Sending: transactions that clients have signed, and those that the node signs for them.
    ///
    /// - Spec: execution-apis, `src/eth/submit.yaml`; EIP-7966 for the waiting forms
    mutating func addSending(_ node: NodeServices) {
        let backend = node.backend
        add("eth_sendRawTransaction") { _, parameters async throws(RPCError) in
            let raw = try parameters.data(0, "transaction")
            let sent = try SentTransaction(raw: raw, chainID: backend.chainID)
            try await backend.submit(sent)
            return .hash(sent.hash)
        }
        add("eth_sendRawTransactionSync") { _, parameters async throws(RPCError) in
            let raw = try parameters.data(0, "transaction")
            let timeout = try node.timeout(parameters.optional(1, "timeout"))
            let sent = try SentTransaction(raw: raw, chainID: backend.chainID)
            return try await node.receipt(ofSending: sent, timeout: timeout)
        }
        add("eth_sendTransaction") { context, parameters async throws(RPCError) in
            let call = try parameters.call(0)
            return .hash(try await node.send(call, for: context).hash)
        }
        add("eth_sendTransactionSync") { context, parameters async throws(RPCError) in
            let call = try parameters.call(0)
            let timeout = try node.timeout(parameters.optional(1, "timeout"))
            let sender = try call.requiredSender()
            return try await node.sending.inTurn(of: sender) { () async throws(RPCError) in
                let unsigned = try node.fill(call, for: context)
                let sent = try node.sign(unsigned, as: sender, for: context)
                return try await node.receipt(ofSending: sent, timeout: timeout)
            }
        }
        add("eth_fillTransaction") { _, parameters throws(RPCError) in
            let call = try parameters.call(0)
            let void = Signature(r: .zero, s: .zero, yParity: .even)
            let transaction = Transaction(try backend.fill(call), signature: void)
            return [
                "raw": .data(transaction.encoded),
                "tx": .waitingTransaction(
                    SentTransaction(transaction, sender: call.from ?? .zero)),
            ]
        }
    }
}

extension NodeServices {
    /// Completes, signs and submits a transaction of an account that the node may speak for.
    func send(
        _ call: CallObject, for context: RPCRequestContext
    ) async throws(RPCError) -> SentTransaction {
        let sender = try call.requiredSender()
        return try await sending.inTurn(of: sender) { () async throws(RPCError) in
            let sent = try sign(fill(call, for: context), as: sender, for: context)
            try await backend.submit(sent)
            return sent
        }
    }

    /// Completes a transaction, unless its sender is a stranger anyway.
    fileprivate func fill(
        _ call: CallObject, for context: RPCRequestContext
    ) throws(RPCError) -> UnsignedTransaction {
        let sender = try call.requiredSender()
        guard let development = development(for: context),
            development.privateKey(of: sender) != nil || development.mayImpersonate(sender)
        else { throw .unknownAccount(sender) }
        return try backend.fill(call)
    }

    /// Submits a transaction and answers with its receipt.
    ///
    /// - Throws: Code 4 with the hash when no block has taken it in time.
    fileprivate func receipt(
        ofSending sent: SentTransaction, timeout: Duration
    ) async throws(RPCError) -> JSON {
        _ = try await InclusionWatch.submit(sent, to: backend, timeout: timeout)
        guard case .included(let block, let index)? = try backend.transaction(sent.hash) else {
            throw .inclusionTimedOut(sent.hash, after: timeout)
        }
        return .receipt(in: block, at: index)
    }

    /// Reads how many milliseconds a client is willing to wait.
    fileprivate func timeout(_ argument: Argument?) throws(RPCError) -> Duration {
        guard let milliseconds = try argument?.quantity64OrNumber() else {
            return limits.inclusionTimeout
        }
        return min(.milliseconds(Int64(clamping: milliseconds)), limits.inclusionTimeout)
    }
}

extension CallObject {
    /// The account that a transaction comes from.
    ///
    /// - Throws: `-32602` when it is not named.
    func requiredSender() throws(RPCError) -> Address {
        guard let from else {
            throw .invalidParameters("missing value for argument 0 (transaction.from)")
        }
        return from
    }
}

extension RPCError {
    /// A transaction was accepted, but no block has taken it in time.
    ///
    /// - Spec: EIP-7966
    fileprivate static func inclusionTimedOut(_ hash: Hash, after timeout: Duration) -> RPCError {
        RPCError(
            code: 4,
            message: "the transaction was accepted, but no block has it after \(timeout)",
            data: .hash(hash))
    }
}
