import CairnLedger
import CairnPrimitives

/// Transfers that fail if the token is no token.
///
/// - Spec: OpenZeppelin Contracts 4.9, `SafeERC20`
extension Restaking {
    func transferSafely(
        _ amount: UInt256, of token: Address, from: Address, to: Address
    ) throws(Revert) {
        do throws(Revert) {
            try ledger.tokens.transfer(amount, of: token, from: from, to: to)
        } catch { throw explained(error, token) }
    }

    func transferSafely(
        _ amount: UInt256, of token: Address, from: Address, to: Address, spender: Address
    ) throws(Revert) {
        do throws(Revert) {
            try ledger.tokens.transfer(amount, of: token, from: from, to: to, spender: spender)
        } catch { throw explained(error, token) }
    }

    /// Puts a sentence where the token itself gave none.
    private func explained(_ refusal: Revert, _ token: Address) -> Revert {
        guard refusal == Revert(LedgerError.notAToken(token)) || refusal == Revert(EmptyRevert())
        else { return refusal }
        return ledger.accounts[token].code == .none
            ? Revert(StrategyError.tokenHasNoCode) : Revert(StrategyError.tokenCallFailed)
    }
}
