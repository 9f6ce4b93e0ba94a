public import CairnPrimitives

/// Claims on something, each of its own number: withdrawal requests and the like.
///
/// Who holds a claim and who may pass it on; what it is worth is the issuer's. Rules and events of
/// a transfer differ between issuers and live with them.
public struct Claims {
    /// The holder by contract and number; zero for none.
    public let owners: Table<Pair<Address, UInt256>, Address>
    /// How many claims of a contract somebody holds.
    public let counts: Table<Pair<Address, Address>, UInt256>
    /// Who may pass one claim on.
    public let approvals: Table<Pair<Address, UInt256>, Address>
    /// By contract, owner and operator: who may pass all of an owner's claims on.
    public let operators: Table<Triple<Address, Address, Address>, Flag>

    init(_ store: Store) {
        owners = store.table("claims.owners")
        counts = store.table("claims.counts")
        approvals = store.table("claims.approvals")
        operators = store.table("claims.operators")
    }

    public func owner(of id: UInt256, in contract: Address) -> Address {
        owners[Pair(contract, id)]
    }

    /// Whether `spender` owns the claim or was allowed to pass it on.
    public func isApprovedOrOwner(
        _ spender: Address, of id: UInt256, in contract: Address
    ) -> Bool {
        let owner = owner(of: id, in: contract)
        return spender == owner || approvals[Pair(contract, id)] == spender
            || operators[Triple(contract, owner, spender)].isSet
    }

    /// Gives a new claim to `owner`.
    ///
    /// - Precondition: Nobody holds it.
    public func mint(_ id: UInt256, of contract: Address, to owner: Address) {
        precondition(self.owner(of: id, in: contract).isZero, "the claim exists")
        owners[Pair(contract, id)] = owner
        counts.update(Pair(contract, owner)) { $0 += .one }
    }

    /// Removes a claim and its approval.
    ///
    /// - Precondition: Somebody holds it.
    public func burn(_ id: UInt256, of contract: Address) {
        let owner = owner(of: id, in: contract)
        counts.update(Pair(contract, owner)) { $0 -= .one }
        owners[Pair(contract, id)] = .zero
        approvals[Pair(contract, id)] = .zero
    }

    /// Passes a claim on and removes its approval.
    ///
    /// - Precondition: Somebody holds it.
    public func move(_ id: UInt256, of contract: Address, to newOwner: Address) {
        let owner = owner(of: id, in: contract)
        counts.update(Pair(contract, owner)) { $0 -= .one }
        counts.update(Pair(contract, newOwner)) { $0 += .one }
        owners[Pair(contract, id)] = newOwner
        approvals[Pair(contract, id)] = .zero
    }
}
