import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
public import CairnPrimitives
public import CairnRPC
import CairnStore
import Foundation

/// The running node: one chain behind one lock, its transactions made durable before they are
/// acknowledged.
///
/// Every change goes through ``locked(_:)`` and hands its log entries to the durable log under the
/// same lock, so that the log has the order of the changes. Waiting for the disk happens outside.
public final class Engine: ChainBackend, @unchecked Sendable {
    let configuration: NodeConfiguration
    let store: BlockStore
    let log: DurableLog
    private let lock = NSLock()
    /// Guarded by `lock`.
    private var state: EngineState
    /// Delivers notices in order, outside the lock.
    private let courier = DispatchQueue(label: "cairn.notices")
    let submissions = SubmissionQueue()
    /// The beacon chain before its first epoch.
    let genesisBeacon: BeaconChain?
    let beaconReplays = BeaconReplays()
    let keysByAccount: [Address: PrivateKey]
    public let unlockedAccounts: [Address]
    private(set) lazy var producer = IntervalProducer(self)
    /// What restoring the chain took and found, for whoever starts the node.
    public let recovery: RecoveryReport

    /// Opens the chain in the data directory, or makes one.
    ///
    /// - Throws: Why the directory cannot be used, as a sentence for a person.
    public init(_ configuration: NodeConfiguration) throws(NodeError) {
        self.configuration = configuration
        let restored = try Self.restore(configuration)
        store = restored.store
        state = restored.state
        recovery = restored.report
        genesisBeacon = restored.genesisBeacon
        log = DurableLog(restored.store)
        unlockedAccounts = configuration.keys.map(\.address)
        keysByAccount = Dictionary(
            configuration.keys.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
        producer.update()
    }

    /// Has blocks come at the interval that the mode now asks for.
    func productionChanged() { producer.update() }

    /// Runs `body` alone with the state, then sends the notices it left.
    func locked<Result, Failure: Error>(
        _ body: (inout EngineState) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        lock.lock()
        defer {
            if !state.notices.isEmpty { deliver() }
            lock.unlock()
        }
        return try body(&state)
    }

    /// Hands the gathered notices to the courier. The lock is held, so that they stay in order.
    private func deliver() {
        let notices = state.notices
        let listeners = state.listeners.sorted { $0.key < $1.key }.map(\.value)
        state.notices.removeAll(keepingCapacity: true)
        guard !listeners.isEmpty else { return }
        courier.async {
            for notice in notices {
                for listener in listeners { listener(notice) }
            }
        }
    }

    /// Waits until the entries of a ticket are on the disk.
    func makeDurable(_ ticket: UInt64) async throws(RPCError) {
        do { try await log.wait(for: ticket) } catch {
            halt("the log cannot be written: \(error)")
            throw .internalFault("the log cannot be written: \(error)")
        }
    }

    /// Stops block production: better no answer than a wrong one.
    func halt(_ reason: String) {
        locked { state in if state.fault == nil { state.fault = reason } }
    }

    /// Writes the whole state and closes the log. No method may be called afterwards.
    public func close() throws(NodeError) {
        producer.stop()
        locked { state in
            // What methods changed since the last block is in the log and will be replayed.
            if state.chain.world.store.isSealed { writeImage(&state) }
        }
        log.close()
        do throws(StoreError) { try store.close() } catch {
            throw NodeError("the store cannot be closed: \(error)")
        }
    }

    // MARK: ChainBackend: identity and news

    public var chainID: UInt64 { configuration.genesis.configuration.moment.chainID }
    public let clientVersion = "Cairn/v\(CairnVersion.number)/linux-x86_64/swift6.3"
    public var slotsPerEpoch: UInt64 { configuration.slotsPerEpoch }
    public var genesisNumber: BlockNumber { configuration.genesis.configuration.moment.number }

    public func listen(
        _ listener: @escaping @Sendable (ChainNotice) -> Void
    ) -> @Sendable () -> Void {
        let id = locked { state in
            state.nextListener += 1
            state.listeners[state.nextListener] = listener
            return state.nextListener
        }
        return { [weak self] in self?.locked { $0.listeners[id] = nil } }
    }

    public var development: (any DevelopmentBackend)? {
        configuration.isDevelopment ? self : nil
    }

    /// Seconds since 1970 by the machine's clock.
    var wall: UInt64 { UInt64(max(0, Date().timeIntervalSince1970)) }
}

/// The version of this program.
public enum CairnVersion {
    public static let number = "0.3.0"
}

/// Why a node cannot start, as a sentence.
public struct NodeError: Error, CustomStringConvertible, Equatable {
    public let description: String

    public init(_ description: String) { self.description = description }
}
