import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// Adds what accounting, the vault hub and the vaults call.
    mutating func addStETHAccounting() {
        method("mintShares") {
            (frame: borrowing Frame, recipient: Address, shares: Shares) throws(Revert) in
            try frame.lido.mintShares(frame.call, to: recipient, shares: shares)
        }
        method("burnShares") { (frame: borrowing Frame, shares: Shares) throws(Revert) in
            try frame.lido.burnShares(frame.call, shares: shares)
        }
        method("mintExternalShares") {
            (frame: borrowing Frame, recipient: Address, shares: Shares) throws(Revert) in
            try frame.lido.mintExternalShares(frame.call, to: recipient, shares: shares)
        }
        method("burnExternalShares") { (frame: borrowing Frame, shares: Shares) throws(Revert) in
            try frame.lido.burnExternalShares(frame.call, shares: shares)
        }
        method("rebalanceExternalEtherToInternal", .payable) {
            (frame: borrowing Frame, shares: Shares) throws(Revert) in
            try frame.lido.rebalanceExternalEtherToInternal(frame.call, shares: shares)
        }
        method("internalizeExternalBadDebt") {
            (frame: borrowing Frame, shares: Shares) throws(Revert) in
            try frame.lido.internalizeExternalBadDebt(frame.call, shares: shares)
        }
        method("receiveELRewards", .payable) { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.receiveELRewards(frame.call)
        }
        method("receiveWithdrawals", .payable) { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.receiveWithdrawals(frame.call)
        }
        method("processClStateUpdate") {
            (
                frame: borrowing Frame, timestamp: UInt256, before: UInt256, after: UInt256,
                balance: Wei
            ) throws(Revert) in
            try frame.lido.processCLStateUpdate(
                frame.call, reportTimestamp: timestamp, preValidators: before,
                validators: after, balance: balance)
        }
        addStETHCollection()
    }

    private mutating func addStETHCollection() {
        method("collectRewardsAndProcessWithdrawals") {
            (
                frame: borrowing Frame, timestamp: UInt256, clBalance: Wei, principal: Wei,
                withdrawals: Wei, elRewards: Wei, last: UInt256, rate: UInt256, locked: Wei
            ) throws(Revert) in
            try frame.lido.collectRewardsAndProcessWithdrawals(
                frame.call,
                LidoCollection(
                    reportTimestamp: timestamp, clBalance: clBalance,
                    principalCLBalance: principal, withdrawals: withdrawals,
                    elRewards: elRewards, lastRequestID: last, shareRate: rate,
                    etherToLock: locked))
        }
        method("emitTokenRebase") {
            (
                frame: borrowing Frame, timestamp: UInt256, elapsed: UInt256, preShares: Shares,
                preEther: Wei, postShares: Shares, postEther: Wei, internalShares: Shares,
                internalEther: Wei, fees: Shares
            ) throws(Revert) in
            try frame.lido.announceRebase(
                frame.call,
                LidoEvent.TokenRebased(
                    reportTimestamp: timestamp, timeElapsed: elapsed, preTotalShares: preShares,
                    preTotalEther: preEther, postTotalShares: postShares,
                    postTotalEther: postEther, sharesMintedAsFees: fees),
                internalShares: internalShares, internalEther: internalEther)
        }
    }

    /// Adds what the token has as an application of Aragon's, and what happens only once.
    mutating func addStETHAragon() {
        method("canPerform", .view) {
            (frame: borrowing Frame, account: Address, role: Hash, _: [UInt256])
                throws(Revert) -> Bool in
            frame.lido.canPerform(role, by: account)
        }
        lidoGetter("hasInitialized") { _ throws(Revert) in true }
        lidoGetter("isPetrified") { _ throws(Revert) in false }
        lidoNumber("getContractVersion", 3)
        method("transferToVault") { (_: borrowing Frame, _: Address) throws(Revert) -> Void in
            throw Revert(LidoError.notSupported)
        }
        method("initialize", .payable) {
            (frame: borrowing Frame, _: Address, _: Address) throws(Revert) in
            try frame.lido.initializeTokenAgain()
        }
        method("finalizeUpgrade_v3") {
            (frame: borrowing Frame, _: Address, _: [Address], _: UInt256) throws(Revert) in
            try frame.lido.upgradeTokenAgain()
        }
    }
}
