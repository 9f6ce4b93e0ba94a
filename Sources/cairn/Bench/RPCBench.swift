import CairnBench
import CairnEthereum
import CairnNode
import CairnPrimitives
import Foundation

/// The node under load over HTTP, beside a fixed answer and beside signature recovery alone.
enum RPCBench {
    private static let connections = 8
    private static let readsPerConnection = 4_000
    private static let rounds = 5
    private static let senders = 256
    private static let transactionsPerSender = 100
    /// What wallets' libraries put into one request at most, or less.
    private static let batchLength = 20

    /// Measures a node of its own, whose chain lies on the disk and is durable as always.
    static func run() async throws -> [Timing] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("cairn-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let keys = try (0..<senders).map { try PrivateKey(UInt256(UInt64($0) + 0xCA14)) }
        let node = try await LocalNode.start(keys: keys, dataDirectory: folder.path)
        let timings = try reads(node) + sends(node, keys)
        await node.stop()
        return timings
    }

    // MARK: Reading

    private static func reads(_ node: LocalNode) throws -> [Timing] {
        let balance =
            Selector(hashing: "balanceOf(address)").bytes + Array(repeating: 0x11, count: 32)
        let call = """
            {"jsonrpc":"2.0","id":1,"method":"eth_call","params":[{"to":\
            "0xae7ab96520de3a18e5e111b5eaab095312d7fe84","data":"\(Bytes(balance).hex)"},"latest"]}
            """
        let number = #"{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber"}"#
        let requests = [
            LoadClient.get("/health", port: node.port),
            LoadClient.post(number, port: node.port), LoadClient.post(call, port: node.port),
        ]
        // In turn, and the best of each: what else the machine does then meets all three.
        var times = requests.map { _ in Double.infinity }
        for _ in 0..<rounds {
            for (index, request) in requests.enumerated() {
                times[index] = min(times[index], try load(node, request))
            }
        }
        func timing(_ name: String, _ time: Double) -> Timing {
            let share = Int((times[0] / time * 100).rounded())
            return Timing(
                name, operations: connections * readsPerConnection, nsPerOperation: time,
                reference: .init("a fixed answer", nsPerOperation: times[0]),
                remark: "\(share) % of its requests a second")
        }
        return [
            Timing(
                "a fixed answer of the same server, \(connections) connections",
                operations: connections * readsPerConnection, nsPerOperation: times[0]),
            timing("eth_blockNumber", times[1]),
            timing("eth_call of stETH.balanceOf", times[2]),
        ]
    }

    /// The time for one request when all connections send one after another, in nanoseconds.
    private static func load(
        _ node: LocalNode, _ request: [UInt8]
    ) throws -> Double {
        let count = readsPerConnection
        return try together(connections) { _ in
            let client = try LoadClient(port: node.port)
            for _ in 0..<count { _ = try client.exchange(request) }
        } / Double(connections * count)
    }

    /// Runs `body` on so many threads and returns how long it took until all were done.
    private static func together(
        _ threads: Int, _ body: @escaping @Sendable (Int) throws -> Void
    ) throws -> Double {
        let done = DispatchGroup()
        let failure = Locked<(any Error)?>(nil)
        let time = nanoseconds {
            for number in 0..<threads {
                done.enter()
                Thread.detachNewThread {
                    do { try body(number) } catch { failure.set(error) }
                    done.leave()
                }
            }
            done.wait()
        }
        if let error = failure.value { throw error }
        return time
    }

    // MARK: Sending

    private static func sends(_ node: LocalNode, _ keys: [PrivateKey]) throws -> [Timing] {
        let count = senders * transactionsPerSender
        let first = signed(by: keys, from: 0)
        let all = first.joined()
        let recovery =
            nanoseconds { for transaction in all { keep(try? transaction.sender()) } }
            / Double(count)
        func timing(_ name: String, _ time: Double) -> Timing {
            let share = Int((recovery / time * 100).rounded())
            return Timing(
                name, operations: count, nsPerOperation: time,
                reference: .init("recovery alone", nsPerOperation: recovery),
                remark: "\(share) % of its transactions a second")
        }
        return [
            Timing("recovering a sender, one thread", operations: count, nsPerOperation: recovery),
            timing(
                "eth_sendRawTransaction, durable, \(senders) senders",
                try send(first, inBatchesOf: 1, to: node)),
            timing(
                "the same in batches of \(batchLength)",
                try send(
                    signed(by: keys, from: transactionsPerSender), inBatchesOf: batchLength,
                    to: node)),
        ]
    }

    /// Payments of every key, with nonces from `start`.
    private static func signed(by keys: [PrivateKey], from start: Int) -> [[Transaction]] {
        keys.map { key in
            (start..<start + transactionsPerSender).map { nonce in
                UnsignedTransaction.dynamicFee(
                    chainID: 31_337, nonce: UInt64(nonce), maxPriorityFeePerGas: .gwei(1),
                    maxFeePerGas: .gwei(100), gasLimit: 21_000, to: keys[0].address,
                    value: .gwei(1), data: []
                ).signed(by: key)
            }
        }
    }

    /// The time for one transaction when all senders send at once, in nanoseconds.
    private static func send(
        _ transactions: [[Transaction]], inBatchesOf length: Int, to node: LocalNode
    ) throws -> Double {
        let requests = transactions.map { transactions in
            stride(from: 0, to: transactions.count, by: length).map { start in
                let calls = transactions[start..<min(start + length, transactions.count)].map {
                    """
                    {"jsonrpc":"2.0","id":1,"method":"eth_sendRawTransaction",\
                    "params":["\(Bytes($0.encoded).hex)"]}
                    """
                }
                let body = length == 1 ? calls.joined() : "[\(calls.joined(separator: ","))]"
                return LoadClient.post(body, port: node.port)
            }
        }
        let time = try together(transactions.count) { sender in
            let client = try LoadClient(port: node.port)
            for request in requests[sender] {
                let answer = try client.exchange(request)
                guard answer.firstRange(of: Array(#""error""#.utf8)) == nil else {
                    throw Failure("refused: \(String(decoding: answer, as: UTF8.self))")
                }
            }
        }
        return time / Double(transactions.reduce(0) { $0 + $1.count })
    }
}

/// A value that several threads may write.
private final class Locked<Value>: @unchecked Sendable {
    // Guarded by `lock`.
    private var stored: Value
    private let lock = NSLock()

    init(_ value: Value) { stored = value }

    var value: Value { lock.withLock { stored } }

    func set(_ value: Value) { lock.withLock { stored = value } }
}
