import CairnJSON
public import CairnChain
public import CairnEthereum
public import CairnPrimitives

extension RPCError {
    /// Bytecode is to be deployed or executed, which this chain cannot do.
    public static let creationNotSupported = notSupported(
        "contracts of this chain are native: bytecode cannot be deployed, so `to` is required")

    /// Why a transaction cannot enter a block, in the words that libraries look for.
    public init(_ refusal: InvalidTransaction, sender: Address) {
        self =
            switch refusal {
            case .contractCreation: .creationNotSupported
            case .chainIDMismatch(let expected, let found):
                .invalidChainID(have: UInt256(found), want: UInt256(expected))
            case .gasLimitAboveBlock(let limit, let blockLimit):
                .exceedsBlockGasLimit(gas: limit, limit: blockLimit)
            case .priorityFeeAboveMaxFee(let priorityFee, let maxFee):
                .tipAboveFeeCap(
                    sender, maxPriorityFeePerGas: priorityFee.rawValue,
                    maxFeePerGas: maxFee.rawValue)
            case .intrinsicGasTooLow(let needed, let limit):
                .intrinsicGasTooLow(have: limit, want: needed)
            case .nonceTooLow(let account, let expected, let found):
                .nonceTooLow(account, transaction: found, state: expected)
            case .nonceTooHigh(let account, let expected, let found):
                .nonceTooHigh(account, transaction: found, state: expected)
            case .nonceExhausted(let account):
                .refusal("nonce has max value: address \(account), nonce: \(UInt64.max)")
            case .maxFeeBelowBaseFee(let maxFee, let baseFee):
                .feeCapBelowBaseFee(
                    sender, maxFeePerGas: maxFee.rawValue, baseFee: baseFee.rawValue)
            case .senderIsContract(let account):
                .refusal("sender not an eoa: address \(account)")
            case .insufficientFunds(let account, let held, let needed):
                .insufficientFunds(account, have: held.rawValue, want: needed.rawValue)
            case .blockFull(let needed, let left):
                .refusal("gas limit reached: \(needed) needed, \(left) left in the block")
            }
    }

    /// Why bytes are no transaction of this chain.
    public init(_ refusal: TransactionError) {
        self =
            switch refusal {
            case .empty: .invalidParameters("typed transaction too short: there are no bytes")
            case .typeUnsupported(let type): .transactionTypeNotValid(UInt64(type))
            case .malformed(let error): .invalidParameters("malformed transaction: \(error)")
            case .chainIDTooLarge:
                .refusal("invalid chain id for signer: it is wider than 64 bits")
            case .parityInvalid, .signature: .invalidSender
            case .chainIDMismatch(let expected, let found):
                .invalidChainID(have: UInt256(found), want: UInt256(expected))
            case .replayProtectionMissing:
                .refusal("only replay-protected (EIP-155) transactions allowed over RPC")
            }
    }
}
