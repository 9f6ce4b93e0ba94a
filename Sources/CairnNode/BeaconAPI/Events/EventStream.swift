import CairnBeacon
import CairnChain
import CairnJSON
import CairnPrimitives
import CairnRPC
import Hummingbird
import NIOCore

/// One client's stream of events, from its request until it goes away.
struct EventStream: Sendable {
    /// What the stream waits for.
    fileprivate enum Signal: Sendable {
        /// A block of the execution chain.
        case block(number: BlockNumber, hash: Hash)
        /// So many blocks were taken back, of which this was the oldest.
        case removed(count: Int, oldest: BlockNumber)
        /// Nothing has happened for a while.
        case quiet
    }

    /// The most signals that wait for a client that reads slowly; then the oldest are forgotten.
    private static let signalLimit = 4_096

    let api: BeaconAPI
    let topics: Set<EventTopic>

    /// Writes events until the client goes away.
    func write(to writer: inout any ResponseBodyWriter) async throws {
        let (signals, continuation) = AsyncStream.makeStream(
            of: Signal.self, bufferingPolicy: .bufferingNewest(Self.signalLimit))
        let stop = api.backend.listen { notice in
            if let signal = Signal(notice) { continuation.yield(signal) }
        }
        let clock = Task { [interval = api.keepAlive] in
            while !Task.isCancelled {
                try await Task.sleep(for: interval)
                continuation.yield(.quiet)
            }
        }
        defer {
            stop()
            clock.cancel()
            continuation.finish()
        }
        // Taken after the listening began, so that nothing falls between the two.
        var feed = try makeFeed()
        // The first bytes tell the client that the stream is open.
        try await writer.write(ByteBuffer(string: ":\n\n"))
        for await signal in signals {
            let text = text(of: signal, &feed)
            if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
        }
        try await writer.finish(nil)
    }

    private func makeFeed() throws(BeaconAPIError) -> EventFeed {
        let newest = try api.newest()
        let genesis = try api.find(.genesis)
        return EventFeed(after: newest, genesisRoot: genesis?.headRoot ?? .zero) { root in
            // What cannot be looked up is not told of.
            try? api.find(.blockRoot(root))
        }
    }

    private func text(of signal: Signal, _ feed: inout EventFeed) -> String {
        switch signal {
        case .quiet: return ":\n\n"
        case .block(let number, let hash):
            // A block that was taken back in the meantime has its own signal.
            guard let chain = chain(at: number), chain.executionHash == hash else { return "" }
            return lines(feed.advance(to: chain))
        case .removed(let count, let oldest):
            guard oldest > 0, let chain = chain(at: oldest - 1) else { return "" }
            return lines(feed.fallBack(to: chain, count: count))
        }
    }

    private func chain(at number: BlockNumber) -> BeaconChain? {
        try? api.find(.executionBlock(number))
    }

    private func lines(_ events: [BeaconEvent]) -> String {
        events.filter { topics.contains($0.topic) }.map(\.lines).joined()
    }
}

extension EventStream.Signal {
    /// What a notice means for streams, if anything.
    init?(_ notice: ChainNotice) {
        switch notice {
        case .block(let block): self = .block(number: block.number, hash: block.hash)
        case .removed(let blocks):
            guard let oldest = blocks.last else { return nil }
            self = .removed(count: blocks.count, oldest: oldest.number)
        case .transaction: return nil
        }
    }
}
