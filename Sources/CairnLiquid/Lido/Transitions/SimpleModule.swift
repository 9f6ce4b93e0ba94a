public import CairnLedger
public import CairnPrimitives

/// The simple modules of this process: so many keys without node operators.
extension Lido {
    /// How many keys are deposited, and how many are left.
    ///
    /// - Throws: ``Panic/arithmetic`` if more were handed out than there are.
    public func simpleModuleSummary(_ module: Address) throws(Revert) -> StakingModuleSummary {
        let keys = state.moduleKeys[module]
        let left = try checked { () throws(ArithmeticFault) in
            try UInt256(keys.total).subtracting(keys.deposited)
        }
        return StakingModuleSummary(exited: .zero, deposited: keys.deposited, depositable: left)
    }

    /// Hands out keys of zeros with signatures of zeros, and counts them as deposited.
    ///
    /// - Throws: ``Panic/tooMuchMemory`` for more keys than any call can hold.
    public func obtainSimpleDepositData(
        _ module: Address, count: UInt256
    ) throws(Revert) -> (publicKeys: Bytes, signatures: Bytes) {
        guard let number = count.asInt, number < 1 << 20 else {
            throw Revert(Panic.tooMuchMemory)
        }
        state.moduleKeys.update(module) { $0.deposited += count }
        func zeros(_ size: Int) -> Bytes { Bytes([UInt8](repeating: 0, count: number * size)) }
        return (zeros(ValidatorDeposit.publicKeySize), zeros(ValidatorDeposit.signatureSize))
    }
}
