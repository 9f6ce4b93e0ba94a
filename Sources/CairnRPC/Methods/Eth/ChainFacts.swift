import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension RPCMethods {
    /// What holds for the chain as a whole.
    ///
    /// - Spec: execution-apis, `src/eth/client.yaml`
    mutating func addChainFacts(_ node: NodeServices) {
        let backend = node.backend
        add("eth_chainId") { _, _ in .quantity(backend.chainID) }
        add("eth_blockNumber") { _, _ in .quantity(backend.head.number) }
        add("eth_syncing") { _, _ in false }
        add("eth_protocolVersion") { _, _ in .quantity(protocolVersion) }
        add("eth_coinbase") { _, _ in .address(backend.coinbase) }
        add("eth_accounts") { context, _ in
            let accounts = node.development(for: context)?.unlockedAccounts ?? []
            return .array(accounts.map(JSON.address))
        }
        alias("eth_requestAccounts", of: "eth_accounts")
        add("eth_config") { _, _ throws(RPCError) in try backend.configuration }
        add("eth_capabilities") { _, _ in backend.capabilities }
    }
}

/// The version of Ethereum's wire protocol that clients of today name, `eth/68`.
private let protocolVersion: UInt64 = 68

extension ChainBackend {
    /// One set of rules from the first block on: no fork is ahead, and there are neither
    /// precompiled nor system contracts.
    ///
    /// - Spec: EIP-7910
    fileprivate var configuration: JSON {
        get throws(RPCError) {
            guard let genesis = try header(number: genesisNumber) else {
                throw .internalFault("the genesis block is not kept")
            }
            return [
                "current": [
                    "activationTime": 0,
                    "blobSchedule": [
                        "baseFeeUpdateFraction": 5_007_716, "max": 0, "target": 0,
                    ],
                    "chainId": .quantity(chainID),
                    "forkId": .data(forkID(genesis: genesis.hash)),
                    "precompiles": [:],
                    "systemContracts": [:],
                ],
                "next": nil,
                "last": nil,
            ]
        }
    }

    /// What this node keeps and for how long.
    ///
    /// - Spec: execution-apis, `eth_capabilities`
    fileprivate var capabilities: JSON {
        let head = head
        let everything: JSON = [
            "disabled": false,
            "oldestBlock": .quantity(genesisNumber),
            "deleteStrategy": ["type": "none"],
        ]
        return [
            "head": ["number": .quantity(head.number), "hash": .hash(head.hash)],
            "state": [
                "disabled": false,
                "deleteStrategy": ["type": "window", "retentionBlocks": retainedStates],
            ],
            "tx": everything,
            "logs": everything,
            "receipts": everything,
            "blocks": everything,
            "stateproofs": ["disabled": true],
        ]
    }
}

/// The blocks whose state a node keeps at least; usually it keeps more.
private let retainedStates: JSON = 4096

/// The checksum by which nodes tell chains apart: of the genesis hash alone, as there are no forks.
///
/// - Spec: EIP-2124, `FORK_HASH`: the CRC-32 of IEEE 802.3
private func forkID(genesis: Hash) -> [UInt8] {
    var checksum: UInt32 = .max
    for byte in genesis.bytes {
        checksum ^= UInt32(byte)
        for _ in 0..<8 {
            checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xedb8_8320 : checksum >> 1
        }
    }
    return withUnsafeBytes(of: (~checksum).bigEndian) { Array($0) }
}
