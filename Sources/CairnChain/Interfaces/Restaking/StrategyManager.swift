import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let strategyManager = ContractTable("StrategyManager") { contract in
        contract.addStrategyManagerDeposits()
        contract.addStrategyManagerAdministration()
        contract.addStrategyManagerDepositViews()
        contract.addStrategyManagerSlashing()
        contract.addStrategyManagerShares()
        contract.addPausing()
        contract.addRestakingOwnership()
        contract.addSignatureDomain()
    }

    private mutating func addStrategyManagerDeposits() {
        method("depositIntoStrategy", gas: 115_600 - 21_000) {
            (frame: borrowing Frame, strategy: Address, token: Address, amount: UInt256)
                throws(Revert) -> Shares in
            try frame.restaking.depositIntoStrategy(
                frame.call, strategy: strategy, token: token, amount: amount)
        }
        method("depositIntoStrategyWithSignature", gas: 125_000) {
            (
                frame: borrowing Frame, strategy: Address, token: Address, amount: UInt256,
                staker: Address, expiry: UInt256, signature: Bytes
            ) throws(Revert) -> Shares in
            try frame.restaking.depositIntoStrategyWithSignature(
                frame.call, strategy: strategy, token: token, amount: amount, staker: staker,
                expiry: expiry, signature: signature)
        }
    }

    private mutating func addStrategyManagerAdministration() {
        method("initialize") {
            (
                frame: borrowing Frame, initialOwner: Address,
                initialStrategyWhitelister: Address, initialPausedStatus: UInt256
            ) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("setStrategyWhitelister", gas: 30_000) {
            (frame: borrowing Frame, newStrategyWhitelister: Address) throws(Revert) in
            try frame.restaking.setStrategyWhitelister(frame.call, newStrategyWhitelister)
        }
        method("addStrategiesToDepositWhitelist") {
            (frame: borrowing Frame, strategies: [Address]) throws(Revert) in
            try frame.restaking.addStrategiesToDepositWhitelist(frame.call, strategies)
        }
        method("removeStrategiesFromDepositWhitelist") {
            (frame: borrowing Frame, strategies: [Address]) throws(Revert) in
            try frame.restaking.removeStrategiesFromDepositWhitelist(frame.call, strategies)
        }
        method("strategyWhitelister", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.strategyWhitelister
        }
        method("strategyIsWhitelistedForDeposit", .view) {
            (frame: borrowing Frame, strategy: Address) throws(Revert) -> Bool in
            frame.restaking.isWhitelisted(strategy)
        }
        method("delegation", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.delegationManager
        }
        method("allocationManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.allocationManager
        }
        method("DEFAULT_BURN_ADDRESS", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.burnAddress
        }
    }

    private mutating func addStrategyManagerDepositViews() {
        method("stakerDepositShares", .view) {
            (frame: borrowing Frame, staker: Address, strategy: Address)
                throws(Revert) -> Shares in
            frame.restaking.depositShares(of: staker, in: strategy)
        }
        method("stakerStrategyList", .view) {
            (frame: borrowing Frame, staker: Address, index: UInt256)
                throws(Revert) -> Address in
            try frame.restaking.stakerStrategy(staker, at: index)
        }
        method("stakerStrategyListLength", .view) {
            (frame: borrowing Frame, staker: Address) throws(Revert) -> UInt256 in
            UInt256(frame.restaking.stakerStrategyCount(staker))
        }
        method("getStakerStrategyList", .view) {
            (frame: borrowing Frame, staker: Address) throws(Revert) -> [Address] in
            frame.restaking.stakerStrategies(staker)
        }
        method("getDeposits", .view) {
            (frame: borrowing Frame, staker: Address)
                throws(Revert) -> Outputs<[Address], [Shares]> in
            let deposits = frame.restaking.deposits(of: staker)
            return Outputs(deposits.strategies, deposits.shares)
        }
        method("nonces", .view) {
            (frame: borrowing Frame, signer: Address) throws(Revert) -> UInt256 in
            frame.restaking.depositNonce(of: signer)
        }
        method("DEPOSIT_TYPEHASH", .view) { (frame: borrowing Frame) throws(Revert) -> Hash in
            Restaking.depositTypeHash
        }
        method("calculateStrategyDepositDigestHash", .view) {
            (
                frame: borrowing Frame, staker: Address, strategy: Address, token: Address,
                amount: UInt256, nonce: UInt256, expiry: UInt256
            ) throws(Revert) -> Hash in
            frame.restaking.depositDigest(
                staker: staker, strategy: strategy, token: token, amount: amount, nonce: nonce,
                expiry: expiry)
        }
    }

    private mutating func addStrategyManagerSlashing() {
        method("clearBurnOrRedistributableShares", gas: 120_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, slashID: UInt256)
                throws(Revert) -> [UInt256] in
            try frame.restaking.clearBurnOrRedistributableShares(
                frame.call, operatorSet: operatorSet, slashID: slashID)
        }
        method("clearBurnOrRedistributableSharesByStrategy", gas: 120_000) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, slashID: UInt256,
                strategy: Address
            ) throws(Revert) -> UInt256 in
            try frame.restaking.clearBurnOrRedistributableShares(
                frame.call, operatorSet: operatorSet, slashID: slashID, strategy: strategy)
        }
        method("burnShares") { (frame: borrowing Frame, strategy: Address) throws(Revert) in
            try frame.restaking.burnShares(frame.call, of: strategy)
        }
        method("getBurnableShares", .view) {
            (frame: borrowing Frame, strategy: Address) throws(Revert) -> Shares in
            .zero
        }
        method("getStrategiesWithBurnableShares", .view) {
            (frame: borrowing Frame) throws(Revert) -> Outputs<[Address], [Shares]> in
            Outputs([], [])
        }
        method("getBurnOrRedistributableShares", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, slashID: UInt256)
                throws(Revert) -> Outputs<[Address], [Shares]> in
            let waiting = frame.restaking.burnOrRedistributableShares(
                of: operatorSet, slashID: slashID)
            return Outputs(waiting.strategies, waiting.shares)
        }
        method("getBurnOrRedistributableShares", .view) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, slashID: UInt256,
                strategy: Address
            ) throws(Revert) -> Shares in
            frame.restaking.burnOrRedistributableShares(
                of: operatorSet, slashID: slashID, in: strategy)
        }
        method("getBurnOrRedistributableCount", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet, slashID: UInt256)
                throws(Revert) -> UInt256 in
            UInt256(
                frame.restaking.burnOrRedistributableCount(of: operatorSet, slashID: slashID))
        }
        method("getPendingOperatorSets", .view) {
            (frame: borrowing Frame) throws(Revert) -> [OperatorSet] in
            frame.restaking.pendingOperatorSets
        }
        method("getPendingSlashIds", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> [UInt256] in
            frame.restaking.pendingSlashIDs(of: operatorSet)
        }
    }

    private mutating func addStrategyManagerShares() {
        method("addShares") {
            (frame: borrowing Frame, staker: Address, strategy: Address, shares: Shares)
                throws(Revert) -> Outputs<Shares, Shares> in
            let (previous, added) = try frame.restaking.addShares(
                frame.call, staker: staker, strategy: strategy, shares: shares)
            return Outputs(previous, added)
        }
        method("removeDepositShares") {
            (frame: borrowing Frame, staker: Address, strategy: Address, shares: Shares)
                throws(Revert) -> Shares in
            try frame.restaking.removeDepositShares(
                frame.call, staker: staker, strategy: strategy, shares: shares)
        }
        method("withdrawSharesAsTokens") {
            (
                frame: borrowing Frame, staker: Address, strategy: Address, token: Address,
                shares: Shares
            ) throws(Revert) in
            try frame.restaking.withdrawSharesAsTokens(
                frame.call, staker: staker, strategy: strategy, token: token, shares: shares)
        }
        method("increaseBurnOrRedistributableShares") {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, slashID: UInt256,
                strategy: Address, shares: Shares
            ) throws(Revert) in
            try frame.restaking.increaseBurnOrRedistributableShares(
                frame.call, operatorSet: operatorSet, slashID: slashID, strategy: strategy,
                shares: shares)
        }
    }
}
