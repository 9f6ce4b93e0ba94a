import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `EtherFiRateLimiter`
    static let rateLimiter = ContractTable("EtherFiRateLimiter") { contract in
        contract.addPauses()
        contract.initializedByGenesis()
        contract.addressGetter("eETH", \.contracts.eETH)
        contract.addressGetter("weETH", \.contracts.weETH)
        contract.addRateLimits()
        contract.addRateLimitGetters()
    }

    private mutating func addRateLimits() {
        method("createNewLimiter") {
            (frame: borrowing Frame, id: Hash, capacity: UInt64, refillRate: UInt64)
                throws(Revert) -> Void in
            try frame.etherFi.createNewLimiter(
                frame.call, id: id, capacity: capacity, refillRate: refillRate)
        }
        method("updateConsumers") {
            (frame: borrowing Frame, id: Hash, consumer: Address, isAllowed: Bool)
                throws(Revert) -> Void in
            try frame.etherFi.updateConsumers(
                frame.call, id: id, consumer: consumer, isAllowed: isAllowed)
        }
        method("setCapacity") {
            (frame: borrowing Frame, id: Hash, capacity: UInt64) throws(Revert) -> Void in
            try frame.etherFi.setCapacity(frame.call, id: id, capacity: capacity)
        }
        method("setRefillRate") {
            (frame: borrowing Frame, id: Hash, refillRate: UInt64) throws(Revert) -> Void in
            try frame.etherFi.setRefillRate(frame.call, id: id, refillRate: refillRate)
        }
        method("setRemaining") {
            (frame: borrowing Frame, id: Hash, remaining: UInt64) throws(Revert) -> Void in
            try frame.etherFi.setRemaining(frame.call, id: id, remaining: remaining)
        }
        method("consume") {
            (frame: borrowing Frame, id: Hash, amount: UInt64) throws(Revert) -> Void in
            try frame.etherFi.consume(frame.call, id: id, amount: amount)
        }
        method("consumeToken") {
            (frame: borrowing Frame, id: Hash, amount: UInt64) throws(Revert) -> Void in
            try frame.etherFi.consumeToken(frame.call, id: id, amount: amount)
        }
    }

    private mutating func addRateLimitGetters() {
        method("canConsume", .view) {
            (frame: borrowing Frame, id: Hash, amount: UInt64) throws(Revert) -> Bool in
            try frame.etherFi.consumable(id) >= amount
        }
        method("consumable", .view) {
            (frame: borrowing Frame, id: Hash) throws(Revert) -> UInt64 in
            try frame.etherFi.consumable(id)
        }
        method("getLimit", .view) {
            (frame: borrowing Frame, id: Hash)
                throws(Revert) -> Outputs<UInt64, UInt64, UInt64, UInt256> in
            let limit = try frame.etherFi.limit(id)
            return Outputs(
                limit.capacity, limit.remaining, limit.refillRate, UInt256(limit.lastRefill))
        }
        method("isConsumerAllowed", .view) {
            (frame: borrowing Frame, id: Hash, consumer: Address) throws(Revert) -> Bool in
            frame.etherFi.state.limitConsumers[Pair(id, consumer)].isSet
        }
        method("limitExists", .view) {
            (frame: borrowing Frame, id: Hash) throws(Revert) -> Bool in
            frame.etherFi.state.limits[id].exists
        }
    }

    /// - Spec: ether.fi, `Blacklister`
    static let blacklister = ContractTable("Blacklister") { contract in
        contract.initializedByGenesis()
        contract.addressGetter("roleRegistry", \.contracts.roleRegistry)
        contract.constantGetter("BLACKLIST_DURATION", UInt256(EtherFi.blacklistSeconds))
        contract.method("blacklistUserUntil") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.blacklistUserUntil(frame.call, user: user)
        }
        contract.method("setBlacklistUntil") {
            (frame: borrowing Frame, user: Address, seconds: UInt256) throws(Revert) -> Void in
            try frame.etherFi.setBlacklistUntil(frame.call, user: user, seconds: seconds)
        }
        contract.method("blacklistUser") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.blacklistUser(frame.call, user: user)
        }
        contract.method("unblacklistUser") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.unblacklistUser(frame.call, user: user)
        }
        contract.method("blacklistedUntil", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> UInt256 in
            frame.etherFi.state.blacklistedUntil[user]
        }
        contract.method("nonBlacklisted", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.requireNotBlacklisted(user)
        }
    }
}
