public import CairnPrimitives

extension BeaconState {
    /// Plans the exit of a validator that wishes to.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_voluntary_exit`.
    /// - Deviates: The signature is taken as valid.
    public mutating func processVoluntaryExit(
        _ signed: SignedVoluntaryExit
    ) throws(BeaconError) {
        let exit = signed.message
        let index = try place(exit.validatorIndex)
        let epoch = currentEpoch
        guard validators.isActive(index, at: epoch) else { throw .notActive(exit.validatorIndex) }
        guard validators.exitEpochs[index] == .farFuture else {
            throw .exitInitiated(exit.validatorIndex)
        }
        guard epoch >= exit.epoch else { throw .exitTooEarly(exit.epoch) }
        guard try isActiveLongEnough(index) else { throw .notActiveLongEnough }
        guard try pendingBalanceToWithdraw(index).isZero else { throw .withdrawalsPending }
        try initiateValidatorExit(index)
    }

    /// Whether a validator has been active for as long as a way out demands.
    func isActiveLongEnough(_ index: Int) throws(BeaconError) -> Bool {
        let period = rules.configuration.shardCommitteePeriodEpochs
        return try currentEpoch >= validators.activationEpochs[index].adding(period)
    }

    /// Changes credentials of a BLS key to an account.
    ///
    /// - Spec: capella `beacon-chain.md`, `process_bls_to_execution_change`.
    /// - Deviates: The signature is taken as valid.
    /// - Throws: `credentialsMismatch`.
    public mutating func processBLSToExecutionChange(
        _ signed: SignedBLSToExecutionChange
    ) throws(BeaconError) {
        let change = signed.message
        let index = try place(change.validatorIndex)
        let credentials = validators.withdrawalCredentials[index]
        var named = withUnsafeBytes(of: change.fromBLSPublicKey, Chunk.hash(of:))
        // The hash of the key, with the first byte zero.
        named.word0 &= ~0xFF
        guard Chunk(credentials) == named else { throw .credentialsMismatch }
        validators.setWithdrawalCredentials(
            Hash(.address(change.toExecutionAddress, prefix: 1)), of: index)
    }
}

extension Chunk {
    /// Withdrawal credentials of an account: the prefix, eleven zero bytes, the address.
    public static func address(_ address: Address, prefix: UInt8) -> Chunk {
        var bytes = [UInt8](repeating: 0, count: 12) + address.bytes
        bytes[0] = prefix
        return bytes.withUnsafeBytes { $0.loadUnaligned(as: Chunk.self) }
    }
}
