public import CairnLedger
public import CairnPrimitives

/// How stETH moves when other protocols hold it: amounts in wei of stETH.
public struct StETHRules: TokenRules {
    private unowned(unsafe) let lido: Lido

    public init(_ lido: Lido) { self.lido = lido }

    public func balance(of holder: Address, in token: Address) throws(Revert) -> UInt256 {
        try lido.ether(for: lido.sharesOf(holder)).rawValue
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        try lido.transfer(Wei(rawValue: amount), from: from, to: to)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        try lido.transferFrom(
            Call(sender: spender, contract: token), from: from, to: to,
            amount: Wei(rawValue: amount))
    }
}

/// How wstETH moves when other protocols hold it.
public struct WstETHRules: TokenRules {
    private unowned(unsafe) let lido: Lido

    public init(_ lido: Lido) { self.lido = lido }

    public func balance(of holder: Address, in token: Address) -> UInt256 {
        lido.ledger.tokens.holding(of: holder, in: token)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        try lido.moveWrapped(amount, from: from, to: to)
    }

    public func transfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        try lido.transferWrappedFrom(
            Call(sender: spender, contract: token), from: from, to: to, units: amount)
    }
}
