public import CairnLedger
public import CairnPrimitives

/// Deposits of buffered ether with validators.
extension Lido {
    /// Deposits ether that no withdrawal waits for with a module's next validators.
    ///
    /// - Spec: Lido core, `Lido.deposit`
    public func deposit(
        _ call: Call, atMost maximum: UInt256, module id: UInt256, calldata: Bytes
    ) throws(Revert) {
        // Checks
        try require(
            call.sender == parameters.depositSecurityModule,
            LidoError.notDepositSecurityModule)
        try require(canDeposit, LidoError.canNotDeposit)
        let count = min(maximum, try maxDeposits(id, value: depositableEther()))

        // Effects
        let value = Wei(rawValue: count * LidoPool.depositSize.rawValue)
        if !count.isZero {
            let deposited = state.pool.update { pool in
                let sum = pool.depositedValidators + count
                pool.depositedValidators = sum & LidoPool.halfWordMaximum
                pool.bufferedEther -= value
                return sum
            }
            ledger.emit(LidoEvent.Unbuffered(amount: value), from: contracts.stETH)
            ledger.emit(
                LidoEvent.DepositedValidatorsChanged(count: deposited), from: contracts.stETH)
        }
        try ledger.accounts.transfer(value, from: contracts.stETH, to: contracts.stakingRouter)
        try depositToModule(
            self.call(contracts.stakingRouter, from: contracts.stETH, value: value),
            count: count, module: id, calldata: calldata)
    }

    /// Deposits the ether of the call with a module's next validators.
    ///
    /// - Spec: Lido core, `StakingRouter.deposit`
    public func depositToModule(
        _ call: Call, count: UInt256, module id: UInt256, calldata: Bytes
    ) throws(Revert) {
        // Checks
        try require(call.sender == contracts.stETH, StakingRouterError.notLido)
        let credentials = state.router.value.withdrawalCredentials
        try require(!credentials.isZero, StakingRouterError.emptyWithdrawalCredentials)
        let index = try stakingModuleIndex(id)
        let module = state.modules[index]
        try require(module.status == .active, StakingRouterError.moduleNotActive)
        let expected = try checked { () throws(ArithmeticFault) in
            try count.multiplied(by: LidoPool.depositSize.rawValue)
        }
        try require(
            call.value.rawValue == expected,
            StakingRouterError.invalidDepositsValue(call.value, count: count))

        // Effects
        noteDeposit(at: index, value: call.value)
        guard !count.isZero else { return }
        let data = try surroundings.obtainDepositData(
            count, calldata: calldata, from: module.address, caller: contracts.stakingRouter)
        try depositValidators(count, data.publicKeys, data.signatures, credentials)
    }

    /// Remembers when a module last got ether.
    func noteDeposit(at index: UInt64, value: Wei) {
        let id = state.modules.update(index) { module in
            module.lastDepositTime = ledger.moment.timestamp
            module.lastDepositBlock = ledger.moment.number
            return module.id
        }
        ledger.emit(
            LidoEvent.StakingRouterETHDeposited(id: UInt256(id), amount: value),
            from: contracts.stakingRouter)
    }

    private func depositValidators(
        _ count: UInt256, _ publicKeys: Bytes, _ signatures: Bytes, _ credentials: Hash
    ) throws(Revert) {
        let keySize = ValidatorDeposit.publicKeySize
        let signatureSize = ValidatorDeposit.signatureSize
        let (found, foundSignatures) = (
            UInt256(publicKeys.count), UInt256(signatures.count)
        )
        let (expected, expectedSignatures) = (
            count * UInt256(keySize), count * UInt256(signatureSize)
        )
        try require(
            found == expected,
            StakingRouterError.invalidPublicKeysLength(actual: found, expected: expected))
        try require(
            foundSignatures == expectedSignatures,
            StakingRouterError.invalidSignaturesLength(
                actual: foundSignatures, expected: expectedSignatures))
        for place in 0..<publicKeys.count / keySize {
            let key = publicKeys.bytes[place * keySize..<(place + 1) * keySize]
            let signature = signatures.bytes[
                place * signatureSize..<(place + 1) * signatureSize]
            try surroundings.deposit(
                ValidatorDeposit(
                    publicKey: Bytes(key), withdrawalCredentials: credentials,
                    signature: Bytes(signature)), to: contracts.depositContract,
                caller: contracts.stakingRouter)
        }
    }
}
