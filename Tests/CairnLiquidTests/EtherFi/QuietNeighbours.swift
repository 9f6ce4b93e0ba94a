import CairnLedger
import CairnPrimitives

@testable import CairnLiquid

/// A world in which nobody else's code lives: ether moves, and every question is refused.
final class QuietNeighbours: EtherFiSurroundings, MessageHost {
    unowned(unsafe) var ledger: Ledger?

    func call(_ message: Message) throws(Revert) -> Bytes {
        try ledger?.accounts.transfer(
            message.value, from: message.sender, to: message.recipient)
        return []
    }

    private func refuse() throws(Revert) { throw Revert(EmptyRevert()) }

    private func silence<Answer>() throws(Revert) -> Answer { throw Revert(EmptyRevert()) }

    func totalSupply(of token: Address, caller: Address) throws(Revert) -> UInt256 {
        try silence()
    }

    func allowance(
        of spender: Address, by owner: Address, in token: Address, caller: Address
    ) throws(Revert) -> UInt256 { try silence() }

    func approve(
        _ amount: UInt256, of token: Address, owner: Address, spender: Address
    ) throws(Revert) { try refuse() }

    func permit(
        _ permit: PermitInput, of token: Address, owner: Address, spender: Address
    ) throws(Revert) { try refuse() }

    func unwrapStETH(
        _ amount: UInt256, at wrapper: Address, caller: Address
    ) throws(Revert) -> UInt256 { try silence() }

    func owner(of id: UInt256, in token: Address, caller: Address) throws(Revert) -> Address {
        try silence()
    }

    func transferClaim(
        _ id: UInt256, of token: Address, from: Address, to: Address, safely: Bool
    ) throws(Revert) { try refuse() }

    func acceptsClaim(
        _ id: UInt256, of contract: Address, operator: Address, from: Address, to: Address,
        data: Bytes
    ) throws(Revert) -> Bool { false }

    func registerValidators(
        _ deposits: [SignedDeposit], bids: [UInt256], node: Address, at manager: Address,
        caller: Address
    ) throws(Revert) { try refuse() }

    func createValidators(
        _ deposits: [SignedDeposit], bids: [UInt256], node: Address, value: Wei,
        at manager: Address, caller: Address
    ) throws(Revert) {
        try ledger?.accounts.transfer(value, from: caller, to: manager)
    }

    func fundValidators(
        _ deposits: [SignedDeposit], size: Wei, value: Wei, at manager: Address, caller: Address
    ) throws(Revert) {
        try ledger?.accounts.transfer(value, from: caller, to: manager)
    }

    func depositDataRoot(
        ofValidator id: UInt256, publicKey: Bytes, signature: Bytes, amount: Wei,
        nodesManager: Address, stakingManager: Address, caller: Address
    ) throws(Revert) -> Hash { try silence() }

    func requestStETHWithdrawals(
        _ amounts: [UInt256], at queue: Address, owner: Address
    ) throws(Revert) -> [UInt256] { try silence() }

    func claimStETHWithdrawals(
        _ ids: [UInt256], hints: [UInt256], at queue: Address, caller: Address
    ) throws(Revert) { try refuse() }

    func stETHWithdrawalBounds(
        at queue: Address, caller: Address
    ) throws(Revert) -> (minimum: UInt256, maximum: UInt256) { try silence() }

    func pendingStETHWithdrawals(
        of owner: Address, at queue: Address
    ) throws(Revert) -> [PendingStETHWithdrawal] { try silence() }

    func underlyingToken(of strategy: Address, caller: Address) throws(Revert) -> Address {
        try silence()
    }

    func underlying(
        for shares: UInt256, of strategy: Address, caller: Address
    ) throws(Revert) -> UInt256 { try silence() }

    func shares(
        for amount: UInt256, of strategy: Address, caller: Address
    ) throws(Revert) -> UInt256 { try silence() }

    func setRewardsClaimer(
        _ claimer: Address, at coordinator: Address, caller: Address
    ) throws(Revert) { try refuse() }

    func delegate(
        _ staker: Address, to operator: Address, signature: Bytes, expiry: UInt256, salt: Hash,
        at manager: Address
    ) throws(Revert) { try refuse() }

    func undelegate(_ staker: Address, at manager: Address) throws(Revert) -> [Hash] {
        try silence()
    }

    func isDelegated(_ staker: Address, at manager: Address) throws(Revert) -> Bool {
        try silence()
    }

    func depositIntoStrategy(
        _ strategy: Address, token: Address, amount: UInt256, at manager: Address,
        caller: Address
    ) throws(Revert) -> UInt256 { try silence() }

    func queueWithdrawal(
        of strategy: Address, shares: UInt256, at manager: Address, caller: Address
    ) throws(Revert) -> [Hash] { try silence() }

    func root(
        of withdrawal: QueuedWithdrawal, at manager: Address, caller: Address
    ) throws(Revert) -> Hash { try silence() }

    func completeWithdrawals(
        _ withdrawals: [QueuedWithdrawal], tokens: [[Address]], at manager: Address,
        caller: Address
    ) throws(Revert) { try refuse() }

    func withdrawableShares(
        of staker: Address, strategy: Address, at manager: Address
    ) throws(Revert) -> UInt256 { try silence() }

    func queuedShares(
        of staker: Address, strategy: Address, token: Address, at manager: Address
    ) throws(Revert) -> UInt256 { try silence() }
}
