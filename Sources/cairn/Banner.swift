import CairnChain
import CairnEthereum
import CairnJSON
import CairnLedger
import CairnNode
import CairnPrimitives
import Foundation

/// What the node says when it starts: accounts, keys, numbers, contracts.
struct Banner {
    private let engine: Engine
    private let genesis: Genesis
    private let keys: [PrivateKey]
    private let development: DevelopmentAccounts

    init(
        _ engine: Engine, _ genesis: Genesis, _ keys: [PrivateKey],
        _ development: DevelopmentAccounts
    ) {
        self.engine = engine
        self.genesis = genesis
        self.keys = keys
        self.development = development
    }

    func show() {
        print("Cairn \(CairnVersion.number): a liquid-restaking chain. Its coins are worthless.\n")
        if engine.development != nil {
            showAccounts()
        } else {
            print("Not on loopback: there are no development methods and no unlocked accounts.\n")
        }
        showContracts()
        showChain()
    }

    private func showAccounts() {
        print("Available Accounts\n==================\n")
        for (number, key) in keys.enumerated() {
            let held = genesis.configuration.balances.first { $0.account == key.address }
            let ether = held?.balance.formattedEther(maxDecimals: 6) ?? "0"
            print("(\(number)) \(key.address.checksummed) (\(ether) ETH)")
        }
        print("\nPrivate Keys\n==================\n")
        for (number, key) in keys.enumerated() { print("(\(number)) \(key.secret.hexWord)") }
        print("\nWallet\n==================")
        print("Mnemonic:          \(development.mnemonic)")
        print("Derivation path:   \(development.derivationPath)\n")
    }

    private func showContracts() {
        print("Contracts\n==================\n")
        for (name, address) in genesis.contractNames {
            let padded = name + String(repeating: " ", count: max(1, 24 - name.count))
            print("\(padded)\(address.checksummed)")
        }
        print("")
    }

    private func showChain() {
        let moment = genesis.configuration.moment
        print("Chain ID\n==================\n\n\(moment.chainID)\n")
        print("Base Fee\n==================\n\n\(engine.nextBaseFee)\n")
        print("Gas Limit\n==================\n\n\(engine.blockGasLimit)\n")
        print("Genesis Timestamp\n==================\n\n\(moment.timestamp)\n")
        let recovery = engine.recovery
        if recovery.head > moment.number {
            print(
                "Restored block \(recovery.head), replaying \(recovery.replayedBlocks) blocks "
                    + "with \(recovery.replayedTransactions) transactions.\n")
        }
        for warning in recovery.warnings { print("Warning: \(warning)") }
    }

    /// Says where the node can be reached.
    static func showPlaces(_ place: NodeServer.BoundAddress, hasBeacon: Bool) {
        print("URLs\n==================\n")
        print("Page and JSON-RPC  http://\(place)")
        print("WebSocket          ws://\(place)")
        if hasBeacon { print("Beacon API         http://\(place)/eth") }
        print("")
    }

    /// Writes the same as JSON, with anvil's names where it has them.
    func write(to path: String) throws {
        let wallet = JSONObject([
            (name: "mnemonic", value: .string(development.mnemonic)),
            (name: "derivation_path", value: .string(development.derivationPath)),
        ])
        let contracts = genesis.contractNames.map {
            (name: $0.name, value: JSON.string($0.address.checksummed))
        }
        let moment = genesis.configuration.moment
        let content = JSON.object(
            JSONObject([
                (name: "available_accounts", value: .array(keys.map(\.address.json))),
                (name: "private_keys", value: .array(keys.map { .string($0.secret.hexWord) })),
                (name: "wallet", value: .object(wallet)),
                (name: "chain_id", value: .number(JSONNumber(moment.chainID))),
                (name: "base_fee", value: .string("\(engine.nextBaseFee.rawValue)")),
                (name: "gas_price", value: .string("\(engine.nextBaseFee.rawValue)")),
                (name: "gas_limit", value: .string("\(engine.blockGasLimit)")),
                (name: "genesis_timestamp", value: .string("\(moment.timestamp)")),
                (name: "contracts", value: .object(JSONObject(contracts))),
            ]))
        try Data((content.indented + "\n").utf8)
            .write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}

extension Address {
    /// The address as JSON text, with its checksum.
    var json: JSON { .string(checksummed) }
}
