public import CairnLedger
public import CairnPrimitives

/// wstETH, a plain token of which each unit is a share of stETH.
///
/// - Invariant: The supply of wstETH is at most the shares that the contract holds.
extension Lido {
    /// Takes stETH of the caller's into custody and mints as many units as it has shares.
    ///
    /// - Spec: Lido core, `WstETH.wrap`
    /// - Rounds: Down.
    public func wrap(_ call: Call, amount: Wei) throws(Revert) -> Shares {
        ledger.tokens.prefetchTransfer(
            of: contracts.stETH, from: call.sender, spender: contracts.wstETH)
        ledger.tokens.holdings.prefetch(Pair(contracts.wstETH, call.sender))
        try require(!amount.isZero, LidoError.wrapZero)
        let units = try shares(for: amount)
        try mintWrapped(units, to: call.sender)
        try spendAllowance(amount, of: call.sender, by: contracts.wstETH)
        try transfer(amount, from: call.sender, to: contracts.wstETH)
        return units
    }

    /// Burns units of the caller's and returns the stETH that they are worth.
    ///
    /// - Spec: Lido core, `WstETH.unwrap`
    /// - Rounds: Down.
    public func unwrap(_ call: Call, units: Shares) throws(Revert) -> Wei {
        ledger.tokens.holdings.prefetch(Pair(contracts.wstETH, call.sender))
        ledger.tokens.holdings.prefetch(Pair(contracts.stETH, call.sender))
        try require(!units.isZero, LidoError.unwrapZero)
        let amount = try ether(for: units)
        try burnWrapped(units, of: call.sender)
        try transfer(amount, from: contracts.wstETH, to: call.sender)
        return amount
    }

    /// Stakes ether sent to wstETH and mints the shares to the sender as units.
    ///
    /// - Spec: Lido core, `WstETH.receive`
    public func receiveWrapped(_ call: Call) throws(Revert) {
        try ledger.accounts.transfer(call.value, from: contracts.wstETH, to: contracts.stETH)
        let shares = try submit(
            self.call(contracts.stETH, from: contracts.wstETH, value: call.value),
            referral: .zero)
        try mintWrapped(shares, to: call.sender)
    }

    // MARK: The token

    /// Moves units of the caller's.
    ///
    /// - Spec: OpenZeppelin Contracts 4.4, `ERC20.transfer`
    public func transferWrapped(
        _ call: Call, to recipient: Address, units: UInt256
    ) throws(Revert) {
        try moveWrapped(units, from: call.sender, to: recipient)
    }

    /// Moves units that their owner allowed the caller. No allowance is infinite.
    ///
    /// - Spec: OpenZeppelin Contracts 4.4, `ERC20.transferFrom`: moved first, allowance after
    public func transferWrappedFrom(
        _ call: Call, from sender: Address, to recipient: Address, units: UInt256
    ) throws(Revert) {
        try moveWrapped(units, from: sender, to: recipient)
        let allowed = ledger.tokens.allowance(of: call.sender, by: sender, in: contracts.wstETH)
        try require(allowed >= units, LidoError.wrappedTransferExceedsAllowance)
        try approveWrapped(allowed - units, of: sender, for: call.sender)
    }

    /// Allows `spender` a number of the caller's units, whatever was allowed before.
    public func approveWrapped(
        _ call: Call, spender: Address, units: UInt256
    ) throws(Revert) {
        try approveWrapped(units, of: call.sender, for: spender)
    }

    /// Allows `spender` more.
    ///
    /// - Throws: ``Panic/arithmetic``
    public func increaseWrappedAllowance(
        _ call: Call, spender: Address, by added: UInt256
    ) throws(Revert) {
        let allowed = ledger.tokens.allowance(of: spender, by: call.sender, in: contracts.wstETH)
        let sum = try checked { () throws(ArithmeticFault) in try allowed.adding(added) }
        try approveWrapped(sum, of: call.sender, for: spender)
    }

    /// Allows `spender` less.
    public func decreaseWrappedAllowance(
        _ call: Call, spender: Address, by taken: UInt256
    ) throws(Revert) {
        let allowed = ledger.tokens.allowance(of: spender, by: call.sender, in: contracts.wstETH)
        try require(allowed >= taken, LidoError.wrappedAllowanceBelowZero)
        try approveWrapped(allowed - taken, of: call.sender, for: spender)
    }

    /// Allows what an owner without code signed.
    ///
    /// - Spec: OpenZeppelin Contracts 4.4, `ERC20Permit.permit`
    public func permitWrapped(
        _ call: Call, _ permit: Permit, signature: SignatureParts
    ) throws(Revert) {
        // Checks
        let wstETH = contracts.wstETH
        try require(
            UInt256(ledger.moment.timestamp) <= permit.deadline, LidoError.wrappedPermitExpired)
        let digest = permit.digest(
            nonce: state.nonces.use(of: permit.owner, in: wstETH),
            domain: parameters.wstETHDomain, chainID: ledger.moment.chainID, contract: wstETH)
        try require(signature.isCanonical, LidoError.signatureHighS)
        try require(signature.v == 27 || signature.v == 28, LidoError.signatureVInvalid)
        guard let signer = signature.signer(of: digest) else {
            throw Revert(LidoError.signerNotRecoverable)
        }
        try require(signer == permit.owner, LidoError.wrappedPermitInvalid)

        // Effects
        try approveWrapped(permit.value, of: permit.owner, for: permit.spender)
    }

    // MARK: Parts

    func moveWrapped(
        _ units: UInt256, from sender: Address, to recipient: Address
    ) throws(Revert) {
        // Checks
        let wstETH = contracts.wstETH
        try require(!sender.isZero, LidoError.wrappedTransferFromZero)
        try require(!recipient.isZero, LidoError.wrappedTransferToZero)
        let held = ledger.tokens.holding(of: sender, in: wstETH)
        try require(held >= units, LidoError.wrappedTransferExceedsBalance)

        // Effects
        ledger.tokens.move(units, of: wstETH, from: sender, to: recipient)
        ledger.emit(Transfer(from: sender, to: recipient, amount: units), from: wstETH)
    }

    func approveWrapped(
        _ units: UInt256, of owner: Address, for spender: Address
    ) throws(Revert) {
        try require(!owner.isZero, LidoError.wrappedApproveFromZero)
        try require(!spender.isZero, LidoError.wrappedApproveToZero)
        ledger.tokens.setAllowance(units, of: spender, by: owner, in: contracts.wstETH)
        ledger.emit(
            Approval(owner: owner, spender: spender, amount: units), from: contracts.wstETH)
    }

    private func mintWrapped(_ units: Shares, to holder: Address) throws(Revert) {
        try require(!holder.isZero, LidoError.wrappedMintToZero)
        try ledger.tokens.mint(units.rawValue, of: contracts.wstETH, to: holder)
        ledger.emit(
            Transfer(from: .zero, to: holder, amount: units.rawValue), from: contracts.wstETH)
    }

    func burnWrapped(_ units: Shares, of holder: Address) throws(Revert) {
        // Checks
        let wstETH = contracts.wstETH
        try require(!holder.isZero, LidoError.wrappedBurnFromZero)
        let held = ledger.tokens.holding(of: holder, in: wstETH)
        try require(held >= units.rawValue, LidoError.wrappedBurnExceedsBalance)

        // Effects
        ledger.tokens.burn(units.rawValue, of: wstETH, from: holder)
        ledger.emit(Transfer(from: holder, to: .zero, amount: units.rawValue), from: wstETH)
    }
}
