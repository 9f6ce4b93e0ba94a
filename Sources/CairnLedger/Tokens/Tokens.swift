public import CairnPrimitives

/// How one kind of asset moves. The ledger finds the rules by the code of the asset's address.
///
/// Amounts are in the asset's own unit: wei of stETH, not shares.
public protocol TokenRules {
    /// What `holder` can spend.
    func balance(of holder: Address, in token: Address) throws(Revert) -> UInt256

    /// What `transfer(to, amount)` called by `from` does, its events included.
    func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert)

    /// What `transferFrom(from, to, amount)` called by `spender` does, its events included.
    func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert)
}

/// Every asset of the ledger: holdings, allowances, supplies, and the rules by which they move.
///
/// A holding is the asset's own unit for a plain asset and shares of the pool for a rebasing one.
/// Whoever restakes or trades an asset uses ``balance(of:in:)`` and the transfers, and so need not
/// know its issuer; the issuer writes holdings through ``mint(_:of:to:)`` and its kin.
public final class Tokens {
    /// Units or shares by asset and holder.
    public let holdings: Table<Pair<Address, Address>, UInt256>
    /// The sum of an asset's holdings.
    public let supplies: Table<Address, UInt256>
    /// By asset, owner and spender, in the asset's unit.
    public let allowances: Table<Triple<Address, Address, Address>, UInt256>

    private let accounts: Accounts
    private var rules: [(any TokenRules)?] = []
    private var foreignRules: (any TokenRules)?

    init(_ store: Store, accounts: Accounts) {
        self.accounts = accounts
        holdings = store.table("tokens.holdings")
        supplies = store.table("tokens.supplies")
        allowances = store.table("tokens.allowances")
    }

    // MARK: Rules

    /// Names the rules for all assets whose address has this code.
    public func register(_ tokenRules: any TokenRules, for code: CodeID) {
        while rules.count <= Int(code.rawValue) { rules.append(nil) }
        rules[Int(code.rawValue)] = tokenRules
    }

    /// Names the rules for assets whose code is not one of the ledger's: calls by bytes.
    public func registerForeign(_ tokenRules: any TokenRules) { foreignRules = tokenRules }

    private func rules(of token: Address) throws(Revert) -> any TokenRules {
        let code = Int(accounts[token].code.rawValue)
        if code < rules.count, let known = rules[code] { return known }
        guard let foreignRules, code != 0 else { throw Revert(LedgerError.notAToken(token)) }
        return foreignRules
    }

    // MARK: Use

    public func balance(of holder: Address, in token: Address) throws(Revert) -> UInt256 {
        try rules(of: token).balance(of: holder, in: token)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        try rules(of: token).transfer(amount, of: token, from: from, to: to)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        try rules(of: token).transfer(amount, of: token, from: from, to: to, spender: spender)
    }

    /// Asks for what a transfer from `from` by `spender` will need; see ``Table/prefetch(_:)``.
    @inlinable @inline(__always)
    public func prefetchTransfer(of token: Address, from: Address, spender: Address) {
        holdings.prefetch(Pair(token, from))
        allowances.prefetch(Triple(token, from, spender))
    }

    /// Asks for two holdings that a movement will need.
    @inlinable @inline(__always)
    public func prefetchMove(of token: Address, from: Address, to: Address) {
        holdings.prefetch(Pair(token, from))
        holdings.prefetch(Pair(token, to))
    }

    // MARK: For issuers

    @inlinable
    public func holding(of holder: Address, in token: Address) -> UInt256 {
        holdings[Pair(token, holder)]
    }

    @inlinable
    public func supply(of token: Address) -> UInt256 { supplies[token] }

    @inlinable
    public func allowance(of spender: Address, by owner: Address, in token: Address) -> UInt256 {
        allowances[Triple(token, owner, spender)]
    }

    public func setAllowance(
        _ amount: UInt256, of spender: Address, by owner: Address, in token: Address
    ) {
        allowances[Triple(token, owner, spender)] = amount
    }

    /// Adds units or shares to a holding and the supply.
    ///
    /// - Throws: ``Panic/arithmetic`` if the supply would exceed 256 bits.
    public func mint(_ units: UInt256, of token: Address, to holder: Address) throws(Revert) {
        let supply = try checked { () throws(ArithmeticFault) in
            try supplies[token].adding(units)
        }
        supplies[token] = supply
        holdings.update(Pair(token, holder)) { $0 += units }
    }

    /// Takes units or shares from a holding and the supply.
    ///
    /// - Precondition: `holder` holds at least `units`.
    public func burn(_ units: UInt256, of token: Address, from holder: Address) {
        supplies.update(token) { $0 -= units }
        holdings.update(Pair(token, holder)) { $0 -= units }
    }

    /// Moves units or shares. A movement to oneself changes nothing.
    ///
    /// - Precondition: `from` holds at least `units`.
    public func move(_ units: UInt256, of token: Address, from: Address, to: Address) {
        holdings.update(Pair(token, from)) { $0 -= units }
        holdings.update(Pair(token, to)) { $0 += units }
    }
}
