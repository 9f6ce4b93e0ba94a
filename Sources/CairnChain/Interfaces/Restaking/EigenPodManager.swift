import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let eigenPodManager = ContractTable("EigenPodManager") { contract in
        contract.addEigenPodCreation()
        contract.addEigenPodManagerShares()
        contract.addEigenPodManagerAdministration()
        contract.addEigenPodManagerViews()
        contract.addPausing()
        contract.addRestakingOwnership()
    }

    private mutating func addEigenPodCreation() {
        method("createPod", gas: 250_000) { (frame: borrowing Frame) throws(Revert) -> Address in
            try frame.restaking.createPod(frame.call)
        }
        method("stake", .payable, gas: 180_000) {
            (frame: borrowing Frame, pubkey: Bytes, signature: Bytes, depositDataRoot: Hash)
                throws(Revert) in
            try frame.restaking.stake(
                frame.call, pubkey: pubkey, signature: signature, depositDataRoot: depositDataRoot)
        }
    }

    private mutating func addEigenPodManagerShares() {
        method("recordBeaconChainETHBalanceUpdate") {
            (
                frame: borrowing Frame, podOwner: Address, prevRestakedBalanceWei: Wei,
                balanceDeltaWei: Int256
            ) throws(Revert) in
            try frame.restaking.recordBeaconChainETHBalanceUpdate(
                frame.call, podOwner: podOwner, previousRestakedBalance: prevRestakedBalanceWei,
                delta: balanceDeltaWei)
        }
        method("addShares") {
            (frame: borrowing Frame, staker: Address, strategy: Address, shares: Shares)
                throws(Revert) -> Outputs<Shares, Shares> in
            let (previous, added) = try frame.restaking.addPodShares(
                frame.call, staker: staker, strategy: strategy, shares: shares)
            return Outputs(previous, added)
        }
        method("removeDepositShares") {
            (frame: borrowing Frame, staker: Address, strategy: Address, shares: Shares)
                throws(Revert) -> Shares in
            try frame.restaking.removePodShares(
                frame.call, staker: staker, strategy: strategy, shares: shares)
        }
        method("withdrawSharesAsTokens") {
            (
                frame: borrowing Frame, staker: Address, strategy: Address, token: Address,
                shares: Shares
            ) throws(Revert) in
            try frame.restaking.withdrawPodSharesAsTokens(
                frame.call, staker: staker, strategy: strategy, shares: shares)
        }
        method("increaseBurnOrRedistributableShares") {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, slashID: UInt256,
                strategy: Address, shares: Shares
            ) throws(Revert) in
            try frame.restaking.increaseBurnablePodShares(frame.call, shares: shares)
        }
    }

    private mutating func addEigenPodManagerAdministration() {
        method("initialize") {
            (frame: borrowing Frame, initialOwner: Address, initialPausedStatus: UInt256)
                throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("setProofTimestampSetter", gas: 30_000) {
            (frame: borrowing Frame, newProofTimestampSetter: Address) throws(Revert) in
            try frame.restaking.setProofTimestampSetter(frame.call, newProofTimestampSetter)
        }
        method("setPectraForkTimestamp", gas: 30_000) {
            (frame: borrowing Frame, timestamp: UInt64) throws(Revert) in
            try frame.restaking.setPectraForkTimestamp(frame.call, timestamp)
        }
    }

    private mutating func addEigenPodManagerViews() {
        method("ethPOS", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.ethPOS
        }
        method("eigenPodBeacon", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.eigenPodBeacon
        }
        method("delegationManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.delegationManager
        }
        method("beaconChainETHStrategy", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.beaconChainETHStrategy
        }
        method("ownerToPod", .view) {
            (frame: borrowing Frame, podOwner: Address) throws(Revert) -> Address in
            frame.restaking.existingPod(of: podOwner)
        }
        method("getPod", .view) {
            (frame: borrowing Frame, podOwner: Address) throws(Revert) -> Address in
            frame.restaking.pod(of: podOwner)
        }
        method("hasPod", .view) {
            (frame: borrowing Frame, podOwner: Address) throws(Revert) -> Bool in
            frame.restaking.hasPod(podOwner)
        }
        method("numPods", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.restaking.podCount
        }
        method("podOwnerDepositShares", .view) {
            (frame: borrowing Frame, podOwner: Address) throws(Revert) -> Int256 in
            frame.restaking.signedPodShares(of: podOwner)
        }
        method("stakerDepositShares", .view) {
            (frame: borrowing Frame, user: Address, strategy: Address)
                throws(Revert) -> Shares in
            try frame.restaking.podDepositShares(of: user, in: strategy)
        }
        method("beaconChainSlashingFactor", .view) {
            (frame: borrowing Frame, podOwner: Address) throws(Revert) -> UInt64 in
            frame.restaking.beaconChainSlashingFactor(of: podOwner)
        }
        method("burnableETHShares", .view) { (frame: borrowing Frame) throws(Revert) -> Shares in
            frame.restaking.burnableETHShares
        }
        method("proofTimestampSetter", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.proofTimestampSetter
        }
        method("pectraForkTimestamp", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt64 in
            frame.restaking.pectraForkTimestamp
        }
    }
}
