import CairnPrimitives

extension Ledger {
    /// Checks that what is counted twice agrees.
    ///
    /// The cost is a walk over all accounts and holdings: for tests and debugging nodes.
    ///
    /// - Returns: A sentence for each invariant that does not hold.
    public func violatedInvariants() -> [String] {
        var violated: [String] = []
        var ether = Wei.zero
        accounts.table.forEach { _, account in ether += account.balance }
        if ether != accounts.supply.value {
            violated.append("L2: accounts hold \(ether) wei of \(accounts.supply.value)")
        }

        var sums: [Address: UInt256] = [:]
        tokens.holdings.forEach { key, units in sums[key.first, default: .zero] += units }
        tokens.supplies.forEach { token, supply in
            let held = sums.removeValue(forKey: token) ?? .zero
            if held != supply {
                violated.append("L1: holders of \(token) have \(held) units of \(supply)")
            }
        }
        for token in sums.keys.sorted() where sums[token] != .zero {
            violated.append("L1: \(token) has holders but no supply")
        }

        var counts: [Pair<Address, Address>: UInt256] = [:]
        claims.owners.forEach { key, owner in
            if !owner.isZero { counts[Pair(key.first, owner), default: .zero] += .one }
        }
        claims.counts.forEach { key, count in
            let owned = counts[key] ?? .zero
            if owned != count {
                violated.append(
                    "L1: \(key.second) owns \(owned) claims of \(key.first), counted \(count)")
            }
        }
        return violated
    }
}
