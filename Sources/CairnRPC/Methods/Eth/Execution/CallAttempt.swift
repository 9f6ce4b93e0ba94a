import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

/// A call that is to be tried out: what it does, and how much gas it may use for that.
struct CallAttempt {
    /// What a sender who cannot pay for the gas means.
    enum Shortfall {
        /// The call is refused, when the client has named the gas.
        case refuses
        /// The call gets no more gas than the sender can pay for.
        case lowersAllowance
    }

    let message: Message
    let intrinsic: IntrinsicGas
    /// The gas limit that holds.
    let allowance: UInt64

    /// Checks what can be checked before a call runs.
    ///
    /// - Parameter ceiling: The most gas that the node lends.
    /// - Throws: In this order: no recipient, fees that contradict each other or the base fee,
    ///   too little ether.
    init(
        _ call: CallObject, in world: World, _ environment: CallEnvironment, ceiling: UInt64,
        shortfall: Shortfall
    ) throws(RPCError) {
        guard let recipient = call.to else { throw .creationNotSupported }
        let sender = call.from ?? .zero
        let value = Wei(rawValue: call.value ?? .zero)
        message = Message(
            sender: sender, recipient: recipient, value: value, input: Bytes(call.input ?? []))
        intrinsic = call.intrinsicGas(to: recipient)
        let feeCap = try call.checkedFeeCap(sender: sender, baseFee: environment.baseFee)

        let limit = min(call.gas ?? ceiling, ceiling)
        guard !value.isZero || !feeCap.isZero else {
            allowance = limit
            return
        }
        let held = world.ledger.accounts.balance(of: sender)
        guard held >= value else {
            throw .insufficientFunds(sender, have: held.rawValue, want: value.rawValue)
        }
        guard !feeCap.isZero else {
            allowance = limit
            return
        }
        let affordable = (held - value).rawValue.divided(by: feeCap.rawValue, rounding: .down)
        if shortfall == .refuses, call.gas != nil, affordable < UInt256(limit) {
            throw .insufficientFunds(
                sender, have: held.rawValue,
                want: CallAttempt.cost(gas: limit, at: feeCap, plus: value))
        }
        allowance = min(limit, affordable.asUInt64 ?? limit)
    }

    /// What gas and value cost together; what exceeds 256 bits counts as the largest amount.
    static func cost(gas: UInt64, at price: Wei, plus value: Wei) -> UInt256 {
        do throws(ArithmeticFault) {
            return try price.rawValue.multiplied(by: UInt256(gas)).adding(value.rawValue)
        } catch {
            return .max
        }
    }
}

extension CallObject {
    /// What the call costs as a transaction before anything is executed.
    fileprivate func intrinsicGas(to recipient: Address) -> IntrinsicGas {
        UnsignedTransaction.dynamicFee(
            chainID: 0, nonce: 0, maxPriorityFeePerGas: .zero, maxFeePerGas: .zero, gasLimit: 0,
            to: recipient, value: .zero, data: Bytes(input ?? []), accessList: accessList ?? []
        ).intrinsicGas
    }

    /// The highest price of gas that the client named; zero when it named none, or zero.
    ///
    /// - Spec: go-ethereum, `core/state_transition.go`, `preCheck`
    fileprivate func checkedFeeCap(sender: Address, baseFee: Wei) throws(RPCError) -> Wei {
        guard let cap = gasPrice ?? maxFeePerGas, !cap.isZero else { return .zero }
        if let tip = maxPriorityFeePerGas, tip > cap {
            throw .tipAboveFeeCap(sender, maxPriorityFeePerGas: tip, maxFeePerGas: cap)
        }
        guard cap >= baseFee.rawValue else {
            throw .feeCapBelowBaseFee(sender, maxFeePerGas: cap, baseFee: baseFee.rawValue)
        }
        return Wei(rawValue: cap)
    }
}

// MARK: - Running

extension CallAttempt {
    /// Runs the call and hands out what it returned.
    ///
    /// - Throws: The revert with its data, or that the gas did not suffice.
    func answer(in world: World) throws(RPCError) -> JSON {
        guard allowance >= intrinsic.minimumLimit else {
            throw .intrinsicGasTooLow(have: allowance, want: intrinsic.minimumLimit)
        }
        var output = ABIWriter()
        var logs = LogBatch()
        world.gasLimit = allowance - intrinsic.charge
        let succeeded = world.perform(message, output: &output, logs: &logs)
        world.gasLimit = .max
        if succeeded { return .data(output.bytes) }
        if world.ranOutOfGas { throw .outOfGas(allowance) }
        throw .reverted(with: output.bytes)
    }

    /// Runs the call and gives the smallest gas limit with which it succeeds, which is also what
    /// it uses.
    ///
    /// - Throws: The revert with its data, or that the gas which may be used does not suffice.
    func gasNeeded(in world: World) throws(RPCError) -> UInt64 {
        guard allowance >= intrinsic.minimumLimit else {
            throw .gasRequiredExceedsAllowance(allowance)
        }
        world.gasLimit = allowance - intrinsic.charge
        let outcome = world.perform(message)
        world.gasLimit = .max
        if outcome.succeeded { return gasUsed(outcome.gasUsed) }
        if world.ranOutOfGas { throw .gasRequiredExceedsAllowance(allowance) }
        throw .reverted(with: outcome.output)
    }

    /// What a transaction uses whose methods used `methods`.
    func gasUsed(_ methods: UInt64) -> UInt64 {
        max(intrinsic.charge + methods, intrinsic.floor)
    }
}

extension RPCError {
    /// A call used up its gas.
    static func outOfGas(_ allowance: UInt64) -> RPCError {
        refusal("out of gas: the call needs more than the \(allowance) that it has")
    }
}
