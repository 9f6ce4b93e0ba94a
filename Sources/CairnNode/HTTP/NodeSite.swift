public import CairnJSON
import CairnRPC
public import Hummingbird

/// What the node serves over HTTP besides JSON-RPC.
public struct NodeSite: Sendable {
    /// The file at a path, which begins with a slash and has no query; nil when there is none.
    public var file: @Sendable (String) -> StaticFile?
    /// The answer to `GET /health`.
    public var health: @Sendable () -> JSON
    /// Answers what nothing else does; nil for 404. A `Router` makes one.
    public var routes: (any HTTPResponder<BasicRequestContext>)?

    /// Serves a page that says what this is, `{"status":"ok"}`, and nothing else, unless told.
    public init(
        file: @escaping @Sendable (String) -> StaticFile? = NodeSite.signpost,
        health: @escaping @Sendable () -> JSON = { ["status": "ok"] },
        routes: (any HTTPResponder<BasicRequestContext>)? = nil
    ) {
        self.file = file
        self.health = health
        self.routes = routes
    }

    /// A line of text at `/` for people who open the port in a browser.
    public static let signpost: @Sendable (String) -> StaticFile? = { path in
        guard path == "/" else { return nil }
        let text = "This is a Cairn node. JSON-RPC: POST /, or a WebSocket at the same place.\n"
        return StaticFile(Array(text.utf8), contentType: "text/plain; charset=utf-8")
    }
}
