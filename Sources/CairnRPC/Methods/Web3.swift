import CairnJSON
import CairnEthereum
import CairnPrimitives

extension RPCMethods {
    /// What the node is, and the hash function.
    mutating func addWeb3(_ node: NodeServices) {
        let backend = node.backend
        add("web3_clientVersion") { _, _ in .string(backend.clientVersion) }
        add("web3_sha3") { _, parameters throws(RPCError) in
            .hash(keccak256(try parameters.data(0, "data")))
        }
    }

    /// The prefixes that the asking client can use, each with its version.
    mutating func addModules(_ node: NodeServices) {
        var named = self
        named.addModules()
        let all = named.modules
        let prefixes = DevelopmentMethods.prefixes
        add("rpc_modules") { context, _ in
            guard node.development(for: context) == nil, case .object(let object) = all else {
                return all
            }
            return .object(JSONObject(object.members.filter { !prefixes.contains($0.name) }))
        }
    }
}
