public import CairnLedger
public import CairnPrimitives

/// A running call: the world it runs in, and who calls what with how much.
public struct Frame {
    public let world: World
    public let call: Call

    public var sender: Address { call.sender }
    public var value: Wei { call.value }
    /// The contract that was called.
    public var contract: Address { call.contract }
    public var ledger: Ledger { world.ledger }
}
