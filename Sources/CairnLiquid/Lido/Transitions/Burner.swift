public import CairnLedger
public import CairnPrimitives

/// Which of the burner's two accounts shares belong to.
public enum BurnPurpose: Sendable {
    /// Paying for losses.
    case cover
    /// Withdrawals and everything else.
    case nonCover
}

/// The burner, which keeps shares until a report burns them.
extension Lido {
    /// Takes stETH of the caller's to be burned.
    ///
    /// - Spec: Lido core, `Burner.requestBurnMyStETH`, `requestBurnMyStETHForCover`
    /// - Rounds: The shares down.
    public func requestBurnOfOwn(
        _ call: Call, amount: Wei, purpose: BurnPurpose
    ) throws(Revert) {
        try roles.check(LidoRole.requestBurnMyStETH, call.sender, on: contracts.burner)
        try spendAllowance(amount, of: call.sender, by: contracts.burner)
        try transfer(amount, from: call.sender, to: contracts.burner)
        try noteBurn(try shares(for: amount), amount, by: call.sender, purpose)
    }

    /// Takes shares of the caller's to be burned.
    ///
    /// - Spec: Lido core, `Burner.requestBurnMyShares`
    public func requestBurnOfOwnShares(_ call: Call, shares: Shares) throws(Revert) {
        try roles.check(LidoRole.requestBurnMyStETH, call.sender, on: contracts.burner)
        let amount = try transferSharesFrom(
            asBurner, from: call.sender, to: contracts.burner, shares: shares)
        try noteBurn(shares, amount, by: call.sender, .nonCover)
    }

    /// Takes somebody's shares, who must have allowed it, to be burned.
    ///
    /// - Spec: Lido core, `Burner.requestBurnShares`, `requestBurnSharesForCover`
    public func requestBurn(
        _ call: Call, of holder: Address, shares: Shares, purpose: BurnPurpose
    ) throws(Revert) {
        try roles.check(LidoRole.requestBurnShares, call.sender, on: contracts.burner)
        let amount = try transferSharesFrom(
            asBurner, from: holder, to: contracts.burner, shares: shares)
        try noteBurn(shares, amount, by: call.sender, purpose)
    }

    /// Burns requested shares, those for cover first, as accounting alone may.
    ///
    /// - Spec: Lido core, `Burner.commitSharesToBurn`
    public func commitSharesToBurn(_ call: Call, shares: Shares) throws(Revert) {
        // Checks
        try require(call.sender == contracts.accounting, BurnerError.unauthorized)
        guard !shares.isZero else { return }
        let requests = state.burner.value
        let requested = requests.coverRequested + requests.nonCoverRequested
        try require(
            shares <= requested,
            BurnerError.burnExceedsActual(requested: shares, actual: requested))

        // Effects
        let cover = min(shares, requests.coverRequested)
        let nonCover = shares - cover
        if !cover.isZero {
            let amount = try ether(for: cover)
            ledger.emit(
                LidoEvent.StETHBurnt(isCover: true, amount: amount, shares: cover),
                from: contracts.burner)
        }
        if !nonCover.isZero {
            let amount = try ether(for: nonCover)
            ledger.emit(
                LidoEvent.StETHBurnt(isCover: false, amount: amount, shares: nonCover),
                from: contracts.burner)
        }
        state.burner.update { requests in
            requests.coverRequested -= cover
            requests.coverBurnt += cover
            requests.nonCoverRequested -= nonCover
            requests.nonCoverBurnt += nonCover
        }
        try burnShares(asBurner, shares: shares)
    }

    /// Sends stETH that nobody asked to burn to the treasury.
    ///
    /// - Spec: Lido core, `Burner.recoverExcessStETH`
    public func recoverExcessStETH(_ call: Call) throws(Revert) {
        let excess = try excessStETH()
        guard !excess.isZero else { return }
        ledger.emit(
            LidoEvent.ExcessStETHRecovered(
                requestedBy: call.sender, amount: excess, shares: try shares(for: excess)),
            from: contracts.burner)
        try transfer(excess, from: contracts.burner, to: parameters.treasury)
    }

    /// What the burner holds beyond the requests.
    ///
    /// - Rounds: Down.
    public func excessStETH() throws(Revert) -> Wei {
        let requests = state.burner.value
        let requested = requests.coverRequested + requests.nonCoverRequested
        return try ether(for: sharesOf(contracts.burner).saturatingSubtract(requested))
    }

    // MARK: What happens only once

    /// Refuses: the burner is initialized from genesis on.
    ///
    /// - Spec: Lido core, `Burner.initialize`
    public func initializeBurnerAgain(admin: Address) throws(Revert) {
        try require(!admin.isZero, BurnerError.zeroAddress(field: "_admin"))
        throw Revert(BurnerError.alreadyInitialized)
    }

    /// Refuses: there is no burner to take over from.
    ///
    /// - Spec: Lido core, `Burner.migrate`
    public func migrateBurner(_ call: Call, from oldBurner: Address) throws(Revert) {
        try require(call.sender == contracts.stETH, BurnerError.onlyLidoCanMigrate)
        try require(!oldBurner.isZero, BurnerError.zeroAddress(field: "_oldBurner"))
        throw Revert(BurnerError.migrationNotAllowed)
    }

    // MARK: Parts

    private var asBurner: Call { call(contracts.stETH, from: contracts.burner) }

    private func noteBurn(
        _ shares: Shares, _ amount: Wei, by requestor: Address, _ purpose: BurnPurpose
    ) throws(Revert) {
        try require(!shares.isZero, BurnerError.zeroBurnAmount)
        ledger.emit(
            LidoEvent.StETHBurnRequested(
                isCover: Flag(purpose == .cover), requestedBy: requestor, amount: amount,
                shares: shares), from: contracts.burner)
        state.burner.update { requests in
            switch purpose {
            case .cover: requests.coverRequested += shares
            case .nonCover: requests.nonCoverRequested += shares
            }
        }
    }
}
