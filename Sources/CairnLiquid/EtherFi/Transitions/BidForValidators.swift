public import CairnLedger
public import CairnPrimitives

/// Operators bid for the right to run validators.
///
/// - Spec: ether.fi, `AuctionManager`
extension EtherFi {
    /// Makes several equal bids, each with the operator's next key.
    public func createBid(
        _ call: Call, count: UInt256, amountPerBid: Wei
    ) throws(Revert) -> [UInt256] {
        try locking(.auctionManager) { () throws(Revert) in
            // Checks
            try requireNotPaused(contracts.auctionManager)
            try requireNotBlacklisted(call.sender)
            try require(!count.isZero, EtherFiError.invalidBidSize)
            var auction = state.auction.value
            var keys = state.operators[call.sender]
            if auction.isWhitelistEnabled.isSet {
                try require(keys.isWhitelisted.isSet, EtherFiError.notWhitelisted)
            }
            let minimum =
                keys.isWhitelisted.isSet ? auction.whitelistBidAmount : auction.minBidAmount
            let total = try checked { () throws(ArithmeticFault) in
                try count.multiplied(by: amountPerBid.rawValue)
            }
            try require(
                call.value.rawValue == total && amountPerBid >= minimum
                    && amountPerBid <= auction.maxBidAmount,
                EtherFiError.incorrectBidValue)
            try require(keys.totalKeys >= keys.keysUsed, Panic.arithmetic)
            guard let bidCount = count.asUInt64, bidCount <= keys.totalKeys - keys.keysUsed else {
                throw Revert(EtherFiError.insufficientPublicKeys)
            }

            // Effects
            var ids: [UInt256] = []
            var indices: [UInt64] = []
            for _ in 0..<bidCount {
                state.bids[auction.bidCount] = Bid(
                    amount: amountPerBid, keyIndex: keys.keysUsed, bidder: call.sender,
                    isActive: true)
                ids.append(auction.bidCount)
                indices.append(keys.keysUsed)
                keys.keysUsed += 1
                auction.bidCount += .one
                auction.activeBidCount += .one
            }
            state.operators[call.sender] = keys
            state.auction.value = auction
            ledger.emit(
                EtherFiEvent.BidCreated(
                    bidder: call.sender, amountPerBid: amountPerBid, bidIdArray: ids,
                    ipfsIndexArray: indices),
                from: contracts.auctionManager)
            return ids
        }
    }

    /// Withdraws bids and returns their ether.
    public func cancelBids(_ call: Call, _ ids: [UInt256]) throws(Revert) {
        try requireNotPaused(contracts.auctionManager)
        try requireNotBlacklisted(call.sender)
        for id in ids {
            let bid = state.bids[id]
            try require(bid.bidder == call.sender, EtherFiError.invalidBid)
            try require(bid.isActive.isSet, EtherFiError.bidAlreadyCancelled)
            endBid(id)
            try pay(
                bid.amount, from: contracts.auctionManager, to: call.sender,
                orRefuse: .etherTransferFailed)
            ledger.emit(EtherFiEvent.BidCancelled(bidId: id), from: contracts.auctionManager)
        }
    }

    /// Takes a winning bid, whose ether goes to the treasury.
    public func updateSelectedBidInformation(_ call: Call, _ id: UInt256) throws(Revert) {
        try require(
            call.sender == parameters.surroundings.stakingManager, EtherFiError.incorrectCaller)
        let bid = state.bids[id]
        try require(bid.isActive.isSet, EtherFiError.bidNotActive)
        endBid(id)
        guard !bid.amount.isZero else { return }
        let treasury = parameters.accounts.treasury
        try pay(
            bid.amount, from: contracts.auctionManager, to: treasury,
            orRefuse: .etherTransferFailed)
        ledger.emit(
            EtherFiEvent.BidRevenueForwarded(
                bidId: id, treasury: treasury, amount: bid.amount),
            from: contracts.auctionManager)
    }

    private func endBid(_ id: UInt256) {
        state.bids.update(id) { $0.isActive = false }
        state.auction.update { $0.activeBidCount -= .one }
    }

    // MARK: Settings

    public func setMinBidPrice(_ call: Call, _ amount: UInt64) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        let auction = state.auction.value
        try require(
            Wei(amount) < auction.maxBidAmount && Wei(amount) >= auction.whitelistBidAmount,
            EtherFiError.invalidMinBid)
        state.auction.update { $0.minBidAmount = Wei(amount) }
    }

    public func setMaxBidPrice(_ call: Call, _ amount: UInt64) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(
            Wei(amount) > state.auction.value.minBidAmount, EtherFiError.invalidMaxBid)
        state.auction.update { $0.maxBidAmount = Wei(amount) }
    }

    public func updateWhitelistMinBidAmount(_ call: Call, _ amount: Wei) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        try require(
            amount < state.auction.value.minBidAmount && !amount.isZero,
            EtherFiError.invalidWhitelistAmount)
        state.auction.update { $0.whitelistBidAmount = amount }
    }

    /// Lets whitelisted operators bid only, or anybody.
    public func setAuctionWhitelist(_ call: Call, isEnabled: Bool) throws(Revert) {
        try requireRole(.operatingMultisig, call.sender)
        state.auction.update { $0.isWhitelistEnabled = Flag(isEnabled) }
        if isEnabled {
            ledger.emit(
                EtherFiEvent.WhitelistEnabled(whitelistStatus: true),
                from: contracts.auctionManager)
        } else {
            ledger.emit(
                EtherFiEvent.WhitelistDisabled(whitelistStatus: false),
                from: contracts.auctionManager)
        }
    }
}
