import CairnJSON
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Facts about the chain and the node")
struct ChainFactsTests {
    let node = TestNode()

    @Test("are told with and without parameters")
    func facts() async throws {
        let facts: [(String, JSON)] = [
            ("eth_chainId", "0x7a69"), ("net_version", "31337"), ("eth_networkId", "31337"),
            ("eth_blockNumber", "0x0"), ("eth_syncing", false), ("eth_protocolVersion", "0x44"),
            ("eth_coinbase", .address(.zero)), ("net_listening", true), ("net_peerCount", "0x0"),
            ("web3_clientVersion", "Cairn/test"), ("eth_accounts", [.alice, .bob]),
            ("eth_requestAccounts", [.alice, .bob]),
        ]
        for (method, fact) in facts {
            for parameters in ["", ",\"params\":[]", ",\"params\":null", ",\"params\":{}"] {
                let text = #"{"jsonrpc":"2.0","id":0,"method":"\#(method)"\#(parameters)}"#
                let answer = try await node.answer(to: text)
                #expect(answer == ["jsonrpc": "2.0", "id": 0, "result": fact], "\(method)")
            }
        }
        #expect(try await node.result("eth_accounts", peer: .remote) == [])
        #expect(
            try await node.result("web3_sha3", "0x68656c6c6f")
                == "0x1c8aff950685c2ed4bc3174f3472287b56d9517b9c948127319a09a7a36deac8")
        #expect(try await node.refusal("web3_sha3", "0x1").code == -32602)
    }

    @Test("name the modules that the client can use")
    func modules() async throws {
        let local = try await node.result("rpc_modules")
        #expect(
            local.names == [
                "anvil", "cairn", "debug", "erigon", "eth", "evm", "hardhat", "net", "personal",
                "rpc", "tenderly", "txpool", "web3",
            ])
        #expect(local["eth"] == "1.0")
        let remote = try await node.result("rpc_modules", peer: .remote)
        #expect(
            remote.names == [
                "cairn", "debug", "erigon", "eth", "net", "personal", "rpc", "txpool", "web3",
            ])
    }

    @Test("describe rules and what is kept")
    func configuration() async throws {
        let rules = try await node.result("eth_config")
        #expect(rules["next"]?.isNull == true)
        let current = try #require(rules["current"])
        expect(
            current,
            has: [
                "activationTime": .number, "blobSchedule": .object, "chainId": .quantity,
                "forkId": .bytes(4), "precompiles": .object, "systemContracts": .object,
            ])
        let kept = try await node.result("eth_capabilities")
        #expect(kept["head"]?["number"] == "0x0")
        #expect(kept["stateproofs"] == ["disabled": true])
        #expect(
            kept.names == ["head", "state", "tx", "logs", "receipts", "blocks", "stateproofs"])
    }

    @Test(
        "do not include methods that mean nothing here",
        arguments: [
            "eth_hashrate", "eth_getWork", "eth_submitWork", "anvil_dealTIP20", "trace_call",
            "ots_getApiLevel", "eth_nothing",
        ])
    func unknown(method: String) async throws {
        #expect(try await node.refusal(method) == .methodNotFound(method))
    }
}
