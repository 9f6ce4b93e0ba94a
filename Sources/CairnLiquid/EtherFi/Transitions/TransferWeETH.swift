public import CairnLedger
public import CairnPrimitives

/// weETH as a token: its units are shares of eETH.
///
/// - Spec: ether.fi, `WeETH`; OpenZeppelin Contracts 4.8, `ERC20`
extension EtherFi {
    public func transferWeETH(
        _ amount: UInt256, from: Address, to: Address, sender: Address
    ) throws(Revert) {
        // Checks
        try require(!from.isZero, LedgerError.transferFromZero)
        try require(!to.isZero, LedgerError.transferToZero)
        try requireWeETHMayMove(from: from, to: to, sender: sender)
        try require(
            ledger.tokens.holding(of: from, in: contracts.weETH) >= amount,
            LedgerError.transferExceedsBalance)

        // Effects
        ledger.tokens.move(amount, of: contracts.weETH, from: from, to: to)
        ledger.emit(Transfer(from: from, to: to, amount: amount), from: contracts.weETH)
    }

    /// Moves weETH of an owner who allowed it. The largest allowance is never reduced.
    public func transferWeETHFrom(
        _ amount: UInt256, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        let allowed = weETHAllowance(of: spender, by: from)
        if allowed != .max {
            try require(allowed >= amount, LedgerError.insufficientAllowance)
            try approveWeETH(allowed - amount, owner: from, spender: spender)
        }
        try transferWeETH(amount, from: from, to: to, sender: spender)
    }

    /// What is asked before every movement: a pause, then the blacklist.
    @inline(__always)
    private func requireWeETHMayMove(from: Address, to: Address, sender: Address) throws(Revert) {
        try requireNotPaused(contracts.weETH)
        try requireNotBlacklisted(from)
        try requireNotBlacklisted(to)
        if sender != from && sender != to { try requireNotBlacklisted(sender) }
    }

    // MARK: Supply

    @inline(__always)
    func mintWeETH(_ amount: UInt256, to holder: Address, sender: Address) throws(Revert) {
        try require(!holder.isZero, EtherFiError.mintToZero)
        try requireWeETHMayMove(from: .zero, to: holder, sender: sender)
        try ledger.tokens.mint(amount, of: contracts.weETH, to: holder)
        ledger.emit(Transfer(from: .zero, to: holder, amount: amount), from: contracts.weETH)
        try requireWeETHBacked()
    }

    @inline(__always)
    func burnWeETH(_ amount: UInt256, of holder: Address, sender: Address) throws(Revert) {
        try requireWeETHMayMove(from: holder, to: .zero, sender: sender)
        try require(
            ledger.tokens.holding(of: holder, in: contracts.weETH) >= amount,
            EtherFiError.burnExceedsBalance)
        ledger.tokens.burn(amount, of: contracts.weETH, from: holder)
        ledger.emit(Transfer(from: holder, to: .zero, amount: amount), from: contracts.weETH)
        try requireWeETHBacked()
    }

    /// Refuses if there is more weETH than the wrapper has shares.
    @inline(__always)
    private func requireWeETHBacked() throws(Revert) {
        let supply = ledger.tokens.supply(of: contracts.weETH)
        let held = eETHShares(of: contracts.weETH).rawValue
        try require(
            supply <= held, EtherFiError.weETHUnderbacked(supply: supply, proxyShares: held))
    }

    // MARK: Allowances

    public func weETHAllowance(of spender: Address, by owner: Address) -> UInt256 {
        ledger.tokens.allowance(of: spender, by: owner, in: contracts.weETH)
    }

    public func approveWeETH(
        _ amount: UInt256, owner: Address, spender: Address
    ) throws(Revert) {
        try require(!owner.isZero, LedgerError.approveFromZero)
        try require(!spender.isZero, LedgerError.approveToZero)
        ledger.tokens.setAllowance(amount, of: spender, by: owner, in: contracts.weETH)
        ledger.emit(
            Approval(owner: owner, spender: spender, amount: amount), from: contracts.weETH)
    }

    public func increaseWeETHAllowance(
        _ call: Call, spender: Address, by amount: UInt256
    ) throws(Revert) {
        let allowed = weETHAllowance(of: spender, by: call.sender)
        let increased = try checked { () throws(ArithmeticFault) in try allowed.adding(amount) }
        try approveWeETH(increased, owner: call.sender, spender: spender)
    }

    public func decreaseWeETHAllowance(
        _ call: Call, spender: Address, by amount: UInt256
    ) throws(Revert) {
        let allowed = weETHAllowance(of: spender, by: call.sender)
        try require(allowed >= amount, LedgerError.decreasedAllowanceBelowZero)
        try approveWeETH(allowed - amount, owner: call.sender, spender: spender)
    }

    /// Allows what an owner signed.
    ///
    /// - Spec: OpenZeppelin Contracts 4.8, `ERC20Permit.permit`
    public func permitWeETH(
        owner: Address, spender: Address, _ input: PermitInput
    ) throws(Revert) {
        try require(UInt256(now) <= input.deadline, EtherFiError.weETHPermitExpired)
        let signer = try recoverSigner(
            of: Permit(
                owner: owner, spender: spender, value: input.value, deadline: input.deadline),
            input.signature, domain: parameters.domains.weETH, token: contracts.weETH)
        try require(signer == owner, EtherFiError.weETHPermitNotSigned)
        try approveWeETH(input.value, owner: owner, spender: spender)
    }

    /// Uses a permit that comes with a call, and tells whether it could be used.
    @discardableResult
    func tryPermitWeETH(owner: Address, spender: Address, _ input: PermitInput) -> Bool {
        do throws(Revert) {
            try ledger.attempt { () throws(Revert) in
                try permitWeETH(owner: owner, spender: spender, input)
            }
            return true
        } catch {
            return false
        }
    }
}

/// How weETH moves when others move it.
public struct WeETHRules: TokenRules {
    private unowned(unsafe) let etherFi: EtherFi

    public init(_ etherFi: EtherFi) { self.etherFi = etherFi }

    public func balance(of holder: Address, in token: Address) -> UInt256 {
        etherFi.ledger.tokens.holding(of: holder, in: token)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        try etherFi.transferWeETH(amount, from: from, to: to, sender: from)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        try etherFi.transferWeETHFrom(amount, from: from, to: to, spender: spender)
    }
}
