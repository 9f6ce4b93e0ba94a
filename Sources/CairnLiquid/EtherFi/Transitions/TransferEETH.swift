public import CairnLedger
public import CairnPrimitives

/// eETH as a token: amounts in wei, shares underneath.
///
/// - Spec: ether.fi, `EETH`
extension EtherFi {
    /// Moves the shares that an amount is worth.
    ///
    /// - Rounds: Shares down, so that one who sends keeps the rest.
    /// - Throws: The first failing check: pause, blacklist of owner, recipient and sender, the zero
    ///   address, the balance.
    @inline(__always)
    public func transferEETH(
        _ amount: Wei, from: Address, to: Address, sender: Address
    ) throws(Revert) {
        try transferEETH(amount, from: from, to: to, sender: sender, rate: nil)
    }

    /// As ``transferEETH(_:from:to:sender:)``, at a rate that is known already.
    @inline(__always)
    func transferEETH(
        _ amount: Wei, from: Address, to: Address, sender: Address, rate: PoolRate?
    ) throws(Revert) {
        ledger.tokens.prefetchMove(of: contracts.eETH, from: from, to: to)

        // Checks
        try requireNotPaused(contracts.eETH)
        try requireNotBlacklisted(from)
        try requireNotBlacklisted(to)
        if sender != from && sender != to { try requireNotBlacklisted(sender) }
        try require(!from.isZero && !to.isZero, EtherFiError.addressZero)
        let current = if let rate { rate } else { try poolRate() }
        let shares = try current.shares(for: amount)
        try require(
            shares <= eETHShares(of: from), EtherFiError.transferAmountExceedsBalance)

        // Effects
        ledger.tokens.move(shares.rawValue, of: contracts.eETH, from: from, to: to)
        ledger.emit(
            EtherFiEvent.TransferShares(from: from, to: to, sharesValue: shares),
            from: contracts.eETH)
        ledger.emit(Transfer(from: from, to: to, amount: amount.rawValue), from: contracts.eETH)
    }

    /// Moves eETH of an owner who allowed it. Every allowance is reduced, even the largest.
    @inline(__always)
    public func transferEETHFrom(
        _ amount: Wei, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        try spendEETHAllowance(amount, owner: from, spender: spender)
        try transferEETH(amount, from: from, to: to, sender: spender)
    }

    @inline(__always)
    func spendEETHAllowance(_ amount: Wei, owner: Address, spender: Address) throws(Revert) {
        let allowed = eETHAllowance(of: spender, by: owner)
        try require(
            allowed >= amount.rawValue, EtherFiError.transferAmountExceedsAllowance)
        try approveEETH(allowed - amount.rawValue, owner: owner, spender: spender)
    }

    // MARK: Allowances

    public func eETHAllowance(of spender: Address, by owner: Address) -> UInt256 {
        ledger.tokens.allowance(of: spender, by: owner, in: contracts.eETH)
    }

    public func approveEETH(
        _ amount: UInt256, owner: Address, spender: Address
    ) throws(Revert) {
        try require(!owner.isZero && !spender.isZero, EtherFiError.addressZero)
        ledger.tokens.setAllowance(amount, of: spender, by: owner, in: contracts.eETH)
        ledger.emit(
            Approval(owner: owner, spender: spender, amount: amount), from: contracts.eETH)
    }

    public func increaseEETHAllowance(
        _ call: Call, spender: Address, by amount: UInt256
    ) throws(Revert) {
        let allowed = eETHAllowance(of: spender, by: call.sender)
        let increased = try checked { () throws(ArithmeticFault) in try allowed.adding(amount) }
        try approveEETH(increased, owner: call.sender, spender: spender)
    }

    public func decreaseEETHAllowance(
        _ call: Call, spender: Address, by amount: UInt256
    ) throws(Revert) {
        let allowed = eETHAllowance(of: spender, by: call.sender)
        try require(allowed >= amount, EtherFiError.allowanceBelowZero)
        try approveEETH(allowed - amount, owner: call.sender, spender: spender)
    }

    /// Allows what an owner signed.
    ///
    /// - Spec: ether.fi, `EETH.permit`
    public func permitEETH(
        owner: Address, spender: Address, _ input: PermitInput
    ) throws(Revert) {
        try require(UInt256(now) <= input.deadline, EtherFiError.expiredDeadline)
        let signer = try recoverSigner(
            of: Permit(
                owner: owner, spender: spender, value: input.value, deadline: input.deadline),
            input.signature, domain: parameters.domains.eETH, token: contracts.eETH)
        try require(signer == owner, EtherFiError.invalidSignature)
        try approveEETH(input.value, owner: owner, spender: spender)
    }

    /// Uses the owner's next nonce and finds who signed the permit.
    ///
    /// - Spec: OpenZeppelin Contracts 4.8, `ECDSA.recover`
    func recoverSigner(
        of permit: Permit, _ signature: SignatureParts, domain: SigningDomain, token: Address
    ) throws(Revert) -> Address {
        let digest = permit.digest(
            nonce: state.permitNonces.use(of: permit.owner, in: token), domain: domain,
            chainID: ledger.moment.chainID, contract: token)
        try require(signature.isCanonical, EtherFiError.signatureIsMalleable)
        guard let signer = signature.signer(of: digest), !signer.isZero else {
            throw Revert(EtherFiError.signatureIsInvalid)
        }
        return signer
    }

    /// Uses a permit that comes with a call, and tells whether it could be used: somebody may have
    /// sent it ahead, and then the allowance is there already.
    @discardableResult
    func tryPermitEETH(owner: Address, spender: Address, _ input: PermitInput) -> Bool {
        do throws(Revert) {
            try ledger.attempt { () throws(Revert) in
                try permitEETH(owner: owner, spender: spender, input)
            }
            return true
        } catch {
            return false
        }
    }
}

/// How eETH moves when others move it.
public struct EETHRules: TokenRules {
    private unowned(unsafe) let etherFi: EtherFi

    public init(_ etherFi: EtherFi) { self.etherFi = etherFi }

    public func balance(of holder: Address, in token: Address) throws(Revert) -> UInt256 {
        try etherFi.eETHBalance(of: holder).rawValue
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        try etherFi.transferEETH(Wei(rawValue: amount), from: from, to: to, sender: from)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        try etherFi.transferEETHFrom(
            Wei(rawValue: amount), from: from, to: to, spender: spender)
    }
}
