import CairnJSON
import CairnChain

extension DevelopmentMethods {
    /// Sending for an account whose key nobody has. The node signs nothing, even if it could.
    mutating func addUnsignedTransactions() {
        let node = node
        add("eth_sendUnsignedTransaction") { development, parameters async throws(RPCError) in
            let call = try parameters.call(0)
            let sender = try call.requiredSender()
            guard development.mayImpersonate(sender) || development.privateKey(of: sender) != nil
            else { throw .unknownAccount(sender) }
            return try await node.sending.inTurn(of: sender) { () async throws(RPCError) in
                let sent = SentTransaction(
                    unsigned: try node.backend.fill(call), impersonating: sender)
                try await node.backend.submit(sent)
                return .hash(sent.hash)
            }
        }
    }
}
