import CairnBeacon
import CairnChain
import CairnJSON
import CairnPrimitives
import CairnRPC
import Hummingbird
import NIOCore
import Testing

@testable import CairnNode

/// Gathers what a body writes, part by part.
private final class PartCollector: @unchecked Sendable {
    var parts: [ByteBuffer] = []
    var isFinished = false

    var bytes: [UInt8] { parts.flatMap { Array($0.readableBytesView) } }
}

private struct CollectingWriter: ResponseBodyWriter {
    let collector: PartCollector

    func write(_ buffer: ByteBuffer) async throws { collector.parts.append(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        collector.isFinished = true
    }
}

@Suite("Whole states and events of a chain")
struct StateStreamTests {
    /// When the chains begin, in seconds since 1970.
    static let start: UInt64 = 1_700_000_000

    /// Produces blocks, each so many seconds after the genesis.
    static func mine(_ engine: Engine, after seconds: UInt64...) async throws {
        for time in seconds { try await engine.mine(at: start + time) }
    }

    static func engine(_ change: (inout BeaconParameters) -> Void = { _ in }) throws -> Engine {
        var genesis = Genesis.development(timestamp: Self.start, accounts: [])
        var beacon = try #require(genesis.configuration.beacon)
        change(&beacon)
        genesis.configuration.beacon = beacon
        return try Engine(NodeConfiguration(genesis: genesis, production: .manual))
    }

    static func head(_ engine: Engine) throws -> BeaconChain {
        try #require(try engine.beacon(at: .head))
    }

    private static func written(_ body: ResponseBody) async throws -> PartCollector {
        let collector = PartCollector()
        try await body.write(CollectingWriter(collector: collector))
        #expect(collector.isFinished)
        return collector
    }

    @Test("a state in parts is the state in one piece", arguments: [BeaconFork.electra, .fulu])
    func serialization(fork: BeaconFork) async throws {
        let engine = try Self.engine { $0.fork = fork }
        try await Self.mine(engine, after: 12, 400, 1_500)
        let chain = try Self.head(engine)
        let place = BeaconPlace(chain, newest: chain)
        let body = StateStream(place).body(.ssz)
        let collector = try await Self.written(body)
        let whole = chain.state.serialized(chain.state.rules)
        #expect(collector.bytes == whole)
        #expect(body.contentLength == whole.count)
        #expect(collector.parts.count > 5)
        let back = try BeaconState(deserializing: collector.bytes, chain.state.rules)
        #expect(back.hashTreeRoot(chain.state.rules) == chain.head.stateRoot)
    }

    @Test("a state in JSON has the fields of its fork", arguments: [BeaconFork.electra, .fulu])
    func json(fork: BeaconFork) async throws {
        let engine = try Self.engine { $0.fork = fork }
        let chain = try Self.head(engine)
        let place = BeaconPlace(chain, newest: chain)
        let collector = try await Self.written(StateStream(place).body(.json))
        // No part is large, however long the lists are.
        #expect(collector.parts.allSatisfy { $0.readableBytes < 1 << 20 })
        let json = try JSON(parsing: collector.bytes)
        #expect(json["version"] == .string(fork.name))
        #expect(json["finalized"] == true)
        guard case .object(let data) = json["data"] else {
            Issue.record("a state is an object")
            return
        }
        let names = BeaconState.fieldNames
        #expect(data.members.map(\.name) == (fork == .fulu ? names : names.dropLast()))
        guard case .array(let mixes) = data["randao_mixes"] else {
            Issue.record("the mixes are an array")
            return
        }
        #expect(mixes.count == 65_536)
        #expect(mixes[70] == .hash(chain.state.randaoMix(at: Epoch(70))))
    }

    @Test("long arrays are JSON at every length", arguments: [0, 1, 1_023, 1_024, 1_025, 5_000])
    func arrays(count: Int) async throws {
        let collector = PartCollector()
        var writer: any ResponseBodyWriter = CollectingWriter(collector: collector)
        let rest = try await StreamedArray(count: count) { .decimal($0) }
            .write(after: Array("[".utf8), to: &writer)
        let text = collector.bytes + rest + Array("]".utf8)
        let wanted = JSON.array([.array((0..<count).map { .decimal($0) })])
        #expect(try JSON(parsing: text) == wanted)
        #expect(collector.parts.count == count / StreamedArray.elementsPerPart)
    }

    @Test("what is told of a chain, once and in order")
    func events() async throws {
        let engine = try Self.engine()
        let genesis = try Self.head(engine)
        var feed = EventFeed(after: genesis, genesisRoot: genesis.headRoot) { root in
            do { return try engine.beacon(at: .blockRoot(root)) } catch { return nil }
        }
        #expect(feed.advance(to: genesis) == [])

        try await Self.mine(engine, after: 12)
        let first = try Self.head(engine)
        let events = feed.advance(to: first)
        #expect(events.map(\.topic) == [.block, .head])
        #expect(events[1].data["block"] == .hash(first.headRoot))
        #expect(events[1].data["current_duty_dependent_root"] == .hash(genesis.headRoot))
        #expect(
            events[0].lines
                == "event: block\ndata: {\"slot\":\"\(first.head.slot)\",\"block\":"
                + "\"\(first.headRoot.hex)\",\"execution_optimistic\":false}\n\n")
        #expect(feed.advance(to: first) == [])

        try await Self.mine(engine, after: 5_000, 10_000)
        let later = try Self.head(engine)
        let quiet = feed.advance(to: later)
        // Two blocks that were announced to nobody, each behind one of quiet epochs.
        #expect(quiet.map(\.topic).suffix(2) == [.head, .finalizedCheckpoint])
        #expect(quiet.count { $0.topic == .block } >= 2)
        #expect(
            quiet.last?.data["epoch"] == .decimal(later.state.finalizedCheckpoint.epoch))

        let back = feed.fallBack(to: first, count: 2)
        #expect(back.map(\.topic) == [.chainReorg, .head])
        #expect(back[0].data["depth"] == "2")
        #expect(back[0].data["old_head_block"] == .hash(later.headRoot))
        #expect(back[0].data["new_head_state"] == .hash(first.head.stateRoot))
        // What was final on the other branch is told of again.
        #expect(feed.advance(to: later).contains { $0.topic == .finalizedCheckpoint })
    }

    @Test("a chain without a beacon chain answers 503")
    func noBeaconChain() throws {
        var genesis = Genesis.development(timestamp: Self.start, accounts: [])
        genesis.configuration.beacon = nil
        let engine = try Engine(NodeConfiguration(genesis: genesis))
        let error = #expect(throws: BeaconAPIError.self) { try BeaconAPI(engine).newest() }
        #expect(error?.status == 503)
    }
}
