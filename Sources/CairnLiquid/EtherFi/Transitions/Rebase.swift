public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// The largest gain of one report, in basis points of the pool.
    public static let maxPositiveRebase: UInt64 = 25

    /// Counts what validators gained or lost, and mints the protocol's part of it.
    ///
    /// No holder is touched: the rate alone changes.
    ///
    /// - Spec: ether.fi, `LiquidityPool.rebase`
    /// - Parameter rewards: In wei, within 128 bits.
    public func rebase(_ call: Call, rewards: Int256, protocolFees: Wei) throws(Revert) {
        // Checks
        try require(
            call.sender == contracts.etherFiAdmin, EtherFiError.incorrectCaller)
        var value = state.poolValue.value
        if rewards > .zero {
            let ceiling =
                try value.pooled().rawValue * UInt256(Self.maxPositiveRebase) / UInt256(10_000)
            try require(
                rewards.bits <= ceiling, EtherFiError.rebaseExceedsPositiveCap)
        }

        // Effects
        value.outOfPool = try Self.adding(rewards, to: value.outOfPool)
        state.poolValue.value = value
        ledger.emit(
            EtherFiEvent.Rebase(
                totalEthLocked: try value.pooled(), totalEEthShares: totalShares),
            from: contracts.liquidityPool)
        guard !protocolFees.isZero else { return }
        ledger.emit(
            EtherFiEvent.ProtocolFeePaid(protocolFees: protocolFees),
            from: contracts.liquidityPool)
        _ = try depositToRecipient(
            call, recipient: state.poolSettings.value.feeRecipient, amount: protocolFees,
            referral: .zero)
    }

    /// Adds as the contract does: in signed numbers of 128 bits, into and out of which the amount
    /// is reinterpreted without a check.
    private static func adding(_ rewards: Int256, to amount: Wei) throws(Revert) -> Wei {
        let held = Int128(truncatingIfNeeded: amount.rawValue.lowHalf)
        let gained = Int128(truncatingIfNeeded: rewards.bits.lowHalf)
        let (sum, overflow) = held.addingReportingOverflow(gained)
        try require(!overflow, Panic.arithmetic)
        return Wei(rawValue: UInt256(UInt128(truncatingIfNeeded: sum)))
    }
}
