public import CairnPrimitives

/// What the ledger knows of an address itself.
@frozen
public struct Account: TableRecord {
    public var balance: Wei
    /// How many transactions the address has sent, or contracts created.
    public var nonce: UInt64
    /// The kind of contract that lives here; ``CodeID/none`` for a plain account.
    public var code: CodeID
}

/// A kind of contract, in the numbering of the chain's table of contracts.
@frozen
public struct CodeID: TableRecord, Hashable {
    public var rawValue: UInt64

    @inlinable
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// No contract.
    public static let none = CodeID(rawValue: 0)
}

/// Ether, nonces and kinds of contract by address.
public struct Accounts {
    public let table: Table<Address, Account>
    /// All ether that exists: what genesis gave and consensus issued, less what was burned.
    public let supply: Cell<Wei>

    init(_ store: Store) {
        table = store.table("accounts")
        supply = store.cell("accounts.supply")
    }

    @inlinable
    public subscript(address: Address) -> Account { table[address] }

    @inlinable
    public func balance(of address: Address) -> Wei { table[address].balance }

    /// Moves ether between accounts; no code runs.
    ///
    /// - Throws: ``LedgerError/insufficientEther(_:_:)`` before anything has changed.
    public func transfer(_ amount: Wei, from: Address, to: Address) throws(Revert) {
        let held = table[from].balance
        guard held >= amount else {
            throw Revert(LedgerError.insufficientEther(held: held, needed: amount))
        }
        guard amount > .zero else { return }
        table.update(from) { $0.balance -= amount }
        table.update(to) { $0.balance += amount }
    }

    /// Ether that did not exist: genesis, consensus rewards, development methods.
    public func issue(_ amount: Wei, to address: Address) {
        supply.update { $0 += amount }
        table.update(address) { $0.balance += amount }
    }

    /// Destroys ether that `address` holds.
    ///
    /// - Precondition: `address` holds at least `amount`.
    public func burn(_ amount: Wei, of address: Address) {
        table.update(address) { $0.balance -= amount }
        supply.update { $0 -= amount }
    }

    /// Sets a balance and adjusts the supply, for genesis and development methods.
    public func setBalance(_ balance: Wei, of address: Address) {
        let old = table[address].balance
        if balance >= old {
            issue(balance - old, to: address)
        } else {
            burn(old - balance, of: address)
        }
    }
}
