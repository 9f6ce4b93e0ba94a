import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: Lido core, `LidoExecutionLayerRewardsVault`
    static let lidoELRewardsVault = ContractTable("LidoExecutionLayerRewardsVault") { contract in
        contract.lidoAddress("LIDO", \.stETH)
        contract.lidoGetter("TREASURY") { lido throws(Revert) in lido.parameters.treasury }
        contract.onEther { (frame: borrowing Frame) throws(Revert) in
            frame.lido.receiveRewards(frame.call)
        }
        contract.method("withdrawRewards") {
            (frame: borrowing Frame, maximum: Wei) throws(Revert) -> Wei in
            try frame.lido.withdrawRewards(frame.call, atMost: maximum)
        }
        contract.addLidoVaultRecovery()
    }

    /// - Spec: Lido core, `WithdrawalVault`
    static let lidoWithdrawalVault = ContractTable("WithdrawalVault") { contract in
        contract.lidoAddress("LIDO", \.stETH)
        contract.lidoGetter("TREASURY") { lido throws(Revert) in lido.parameters.treasury }
        contract.lidoAddress("TRIGGERABLE_WITHDRAWALS_GATEWAY", \.triggerableWithdrawalsGateway)
        contract.lidoGetter("WITHDRAWAL_REQUEST") { _ throws(Revert) in
            Lido.withdrawalRequestContract
        }
        contract.lidoGetter("getWithdrawalRequestFee") { lido throws(Revert) in
            try lido.withdrawalRequestFee()
        }
        contract.method("addWithdrawalRequests", .payable) {
            (frame: borrowing Frame, keys: [Bytes], amounts: [UInt64]) throws(Revert) in
            try frame.lido.addWithdrawalRequests(
                frame.call, publicKeys: keys, gweiAmounts: amounts)
        }
        contract.lidoNumber("getContractVersion", 2)
        contract.method("withdrawWithdrawals") {
            (frame: borrowing Frame, amount: Wei) throws(Revert) in
            try frame.lido.withdrawWithdrawals(frame.call, amount: amount)
        }
        contract.method("initialize") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.initializeVaultAgain(expecting: 0)
        }
        contract.method("finalizeUpgrade_v2") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.initializeVaultAgain(expecting: 1)
        }
        contract.addLidoVaultRecovery()
    }

    private mutating func addLidoVaultRecovery() {
        method("recoverERC20") {
            (frame: borrowing Frame, token: Address, amount: UInt256) throws(Revert) in
            try frame.lido.recoverFromVault(frame.call, token: token, amount: amount)
        }
        method("recoverERC721") {
            (frame: borrowing Frame, token: Address, id: UInt256) throws(Revert) in
            try frame.lido.recoverFromVault(frame.call, token: token, id: id)
        }
    }
}
