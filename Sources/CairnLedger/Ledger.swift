public import CairnPrimitives

/// Accounts, assets, claims and events on one store: what every protocol stands on.
///
/// A transition that fails throws ``Revert`` and is undone by the checkpoint of the call that it
/// runs in (``attempt(_:)``); no transition undoes its own work.
public final class Ledger {
    public let store: Store
    public let accounts: Accounts
    public let tokens: Tokens
    public let claims: Claims
    public var events = EventLog()

    /// The block that transactions see.
    public var moment: BlockMoment
    private unowned(unsafe) var messageHost: (any MessageHost)?

    /// Carries calls to code that modules do not know.
    ///
    /// - Precondition: The world that owns the ledger has set it, and lives.
    public var host: any MessageHost {
        get {
            guard let messageHost else { preconditionFailure("the ledger has no world") }
            return messageHost
        }
        set { messageHost = newValue }
    }

    /// Opens the ledger's tables, the first of a store.
    public init(_ store: Store, moment: BlockMoment) {
        self.store = store
        self.moment = moment
        accounts = Accounts(store)
        tokens = Tokens(store, accounts: accounts)
        claims = Claims(store)
    }

    /// Announces an event of the contract `emitter`.
    @inlinable
    public func emit<Event: LedgerEvent & BitwiseCopyable>(_ event: Event, from emitter: Address) {
        events.append(event, from: emitter)
    }

    @inlinable
    public func emit<Event: LedgerEvent>(_ event: Event, from emitter: Address) {
        events.append(event, from: emitter)
    }

    // MARK: Checkpoints

    /// A moment to return to: state and events.
    public struct Checkpoint: Equatable, Sendable {
        let store: Store.Checkpoint
        let events: EventLog.Mark
    }

    public var checkpoint: Checkpoint {
        Checkpoint(store: store.checkpoint, events: events.mark)
    }

    public func rollback(to checkpoint: Checkpoint) {
        store.rollback(to: checkpoint.store)
        events.truncate(to: checkpoint.events)
    }

    /// Runs `body` inside a checkpoint: what it did stays if it returns and is gone if it throws.
    @inlinable
    public func attempt<Result>(
        _ body: () throws(Revert) -> Result
    ) throws(Revert) -> Result {
        let start = checkpoint
        do throws(Revert) { return try body() } catch {
            rollback(to: start)
            throw error
        }
    }

    // MARK: Ether

    /// Sends ether as a contract does: the recipient's code runs, if it has any.
    ///
    /// - Throws: ``LedgerError/insufficientEther(held:needed:)``, or what the recipient refused with.
    public func send(_ amount: Wei, from: Address, to: Address) throws(Revert) {
        if accounts[to].code == .none {
            try accounts.transfer(amount, from: from, to: to)
        } else {
            _ = try host.call(Message(sender: from, recipient: to, value: amount))
        }
    }
}
