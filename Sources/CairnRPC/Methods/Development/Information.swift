import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension DevelopmentMethods {
    /// What test tools ask a node about itself.
    mutating func addInformation() {
        let backend = backend
        add("anvil_nodeInfo") { _, _ in
            let head = backend.head
            return [
                "currentBlockNumber": .quantity(head.number),
                "currentBlockTimestamp": .number(JSONNumber(head.header.timestamp)),
                "currentBlockHash": .hash(head.hash),
                "hardFork": "prague",
                "transactionOrder": "fees",
                "environment": [
                    "baseFee": .quantity(backend.nextBaseFee),
                    "chainId": .number(JSONNumber(backend.chainID)),
                    "gasLimit": .quantity(backend.blockGasLimit),
                    "gasPrice": .quantity(backend.nextBaseFee + backend.suggestedTip),
                ],
                "forkConfig": ["forkUrl": nil, "forkBlockNumber": nil, "forkRetryBackoff": nil],
            ]
        }
        add("anvil_metadata", "hardhat_metadata") { _, _ throws(RPCError) in
            let head = backend.head
            // A chain is told from another by its first block, also after a restart.
            let genesis = try backend.header(number: backend.genesisNumber)?.hash ?? .zero
            return [
                "clientVersion": .string(backend.clientVersion),
                "chainId": .number(JSONNumber(backend.chainID)),
                "instanceId": .hash(genesis),
                "latestBlockNumber": .number(JSONNumber(head.number)),
                "latestBlockHash": .hash(head.hash),
                "forkedNetwork": nil,
                "snapshots": [:],
            ]
        }
    }
}
