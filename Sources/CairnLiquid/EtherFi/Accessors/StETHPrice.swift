public import CairnLedger
public import CairnPrimitives

extension EtherFi {
    /// Refuses if the feed's answer is not positive, too old, or fails a further check.
    ///
    /// - Parameter check: Gets the answer and how far it may be from one ether.
    func requireSoundPrice(
        _ check: (_ answer: UInt256, _ threshold: UInt256) throws(Revert) -> Void
    ) throws(Revert) {
        let price = state.stETHPrice.value
        try require(price.answer > .zero, EtherFiError.invalidPriceFeed)
        let expiry = try checked { () throws(ArithmeticFault) in
            try price.updatedAt.adding(UInt256(parameters.liquifier.stalePriceSeconds))
        }
        try require(expiry >= UInt256(now), EtherFiError.stalePriceFeed)
        try check(price.answer.bits, parameters.liquifier.maxPriceThreshold)
    }

    /// What the exchange gives for so much stETH.
    ///
    /// - Rounds: Down.
    public func curveQuote(_ amount: UInt256) throws(Revert) -> UInt256 {
        try checked { () throws(ArithmeticFault) in
            try amount.multiplied(by: parameters.market.curvePrice)
                / PoolRate.unit.rawValue
        }
    }

    /// Lets the feed answer something else. Anyone may.
    public func setStETHPrice(answer: Int256, updatedAt: UInt256) {
        state.stETHPrice.value = PriceAnswer(answer: answer, updatedAt: updatedAt)
    }
}
