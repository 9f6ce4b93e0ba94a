import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives
import CairnRPC
import Testing

/// A node under test and a client's way of asking it.
struct TestNode {
    let backend: MemoryBackend
    let dispatcher: Dispatcher

    init(
        isDevelopment: Bool = true, limits: NodeLimits = NodeLimits(), logLimit: Int = 20_000
    ) {
        backend = MemoryBackend(isDevelopment: isDevelopment, logLimit: logLimit)
        dispatcher = Dispatcher(NodeMethods.standard(backend, limits: limits))
    }

    /// The whole answer to a message.
    func answer(to text: String, peer: RPCPeer = .loopback) async throws -> JSON {
        let context = RPCRequestContext(peer: peer)
        let bytes = await dispatcher.answer(to: Array(text.utf8), context: context)
        return try JSON(parsing: try #require(bytes))
    }

    private func request(
        _ method: String, _ parameters: [JSON]?, peer: RPCPeer
    ) async throws -> JSON {
        var request: JSON = ["jsonrpc": "2.0", "id": 1, "method": .string(method)]
        if let parameters, case .object(var object) = request {
            object["params"] = .array(parameters)
            request = .object(object)
        }
        return try await answer(to: request.description, peer: peer)
    }

    /// The result of a method.
    func result(
        _ method: String, _ parameters: JSON..., peer: RPCPeer = .loopback,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        let answer = try await request(method, parameters, peer: peer)
        return try #require(
            answer["result"], "\(method): \(answer)", sourceLocation: sourceLocation)
    }

    /// The refusal of a method.
    func refusal(
        _ method: String, _ parameters: JSON..., peer: RPCPeer = .loopback,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> RPCError {
        let answer = try await request(method, parameters, peer: peer)
        let error = try #require(
            answer["error"], "\(method): \(answer)", sourceLocation: sourceLocation)
        guard case .number(let code)? = error["code"] else {
            throw MalformedAnswer(answer: answer)
        }
        return RPCError(
            code: try #require(Int(code.text)), message: try #require(error["message"]?.text),
            data: error["data"])
    }

    /// The result of a method that answers with data.
    func bytes(_ method: String, _ parameter: JSON) async throws -> Bytes {
        let text = try await result(method, parameter).text
        return try #require(text.flatMap { Bytes(hex: $0) })
    }

    struct MalformedAnswer: Error {
        let answer: JSON
    }
}

// MARK: - Transactions

extension TestNode {
    /// A signed transaction of Alice as clients send it.
    func signed(
        to recipient: Address = TestAccounts.bob, value: Wei = 1, data: [UInt8] = [],
        nonce: UInt64? = nil, gas: UInt64 = 100_000, maxFee: Wei = .gwei(3), tip: Wei = .gwei(1),
        chainID: UInt64 = 31337
    ) -> Transaction {
        UnsignedTransaction.dynamicFee(
            chainID: chainID,
            nonce: nonce ?? backend.pendingNonce(of: TestAccounts.alice),
            maxPriorityFeePerGas: tip, maxFeePerGas: maxFee, gasLimit: gas, to: recipient,
            value: value, data: Bytes(data)
        ).signed(by: TestAccounts.keys[0])
    }

    /// Sends a signed transaction and gives its hash.
    @discardableResult
    func send(_ transaction: Transaction) async throws -> JSON {
        try await result("eth_sendRawTransaction", .data(transaction.encoded))
    }

    /// Has Alice send units of the asset to Bob.
    @discardableResult
    func transferTokens(_ amount: UInt256) async throws -> JSON {
        try await send(
            signed(to: TestAccounts.token, value: 0, data: TestAccounts.transferData(amount)))
    }

    /// Produces empty blocks.
    func mine(_ count: Int) async throws {
        _ = try await result("anvil_mine", .quantity(count))
    }
}

extension JSON {
    /// The value of a quantity, or nil for anything else.
    var number: UInt256? { text.flatMap { UInt256(hex: $0) } }

    /// The elements of an array; empty for anything else.
    var elements: [JSON] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The names of an object's members.
    var names: Set<String> {
        if case .object(let object) = self { Set(object.members.map(\.name)) } else { [] }
    }
}

extension JSON {
    static let alice = JSON.address(TestAccounts.alice)
    static let bob = JSON.address(TestAccounts.bob)
    static let carol = JSON.address(TestAccounts.carol)
    static let token = JSON.address(TestAccounts.token)
}
