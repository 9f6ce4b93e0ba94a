public import CairnLedger
public import CairnPrimitives

/// Ether as a token: whoever wraps gets as many units, and whoever unwraps gets the ether back.
///
/// An allowance of 2^256 - 1 is never reduced, and no reduction is announced. What is refused is
/// refused without words.
///
/// - Spec: WETH9
public struct WrappedEtherRules: TokenRules {
    private unowned(unsafe) let ledger: Ledger

    public init(_ ledger: Ledger) { self.ledger = ledger }

    public func balance(of holder: Address, in token: Address) -> UInt256 {
        ledger.tokens.holding(of: holder, in: token)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        try require(ledger.tokens.holding(of: from, in: token) >= amount, EmptyRevert())
        ledger.tokens.move(amount, of: token, from: from, to: to)
        ledger.emit(Transfer(from: from, to: to, amount: amount), from: token)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        try require(ledger.tokens.holding(of: from, in: token) >= amount, EmptyRevert())
        let allowed = ledger.tokens.allowance(of: spender, by: from, in: token)
        if spender != from && allowed != .max {
            try require(allowed >= amount, EmptyRevert())
            ledger.tokens.setAllowance(allowed - amount, of: spender, by: from, in: token)
        }
        try transfer(amount, of: token, from: from, to: to)
    }

    public func approve(
        _ amount: UInt256, of token: Address, owner: Address, spender: Address
    ) {
        ledger.tokens.setAllowance(amount, of: spender, by: owner, in: token)
        ledger.emit(Approval(owner: owner, spender: spender, amount: amount), from: token)
    }

    /// Gives units for ether that has arrived at the token's address.
    public func wrap(_ amount: Wei, of token: Address, holder: Address) throws(Revert) {
        try ledger.tokens.mint(amount.rawValue, of: token, to: holder)
        ledger.emit(
            EtherFiEvent.WrappedDeposit(owner: holder, amount: amount), from: token)
    }

    /// Takes units and pays the holder as much ether.
    public func unwrap(_ amount: UInt256, of token: Address, holder: Address) throws(Revert) {
        try require(ledger.tokens.holding(of: holder, in: token) >= amount, EmptyRevert())
        ledger.tokens.burn(amount, of: token, from: holder)
        do throws(Revert) {
            try ledger.send(Wei(rawValue: amount), from: token, to: holder)
        } catch {
            throw Revert(EmptyRevert())
        }
        ledger.emit(
            EtherFiEvent.WrappedWithdrawal(owner: holder, amount: Wei(rawValue: amount)),
            from: token)
    }
}
