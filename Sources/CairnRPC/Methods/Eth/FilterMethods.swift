import CairnJSON
import CairnPrimitives

extension RPCMethods {
    /// Filters: what happens on the chain, asked for again and again.
    ///
    /// - Spec: execution-apis, `src/eth/filter.yaml`
    mutating func addFilters(_ node: NodeServices) {
        let filters = node.filters
        add("eth_newFilter") { _, parameters throws(RPCError) in
            let filter = try parameters.filter(0)
            if case .range(.number(let first)?, .number(let last)?) = filter.blocks, first > last {
                throw .invalidBlockRange
            }
            return .quantity(try filters.open(.logs(filter)))
        }
        add("eth_newBlockFilter") { _, _ throws(RPCError) in
            .quantity(try filters.open(.blocks))
        }
        add("eth_newPendingTransactionFilter") { _, _ throws(RPCError) in
            .quantity(try filters.open(.transactions))
        }
        add("eth_uninstallFilter") { _, parameters throws(RPCError) in
            .bool(filters.close(try parameters.quantity(0, "filterId")))
        }
        add("eth_getFilterChanges") { _, parameters throws(RPCError) in
            .array(try filters.changes(parameters.quantity(0, "filterId")))
        }
        add("eth_getFilterLogs") { _, parameters throws(RPCError) in
            let filter = try filters.logFilter(parameters.quantity(0, "filterId"))
            return .array(try node.logs(filter).map(JSON.log))
        }
    }
}
