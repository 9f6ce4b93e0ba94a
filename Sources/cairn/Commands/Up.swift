import ArgumentParser
import CairnChain
import CairnEthereum
import CairnJSON
import CairnNode
import CairnPrimitives
import CairnRPC
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// Starts a node.
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start the node: JSON-RPC, WebSocket and the page on one port.")

    @Option(help: "The port; 0 takes a free one.")
    var port = 8545

    @Option(help: "The address to listen on. Development methods exist on loopback only.")
    var host = "127.0.0.1"

    @Option(help: "The chain's number.")
    var chainId: UInt64 = 31_337

    @Option(help: "Produce a block every so many seconds instead of for each transaction.")
    var blockTime: UInt64?

    @Flag(help: "Produce blocks only when a method asks for them.")
    var noMining = false

    @Flag(help: "With --block-time: produce blocks for transactions as well.")
    var mixedMining = false

    @OptionGroup var development: DevelopmentAccounts

    @Option(help: "The ether that each development account starts with.")
    var balance: UInt64 = 10_000

    @Option(help: "Unix seconds of the genesis; the time of the first start if absent.")
    var timestamp: UInt64?

    @Option(help: "The number of the genesis block.")
    var number: UInt64 = 0

    @Option(help: "The gas limit of blocks.")
    var gasLimit: UInt64 = 30_000_000

    @Option(help: "The first block's base fee in wei.")
    var baseFee: UInt64 = 1_000_000_000

    @Option(help: "Slots in an epoch, by which safe and finalized lag.")
    var slotsInAnEpoch: UInt64 = 32

    @Option(help: "The folder that holds the chain.", completion: .directory)
    var dataDir: String?

    @Flag(
        help: "Keep nothing: the chain is gone when the node ends. The default without --data-dir.")
    var ephemeral = false

    @Option(help: "A web origin that may use the node; may be repeated.")
    var allowOrigin: [String] = []

    @Flag(help: "Check every invariant after every block.")
    var checkInvariants = false

    @Flag(help: "Print nothing but the line that the node listens.")
    var silent = false

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port is \(port); it must be between 0 and 65535")
        }
        if let blockTime, blockTime == 0 {
            throw ValidationError("--block-time is 0; it must be at least one second")
        }
        if ephemeral, dataDir != nil {
            throw ValidationError("--ephemeral and --data-dir exclude one another")
        }
        if mixedMining, blockTime == nil {
            throw ValidationError("--mixed-mining needs --block-time")
        }
        guard slotsInAnEpoch > 0 else { throw ValidationError("--slots-in-an-epoch is 0") }
        guard gasLimit >= 21_000 else {
            throw ValidationError("--gas-limit is \(gasLimit); a transaction needs 21000")
        }
    }

    func run() async throws {
        let keys = try development.keys()
        let genesis = try genesis(for: keys)
        var server = ServerConfiguration(host: host, port: port)
        if !allowOrigin.isEmpty { server.access.allowedOrigins = .listed(Set(allowOrigin)) }
        var configuration = NodeConfiguration(
            genesis: genesis, dataDirectory: dataDir, isDevelopment: server.isLoopback,
            production: production, keys: server.isLoopback ? keys : [])
        configuration.slotsPerEpoch = slotsInAnEpoch
        configuration.checksInvariants = checkInvariants
        let engine: Engine
        do throws(NodeError) { engine = try Engine(configuration) } catch {
            throw Failure("the node cannot start: \(error)")
        }
        if !silent { Banner(engine, genesis, keys, development).show() }

        var logger = Logger(label: "cairn")
        logger.logLevel = .warning
        let node = NodeServer(
            configuration: server,
            dispatcher: Dispatcher(NodeMethods.standard(engine)),
            site: NodeSite(
                file: NodeSite.pageFile,
                health: { .object(JSONObject([(name: "status", value: .string("ok"))])) }),
            logger: logger,
            onBound: { place in
                print("Listening on \(place)")
                fflush(nil)
            })
        let group = ServiceGroup(
            services: [node], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        do { try await group.run() } catch {
            closing(engine)
            throw Failure("\(host):\(port) cannot be listened on: \(error)")
        }
        closing(engine)
    }

    private func closing(_ engine: Engine) {
        do throws(NodeError) { try engine.close() } catch {
            FileHandle.standardError.write(Data("cairn up: \(error)\n".utf8))
        }
    }

    private var production: ProductionMode {
        if let blockTime {
            return mixedMining ? .mixed(seconds: blockTime) : .interval(seconds: blockTime)
        }
        return noMining ? .manual : .instant
    }

    /// The genesis of the flags. A chain that is kept remembers when it began.
    private func genesis(for keys: [PrivateKey]) throws -> Genesis {
        var genesis = Genesis.development(
            chainID: chainId, number: number, timestamp: try genesisTime(),
            accounts: keys.map(\.address), balance: .ether(balance))
        genesis.gasLimit = gasLimit
        genesis.baseFee = Wei(baseFee)
        return genesis
    }

    private func genesisTime() throws -> UInt64 {
        if let timestamp { return timestamp }
        let now = UInt64(max(0, Date().timeIntervalSince1970))
        guard let dataDir else { return now }
        let file = URL(fileURLWithPath: dataDir).appendingPathComponent("genesis-time")
        if FileManager.default.fileExists(atPath: file.path) {
            let text = try String(contentsOf: file, encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            guard let time = UInt64(text) else {
                throw Failure("\(file.path) holds \"\(text)\", not the genesis' Unix seconds")
            }
            return time
        }
        try FileManager.default.createDirectory(
            atPath: dataDir, withIntermediateDirectories: true)
        try Data("\(now)\n".utf8).write(to: file, options: .atomic)
        return now
    }
}

/// A failure told in one sentence, with exit code 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
