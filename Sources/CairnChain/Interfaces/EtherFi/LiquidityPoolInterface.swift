public import CairnEthereum
import CairnLedger
import CairnLiquid
public import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `LiquidityPool`
    static let liquidityPool = ContractTable("LiquidityPool") { contract in
        contract.addTimedPauses()
        contract.initializedByGenesis()
        contract.addPoolDeposits()
        contract.addPoolWithdrawals()
        contract.addPoolOperations()
        contract.addPoolSettings()
        contract.addPoolGetters()
    }

    private mutating func addPoolDeposits() {
        onEther { (frame: borrowing Frame) throws(Revert) in
            try frame.etherFi.receiveEtherInPool(frame.call)
        }
        method("deposit", .payable, gas: 93_260 - 21_000) {
            (frame: borrowing Frame) throws(Revert) -> Shares in
            try frame.etherFi.deposit(frame.call, referral: .zero)
        }
        method("deposit", .payable, gas: 93_260 - 21_000) {
            (frame: borrowing Frame, referral: Address) throws(Revert) -> Shares in
            try frame.etherFi.deposit(frame.call, referral: referral)
        }
        method("deposit", .payable, gas: 93_260 - 21_000) {
            (frame: borrowing Frame, user: Address, referral: Address)
                throws(Revert) -> Shares in
            try frame.etherFi.deposit(frame.call, user: user, referral: referral)
        }
        method("depositToRecipient") {
            (frame: borrowing Frame, recipient: Address, amount: Wei, referral: Address)
                throws(Revert) -> Shares in
            try frame.etherFi.depositToRecipient(
                frame.call, recipient: recipient, amount: amount, referral: referral)
        }
    }

    private mutating func addPoolWithdrawals() {
        method("requestWithdraw", gas: 170_540 - 21_000) {
            (frame: borrowing Frame, recipient: Address, amount: Wei)
                throws(Revert) -> UInt256 in
            try frame.etherFi.requestWithdraw(frame.call, recipient: recipient, amount: amount)
        }
        method("requestWithdrawWithPermit", gas: 210_000 - 21_000) {
            (frame: borrowing Frame, owner: Address, amount: Wei, permit: PermitInput)
                throws(Revert) -> UInt256 in
            try frame.etherFi.requestWithdrawWithPermit(
                frame.call, recipient: owner, amount: amount, permit: permit)
        }
        method("requestMembershipNFTWithdraw") {
            (frame: borrowing Frame, recipient: Address, amount: Wei, _: UInt256)
                throws(Revert) -> UInt256 in
            try frame.etherFi.requestMembershipNFTWithdraw(
                frame.call, recipient: recipient, amount: amount)
        }
        method("withdraw") {
            (frame: borrowing Frame, recipient: Address, amount: Wei)
                throws(Revert) -> Shares in
            try frame.etherFi.withdraw(frame.call, recipient: recipient, amount: amount)
        }
        method("withdraw") {
            (frame: borrowing Frame, amount: Wei, shares: Shares) throws(Revert) -> Void in
            try frame.etherFi.withdraw(frame.call, amount: amount, shares: shares)
        }
        method("burnEEthShares") {
            (frame: borrowing Frame, shares: Shares) throws(Revert) -> Void in
            try frame.etherFi.burnEEthShares(frame.call, shares: shares)
        }
        method("burnEEthSharesForNonETHWithdrawal") {
            (frame: borrowing Frame, shares: Shares, value: Wei) throws(Revert) -> Void in
            try frame.etherFi.burnEEthSharesForNonETHWithdrawal(
                frame.call, shares: shares, value: value)
        }
        method("addEthAmountLockedForWithdrawal") {
            (frame: borrowing Frame, amount: UInt128) throws(Revert) -> Void in
            try frame.etherFi.addEthAmountLockedForWithdrawal(
                frame.call, amount: Wei(rawValue: UInt256(amount)))
        }
        method("transferLockedEthForPriority") {
            (frame: borrowing Frame, amount: UInt128) throws(Revert) -> Void in
            try frame.etherFi.transferLockedEthForPriority(
                frame.call, amount: Wei(rawValue: UInt256(amount)))
        }
    }

    private mutating func addPoolOperations() {
        method("rebase") {
            (frame: borrowing Frame, rewards: ABIInt128, fees: UInt128) throws(Revert) -> Void in
            try frame.etherFi.rebase(
                frame.call, rewards: rewards.value, protocolFees: Wei(rawValue: UInt256(fees)))
        }
        method("batchRegister") {
            (frame: borrowing Frame, deposits: [SignedDeposit], bids: [UInt256], node: Address)
                throws(Revert) -> Void in
            try frame.etherFi.batchRegister(
                frame.call, deposits: deposits, bids: bids, node: node)
        }
        method("batchCreateBeaconValidators") {
            (frame: borrowing Frame, deposits: [SignedDeposit], bids: [UInt256], node: Address)
                throws(Revert) -> Void in
            try frame.etherFi.batchCreateBeaconValidators(
                frame.call, deposits: deposits, bids: bids, node: node)
        }
        method("confirmAndFundBeaconValidators") {
            (frame: borrowing Frame, deposits: [SignedDeposit], size: Wei)
                throws(Revert) -> Void in
            try frame.etherFi.confirmAndFundBeaconValidators(
                frame.call, deposits: deposits, size: size)
        }
        method("registerValidatorSpawner") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.registerValidatorSpawner(frame.call, user: user)
        }
        method("unregisterValidatorSpawner") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Void in
            try frame.etherFi.unregisterValidatorSpawner(frame.call, user: user)
        }
        method("initializeOnUpgradeV2") { (frame: borrowing Frame) throws(Revert) -> Void in
            try frame.etherFi.completeEscrowMigration(frame.call)
        }
    }

    private mutating func addPoolSettings() {
        method("setFeeRecipient") {
            (frame: borrowing Frame, recipient: Address) throws(Revert) -> Void in
            try frame.etherFi.setFeeRecipient(frame.call, recipient)
        }
        method("setMinWithdrawAmount") {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Void in
            try frame.etherFi.setMinWithdrawAmount(frame.call, amount)
        }
        method("setMaxWithdrawAmount") {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Void in
            try frame.etherFi.setMaxWithdrawAmount(frame.call, amount)
        }
        method("setValidatorSizeWei") {
            (frame: borrowing Frame, size: Wei) throws(Revert) -> Void in
            try frame.etherFi.setValidatorSize(frame.call, size)
        }
        method("feeRecipient", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.etherFi.state.poolSettings.value.feeRecipient
        }
        method("minWithdrawAmount", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            frame.etherFi.state.poolSettings.value.minWithdrawAmount
        }
        method("maxWithdrawAmount", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            frame.etherFi.state.poolSettings.value.maxWithdrawAmount
        }
        method("validatorSizeWei", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            frame.etherFi.state.poolSettings.value.validatorSize
        }
        method("escrowMigrationCompleted", .view) {
            (frame: borrowing Frame) throws(Revert) -> Bool in
            frame.etherFi.state.poolSettings.value.escrowMigrationCompleted.isSet
        }
        method("validatorSpawner", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Bool in
            frame.etherFi.state.validatorSpawners[user].isSet
        }
    }

    private mutating func addPoolGetters() {
        addressGetter("stakingManager", \.surroundings.stakingManager)
        addressGetter("nodesManager", \.surroundings.nodesManager)
        addressGetter("eETH", \.contracts.eETH)
        addressGetter("withdrawRequestNFT", \.contracts.withdrawRequestNFT)
        addressGetter("liquifier", \.contracts.liquifier)
        addressGetter("etherFiRedemptionManager", \.contracts.redemptionManager)
        addressGetter("priorityWithdrawalQueue", \.contracts.priorityWithdrawalQueue)
        addressGetter("blacklister", \.contracts.blacklister)
        addressGetter("etherFiAdminContract", \.contracts.etherFiAdmin)
        addressGetter("membershipManager", \.surroundings.membershipManager)
        constantGetter("SHARE_UNIT", PoolRate.unit)
        constantGetter("MAX_POSITIVE_REBASE_BPS", UInt256(EtherFi.maxPositiveRebase))
        method("totalValueInLp", .view) { (frame: borrowing Frame) throws(Revert) -> UInt128 in
            frame.etherFi.state.poolValue.value.inPool.narrow
        }
        method("totalValueOutOfLp", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt128 in
            frame.etherFi.state.poolValue.value.outOfPool.narrow
        }
        method("getTotalPooledEther", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            try frame.etherFi.totalPooledEther()
        }
        method("getTotalEtherClaimOf", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Wei in
            try frame.etherFi.eETHBalance(of: user)
        }
        method("sharesForAmount", .view) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Shares in
            try frame.etherFi.poolRate().shares(for: amount)
        }
        method("sharesForWithdrawalAmount", .view) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Shares in
            try frame.etherFi.poolRate().shares(for: amount, rounding: .up)
        }
        method("amountForShare", .view) {
            (frame: borrowing Frame, shares: Shares) throws(Revert) -> Wei in
            try frame.etherFi.poolRate().amount(for: shares)
        }
        method("amountPerShareCeil", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            try frame.etherFi.poolRate().amountPerShareCeil()
        }
    }
}

/// A signed integer of 128 bits: `int128`.
public struct ABIInt128: ABIWord {
    public let value: Int256

    public static var abiType: String { "int128" }

    public static func fromABI(_ word: UInt256) -> ABIInt128? {
        let narrow = Int128(truncatingIfNeeded: word.lowHalf)
        return Int256(narrow).bits == word ? ABIInt128(value: Int256(bits: word)) : nil
    }

    public var abiWord: UInt256 { value.bits }
}
