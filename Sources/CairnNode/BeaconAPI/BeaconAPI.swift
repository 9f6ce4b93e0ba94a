import CairnBeacon
import CairnJSON
public import CairnRPC
import HTTPTypes
public import Hummingbird
import NIOCore

/// The reading half of the standard Beacon API, so that tools made for consensus clients work.
///
/// ```swift
/// let site = NodeSite(file: NodeSite.pageFile, routes: BeaconAPI(engine).responder)
/// ```
///
/// - Spec: beacon-APIs, `beacon-node-oapi.yaml`; the one deprecated route that is answered
///   is marked where it is added
public struct BeaconAPI: Sendable {
    /// Where the answers come from.
    let backend: any ChainBackend & BeaconBackend
    /// How often an event stream without events says that it is alive.
    let keepAlive: Duration

    /// Answers from a backend.
    ///
    /// - Parameter keepAlive: How often an event stream without events says that it is alive.
    public init(_ backend: any ChainBackend & BeaconBackend, keepAlive: Duration = .seconds(15)) {
        self.backend = backend
        self.keepAlive = keepAlive
    }

    /// What answers the requests; hand it to ``NodeSite``.
    public var responder: any HTTPResponder<BasicRequestContext> {
        let router = Router()
        addChainRoutes(to: router)
        addStateRoutes(to: router)
        addValidatorRoutes(to: router)
        addCommitteeRoutes(to: router)
        addQueueRoutes(to: router)
        addBlockRoutes(to: router)
        addPoolRoutes(to: router)
        addDebugRoutes(to: router)
        addConfigurationRoutes(to: router)
        addNodeRoutes(to: router)
        addEventRoutes(to: router)
        return BeaconResponder(api: self, routes: router.buildResponder())
    }
}

// MARK: - Looking things up

extension BeaconAPI {
    /// The newest chain.
    ///
    /// - Throws: 503 where there is none.
    func newest() throws(BeaconAPIError) -> BeaconChain {
        guard let chain = try find(.head) else { throw .noBeaconChain }
        return chain
    }

    /// The chain at a point, or nil when none is known there.
    func find(_ point: BeaconPoint) throws(BeaconAPIError) -> BeaconChain? {
        do throws(RPCError) { return try backend.beacon(at: point) } catch {
            throw BeaconAPIError(error)
        }
    }

    /// The state that a path names.
    ///
    /// - Throws: 400 when it names nothing; 404 when it is not kept.
    func state(_ id: String) throws(BeaconAPIError) -> BeaconPlace {
        let point = try BeaconPoint(stateID: id)
        let newest = try newest()
        guard let chain = try find(point) else {
            throw .notFound("State not found: \(id). \(Self.whatIsKept(newest))")
        }
        return BeaconPlace(chain, newest: newest)
    }

    /// The block that a path names.
    ///
    /// - Throws: 400 when it names nothing; 404 when it is not kept.
    func block(_ id: String) throws(BeaconAPIError) -> BeaconPlace {
        let point = try BeaconPoint(blockID: id)
        let newest = try newest()
        guard let chain = try find(point) else {
            throw .notFound("Block not found: \(id). \(Self.whatIsKept(newest))")
        }
        if case .slot(let slot) = point, chain.head.slot.rawValue != slot {
            throw .notFound("Block not found: slot \(slot) has none")
        }
        return BeaconPlace(chain, newest: newest)
    }

    private static func whatIsKept(_ newest: BeaconChain) -> String {
        "Blocks and states of the recent epochs are kept, and the genesis; the head is at slot "
            + "\(newest.head.slot)"
    }
}

// MARK: - The frame around the routes

/// Turns refusals into answers, and says so where nothing is.
private struct BeaconResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let api: BeaconAPI
    let routes: RouterResponder<BasicRequestContext>

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        guard request.uri.path.hasPrefix("/eth/") else {
            return Self.answer(
                .notFound, "text/plain; charset=utf-8",
                Array("There is nothing at this path.\n".utf8))
        }
        do {
            _ = try api.newest()
            let response = try await routes.respond(to: request, context: context)
            // Refusals are thrown, so only the router itself answers with this status.
            guard response.status == .notFound else { return response }
            throw BeaconAPIError.notFound(
                "\(request.method) \(request.uri.path) is not answered here: it is no path of "
                    + "the Beacon API, or one that this node has no truthful answer to")
        } catch let error as BeaconAPIError {
            return Self.answer(
                HTTPResponse.Status(code: error.status), AnswerForm.json.rawValue,
                error.json.bytes)
        }
    }

    private static func answer(
        _ status: HTTPResponse.Status, _ type: String, _ body: [UInt8]
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
