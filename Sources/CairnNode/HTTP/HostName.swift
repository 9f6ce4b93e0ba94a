import CairnJSON

/// The host part of an address, without its port.
struct HostName: Equatable {
    /// The name in lower case; an IPv6 address without its brackets.
    let text: String

    /// Reads `name`, `name:port`, `[address]`, `[address]:port` or a bare IPv6 address.
    init?(_ authority: some StringProtocol) {
        var name = authority[...]
        if name.first == "[" {
            guard let end = name.firstIndex(of: "]") else { return nil }
            let rest = name[name.index(after: end)...]
            guard rest.isEmpty || HostName.isPort(rest) else { return nil }
            name = name[name.index(after: name.startIndex)..<end]
        } else if let colon = name.firstIndex(of: ":"), name[colon...].dropFirst().contains(":") {
            // More than one colon and no brackets: an IPv6 address.
        } else if let colon = name.firstIndex(of: ":") {
            guard HostName.isPort(name[colon...]) else { return nil }
            name = name[..<colon]
        }
        guard !name.isEmpty else { return nil }
        text = name.lowercased()
    }

    private static func isPort(_ text: some StringProtocol) -> Bool {
        guard text.first == ":" else { return false }
        let digits = text.dropFirst()
        return digits.utf8.count <= 5 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether the name means this machine on every machine.
    ///
    /// Names below `localhost` do, too: RFC 6761 has them resolve to loopback.
    var isLoopback: Bool {
        if text == "localhost" || text.hasSuffix(".localhost") || text == "::1" { return true }
        guard let octets = ipv4 else { return false }
        return octets.first == 127
    }

    /// Whether this is an IP address, which no DNS answer can point elsewhere.
    var isAddress: Bool { text.contains(":") || ipv4 != nil }

    /// The four numbers of an IPv4 address, or nil.
    private var ipv4: [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let octets = parts.compactMap { UInt8($0) }
        return octets.count == 4 ? octets : nil
    }
}
