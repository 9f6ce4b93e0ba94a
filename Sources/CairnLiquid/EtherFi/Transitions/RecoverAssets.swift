public import CairnLedger
public import CairnPrimitives

/// Handing out what was sent to the tokens' contracts by mistake.
///
/// - Spec: ether.fi, `AssetRecovery`
extension EtherFi {
    public func recoverETH(_ call: Call, to recipient: Address, amount: Wei) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try locking(lock(of: call.contract)) { () throws(Revert) in
            try require(
                !recipient.isZero && !amount.isZero, EtherFiError.invalidInput)
            try require(
                amount <= ledger.accounts.balance(of: call.contract),
                EtherFiError.insufficientBalance)
            try pay(amount, from: call.contract, to: recipient, orRefuse: .ethTransferFailed)
            ledger.emit(
                EtherFiEvent.ETHRecovered(to: recipient, amount: amount), from: call.contract)
        }
    }

    public func recoverERC20(
        _ call: Call, token: Address, to recipient: Address, amount: UInt256
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try require(
            call.contract != contracts.weETH || token != contracts.eETH,
            EtherFiError.cannotRecoverEETH)
        try locking(lock(of: call.contract)) { () throws(Revert) in
            try require(
                !token.isZero && !recipient.isZero && amount != .zero, EtherFiError.invalidInput)
            try require(
                amount <= (try ledger.tokens.balance(of: call.contract, in: token)),
                EtherFiError.insufficientBalance)
            try safeTransfer(amount, of: token, from: call.contract, to: recipient)
            ledger.emit(
                EtherFiEvent.ERC20Recovered(token: token, to: recipient, amount: amount),
                from: call.contract)
        }
    }

    public func recoverERC721(
        _ call: Call, token: Address, to recipient: Address, id: UInt256
    ) throws(Revert) {
        try requireRole(.operatingTimelock, call.sender)
        try locking(lock(of: call.contract)) { () throws(Revert) in
            try require(
                !token.isZero && !recipient.isZero, EtherFiError.invalidInput)
            let owner = try surroundings.owner(of: id, in: token, caller: call.contract)
            try require(
                owner == call.contract, EtherFiError.contractIsNotOwnerOfERC721Token)
            try surroundings.transferClaim(
                id, of: token, from: call.contract, to: recipient, safely: true)
            ledger.emit(
                EtherFiEvent.ERC721Recovered(token: token, to: recipient, tokenId: id),
                from: call.contract)
        }
    }

    private func lock(of contract: Address) -> EnteredContracts {
        contract == contracts.eETH ? .eETH : .weETH
    }

    // MARK: Tokens of others

    /// Moves tokens of a contract of ours.
    ///
    /// - Spec: OpenZeppelin Contracts 4.8, `SafeERC20.safeTransfer`
    func safeTransfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        try explainingSilence(of: token) { () throws(Revert) in
            try ledger.tokens.transfer(amount, of: token, from: from, to: to)
        }
    }

    /// Moves tokens of somebody who allowed it to a contract of ours.
    ///
    /// - Spec: OpenZeppelin Contracts 4.8, `SafeERC20.safeTransferFrom`
    func safeTransfer(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        try explainingSilence(of: token) { () throws(Revert) in
            try ledger.tokens.transfer(
                amount, of: token, from: from, to: to, spender: spender)
        }
    }

    private func explainingSilence(
        of token: Address, _ transfer: () throws(Revert) -> Void
    ) throws(Revert) {
        try require(
            ledger.accounts[token].code != .none, EtherFiError.callToNonContract)
        do throws(Revert) { try transfer() } catch {
            if error == Revert(EmptyRevert()) || error == Revert(LedgerError.notAToken(token)) {
                throw Revert(EtherFiError.transferLowLevelFailed)
            }
            throw error
        }
    }
}
