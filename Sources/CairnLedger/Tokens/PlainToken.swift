public import CairnPrimitives

/// Announced when units of a plain asset move, are minted (from zero) or burned (to zero).
public struct Transfer: LedgerEvent, BitwiseCopyable {
    public let from: Address
    public let to: Address
    public let amount: UInt256

    public init(from: Address, to: Address, amount: UInt256) {
        self.from = from
        self.to = to
        self.amount = amount
    }
}

/// Announced when an owner allows a spender an amount.
public struct Approval: LedgerEvent, BitwiseCopyable {
    public let owner: Address
    public let spender: Address
    public let amount: UInt256

    public init(owner: Address, spender: Address, amount: UInt256) {
        self.owner = owner
        self.spender = spender
        self.amount = amount
    }
}

/// The rules of a plain asset: units that nothing but transfers moves.
///
/// An allowance of 2^256 - 1 is never reduced. `transferFrom` spends the allowance first, then
/// checks recipient and balance, and announces no approval.
///
/// - Spec: OpenZeppelin Contracts 4.7, `ERC20`
public struct PlainToken: TokenRules {
    private unowned(unsafe) let ledger: Ledger

    public init(_ ledger: Ledger) { self.ledger = ledger }

    public func balance(of holder: Address, in token: Address) -> UInt256 {
        ledger.tokens.holding(of: holder, in: token)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        ledger.tokens.prefetchMove(of: token, from: from, to: to)

        // Checks
        try require(!from.isZero, LedgerError.transferFromZero)
        try require(!to.isZero, LedgerError.transferToZero)
        let held = ledger.tokens.holding(of: from, in: token)
        try require(held >= amount, LedgerError.transferExceedsBalance)

        // Effects
        ledger.tokens.move(amount, of: token, from: from, to: to)
        ledger.emit(Transfer(from: from, to: to, amount: amount), from: token)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        try spendAllowance(amount, of: token, owner: from, spender: spender)
        try transfer(amount, of: token, from: from, to: to)
    }

    /// Allows `spender` the amount, whatever was allowed before.
    public func approve(
        _ amount: UInt256, of token: Address, owner: Address, spender: Address
    ) throws(Revert) {
        // Checks
        try require(!owner.isZero, LedgerError.approveFromZero)
        try require(!spender.isZero, LedgerError.approveToZero)

        // Effects
        ledger.tokens.setAllowance(amount, of: spender, by: owner, in: token)
        ledger.emit(Approval(owner: owner, spender: spender, amount: amount), from: token)
    }

    private func spendAllowance(
        _ amount: UInt256, of token: Address, owner: Address, spender: Address
    ) throws(Revert) {
        let allowed = ledger.tokens.allowance(of: spender, by: owner, in: token)
        guard allowed != .max else { return }
        try require(allowed >= amount, LedgerError.insufficientAllowance)
        ledger.tokens.setAllowance(allowed - amount, of: spender, by: owner, in: token)
    }
}
