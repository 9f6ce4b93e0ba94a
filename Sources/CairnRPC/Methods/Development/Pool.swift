import CairnJSON
import CairnPrimitives

extension DevelopmentMethods {
    /// Dropping transactions that wait for a block.
    mutating func addPool() {
        add("anvil_dropTransaction", "hardhat_dropTransaction") {
            development, parameters async throws(RPCError) in
            let hash = try parameters.hash(0)
            return try await development.drop(hash) ? .hash(hash) : .null
        }
        add("anvil_dropAllTransactions", "hardhat_dropAllTransactions") {
            development, _ async throws(RPCError) in
            try await development.dropAll(of: nil)
            return .null
        }
        add("anvil_removePoolTransactions") { development, parameters async throws(RPCError) in
            try await development.dropAll(of: try parameters.address(0))
            return .null
        }
    }
}
