import CairnJSON

/// Whom the node lets in, judged by the headers that browsers send and pages cannot forge.
///
/// A development node moves money on command, and every page in a browser can reach the ports
/// of its own machine. So two headers are looked at before anything else, on HTTP requests and
/// WebSocket handshakes alike:
///
/// - `Host`: on a loopback address only `localhost`, names below it, loopback IP addresses and
///   ``allowedHosts`` are served. A page whose own name was pointed at this machine (DNS
///   rebinding) is refused.
/// - `Origin`: absent means no browser, or a page of the node itself; let in. A loopback page
///   of any port (a dapp under development) and a browser extension (a wallet) are let in, and
///   so is the node's own page where the node was reached by IP address or allowed name.
///   Every other page, and `null` (a file, a sandbox), is refused unless ``allowedOrigins``
///   lists it.
///
/// Programs are not browsers, send no `Origin` and pass.
public struct AccessPolicy: Sendable {
    /// Further host names under which the node may be reached on a loopback address.
    public var allowedHosts: Set<String>
    /// Further origins, such as `https://app.example`, that may talk to the node.
    public var allowedOrigins: AllowedOrigins

    /// Which foreign origins are let in.
    public enum AllowedOrigins: Sendable, Equatable {
        /// Those listed, each as scheme, host and port; compared without regard to case.
        case listed(Set<String>)
        /// All of them: any page can then drive the node.
        case all
    }

    /// Lets in local pages and extensions, and nothing beyond what is listed.
    public init(
        allowedHosts: Set<String> = [], allowedOrigins: AllowedOrigins = .listed([])
    ) {
        self.allowedHosts = Set(allowedHosts.map { $0.lowercased() })
        switch allowedOrigins {
        case .all: self.allowedOrigins = .all
        case .listed(let origins):
            self.allowedOrigins = .listed(Set(origins.map { $0.lowercased() }))
        }
    }

    /// Why a request is refused, as a sentence for its sender; nil when it is let in.
    ///
    /// - Parameters:
    ///   - host: The `Host` header.
    ///   - origin: The `Origin` header.
    ///   - isLoopback: Whether the node listens on a loopback address.
    public func refusal(host: String?, origin: String?, isLoopback: Bool) -> String? {
        let hostName = host.flatMap { HostName($0) }
        if isLoopback, let host, !isServed(hostName) {
            return "The host \(quoted(host)) is not served here. Use localhost or 127.0.0.1, "
                + "or start the node with --allow-host."
        }
        guard let origin, !isAllowed(origin: origin.lowercased(), host: host, hostName) else {
            return nil
        }
        return "Pages from \(quoted(origin)) may not talk to this node. "
            + "Start it with --allow-origin \(quoted(origin)) to let them."
    }

    private func isServed(_ host: HostName?) -> Bool {
        guard let host else { return false }
        return host.isLoopback || allowedHosts.contains(host.text)
    }

    private func isAllowed(origin: String, host: String?, _ hostName: HostName?) -> Bool {
        switch allowedOrigins {
        case .all: return true
        case .listed(let origins): if origins.contains(origin) { return true }
        }
        guard let separator = origin.range(of: "://") else { return false }
        let authority = origin[separator.upperBound...]
        switch origin[..<separator.lowerBound] {
        case "chrome-extension", "moz-extension", "safari-web-extension": return true
        case "http", "https":
            guard let name = HostName(authority) else { return false }
            if name.isLoopback { return true }
            guard let host, let hostName, host.lowercased() == authority else { return false }
            return hostName.isAddress || allowedHosts.contains(hostName.text)
        default: return false
        }
    }

    /// The start of a header in quotes, without what could break the line.
    private func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.prefix(100).filter { $0.value >= 0x20 }.map(String.init).joined()
            + "\""
    }
}

extension String {
    /// The first place of another text, or nil.
    fileprivate func range(of other: String) -> Range<Index>? {
        var start = startIndex
        while start != endIndex {
            if self[start...].hasPrefix(other) {
                return start..<index(start, offsetBy: other.count)
            }
            formIndex(after: &start)
        }
        return nil
    }
}
