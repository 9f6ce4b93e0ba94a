import CPage

extension NodeSite {
    /// The web page that the node serves at `/`: its files by path, out of the binary itself.
    ///
    /// The files carry a policy under which the browser runs nothing that did not come from
    /// this node, and talks to nobody else.
    public static let page: [String: StaticFile] = {
        var files: [String: StaticFile] = [:]
        for index in 0..<cpage_count() {
            let file = cpage_file(index)
            let path = String(cString: file.path)
            let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
            files[path] = StaticFile(
                bytes, contentType: contentType(ofPath: path), headers: pageHeaders)
        }
        return files
    }()

    /// Serves ``page``; hand it to ``init(file:health:routes:)``.
    public static let pageFile: @Sendable (String) -> StaticFile? = { page[$0] }

    private static let pageHeaders: [(name: String, value: String)] = [
        (
            name: "content-security-policy",
            value: "default-src 'none'; script-src 'self'; style-src 'self'; "
                + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'"
        ),
        (name: "referrer-policy", value: "no-referrer"),
        (name: "cache-control", value: "no-cache"),
    ]

    /// What a file is, by the end of its path; the page's root is its HTML.
    private static func contentType(ofPath path: String) -> String {
        if path.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
        if path.hasSuffix(".css") { return "text/css; charset=utf-8" }
        if path.hasSuffix(".json") { return "application/json; charset=utf-8" }
        if path.hasSuffix(".svg") { return "image/svg+xml" }
        return "text/html; charset=utf-8"
    }
}
