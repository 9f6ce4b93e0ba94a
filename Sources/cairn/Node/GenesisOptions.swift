import ArgumentParser
import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnNode
import CairnPrimitives
import Foundation

/// The flags that choose what a chain begins with; names and defaults are anvil's.
struct GenesisOptions: ParsableArguments {
    @OptionGroup var development: DevelopmentAccounts

    @Option(
        name: [.long, .customLong("init")],
        help: "A genesis file, as \"cairn genesis\" prints one; the flags go before it.",
        completion: .file(extensions: ["json"]))
    var genesis: String?

    @Option(help: "The chain's number. (default: 31337)")
    var chainId: UInt64?

    @Option(help: "The ether that each development account starts with. (default: 10000)")
    var balance: UInt64?

    @Option(help: "Unix seconds of the genesis; the time of the first start if absent.")
    var timestamp: UInt64?

    @Option(help: "The number of the genesis block. (default: 0)")
    var number: UInt64?

    @Option(help: "The gas limit of blocks. (default: 30000000)")
    var gasLimit: UInt64?

    @Option(
        name: [.long, .customLong("block-base-fee-per-gas")],
        help: "The first block's base fee in wei. (default: 1000000000)")
    var baseFee: UInt64?

    @ArgumentParser.Flag(
        help: "Do without the built-in keepers of Lido and ether.fi; see docs/keepers.md.")
    var noKeepers = false

    func validate() throws {
        if let gasLimit, gasLimit < 21_000 {
            throw ValidationError("--gas-limit is \(gasLimit); a transaction needs 21000")
        }
        if let chainId, chainId == 0 {
            throw ValidationError("--chain-id is 0; it must be at least 1")
        }
        if let balance, balance > 1_000_000_000_000 {
            throw ValidationError(
                "--balance is \(balance); it must be at most 1000000000000 ether")
        }
    }

    /// What the flags describe: a file's genesis or the default one, with the flags on top.
    ///
    /// - Parameter before: What the chain began with, if it has begun.
    func chosen(keys: [PrivateKey], before: Genesis? = nil) throws -> Genesis {
        let began = before?.configuration.moment.timestamp
        let now = UInt64(max(0, Date().timeIntervalSince1970))
        let accounts = keys.map(\.address)
        var chosen = Genesis.development(timestamp: began ?? now, accounts: accounts)
        if let genesis {
            chosen = try Self.read(genesis, over: chosen)
        } else if let before {
            chosen = before
        }
        if let chainId { chosen.configuration.moment.chainID = chainId }
        if let number { chosen.configuration.moment.number = number }
        if let timestamp { chosen.configuration.moment.timestamp = timestamp }
        if noKeepers { chosen.configuration.beacon?.hasKeepers = false }
        if let gasLimit { chosen.gasLimit = gasLimit }
        if let baseFee { chosen.baseFee = Wei(baseFee) }
        if let balance {
            let own = Set(accounts)
            chosen.configuration.balances.removeAll { own.contains($0.account) }
            chosen.configuration.balances += accounts.map { ($0, .ether(balance)) }
        }
        return chosen
    }

    /// Reads a genesis file over a genesis.
    static func read(_ path: String, over base: Genesis) throws -> Genesis {
        let bytes: Data
        do { bytes = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw Failure("the genesis file \(path) cannot be read: \(error.localizedDescription)")
        }
        do throws(GenesisError) { return try base.reading([UInt8](bytes)) } catch {
            throw Failure("the genesis file \(path) cannot be used: \(error)")
        }
    }
}

/// What a kept chain began with, in a file beside it, so that it goes on as it began.
struct RememberedGenesis {
    private let path: String
    private let directory: String

    init(directory: String) {
        self.directory = directory
        path = directory + "/genesis.json"
    }

    /// What the chain began with, or nil if it has not.
    func load() throws -> Genesis? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try GenesisOptions.read(path, over: .development(timestamp: 0, accounts: []))
    }

    /// Notes what the chain begins with, or refuses if it began with something else.
    func settle(_ chosen: Genesis, before: Genesis?) throws {
        guard let before else {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true)
            let text = chosen.file(hasSources: false).indented + "\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            return
        }
        let differences = chosen.differences(from: before)
        guard let first = differences.first else { return }
        let more = differences.count > 1 ? " (and \(differences.count - 1) more fields)" : ""
        throw Failure(
            "the chain in \(directory) began with \(first.place) = \(first.other), and is now "
                + "asked to have \(first.this)\(more); start it without that, or choose another "
                + "--data-dir")
    }
}
