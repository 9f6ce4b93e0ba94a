public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// Exchanges eETH for weETH.
    ///
    /// - Spec: ether.fi, `WeETH.wrap`
    /// - Rounds: Down, in favour of the wrapper.
    public func wrap(_ call: Call, amount: Wei) throws(Revert) -> UInt256 {
        try wrap(amount, sender: call.sender)
    }

    /// Exchanges eETH for weETH with an allowance that comes along.
    ///
    /// - Spec: ether.fi, `WeETH.wrapWithPermit`
    public func wrapWithPermit(
        _ call: Call, amount: Wei, permit: PermitInput
    ) throws(Revert) -> UInt256 {
        tryPermitEETH(owner: call.sender, spender: contracts.weETH, permit)
        return try wrap(amount, sender: call.sender)
    }

    func wrap(_ amount: Wei, sender: Address) throws(Revert) -> UInt256 {
        ledger.tokens.prefetchTransfer(
            of: contracts.eETH, from: sender, spender: contracts.weETH)
        ledger.tokens.holdings.prefetch(Pair(contracts.weETH, sender))
        try require(!amount.isZero, EtherFiError.zeroAmount)
        let rate = try poolRate()
        let wrapped = try rate.shares(for: amount).rawValue
        try spendEETHAllowance(amount, owner: sender, spender: contracts.weETH)
        try transferEETH(
            amount, from: sender, to: contracts.weETH, sender: contracts.weETH, rate: rate)
        try mintWeETH(wrapped, to: sender, sender: sender)
        return wrapped
    }

    /// Exchanges weETH for eETH.
    ///
    /// - Spec: ether.fi, `WeETH.unwrap`
    /// - Rounds: Down, in favour of the wrapper.
    public func unwrap(_ call: Call, amount: UInt256) throws(Revert) -> Wei {
        try unwrap(amount, sender: call.sender)
    }

    func unwrap(_ amount: UInt256, sender: Address) throws(Revert) -> Wei {
        ledger.tokens.holdings.prefetch(Pair(contracts.weETH, sender))
        ledger.tokens.holdings.prefetch(Pair(contracts.eETH, sender))
        try require(!amount.isZero, EtherFiError.zeroAmount)
        let rate = try poolRate()
        let unwrapped = try rate.amount(for: Shares(rawValue: amount))
        try burnWeETH(amount, of: sender, sender: sender)
        try transferEETH(
            unwrapped, from: contracts.weETH, to: sender, sender: contracts.weETH, rate: rate)
        return unwrapped
    }
}
