import CairnBeacon
import CairnChain
import CairnEthereum
import CairnJSON
import CairnNode
import CairnRPC
import Foundation
import Logging

/// A node in this process, on a free port of the loopback address.
struct LocalNode: Sendable {
    /// Where it answers.
    let url: String
    let port: UInt16
    private let serving: Task<Void, any Error>
    private let engine: Engine

    /// Starts a chain of the default genesis and waits until it can be reached. It has no keepers:
    /// who starts it plays all parts.
    ///
    /// - Parameter dataDirectory: Where the chain is kept; nil for nowhere.
    static func start(
        keys: [PrivateKey], dataDirectory: String? = nil
    ) async throws -> LocalNode {
        let now = UInt64(max(0, Date().timeIntervalSince1970))
        var genesis = Genesis.development(timestamp: now, accounts: keys.map(\.address))
        genesis.configuration.beacon?.hasKeepers = false
        let engine: Engine
        do throws(NodeError) {
            engine = try Engine(
                NodeConfiguration(genesis: genesis, dataDirectory: dataDirectory, keys: keys))
        } catch {
            throw Failure("the node cannot start: \(error)")
        }
        var logger = Logger(label: "cairn")
        logger.logLevel = .critical
        let (places, bound) = AsyncThrowingStream<NodeServer.BoundAddress, any Error>.makeStream()
        let server = NodeServer(
            configuration: ServerConfiguration(host: "127.0.0.1", port: 0),
            dispatcher: Dispatcher(NodeMethods.standard(engine)),
            site: NodeSite(
                file: NodeSite.pageFile,
                health: { .object(JSONObject([(name: "status", value: .string("ok"))])) },
                routes: BeaconAPI(engine).responder),
            logger: logger,
            onBound: { place in bound.yield(place) })
        let serving = Task {
            do {
                try await server.run()
                bound.finish()
            } catch {
                bound.finish(throwing: error)
                throw error
            }
        }
        for try await place in places {
            return LocalNode(
                url: "http://\(place)", port: UInt16(clamping: place.port), serving: serving,
                engine: engine)
        }
        throw Failure("the node stopped before it could be reached")
    }

    /// Stops the node; its chain is gone.
    func stop() async {
        serving.cancel()
        _ = await serving.result
        do throws(NodeError) { try engine.close() } catch {
            FileHandle.standardError.write(Data("cairn: \(error)\n".utf8))
        }
    }
}
