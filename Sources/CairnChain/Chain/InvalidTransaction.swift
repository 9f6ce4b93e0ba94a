public import CairnPrimitives

/// Why a transaction cannot enter a block, in the order of the checks.
public enum InvalidTransaction: Error, Equatable, Sendable {
    /// The chain runs native contracts only; there is no bytecode to create.
    case contractCreation
    case chainIDMismatch(expected: UInt64, found: UInt64)
    case gasLimitAboveBlock(limit: UInt64, blockLimit: UInt64)
    case priorityFeeAboveMaxFee(priorityFee: Wei, maxFee: Wei)
    case intrinsicGasTooLow(needed: UInt64, limit: UInt64)
    case nonceTooLow(account: Address, expected: UInt64, found: UInt64)
    case nonceTooHigh(account: Address, expected: UInt64, found: UInt64)
    case nonceExhausted(Address)
    case maxFeeBelowBaseFee(maxFee: Wei, baseFee: Wei)
    /// The sender is a contract and so cannot have signed: EIP-3607.
    case senderIsContract(Address)
    case insufficientFunds(account: Address, held: Wei, needed: Wei)
    /// The block has no room left; the transaction may enter a later one.
    case blockFull(needed: UInt64, left: UInt64)
}
