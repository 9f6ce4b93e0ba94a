import CairnLedger
import CairnPrimitives

/// What must hold between calls, by the names of docs/protocol/INVARIANTS.md.
public struct EtherFiInvariant: Sendable {
    public let name: String
    /// What is wrong, or nil.
    let violation: @Sendable (EtherFi) throws(Revert) -> String?

    /// Every line that concerns ether.fi.
    public static let all: [EtherFiInvariant] = [
        poolCovered, poolWithinWidth, sharesSum, weETHBacked, escrowCovered, priorityCovered,
        escrowCoversRequests, requestsInLine, limitsWithinCapacity, quorumReachable,
    ]

    // MARK: Pool and tokens

    /// D6: what the pool says it holds lies at its address.
    static let poolCovered = EtherFiInvariant(name: "D6 pool covered") { etherFi in
        let claimed = etherFi.state.poolValue.value.inPool
        let held = etherFi.ledger.accounts.balance(of: etherFi.parameters.contracts.liquidityPool)
        return claimed <= held ? nil : "the pool claims \(claimed) wei and holds \(held)"
    }

    /// D6: both parts of the pool's value, and their sum, fit 128 bits.
    static let poolWithinWidth = EtherFiInvariant(name: "D6 pool within width") {
        etherFi throws(Revert) in
        let value = etherFi.state.poolValue.value
        let isWide = value.inPool > PoolValue.limit || value.outOfPool > PoolValue.limit
        return isWide ? "a part of the pool exceeds 128 bits" : nil
    }

    /// D6: all shares are somebody's.
    static let sharesSum = EtherFiInvariant(name: "D6 shares sum") { etherFi in
        let token = etherFi.parameters.contracts.eETH
        var sum = UInt256.zero
        etherFi.ledger.tokens.holdings.forEach { key, units in
            if key.first == token { sum += units }
        }
        let supply = etherFi.totalShares.rawValue
        return sum == supply ? nil : "holders have \(sum) shares of \(supply)"
    }

    /// D7: the wrapper holds a share for every unit of weETH.
    static let weETHBacked = EtherFiInvariant(name: "D7 weETH backed") { etherFi in
        let token = etherFi.parameters.contracts.weETH
        let supply = etherFi.ledger.tokens.supply(of: token)
        let held = etherFi.eETHShares(of: token).rawValue
        return supply <= held ? nil : "\(supply) weETH stand on \(held) shares"
    }

    // MARK: Withdrawals

    /// D4: ether set aside for requests lies with their contract.
    static let escrowCovered = EtherFiInvariant(name: "D4 escrow covered") { etherFi in
        let locked = etherFi.state.withdrawLine.value.ethLocked
        let held = etherFi.ledger.accounts.balance(
            of: etherFi.parameters.contracts.withdrawRequestNFT)
        return locked <= held ? nil : "\(locked) wei are set aside and \(held) are there"
    }

    /// D4: ether set aside for priority requests lies with their queue.
    static let priorityCovered = EtherFiInvariant(name: "D4 priority escrow covered") { etherFi in
        let locked = etherFi.state.priorityLine.value.ethLocked
        let held = etherFi.ledger.accounts.balance(
            of: etherFi.parameters.contracts.priorityWithdrawalQueue)
        return locked <= held ? nil : "\(locked) wei are set aside and \(held) are there"
    }

    /// D4: the shares of all open requests lie with their contract.
    static let escrowCoversRequests = EtherFiInvariant(name: "D4 requests' shares") { etherFi in
        var open = Shares.zero
        etherFi.state.withdrawRequests.forEach { _, request in open += request.shareOfEEth }
        let held = etherFi.eETHShares(of: etherFi.parameters.contracts.withdrawRequestNFT)
        return open <= held ? nil : "open requests need \(open) shares of \(held)"
    }

    /// D4: requests are finalized in the order in which they were made.
    static let requestsInLine = EtherFiInvariant(name: "D4 requests in line") { etherFi in
        let line = etherFi.state.withdrawLine.value
        return line.lastFinalizedRequestID < line.nextRequestID
            ? nil : "request \(line.lastFinalizedRequestID) is finalized and was never made"
    }

    // MARK: Limits and votes

    /// D11: nothing remains of a limit beyond its capacity.
    static let limitsWithinCapacity = EtherFiInvariant(name: "D11 limits") { etherFi in
        var worst: String?
        etherFi.state.limits.forEach { id, bucket in
            if bucket.remaining > bucket.capacity { worst = "limit \(id) holds too much" }
        }
        etherFi.state.redemptions.forEach { asset, info in
            if info.limit.remaining > info.limit.capacity {
                worst = "the redemption limit of \(asset) holds too much"
            }
        }
        return worst
    }

    /// D3: a consensus needs more than half of those who may vote.
    static let quorumReachable = EtherFiInvariant(name: "D3 quorum") { etherFi in
        let oracle = etherFi.state.oracle.value
        guard oracle.activeMemberCount > 0 else { return nil }
        return oracle.activeMemberCount < 2 * oracle.quorumSize
            ? nil : "\(oracle.quorumSize) of \(oracle.activeMemberCount) are no majority"
    }
}

extension EtherFi {
    /// The names and facts of invariants that do not hold; empty when all is well.
    public func violatedInvariants() -> [String] {
        EtherFiInvariant.all.compactMap { invariant in
            do throws(Revert) {
                return try invariant.violation(self).map { "\(invariant.name): \($0)" }
            } catch {
                return "\(invariant.name): \(error.reason)"
            }
        }
    }
}
