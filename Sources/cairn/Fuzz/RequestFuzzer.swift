import CairnChain
import CairnEthereum
import CairnJSON
import CairnNode
import CairnPrimitives
import CairnRPC

/// Sends damaged and senseless requests to a node's dispatcher.
struct RequestFuzzer {
    private let engine: Engine
    private let dispatcher: Dispatcher
    private let names: [String]

    init() throws {
        let key = try PrivateKey(UInt256(0xCA14))
        let genesis = Genesis.development(timestamp: 1_800_000_000, accounts: [key.address])
        do throws(NodeError) {
            engine = try Engine(NodeConfiguration(genesis: genesis, keys: [key]))
        } catch {
            throw Failure("the node cannot start: \(error)")
        }
        let methods = NodeMethods.standard(engine)
        dispatcher = Dispatcher(methods, limits: RPCLimits(batchLength: 20))
        // Mining as many blocks as a number says, and waiting, take as long as they are told to.
        let patient: Set = [
            "anvil_mine", "hardhat_mine", "evm_mine", "anvil_mine_detailed", "evm_mine_detailed",
            "eth_sendRawTransactionSync", "eth_sendTransactionSync", "anvil_setIntervalMining",
            "evm_setIntervalMining", "anvil_loadState", "hardhat_loadState",
        ]
        names = methods.names.filter { !patient.contains($0) }.sorted()
    }

    /// Sends one request of a seed.
    ///
    /// - Returns: Whether it got a result.
    /// - Throws: ``Failure`` if what came back is no JSON-RPC.
    func send(seed: UInt64) async throws -> Bool {
        var mutator = Mutator(seed: seed)
        var message = Array(request(&mutator, depth: 0).description.utf8)
        if mutator.below(3) == 0 { message = mutator.damaged(message) }
        let answer = await dispatcher.answer(
            to: message, context: RPCRequestContext(peer: .inProcess))
        guard let answer else { return false }
        guard let value = try? JSON(parsing: answer) else {
            throw Failure("seed \(seed): the answer is no JSON")
        }
        let answers: [JSON]
        if case .array(let elements) = value { answers = elements } else { answers = [value] }
        for answer in answers {
            guard answer["jsonrpc"]?.text == "2.0", answer["id"] != nil,
                (answer["result"] == nil) != (answer["error"] == nil)
            else { throw Failure("seed \(seed): \(answer) is no JSON-RPC answer") }
            if case .number(let code)? = answer["error"]?["code"], code.text == "-32603" {
                throw Failure("seed \(seed): an internal error, \(answer)")
            }
        }
        return answers.contains { $0["result"] != nil }
    }

    func stop() {
        do throws(NodeError) { try engine.close() } catch { return }
    }

    private func request(_ mutator: inout Mutator, depth: Int) -> JSON {
        if depth == 0, mutator.below(12) == 0 {
            let count = mutator.below(5)
            return .array((0..<count).map { _ in request(&mutator, depth: 1) })
        }
        let count = mutator.below(5)
        var members: [(name: String, value: JSON)] = [
            ("jsonrpc", .string("2.0")), ("id", .number(JSONNumber(mutator.below(1_000)))),
            ("method", .string(mutator.pick(names))),
        ]
        if mutator.below(10) > 0 {
            members.append(("params", .array((0..<count).map { _ in value(&mutator, depth: 0) })))
        }
        return .object(JSONObject(members))
    }

    private static let texts = [
        "latest", "earliest", "pending", "safe", "finalized", "0x", "0x0", "0x1", "0x00", "0xff",
        "0xffffffffffffffff", "0x10000000000000000", "-1", "", "é", "newHeads", "logs",
        "0x8f3a", "0x" + String(repeating: "f", count: 64),
        "0x" + String(repeating: "f", count: 65),
        "0xae7ab96520de3a18e5e111b5eaab095312d7fe84", "0x858646372CC42E1A627fcE94aa7A7033e7CF075A",
        "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", "0x02f8", "0xa9059cbb",
        "0x" + String(repeating: "00", count: 32), "1", "true", "null",
    ]

    private static let keys = [
        "from", "to", "value", "data", "input", "gas", "gasPrice", "maxFeePerGas",
        "maxPriorityFeePerGas", "nonce", "type", "accessList", "chainId", "fromBlock", "toBlock",
        "blockHash", "blockNumber", "requireCanonical", "address", "topics", "balance", "code",
        "state", "stateDiff", "number", "time", "timestamp", "blocks", "depth", "txBlockPairs",
        "blockStateCalls", "calls", "blockOverrides", "stateOverrides", "validation",
    ]

    private func value(_ mutator: inout Mutator, depth: Int) -> JSON {
        switch mutator.below(depth > 3 ? 5 : 8) {
        case 0: return .null
        case 1: return .bool(mutator.below(2) == 0)
        case 2: return .number(JSONNumber(mutator.pick([0, 1, -1, 7, 1_000_000, .max, .min])))
        case 3, 4: return .string(mutator.pick(Self.texts))
        case 5:
            let count = mutator.below(4)
            return .array((0..<count).map { _ in value(&mutator, depth: depth + 1) })
        default:
            let count = mutator.below(5)
            var members: [(name: String, value: JSON)] = []
            for _ in 0..<count {
                let key = mutator.pick(Self.keys)
                guard !members.contains(where: { $0.name == key }) else { continue }
                members.append((key, value(&mutator, depth: depth + 1)))
            }
            return .object(JSONObject(members))
        }
    }
}
