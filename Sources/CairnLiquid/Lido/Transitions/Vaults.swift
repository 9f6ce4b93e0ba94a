public import CairnLedger
public import CairnPrimitives

/// The two vaults, and what was sent to contracts by mistake.
extension Lido {
    /// The contract that passes withdrawal requests on to the beacon chain.
    ///
    /// - Spec: EIP-7002
    public static let withdrawalRequestContract: Address =
        "0x00000961ef480eb55e80d19ad83579a64c007002"

    /// Hands ether over to the token, as much as there is.
    ///
    /// - Spec: Lido core, `LidoExecutionLayerRewardsVault.withdrawRewards`
    public func withdrawRewards(_ call: Call, atMost maximum: Wei) throws(Revert) -> Wei {
        let vault = contracts.elRewardsVault
        try require(call.sender == contracts.stETH, LidoVaultError.onlyLidoCanWithdraw)
        let amount = min(ledger.accounts.balance(of: vault), maximum)
        if !amount.isZero {
            try ledger.accounts.transfer(amount, from: vault, to: contracts.stETH)
            try receiveELRewards(self.call(contracts.stETH, from: vault, value: amount))
        }
        return amount
    }

    /// Announces ether that arrived as rewards.
    ///
    /// - Spec: Lido core, `LidoExecutionLayerRewardsVault.receive`
    public func receiveRewards(_ call: Call) {
        ledger.emit(LidoEvent.ETHReceived(amount: call.value), from: contracts.elRewardsVault)
    }

    /// Hands ether over to the token.
    ///
    /// - Spec: Lido core, `WithdrawalVault.withdrawWithdrawals`
    public func withdrawWithdrawals(_ call: Call, amount: Wei) throws(Revert) {
        let vault = contracts.withdrawalVault
        try require(call.sender == contracts.stETH, LidoVaultError.notLido)
        try require(!amount.isZero, LidoVaultError.zeroAmount)
        let balance = ledger.accounts.balance(of: vault)
        try require(
            amount <= balance,
            LidoVaultError.notEnoughEther(requested: amount, balance: balance))
        try ledger.accounts.transfer(amount, from: vault, to: contracts.stETH)
        try receiveWithdrawals(self.call(contracts.stETH, from: vault, value: amount))
    }

    /// Refuses: the vault has version 2 from genesis on.
    ///
    /// - Spec: Lido core, `WithdrawalVault.initialize`, `finalizeUpgrade_v2`
    public func initializeVaultAgain(expecting version: UInt256) throws(Revert) {
        throw Revert(LidoVaultError.unexpectedContractVersion(expected: 2, received: version))
    }

    // MARK: Triggered withdrawals

    /// What the beacon chain's contract asks for a withdrawal request now.
    ///
    /// - Spec: Lido core, `WithdrawalVaultEIP7002._getWithdrawalRequestFee`
    /// - Throws: `feeReadFailed`, `feeInvalid`
    public func withdrawalRequestFee() throws(Revert) -> Wei {
        let answer: Bytes
        do throws(Revert) {
            answer = try ledger.host.call(
                Message(
                    sender: contracts.withdrawalVault, recipient: Self.withdrawalRequestContract,
                    isStatic: true))
        } catch {
            throw Revert(LidoVaultError.feeReadFailed)
        }
        guard answer.count == 32, let fee = UInt256(bigEndian: answer) else {
            throw Revert(LidoVaultError.feeInvalid)
        }
        return Wei(rawValue: fee)
    }

    /// Asks the beacon chain to withdraw from validators, as the gateway alone may.
    ///
    /// - Spec: Lido core, `WithdrawalVault.addWithdrawalRequests`
    public func addWithdrawalRequests(
        _ call: Call, publicKeys: [Bytes], gweiAmounts: [UInt64]
    ) throws(Revert) {
        // Checks
        try require(
            call.sender == contracts.triggerableWithdrawalsGateway,
            LidoVaultError.notTriggerableWithdrawalsGateway)
        try require(!publicKeys.isEmpty, LidoVaultError.zeroArgument(name: "pubkeys"))
        try require(
            publicKeys.count == gweiAmounts.count,
            LidoVaultError.arraysLengthMismatch(
                first: UInt256(publicKeys.count), second: UInt256(gweiAmounts.count)))
        let fee = try withdrawalRequestFee()
        let total = try checked { () throws(ArithmeticFault) in
            Wei(rawValue: try fee.rawValue.multiplied(by: UInt256(publicKeys.count)))
        }
        try require(
            call.value == total,
            LidoVaultError.incorrectFee(required: total, provided: call.value))

        // Effects
        for (publicKey, amount) in zip(publicKeys, gweiAmounts) {
            try require(publicKey.count == ValidatorDeposit.publicKeySize, Panic.assertion)
            let amountBytes = UInt256(amount).bigEndianBytes.suffix(8)
            let request = Bytes(publicKey.bytes + amountBytes)
            do throws(Revert) {
                _ = try ledger.host.call(
                    Message(
                        sender: contracts.withdrawalVault,
                        recipient: Self.withdrawalRequestContract, value: fee, input: request))
            } catch {
                throw Revert(LidoVaultError.requestAdditionFailed(request))
            }
            ledger.emit(
                LidoEvent.WithdrawalRequestAdded(request: request),
                from: contracts.withdrawalVault)
        }
    }

    // MARK: Recovery

    /// Sends a token that came to the burner by mistake to the treasury.
    ///
    /// - Spec: Lido core, `Burner.recoverERC20`
    public func recoverFromBurner(
        _ call: Call, token: Address, amount: UInt256
    ) throws(Revert) {
        try require(!amount.isZero, BurnerError.zeroRecoveryAmount)
        try require(token != contracts.stETH, BurnerError.stETHRecoveryWrongFunction)
        try sendToTreasury(amount, of: token, from: contracts.burner)
        ledger.emit(
            LidoEvent.ERC20Recovered(requestedBy: call.sender, token: token, amount: amount),
            from: contracts.burner)
    }

    /// Sends a unique token that came to the burner by mistake to the treasury.
    ///
    /// - Spec: Lido core, `Burner.recoverERC721`
    public func recoverFromBurner(_ call: Call, token: Address, id: UInt256) throws(Revert) {
        try require(token != contracts.stETH, BurnerError.stETHRecoveryWrongFunction)
        try surroundings.transferUnique(
            id, of: token, from: contracts.burner, to: parameters.treasury)
        ledger.emit(
            LidoEvent.ERC721Recovered(requestedBy: call.sender, token: token, id: id),
            from: contracts.burner)
    }

    /// Sends a token that came to the called vault by mistake to the treasury.
    ///
    /// - Spec: Lido core, `LidoExecutionLayerRewardsVault.recoverERC20`,
    ///   `WithdrawalVault.recoverERC20`
    public func recoverFromVault(_ call: Call, token: Address, amount: UInt256) throws(Revert) {
        let isRewardsVault = call.contract == contracts.elRewardsVault
        try require(
            !amount.isZero,
            isRewardsVault ? LidoVaultError.zeroRecoveryAmount : .zeroAmount)
        ledger.emit(
            LidoEvent.ERC20Recovered(requestedBy: call.sender, token: token, amount: amount),
            from: call.contract)
        try sendToTreasury(amount, of: token, from: call.contract)
    }

    /// Sends a unique token that came to the called vault by mistake to the treasury.
    ///
    /// - Spec: Lido core, `LidoExecutionLayerRewardsVault.recoverERC721`,
    ///   `WithdrawalVault.recoverERC721`
    public func recoverFromVault(_ call: Call, token: Address, id: UInt256) throws(Revert) {
        ledger.emit(
            LidoEvent.ERC721Recovered(requestedBy: call.sender, token: token, id: id),
            from: call.contract)
        try surroundings.transferUnique(
            id, of: token, from: call.contract, to: parameters.treasury)
    }

    /// Transfers as OpenZeppelin's `SafeERC20` does.
    private func sendToTreasury(
        _ amount: UInt256, of token: Address, from holder: Address
    ) throws(Revert) {
        try require(
            ledger.accounts[token].code != .none, LidoVaultError.callToNonContract)
        do throws(Revert) {
            try ledger.tokens.transfer(
                amount, of: token, from: holder, to: parameters.treasury)
        } catch  where Self.isSilent(error) {
            throw Revert(LidoVaultError.tokenCallFailed)
        }
    }

    private static func isSilent(_ error: Revert) -> Bool {
        if error.reason is EmptyRevert { return true }
        if let reason = error.reason as? LedgerError, case .notAToken = reason { return true }
        return false
    }
}
