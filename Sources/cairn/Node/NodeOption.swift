import ArgumentParser

/// The flag that names the node to talk to.
struct NodeOption: ParsableArguments {
    @Option(help: "The node's URL.")
    var rpc = "http://127.0.0.1:8545"

    func client() throws -> RPCClient { try RPCClient(rpc) }
}

/// Runs a command's body; what a node refuses becomes one sentence.
func speaking<Result>(_ body: () async throws -> Result) async throws -> Result {
    do { return try await body() } catch let refusal as RPCFailure {
        throw Failure(refusal.description)
    }
}
