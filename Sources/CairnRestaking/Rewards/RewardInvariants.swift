import CairnLedger
import CairnPrimitives

extension Restaking {
    /// Checks what must hold of rewards after every call.
    ///
    /// The cost is a walk over all claims and roots: for tests and debugging nodes.
    ///
    /// - Returns: A sentence for each invariant that does not hold.
    public func violatedRewardInvariants() -> [String] {
        violatedFunds() + violatedRoots()
    }

    /// R21: claims are paid of what submissions have brought, and of gifts.
    ///
    /// Only of tokens whose balances are what the ledger books; others gain and lose by rounding.
    private func violatedFunds() -> [String] {
        var paid: [Address: UInt256] = [:]
        rewards.claimed.forEach { key, amount in paid[key.second, default: .zero] += amount }
        var violated: [String] = []
        rewards.funded.forEach { token, funded in
            let held = ledger.tokens.holding(of: parameters.rewardsCoordinator, in: token)
            guard isPlain(token, holding: held) else { return }
            let claimed = paid[token] ?? .zero
            if held + claimed < funded {
                violated.append(
                    "R21: of \(token) \(funded) were submitted, \(claimed) are paid and \(held) "
                        + "left")
            }
        }
        return violated
    }

    private func isPlain(_ token: Address, holding: UInt256) -> Bool {
        do throws(Revert) {
            return try ledger.tokens.balance(of: parameters.rewardsCoordinator, in: token)
                == holding
        } catch { return false }
    }

    /// R21: each root covers a later time than the one before, and the newest one's is noted.
    private func violatedRoots() -> [String] {
        var violated: [String] = []
        var end: UInt64 = 0
        for (index, root) in rewards.roots.values(0).enumerated() {
            if root.calculationEnd <= end {
                violated.append("R21: root \(index) covers no later time than the one before")
            }
            end = root.calculationEnd
        }
        if rewards.settings.value.calculationEnd != end {
            violated.append("R21: the newest root covers the time until \(end)")
        }
        return violated
    }
}
