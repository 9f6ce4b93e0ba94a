import CairnJSON
import CairnChain
import CairnEthereum
import CairnPrimitives

extension ChainBackend {
    /// Completes what a client left out of a transaction: the nonce after the sender's waiting
    /// ones, fees that hold for several full blocks, and exactly the gas that it needs.
    ///
    /// - Parameter block: The state on which the gas is found out.
    /// - Spec: go-ethereum, `internal/ethapi/transaction_args.go`, `setDefaults`
    /// - Throws: What contradicts the chain or itself, or the revert of a call without gas limit.
    func fill(
        _ call: CallObject, at block: BlockParameter = .pending
    ) throws(RPCError) -> UnsignedTransaction {
        if let wanted = call.chainID, wanted != UInt256(chainID) {
            throw .refusal("chainId does not match node's (have=\(wanted), want=\(chainID))")
        }
        guard let recipient = call.to else { throw .creationNotSupported }
        let sender = call.from ?? .zero
        let fees = try TransactionFees(call, baseFee: nextBaseFee, suggestedTip: suggestedTip)
        let nonce = call.nonce ?? pendingNonce(of: sender)
        var gasLimit = call.gas ?? 0
        if call.gas == nil {
            gasLimit = try withSetting(at: block) { world, environment throws(RPCError) in
                try world.estimateGas(of: call, environment)
            }
        }
        let value = Wei(rawValue: call.value ?? .zero)
        let data = Bytes(call.input ?? [])
        switch fees {
        case .single(let price) where call.accessList == nil && call.type != 1:
            return .legacy(
                chainID: chainID, nonce: nonce, gasPrice: price, gasLimit: gasLimit,
                to: recipient, value: value, data: data)
        case .single(let price):
            return .accessList(
                chainID: chainID, nonce: nonce, gasPrice: price, gasLimit: gasLimit,
                to: recipient, value: value, data: data, accessList: call.accessList ?? [])
        case .capped(let cap, let tip):
            return .dynamicFee(
                chainID: chainID, nonce: nonce, maxPriorityFeePerGas: tip, maxFeePerGas: cap,
                gasLimit: gasLimit, to: recipient, value: value, data: data,
                accessList: call.accessList ?? [])
        }
    }
}

/// What a transaction offers for a unit of gas.
private enum TransactionFees {
    /// One price: types 0 and 1.
    case single(Wei)
    /// A cap, and the tip within it: type 2.
    case capped(Wei, tip: Wei)

    /// Completes the fees that a client named.
    ///
    /// A cap that follows from the base fee is twice that and the tip, so that it holds for six
    /// full blocks in a row.
    init(_ call: CallObject, baseFee: Wei, suggestedTip: Wei) throws(RPCError) {
        let isPlain = call.type == 0 || call.type == 1
        if call.type == 0, let list = call.accessList, !list.isEmpty {
            throw .invalidParameters("a transaction of type 0x0 has no access list")
        }
        if let price = call.gasPrice.map({ Wei(rawValue: $0) }) {
            self = call.type == 2 ? .capped(price, tip: price) : .single(price)
            return
        }
        if isPlain {
            guard call.maxFeePerGas == nil, call.maxPriorityFeePerGas == nil else {
                throw .invalidParameters(
                    "maxFeePerGas and maxPriorityFeePerGas need a transaction of type 0x2")
            }
            self = .single(baseFee + suggestedTip)
            return
        }
        let cap = call.maxFeePerGas.map { Wei(rawValue: $0) }
        let tip = call.maxPriorityFeePerGas.map { Wei(rawValue: $0) }
        switch (cap, tip) {
        case (let cap?, let tip?):
            guard tip <= cap else {
                throw .tipAboveFeeCap(
                    call.from ?? .zero, maxPriorityFeePerGas: tip.rawValue,
                    maxFeePerGas: cap.rawValue)
            }
            self = .capped(cap, tip: tip)
        case (let cap?, nil): self = .capped(cap, tip: min(cap, suggestedTip))
        case (nil, let tip?):
            do throws(ArithmeticFault) {
                self = .capped(try (baseFee * 2).adding(tip), tip: tip)
            } catch {
                throw .invalidParameters("maxPriorityFeePerGas is too large")
            }
        case (nil, nil): self = .capped(baseFee * 2 + suggestedTip, tip: suggestedTip)
        }
    }
}
