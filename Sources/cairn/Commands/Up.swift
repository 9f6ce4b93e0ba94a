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
        abstract: "Start the node: JSON-RPC, WebSocket and the page on one port.",
        discussion: "Flags carry anvil's names where anvil has them.")

    @Option(name: [.short, .long], help: "The port; 0 takes a free one.")
    var port = 8545

    @Option(help: "The address to listen on. Development methods exist on loopback only.")
    var host = "127.0.0.1"

    @OptionGroup(title: "Genesis") var options: GenesisOptions

    @OptionGroup(title: "Blocks") var blocks: BlockOptions

    @OptionGroup(title: "Keeping") var keeping: KeepingOptions

    @Option(help: "A web origin that may use the node, or * for all; may be repeated.")
    var allowOrigin: [String] = []

    @Option(help: "A host name under which the node may be reached; may be repeated.")
    var allowHost: [String] = []

    @Flag(help: "Let no page of another origin read answers.")
    var noCors = false

    @Flag(
        name: [.long, .customLong("auto-unlock")],
        help: "Take transactions in any account's name without a signature.")
    var autoImpersonate = false

    @Option(
        help: "Write accounts, keys and addresses to a file as JSON.",
        completion: .file(extensions: ["json"]))
    var configOut: String?

    @Flag(help: "Check every invariant after every block.")
    var checkInvariants = false

    @Flag(name: [.long, .customLong("quiet")], help: "Print nothing but the line that it listens.")
    var silent = false

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port is \(port); it must be between 0 and 65535")
        }
        if autoImpersonate, !ServerConfiguration(host: host).isLoopback {
            throw ValidationError("--auto-impersonate works on a loopback --host only")
        }
    }

    func run() async throws {
        let keys = try options.development.keys()
        let genesis = try genesis(for: keys)
        let server = serverConfiguration
        let engine = try start(genesis, keys, isLoopback: server.isLoopback)
        try await keeping.load(into: engine)
        let banner = Banner(engine, genesis, keys, options.development)
        if !silent { banner.show() }
        if let configOut { try banner.write(to: configOut) }

        var logger = Logger(label: "cairn")
        logger.logLevel = .warning
        let isSilent = silent
        let hasBeacon = genesis.configuration.beacon != nil
        let node = NodeServer(
            configuration: server,
            dispatcher: Dispatcher(NodeMethods.standard(engine)),
            site: NodeSite(
                file: NodeSite.pageFile,
                health: { .object(JSONObject([(name: "status", value: .string("ok"))])) },
                routes: BeaconAPI(engine).responder),
            logger: logger,
            onBound: { place in
                if !isSilent { Banner.showPlaces(place, hasBeacon: hasBeacon) }
                print("Listening on \(place)")
                fflush(nil)
            })
        let group = ServiceGroup(
            services: [node], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        let dumper = keeping.dumpNowAndThen(engine)
        defer { dumper?.cancel() }
        do { try await group.run() } catch {
            closing(engine)
            throw Failure("\(host):\(port) cannot be listened on: \(error)")
        }
        closing(engine)
    }

    /// Writes what is to be kept and closes the chain; what fails is told.
    private func closing(_ engine: Engine) {
        do {
            defer { closeStore(engine) }
            try keeping.dump(engine)
        } catch {
            FileHandle.standardError.write(Data("cairn up: \(error)\n".utf8))
        }
    }

    private func closeStore(_ engine: Engine) {
        do throws(NodeError) { try engine.close() } catch {
            FileHandle.standardError.write(Data("cairn up: \(error)\n".utf8))
        }
    }

    private func start(
        _ genesis: Genesis, _ keys: [PrivateKey], isLoopback: Bool
    ) throws -> Engine {
        var configuration = NodeConfiguration(
            genesis: genesis, dataDirectory: keeping.dataDir, isDevelopment: isLoopback,
            production: blocks.production, keys: isLoopback ? keys : [])
        configuration.slotsPerEpoch = blocks.slotsInAnEpoch
        configuration.order = blocks.order.rule
        configuration.checksInvariants = checkInvariants
        let engine: Engine
        do throws(NodeError) { engine = try Engine(configuration) } catch {
            throw Failure("the node cannot start: \(error)")
        }
        if autoImpersonate { engine.development?.impersonateAll(true) }
        return engine
    }

    private var serverConfiguration: ServerConfiguration {
        var server = ServerConfiguration(host: host, port: port)
        server.access = AccessPolicy(
            allowedHosts: Set(allowHost),
            allowedOrigins: allowOrigin.contains("*") ? .all : .listed(Set(allowOrigin)))
        if noCors { server.crossOriginAnswers = .hidden }
        return server
    }

    /// The genesis of the flags. A chain that is kept remembers what it began with.
    private func genesis(for keys: [PrivateKey]) throws -> Genesis {
        guard let directory = keeping.dataDir else { return try options.chosen(keys: keys) }
        let remembered = RememberedGenesis(directory: directory)
        let before = try remembered.load()
        let chosen = try options.chosen(keys: keys, before: before)
        try remembered.settle(chosen, before: before)
        return chosen
    }
}

/// A failure told in one sentence, with exit code 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
