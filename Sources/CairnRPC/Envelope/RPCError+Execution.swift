import CairnJSON
public import CairnPrimitives

// MARK: - Execution

extension RPCError {
    /// A call reverted; `data` are the raw revert bytes, which libraries decode by selector.
    ///
    /// - Parameter reason: The text of `Error(string)` or of a panic; nil for custom errors.
    public static func executionReverted(data: [UInt8], reason: String? = nil) -> RPCError {
        RPCError(
            code: 3, message: reason.map { "execution reverted: \($0)" } ?? "execution reverted",
            data: .string(Hex.encode(data)))
    }
}

// MARK: - Blocks and state

extension RPCError {
    /// A state read names a block that is not known.
    public static let headerNotFound = refusal("header not found")

    /// A state read names a block hash that is not known.
    public static func blockNotFound(_ hash: Hash) -> RPCError {
        RPCError(code: -32001, message: "block not found: hash \(hash)")
    }

    /// A state read names a block number that is not known.
    public static func blockNotFound(number: BlockNumber) -> RPCError {
        RPCError(code: -32001, message: "block not found: \(quantity(number))")
    }

    /// A block hash is not part of the canonical chain, which the request demands.
    public static func blockNotCanonical(_ hash: Hash) -> RPCError {
        refusal("hash \(hash) is not currently canonical")
    }

    /// A state read names a block whose state has been dropped.
    public static func stateNotAvailable(at number: BlockNumber, oldest: BlockNumber) -> RPCError {
        refusal("historical state \(number) is not available; oldest is \(oldest)")
    }

    /// An action needs a transaction that is not known; web3.py matches the whole message.
    public static let transactionNotFound = refusal("transaction not found")

    /// There is no filter of this name, or not any more.
    public static let filterNotFound = refusal("filter not found")
}

// MARK: - The transaction pool

extension RPCError {
    /// A transaction repeats a nonce that has been used.
    public static func nonceTooLow(
        _ sender: Address, transaction: UInt64, state: UInt64
    ) -> RPCError {
        refusal("nonce too low: address \(sender), tx: \(transaction) state: \(state)")
    }

    /// A transaction leaves a gap after the last used nonce.
    public static func nonceTooHigh(
        _ sender: Address, transaction: UInt64, state: UInt64
    ) -> RPCError {
        refusal("nonce too high: address \(sender), tx: \(transaction) state: \(state)")
    }

    /// A sender cannot pay for gas and value; amounts in wei.
    public static func insufficientFunds(
        _ sender: Address, have: UInt256, want: UInt256
    ) -> RPCError {
        refusal(
            "insufficient funds for gas * price + value: "
                + "address \(sender) have \(have) want \(want)")
    }

    /// The very same transaction is in the pool.
    public static let alreadyKnown = refusal("already known")

    /// A replacement does not offer the ten per cent more that it must.
    public static let replacementUnderpriced = refusal("replacement transaction underpriced")

    /// The fee cap is below the base fee; amounts in wei per gas.
    public static func feeCapBelowBaseFee(
        _ sender: Address, maxFeePerGas: UInt256, baseFee: UInt256
    ) -> RPCError {
        refusal(
            "max fee per gas less than block base fee: "
                + "address \(sender), maxFeePerGas: \(maxFeePerGas), baseFee: \(baseFee)")
    }

    /// The tip is above the fee cap; amounts in wei per gas.
    public static func tipAboveFeeCap(
        _ sender: Address, maxPriorityFeePerGas: UInt256, maxFeePerGas: UInt256
    ) -> RPCError {
        refusal(
            "max priority fee per gas higher than max fee per gas: address \(sender), "
                + "maxPriorityFeePerGas: \(maxPriorityFeePerGas), maxFeePerGas: \(maxFeePerGas)")
    }

    /// The gas limit does not cover what a transaction costs before it does anything.
    public static func intrinsicGasTooLow(have: UInt64, want: UInt64) -> RPCError {
        refusal("intrinsic gas too low: have \(have), want \(want)")
    }

    /// A call needs more gas than the sender can pay for or the node allows.
    public static func gasRequiredExceedsAllowance(_ allowance: UInt64) -> RPCError {
        refusal("gas required exceeds allowance (\(allowance))")
    }

    /// The gas limit of a transaction is above that of a block.
    public static func exceedsBlockGasLimit(gas: UInt64, limit: UInt64) -> RPCError {
        refusal("exceeds block gas limit: gas \(gas), limit \(limit)")
    }

    /// A transaction was signed for another chain.
    public static func invalidChainID(have: UInt256, want: UInt256) -> RPCError {
        refusal("invalid chain id for signer: have \(have) want \(want)")
    }

    /// No sender follows from the signature.
    public static let invalidSender = refusal("invalid sender")

    /// The chain does not know this type of transaction.
    public static func transactionTypeNotValid(_ type: UInt64) -> RPCError {
        refusal("transaction type not valid: \(quantity(type))")
    }
}

// MARK: - Logs

extension RPCError {
    /// A log filter ends before it begins.
    public static let invalidBlockRange = invalidParameters("invalid block range params")

    /// A log filter ends above the head.
    public static let blockRangeBeyondHead = invalidParameters(
        "block range extends beyond current head block")

    /// A log filter names one block and a range.
    public static let blockHashWithRange = invalidParameters(
        "cannot specify both blockHash and fromBlock/toBlock, choose one or the other")
}

// MARK: - Simulation

extension RPCError {
    /// Why `eth_simulateV1` refuses; the raw values are the codes.
    public enum Simulation: Int, Sendable {
        /// A call repeats a used nonce.
        case nonceTooLow = -38010
        /// A call leaves a gap in the nonces.
        case nonceTooHigh = -38011
        /// The fee cap of a call is below the base fee.
        case baseFeeTooLow = -38012
        /// The gas of a call does not cover its fixed cost.
        case intrinsicGasTooLow = -38013
        /// A sender cannot pay.
        case insufficientFunds = -38014
        /// The calls of a block need more gas than it has.
        case blockGasLimitReached = -38015
        /// Block numbers do not rise.
        case blockNumbersOutOfOrder = -38020
        /// Timestamps do not rise.
        case timestampsOutOfOrder = -38021
        /// A precompile is moved onto itself.
        case moveReferencesItself = -38022
        /// Two precompiles are moved to one address.
        case moveReferencesTwice = -38023
        /// A sender is a contract.
        case senderIsContract = -38024
        /// Creation code is too long.
        case initCodeTooLong = -38025
        /// More blocks are asked for than one request may.
        case tooManyBlocks = -38026
    }

    /// A simulation is refused as a whole.
    public static func simulation(_ refusal: Simulation, _ message: String) -> RPCError {
        RPCError(code: refusal.rawValue, message: message)
    }
}

extension RPCError {
    /// The code that clients expect from a node for everything that has none of its own.
    public static func refusal(_ message: String) -> RPCError {
        RPCError(code: -32000, message: message)
    }

    private static func quantity(_ value: UInt64) -> String {
        "0x" + String(value, radix: 16)
    }
}
