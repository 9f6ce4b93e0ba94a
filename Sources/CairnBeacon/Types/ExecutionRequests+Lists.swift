import CairnEthereum
import CairnPrimitives

extension ExecutionRequests {
    /// Reads the lists that a block of the execution chain hands over: each has its type in front,
    /// then requests of fixed size one after another.
    ///
    /// - Spec: EIP-7685; electra `validator.md`, "Construct `execution_requests`"
    /// - Throws: `wrongSize` and others when a list cannot be read; lists of other types are passed
    ///   over.
    public init(lists: [[UInt8]], _ rules: BeaconRules) throws(SSZError) {
        self.init()
        for list in lists {
            guard let type = list.first else { continue }
            let content = Array(list.dropFirst())
            switch type {
            case 0: deposits = try Self.read(content, rules)
            case 1: withdrawals = try Self.read(content, rules)
            case 2: consolidations = try Self.read(content, rules)
            default: continue
            }
        }
    }

    private static func read<Request: SSZRecord>(
        _ bytes: [UInt8], _ rules: BeaconRules
    ) throws(SSZError) -> [Request] {
        let size = Request.fixedByteCount(rules) ?? bytes.count
        guard size > 0, bytes.count % size == 0 else {
            throw .wrongSize(expected: size, found: bytes.count)
        }
        var requests: [Request] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            requests.append(
                try Request(deserializing: Array(bytes[start..<start + size]), rules))
        }
        return requests
    }
}
