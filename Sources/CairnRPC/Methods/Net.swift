import CairnJSON

extension RPCMethods {
    /// The network: one node that listens and has no peers.
    mutating func addNet(_ node: NodeServices) {
        let backend = node.backend
        add("net_version") { _, _ in .string(String(backend.chainID)) }
        add("net_listening") { _, _ in true }
        add("net_peerCount") { _, _ in .quantity(0 as UInt64) }
        alias("eth_networkId", of: "net_version")
    }
}
