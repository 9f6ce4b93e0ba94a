import CairnJSON
import CairnPrimitives

extension RPCMethods {
    /// Subscriptions: what happens on the chain, told over a lasting connection.
    ///
    /// - Spec: go-ethereum, `eth/filters/api.go`
    mutating func addSubscriptions(_ node: NodeServices) {
        let news = node.news
        add("eth_subscribe") { context, parameters throws(RPCError) in
            let kind = try SubscriptionKind(parameters)
            return .string(try news.subscribe(kind, context).text)
        }
        add("eth_unsubscribe") { context, parameters throws(RPCError) in
            let id = SubscriptionID(try parameters.string(0, "subscription"))
            return .bool(try context.unsubscribe(id))
        }
    }
}

extension SubscriptionKind {
    /// Reads the name of a kind, and what belongs to it.
    fileprivate init(_ parameters: Parameters) throws(RPCError) {
        let name = try parameters.required(0, "kind")
        switch try name.string() {
        case "newHeads": self = .heads
        case "logs":
            let filter = try parameters.optional(1, "filter").map(LogFilter.init)
            self = .logs(filter ?? LogFilter(blocks: .range(from: nil, through: nil)))
        case "newPendingTransactions":
            let isFull = try parameters.bool(1, "hydrated", default: false)
            self = .transactions(TransactionDetail(isFull: isFull))
        case "syncing": self = .syncing
        default:
            throw name.refusal(expected: "newHeads, logs, newPendingTransactions or syncing")
        }
    }
}
