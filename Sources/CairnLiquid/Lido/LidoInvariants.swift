import CairnLedger
import CairnPrimitives

/// What must hold of Lido after every transaction.
public enum LidoInvariants {
    /// A named rule, and the check that tells what is wrong, or nil.
    public struct Rule: Sendable {
        public let name: String
        let check: @Sendable (Lido) -> String?
    }

    /// Every rule, those that read least first.
    public static let all: [Rule] = [
        ether, externalShares, lockedEther, wrapped, burner, queueOrder, checkpoints, claims,
    ]

    /// The token holds the ether that it counts as buffered.
    static let ether = Rule(name: "D1 stETH buffered") { lido in
        let held = lido.ledger.accounts.balance(of: lido.contracts.stETH)
        let counted = lido.state.pool.value.bufferedEther
        return held >= counted ? nil : "\(counted) wei are buffered, \(held) are there"
    }

    /// External shares are a part of all shares, never all of them.
    static let externalShares = Rule(name: "D1 external shares") { lido in
        let external = lido.state.pool.value.externalShares
        return external < lido.totalShares
            ? nil : "\(external) of \(lido.totalShares) shares are external"
    }

    /// The queue holds the ether that it has locked for requests.
    static let lockedEther = Rule(name: "D4 queue locked") { lido in
        let held = lido.ledger.accounts.balance(of: lido.contracts.withdrawalQueue)
        let locked = lido.state.queue.value.lockedEther
        return held >= locked ? nil : "\(locked) wei are locked, \(held) are there"
    }

    /// Every unit of wstETH is covered by a share that its contract holds.
    static let wrapped = Rule(name: "D7 wstETH covered") { lido in
        let units = lido.ledger.tokens.supply(of: lido.contracts.wstETH)
        let shares = lido.sharesOf(lido.contracts.wstETH).rawValue
        return shares >= units ? nil : "\(units) units of wstETH stand for \(shares) shares"
    }

    /// The burner holds the shares that wait to be burned.
    static let burner = Rule(name: "D1 burner covered") { lido in
        let requests = lido.state.burner.value
        let requested = requests.coverRequested + requests.nonCoverRequested
        let held = lido.sharesOf(lido.contracts.burner)
        return held >= requested ? nil : "\(requested) shares wait to be burned, \(held) are there"
    }

    /// Requests are finalized in order, and sums along the queue never fall.
    static let queueOrder = Rule(name: "D4 queue order") { lido in
        let status = lido.state.queue.value
        guard status.lastFinalizedID <= status.lastRequestID else {
            return "request \(status.lastFinalizedID) of \(status.lastRequestID) is finalized"
        }
        var previous = lido.state.requests[0]
        for id in 0...status.lastRequestID {
            let request = lido.state.requests[id]
            guard request.cumulativeStETH >= previous.cumulativeStETH,
                request.cumulativeShares >= previous.cumulativeShares,
                request.timestamp >= previous.timestamp
            else { return "request \(id) lies before the one in front of it" }
            if id > status.lastFinalizedID && request.isClaimed.isSet && id > 0 {
                return "request \(id) is claimed before it is finalized"
            }
            previous = request
        }
        return nil
    }

    /// Checkpoints cover the finalized requests in ascending order.
    static let checkpoints = Rule(name: "D4 queue checkpoints") { lido in
        let status = lido.state.queue.value
        var previous: UInt64 = 0
        for index in 0..<status.lastCheckpoint {
            let first = lido.state.checkpoints[index + 1].fromRequestID
            guard first > previous, first <= status.lastFinalizedID else {
                return "checkpoint \(index + 1) begins at request \(first)"
            }
            previous = first
        }
        return nil
    }

    /// Locked ether is what finalized requests that nobody has claimed are owed.
    ///
    /// Each claim is rounded down for itself, a batch as a whole: locked ether may be more, by less
    /// than one wei for each request.
    static let claims = Rule(name: "D4 queue claims") { lido in
        let status = lido.state.queue.value
        var owed = Wei.zero
        var index: UInt64 = 0
        for id in 0..<status.lastFinalizedID {
            let number = id + 1
            while index < status.lastCheckpoint,
                lido.state.checkpoints[index + 1].fromRequestID <= number
            { index += 1 }
            do throws(Revert) {
                owed += try lido.claimableEther(UInt256(number), hint: UInt256(index))
            } catch {
                return "request \(number) cannot be claimed: \(error.reason)"
            }
        }
        let excess = status.lockedEther.saturatingSubtract(owed)
        return owed <= status.lockedEther && excess.rawValue <= UInt256(status.lastFinalizedID)
            ? nil : "\(status.lockedEther) wei are locked for claims of \(owed)"
    }
}

extension Lido {
    /// The names and facts of rules that do not hold; empty when all is well.
    public func violatedInvariants() -> [String] {
        LidoInvariants.all.compactMap { rule in rule.check(self).map { "\(rule.name): \($0)" } }
    }
}
