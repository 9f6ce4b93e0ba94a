import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `AuctionManager`
    static let auctionManager = ContractTable("AuctionManager") { contract in
        contract.addTimedPauses()
        contract.initializedByGenesis()
        contract.addBids()
        contract.addAuctionSettings()
        contract.addAuctionGetters()
    }

    private mutating func addBids() {
        method("createBid", .payable) {
            (frame: borrowing Frame, count: UInt256, amount: Wei) throws(Revert) -> [UInt256] in
            try frame.etherFi.createBid(frame.call, count: count, amountPerBid: amount)
        }
        method("cancelBid") { (frame: borrowing Frame, id: UInt256) throws(Revert) -> Void in
            try frame.etherFi.cancelBids(frame.call, [id])
        }
        method("cancelBidBatch") {
            (frame: borrowing Frame, ids: [UInt256]) throws(Revert) -> Void in
            try frame.etherFi.cancelBids(frame.call, ids)
        }
        method("updateSelectedBidInformation") {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Void in
            try frame.etherFi.updateSelectedBidInformation(frame.call, id)
        }
        method("bids", .view) {
            (frame: borrowing Frame, id: UInt256)
                throws(Revert) -> Outputs<Wei, UInt64, Address, Bool> in
            let bid = frame.etherFi.state.bids[id]
            return Outputs(bid.amount, bid.keyIndex, bid.bidder, bid.isActive.isSet)
        }
        method("getBidOwner", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Address in
            frame.etherFi.state.bids[id].bidder
        }
        method("isBidActive", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Bool in
            frame.etherFi.state.bids[id].isActive.isSet
        }
    }

    private mutating func addAuctionSettings() {
        method("setMinBidPrice") {
            (frame: borrowing Frame, amount: UInt64) throws(Revert) -> Void in
            try frame.etherFi.setMinBidPrice(frame.call, amount)
        }
        method("setMaxBidPrice") {
            (frame: borrowing Frame, amount: UInt64) throws(Revert) -> Void in
            try frame.etherFi.setMaxBidPrice(frame.call, amount)
        }
        method("updateWhitelistMinBidAmount") {
            (frame: borrowing Frame, amount: UInt128) throws(Revert) -> Void in
            try frame.etherFi.updateWhitelistMinBidAmount(
                frame.call, Wei(rawValue: UInt256(amount)))
        }
        method("disableWhitelist") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.setAuctionWhitelist(frame.call, isEnabled: false)
        }
        method("enableWhitelist") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.setAuctionWhitelist(frame.call, isEnabled: true)
        }
    }

    private mutating func addAuctionGetters() {
        addressGetter("blacklister", \.contracts.blacklister)
        addressGetter("nodeOperatorManager", \.contracts.nodeOperatorManager)
        addressGetter("stakingManagerContractAddress", \.surroundings.stakingManager)
        addressGetter("treasury", \.accounts.treasury)
        method("whitelistBidAmount", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            frame.etherFi.state.auction.value.whitelistBidAmount
        }
        method("minBidAmount", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            frame.etherFi.state.auction.value.minBidAmount
        }
        method("maxBidAmount", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            frame.etherFi.state.auction.value.maxBidAmount
        }
        method("numberOfBids", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.etherFi.state.auction.value.bidCount
        }
        method("numberOfActiveBids", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.etherFi.state.auction.value.activeBidCount
        }
        method("whitelistEnabled", .view) { (frame: borrowing Frame) throws(Revert) -> Bool in
            frame.etherFi.state.auction.value.isWhitelistEnabled.isSet
        }
    }

    /// - Spec: ether.fi, `NodeOperatorManager`
    static let nodeOperatorManager = ContractTable("NodeOperatorManager") { contract in
        contract.addPauses()
        contract.initializedByGenesis()
        contract.addressGetter("auctionManagerContractAddress", \.contracts.auctionManager)
        contract.addOperatorTransitions()
        contract.addOperatorGetters()
    }

    private mutating func addOperatorTransitions() {
        method("registerNodeOperator") {
            (frame: borrowing Frame, ipfsHash: Bytes, totalKeys: UInt64)
                throws(Revert) -> Void in
            try frame.etherFi.registerNodeOperator(
                frame.call, ipfsHash: ipfsHash, totalKeys: totalKeys)
        }
        method("fetchNextKeyIndex") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> UInt64 in
            try frame.etherFi.fetchNextKeyIndex(frame.call, of: user)
        }
        method("batchUpdateOperatorsApprovedTags") {
            (frame: borrowing Frame, users: [Address], tags: [SourceOfFunds], approvals: [Bool])
                throws(Revert) -> Void in
            try frame.etherFi.updateOperatorTags(
                frame.call, users: users, tags: tags, approvals: approvals)
        }
        method("addToWhitelist") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.addOperatorToWhitelist(frame.call, user)
        }
        method("removeFromWhitelist") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.removeOperatorFromWhitelist(frame.call, user)
        }
    }

    private mutating func addOperatorGetters() {
        method("addressToOperatorData", .view) {
            (frame: borrowing Frame, user: Address)
                throws(Revert) -> Outputs<UInt64, UInt64, Bytes> in
            let keys = frame.etherFi.state.operators[user]
            return Outputs(
                keys.totalKeys, keys.keysUsed, frame.etherFi.state.operatorHashes[user])
        }
        method("registered", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Bool in
            frame.etherFi.state.operators[user].isRegistered.isSet
        }
        method("isWhitelisted", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Bool in
            frame.etherFi.state.operators[user].isWhitelisted.isSet
        }
        method("getUserTotalKeys", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> UInt64 in
            frame.etherFi.state.operators[user].totalKeys
        }
        method("getNumKeysRemaining", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> UInt64 in
            try frame.etherFi.keysRemaining(of: user)
        }
        for name in ["operatorApprovedTags", "isEligibleToRunValidatorsForSourceOfFund"] {
            method(name, .view) {
                (frame: borrowing Frame, user: Address, source: SourceOfFunds)
                    throws(Revert) -> Bool in
                frame.etherFi.isOperator(user, approvedFor: source)
            }
        }
    }
}
