import CairnJSON

/// Collects the methods that exist only on a development chain, and there only for clients of the
/// same machine: for everybody else each answers as a name that nobody knows.
///
/// JSON numbers are taken wherever a quantity is.
/// - Spec: foundry, `crates/anvil/core/src/eth/mod.rs`; hardhat's names as aliases
struct DevelopmentMethods {
    typealias Answer =
        @Sendable (any DevelopmentBackend, Parameters) async throws(RPCError) -> JSON

    /// The prefixes of the methods' names.
    static let prefixes = ["anvil", "evm", "hardhat", "tenderly"]

    let node: NodeServices
    private(set) var entries: [(name: String, answer: Answer)] = []

    init(_ node: NodeServices) {
        self.node = node
    }

    var backend: any ChainBackend { node.backend }

    /// Adds a method under several names.
    mutating func add(_ names: String..., answer: @escaping Answer) {
        for name in names { entries.append((name, answer)) }
    }
}

extension RPCMethods {
    /// Adds all methods behind the question whether the client may use them.
    mutating func addAll(of development: DevelopmentMethods) {
        let node = development.node
        for (name, answer) in development.entries {
            add(name) { context, parameters async throws(RPCError) in
                guard let backend = node.development(for: context) else {
                    throw .methodNotFound(name)
                }
                return try await answer(backend, parameters)
            }
        }
    }
}

extension Parameters {
    /// Reads a quantity of up to 64 bits, or a number.
    func number(_ position: Int, _ name: String) throws(RPCError) -> UInt64 {
        try required(position, name).quantity64OrNumber()
    }

    /// Reads a time in seconds since 1970.
    ///
    /// - Throws: `-32602` for a time of more than 32 bits, in which contracts keep times.
    func time(_ position: Int, _ name: String = "timestamp") throws(RPCError) -> UInt64 {
        try required(position, name).time()
    }
}

extension Argument {
    /// Reads a time in seconds since 1970.
    func time() throws(RPCError) -> UInt64 {
        let time = try quantity64OrNumber()
        guard time <= CallEnvironment.maximumNumberOrTime else {
            throw refusal(expected: "a time in seconds that fits 32 bits")
        }
        return time
    }
}
