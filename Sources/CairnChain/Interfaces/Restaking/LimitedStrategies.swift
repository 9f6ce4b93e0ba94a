import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Strategies that limit deposits: `StrategyBaseTVLLimits` and `DurationVaultStrategy`.
extension ContractTable {
    static let limitedStrategy = ContractTable("StrategyBaseTVLLimits") { contract in
        contract.addStrategy(
            "Base Strategy implementation to inherit from for more complex implementations")
        contract.addLimits()
        contract.method("initialize") {
            (
                frame: borrowing Frame, maxPerDeposit: UInt256, maxTotalDeposits: UInt256,
                underlyingToken: Address
            ) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
    }

    static let durationVault = ContractTable("DurationVaultStrategy") { contract in
        contract.addStrategy(
            "Duration-bound vault strategy with configurable deposit caps and lock periods")
        contract.addLimits()
        contract.addVaultTransitions()
        contract.addVaultSettings()
        contract.addVaultTimes()
        contract.addVaultViews()
    }

    private mutating func addLimits() {
        method("setTVLLimits", gas: 40_000) {
            (frame: borrowing Frame, maxPerDeposit: UInt256, maxTotalDeposits: UInt256)
                throws(Revert) in
            try frame.restaking.setLimits(
                frame.call, maxPerDeposit: maxPerDeposit, maxTotalDeposits: maxTotalDeposits)
        }
        method("getTVLLimits", .view) {
            (frame: borrowing Frame) throws(Revert) -> Outputs<UInt256, UInt256> in
            let limits = frame.restaking.limits(of: frame.contract)
            return Outputs(limits.perDeposit, limits.total)
        }
        method("maxPerDeposit", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.restaking.limits(of: frame.contract).perDeposit
        }
        method("maxTotalDeposits", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.restaking.limits(of: frame.contract).total
        }
    }

    private mutating func addVaultTransitions() {
        method("initialize") {
            (frame: borrowing Frame, configuration: VaultConfiguration) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("lock", gas: 260_000) { (frame: borrowing Frame) throws(Revert) in
            try frame.restaking.lockVault(frame.call)
        }
        method("markMatured", gas: 190_000) { (frame: borrowing Frame) throws(Revert) in
            try frame.restaking.markVaultMatured(frame.call)
        }
        method("advanceToWithdrawals", gas: 190_000) { (frame: borrowing Frame) throws(Revert) in
            try frame.restaking.advanceVaultToWithdrawals(frame.call)
        }
    }

    private mutating func addVaultSettings() {
        method("updateTVLLimits", gas: 40_000) {
            (frame: borrowing Frame, maxPerDeposit: UInt256, stakeCap: UInt256) throws(Revert) in
            try frame.restaking.updateVaultLimits(
                frame.call, maxPerDeposit: maxPerDeposit, stakeCap: stakeCap)
        }
        method("updateMetadataURI", gas: 40_000) {
            (frame: borrowing Frame, metadataURI: ABIText) throws(Revert) in
            try frame.restaking.updateVaultMetadata(frame.call, metadataURI.bytes)
        }
        method("updateDelegationApprover", gas: 45_000) {
            (frame: borrowing Frame, approver: Address) throws(Revert) in
            try frame.restaking.updateVaultApprover(frame.call, approver)
        }
        method("updateOperatorMetadataURI", gas: 40_000) {
            (frame: borrowing Frame, metadataURI: ABIText) throws(Revert) in
            try frame.restaking.updateVaultOperatorMetadata(frame.call, metadataURI.bytes)
        }
        method("setRewardsClaimer", gas: 50_000) {
            (frame: borrowing Frame, claimer: Address) throws(Revert) in
            try frame.restaking.setVaultClaimer(frame.call, claimer)
        }
        addNeighbour("delegationManager") { $0.delegationManager }
        addNeighbour("allocationManager") { $0.allocationManager }
        addNeighbour("rewardsCoordinator") { $0.rewardsCoordinator }
        addNeighbour("strategyFactory") { $0.strategyFactory }
    }

    private mutating func addVaultTimes() {
        method("duration", .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.vaultTimes(of: frame.contract).duration
        }
        method("lockedAt", .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.vaultTimes(of: frame.contract).lockedAt
        }
        for name in ["unlockAt", "unlockTimestamp"] {
            method(name, .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
                frame.restaking.vaultTimes(of: frame.contract).unlockAt
            }
        }
        method("maturedAt", .view) { (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.vaultTimes(of: frame.contract).maturedAt
        }
        method("state", .view) { (frame: borrowing Frame) throws(Revert) -> VaultPhase in
            frame.restaking.vaultPhase(of: frame.contract)
        }
        addPhaseView("isLocked") { $0 != .deposits }
        addPhaseView("isMatured") { $0 == .withdrawals }
        addPhaseView("depositsOpen") { $0 == .deposits }
        addPhaseView("withdrawalsOpen") { $0 != .allocations }
        addPhaseView("allocationsActive") { $0 == .allocations }
    }

    private mutating func addPhaseView(
        _ name: String, _ isSo: @escaping @Sendable (VaultPhase) -> Bool
    ) {
        method(name, .view) { (frame: borrowing Frame) throws(Revert) -> Bool in
            isSo(frame.restaking.vaultPhase(of: frame.contract))
        }
    }

    private mutating func addVaultViews() {
        method("vaultAdmin", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.vaultAdmin(of: frame.contract)
        }
        method("arbitrator", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.vaultArbitrator(of: frame.contract)
        }
        method("metadataURI", .view) { (frame: borrowing Frame) throws(Revert) -> ABIText in
            ABIText(frame.restaking.vaultMetadata(of: frame.contract))
        }
        method("stakeCap", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.restaking.limits(of: frame.contract).total
        }
        method("operatorIntegrationConfigured", .view) {
            (frame: borrowing Frame) throws(Revert) -> Bool in true
        }
        method("operatorSetInfo", .view) {
            (frame: borrowing Frame) throws(Revert) -> Outputs<Address, UInt32> in
            let set = frame.restaking.operatorSet(of: frame.contract)
            return Outputs(set.avs, set.id)
        }
        method("operatorSetRegistered", .view) {
            (frame: borrowing Frame) throws(Revert) -> Bool in
            frame.restaking.isMember(
                frame.contract, of: frame.restaking.operatorSet(of: frame.contract))
        }
    }
}
