import CairnJSON
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRPC
import Testing

@Suite("Development methods")
struct DevelopmentMethodsTests {
    let node = TestNode()

    static let methods = [
        "anvil_snapshot", "evm_snapshot", "anvil_revert", "evm_revert", "anvil_mine",
        "hardhat_mine", "evm_mine", "anvil_mine_detailed", "evm_mine_detailed",
        "anvil_setAutomine", "evm_setAutomine", "anvil_getAutomine", "hardhat_getAutomine",
        "anvil_setIntervalMining", "evm_setIntervalMining", "anvil_getIntervalMining",
        "anvil_increaseTime", "evm_increaseTime", "anvil_setTime", "evm_setTime",
        "anvil_setNextBlockTimestamp", "evm_setNextBlockTimestamp",
        "anvil_setBlockTimestampInterval", "anvil_removeBlockTimestampInterval",
        "anvil_impersonateAccount", "hardhat_impersonateAccount",
        "anvil_stopImpersonatingAccount", "hardhat_stopImpersonatingAccount",
        "anvil_autoImpersonateAccount", "hardhat_autoImpersonateAccount", "anvil_setBalance",
        "hardhat_setBalance", "tenderly_setBalance", "anvil_addBalance", "anvil_setNonce",
        "hardhat_setNonce", "evm_setAccountNonce", "anvil_dealERC20", "anvil_setERC20Balance",
        "anvil_setERC20Allowance", "anvil_setCode", "anvil_setStorageAt", "anvil_setCoinbase",
        "anvil_setMinGasPrice", "anvil_setNextBlockBaseFeePerGas", "anvil_setBlockGasLimit",
        "evm_setBlockGasLimit", "anvil_setNextBlockPrevRandao", "anvil_setChainId",
        "anvil_setLoggingEnabled", "anvil_dropTransaction", "anvil_dropAllTransactions",
        "anvil_removePoolTransactions", "anvil_reset", "hardhat_reset", "anvil_rollback",
        "anvil_reorg", "anvil_dumpState", "hardhat_dumpState", "anvil_loadState",
        "hardhat_loadState", "anvil_nodeInfo", "anvil_metadata", "hardhat_metadata",
        "eth_sendUnsignedTransaction",
    ]

    @Test("do not exist for other machines or on other chains", arguments: methods)
    func hidden(method: String) async throws {
        let unknown = RPCError.methodNotFound(method)
        #expect(try await node.refusal(method, peer: .remote) == unknown)
        let production = TestNode(isDevelopment: false)
        #expect(try await production.refusal(method) == unknown)
        #expect(unknown.message == "the method \(method) does not exist/is not available")
    }

    @Test("return to snapshots, consuming them")
    func snapshots() async throws {
        #expect(try await node.result("evm_snapshot") == "0x1")
        try await node.send(node.signed())
        #expect(try await node.result("anvil_snapshot") == "0x2")
        #expect(try await node.result("evm_revert", "0x1") == true)
        #expect(try await node.result("eth_blockNumber") == "0x0")
        #expect(try await node.result("evm_revert", "0x1") == false)
        #expect(try await node.result("evm_revert", "0x2") == false)
        // A number above the head is refused, as a wallet that remembers it finds out.
        #expect(try await node.refusal("eth_getBalance", .bob, "0x1") == .headerNotFound)
    }

    @Test("produce blocks, numbers taken as JSON numbers too")
    func mining() async throws {
        #expect(try await node.result("anvil_mine", 3, 60).isNull)
        #expect(try await node.result("eth_blockNumber") == "0x3")
        let blocks = [
            try await node.result("eth_getBlockByNumber", "0x2", false),
            try await node.result("eth_getBlockByNumber", "0x3", false),
        ]
        let times = blocks.compactMap { $0["timestamp"]?.number }
        #expect(times[1] - times[0] == 60)
        #expect(try await node.result("hardhat_mine").isNull)
        #expect(try await node.result("evm_mine") == "0x0")
        #expect(try await node.result("evm_mine", 1_800_000_000) == "0x0")
        let head = try await node.result("eth_getBlockByNumber", "latest", false)
        #expect(head["timestamp"] == .quantity(1_800_000_000 as UInt64))
        #expect(
            try await node.result("evm_mine", ["timestamp": "0x6b49d201", "blocks": 2]) == "0x0")
        #expect(try await node.result("eth_blockNumber") == "0x8")
        let detailed = try await node.result("anvil_mine_detailed", ["blocks": "0x2"]).elements
        #expect(detailed.map { $0["number"] } == ["0x9", "0xa"])
        #expect(try await node.refusal("anvil_mine", .quantity(UInt64.max)).code == -32602)
        #expect(try await node.refusal("anvil_mine", "0x2", .quantity(UInt64.max)).code == -32602)
        #expect(try await node.refusal("evm_mine", .quantity(UInt64.max)).code == -32602)
    }

    @Test("switch how blocks come about")
    func modes() async throws {
        #expect(try await node.result("anvil_getAutomine") == true)
        #expect(try await node.result("anvil_getIntervalMining").isNull)
        _ = try await node.result("evm_setAutomine", false)
        #expect(try await node.result("hardhat_getAutomine") == false)
        _ = try await node.result("evm_setIntervalMining", 5)
        #expect(try await node.result("anvil_getIntervalMining") == 5)
        #expect(node.backend.productionMode == .interval(seconds: 5))
        _ = try await node.result("evm_setAutomine", true)
        #expect(node.backend.productionMode == .instant)
        _ = try await node.result("anvil_setIntervalMining", "0x0")
        #expect(node.backend.productionMode == .manual)
        try await node.backend.setProductionMode(.mixed(seconds: 9))
        _ = try await node.result("evm_setAutomine", false)
        #expect(node.backend.productionMode == .interval(seconds: 9))
    }

    @Test("move the clock, but not before the head")
    func time() async throws {
        #expect(try await node.result("evm_increaseTime", 3600) == 3600)
        #expect(try await node.result("anvil_increaseTime", "0x10") == 3616)
        try await node.mine(1)
        let head = try await node.result("eth_getBlockByNumber", "latest", false)
        #expect(head["timestamp"] == .quantity(1_700_003_716 as UInt64))
        #expect(try await node.result("evm_setTime", 1_700_004_100) == 4000)
        _ = try await node.result("evm_setNextBlockTimestamp", "0x65540488")
        try await node.mine(1)
        let next = try await node.result("eth_getBlockByNumber", "latest", false)
        #expect(next["timestamp"] == "0x65540488")
        for method in ["evm_setTime", "evm_setNextBlockTimestamp", "evm_mine"] {
            let error = try await node.refusal(method, 1_700_000_000)
            #expect(error.code == -32602)
            #expect(error.message.contains("before that of the newest block, 1700005000"))
            #expect(try await node.refusal(method, .quantity(UInt64.max)).code == -32602)
        }
        _ = try await node.result("anvil_setBlockTimestampInterval", 7)
        try await node.mine(1)
        let spaced = try await node.result("eth_getBlockByNumber", "latest", false)
        #expect(spaced["timestamp"] == "0x6554048f")
        #expect(try await node.result("anvil_removeBlockTimestampInterval") == true)
    }

    @Test("change what accounts have")
    func accounts() async throws {
        _ = try await node.result("anvil_setBalance", .carol, "0x64")
        _ = try await node.result("anvil_addBalance", .carol, 5)
        #expect(try await node.result("eth_getBalance", .carol) == "0x69")
        _ = try await node.result("tenderly_setBalance", [.carol, .bob], "0x7")
        #expect(try await node.result("eth_getBalance", .bob) == "0x7")
        for method in ["anvil_setBalance", "anvil_addBalance"] {
            let error = try await node.refusal(method, .carol, .quantity(UInt256.max))
            #expect(error.code == -32602)
        }
        _ = try await node.result("evm_setAccountNonce", .carol, 42)
        #expect(try await node.result("eth_getTransactionCount", .carol) == "0x2a")
        #expect(try await node.refusal("anvil_setCode", .carol, "0x00").code == -32004)
        #expect(
            try await node.refusal("anvil_setStorageAt", .carol, "0x0", .hash(.zero)).code == -32004
        )
    }

    @Test("deal assets and allowances")
    func tokens() async throws {
        _ = try await node.result("anvil_dealERC20", .carol, .token, "0x32")
        let balance: JSON = ["to": .token, "data": CallMethodsTests.balanceOf(TestAccounts.carol)]
        #expect(try await node.result("eth_call", balance) == .hash(Hash(UInt256(50))))
        _ = try await node.result("anvil_setERC20Allowance", .carol, .bob, .token, 20)
        let spend: JSON = [
            "from": .bob, "to": .token,
            "data": .data(
                TestAccounts.callData(
                    "transferFrom(address,address,uint256)", TestAccounts.carol, TestAccounts.bob,
                    UInt256(20))),
        ]
        #expect(try await node.result("eth_call", spend) == .hash(Hash(UInt256(1))))
        let tooMuch = try await node.refusal(
            "anvil_dealERC20", .carol, .token, .quantity(UInt256.max))
        #expect(tooMuch.code == -32602)
        #expect(try await node.refusal("anvil_dealERC20", .carol, .bob, "0x1").code == -32000)
    }

    @Test("choose fields of the blocks to come")
    func nextBlock() async throws {
        _ = try await node.result("anvil_setCoinbase", .carol)
        _ = try await node.result("anvil_setNextBlockBaseFeePerGas", "0x7")
        #expect(try await node.result("evm_setBlockGasLimit", "0x989680") == true)
        _ = try await node.result("anvil_setNextBlockPrevRandao", .hash(Hash(UInt256(3))))
        #expect(try await node.result("anvil_setLoggingEnabled", false).isNull)
        #expect(try await node.result("anvil_setMinGasPrice", "0x5").isNull)
        try await node.mine(1)
        let block = try await node.result("eth_getBlockByNumber", "latest", false)
        #expect(block["miner"] == .carol)
        #expect(block["baseFeePerGas"] == "0x7")
        #expect(block["gasLimit"] == "0x989680")
        #expect(block["mixHash"] == .hash(Hash(UInt256(3))))
        #expect(try await node.result("eth_coinbase") == .carol)
        #expect(try await node.refusal("evm_setBlockGasLimit", "0x1").code == -32602)
        #expect(try await node.refusal("anvil_setChainId", 5).code == -32004)
    }

    @Test("drop waiting transactions")
    func pool() async throws {
        _ = try await node.result("evm_setAutomine", false)
        let hash = try await node.send(node.signed())
        #expect(try await node.result("anvil_dropTransaction", hash) == hash)
        #expect(try await node.result("hardhat_dropTransaction", hash).isNull)
        try await node.send(node.signed())
        #expect(try await node.result("anvil_removePoolTransactions", .bob).isNull)
        #expect(try await node.result("txpool_status")["pending"] == "0x1")
        #expect(try await node.result("anvil_dropAllTransactions").isNull)
        #expect(try await node.result("txpool_status")["pending"] == "0x0")
    }

    @Test("drop and replace blocks")
    func reorganisations() async throws {
        let lost = try await node.send(node.signed())
        try await node.mine(2)
        #expect(try await node.result("anvil_rollback").isNull)
        #expect(try await node.result("eth_blockNumber") == "0x2")
        _ = try await node.result("anvil_rollback", 2)
        #expect(try await node.result("eth_blockNumber") == "0x0")
        #expect(try await node.result("eth_getTransactionReceipt", lost).isNull)
        #expect(try await node.refusal("anvil_rollback", 1).code == -32602)

        try await node.mine(3)
        let raw = node.signed()
        let described: JSON = ["from": .bob, "to": .alice, "value": "0x1"]
        let pairs: JSON = [[.data(raw.encoded), 0], [described, 1]]
        _ = try await node.result("anvil_reorg", ["depth": 2, "txBlockPairs": pairs])
        #expect(try await node.result("eth_blockNumber") == "0x3")
        let receipt = try await node.result("eth_getTransactionReceipt", .hash(raw.hash))
        #expect(receipt["blockNumber"] == "0x2")
        #expect(try await node.result("eth_getBlockTransactionCountByNumber", "0x3") == "0x1")
        _ = try await node.result("anvil_reorg", 1, [])
        #expect(try await node.result("eth_getBlockTransactionCountByNumber", "0x3") == "0x0")
        #expect(try await node.refusal("anvil_reorg", 1, [[.data(raw.encoded), 1]]).code == -32602)
    }

    @Test("make transactions of a reorganisation on the state that stays")
    func placement() async throws {
        try await node.send(node.signed())
        let payment: JSON = ["from": .alice, "to": .bob, "value": "0x1"]
        let pairs: JSON = [[payment, 0], [payment, 0]]
        _ = try await node.result("anvil_reorg", ["depth": 1, "txBlockPairs": pairs])
        let block = try await node.result("eth_getBlockByNumber", "0x1", true)
        #expect(block["transactions"]?[0]?["nonce"] == "0x0")
        #expect(block["transactions"]?[1]?["nonce"] == "0x1")
    }

    @Test("start over, and carry state away and back")
    func state() async throws {
        try await node.mine(2)
        #expect(try await node.result("hardhat_reset").isNull)
        #expect(try await node.result("eth_blockNumber") == "0x0")
        let fork: JSON = ["forking": ["jsonRpcUrl": "http://localhost"]]
        #expect(try await node.refusal("anvil_reset", fork).code == -32004)
        let state = try await node.result("anvil_dumpState")
        #expect(state == "0x010203")
        #expect(try await node.result("hardhat_loadState", state) == true)
        #expect(node.backend.read(\.loaded) == [1, 2, 3])
    }

    @Test("tell test tools about the node")
    func information() async throws {
        let info = try await node.result("anvil_nodeInfo")
        expect(
            info,
            has: [
                "currentBlockNumber": .quantity, "currentBlockTimestamp": .number,
                "currentBlockHash": .bytes(32), "hardFork": .text, "transactionOrder": .text,
                "environment": .object, "forkConfig": .object,
            ])
        #expect(info["environment"]?["chainId"] == 31337)
        let metadata = try await node.result("hardhat_metadata")
        #expect(metadata["chainId"] == 31337)
        #expect(metadata["latestBlockNumber"] == 0)
        #expect(metadata["instanceId"] == metadata["latestBlockHash"])
    }
}
