public import CairnPrimitives

/// Announced when a contract changes hands.
public struct OwnershipTransferred: LedgerEvent, BitwiseCopyable {
    public let previousOwner: Address
    public let newOwner: Address

    public init(previousOwner: Address, newOwner: Address) {
        self.previousOwner = previousOwner
        self.newOwner = newOwner
    }
}

/// One owner for each contract of a protocol, who may pass the contract on or give it up.
///
/// - Spec: OpenZeppelin Contracts 4.9, `Ownable`
public struct Ownership {
    private let owners: Table<Address, Address>
    private let ledger: Ledger

    /// Opens the table of the next number.
    public init(_ store: Store, name: String, ledger: Ledger) {
        owners = store.table(name)
        self.ledger = ledger
    }

    /// The owner of `contract`, zero for none.
    public func owner(of contract: Address) -> Address { owners[contract] }

    /// Gives `contract` its first owner, without an event, at genesis.
    public func assign(_ owner: Address, to contract: Address) { owners[contract] = owner }

    /// Throws unless the caller owns the contract that was called.
    public func requireOwner(_ call: Call) throws(Revert) {
        try require(owners[call.contract] == call.sender, MechanismError.callerNotOwner)
    }

    /// Passes the contract on.
    public func transfer(_ call: Call, to newOwner: Address) throws(Revert) {
        // Checks
        try requireOwner(call)
        try require(!newOwner.isZero, MechanismError.newOwnerZero)

        // Effects
        replace(with: newOwner, in: call.contract)
    }

    /// Leaves the contract without an owner, for good.
    public func renounce(_ call: Call) throws(Revert) {
        try requireOwner(call)
        replace(with: .zero, in: call.contract)
    }

    private func replace(with newOwner: Address, in contract: Address) {
        let previousOwner = owners[contract]
        owners[contract] = newOwner
        ledger.emit(
            OwnershipTransferred(previousOwner: previousOwner, newOwner: newOwner), from: contract)
    }
}
