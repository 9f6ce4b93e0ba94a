import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let eigenPod = ContractTable("EigenPod") { contract in
        contract.onEther { (frame: borrowing Frame) throws(Revert) in
            frame.restaking.receiveEther(frame.call)
        }
        contract.addEigenPodStaking()
        contract.addEigenPodProofs()
        contract.addEigenPodRequests()
        contract.addEigenPodConstants()
        contract.addEigenPodViews()
    }

    private mutating func addEigenPodStaking() {
        method("initialize") { (frame: borrowing Frame, owner: Address) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("stake", .payable, gas: 150_000) {
            (frame: borrowing Frame, pubkey: Bytes, signature: Bytes, depositDataRoot: Hash)
                throws(Revert) in
            try frame.restaking.stakeFromPod(
                frame.call, pubkey: pubkey, signature: signature, depositDataRoot: depositDataRoot)
        }
        method("withdrawRestakedBeaconChainETH") {
            (frame: borrowing Frame, recipient: Address, amount: Wei) throws(Revert) in
            try frame.restaking.withdrawRestakedBeaconChainETH(
                frame.call, recipient: recipient, amount: amount)
        }
        method("setProofSubmitter", gas: 30_000) {
            (frame: borrowing Frame, newProofSubmitter: Address) throws(Revert) in
            try frame.restaking.setProofSubmitter(frame.call, newProofSubmitter)
        }
        method("recoverTokens") {
            (
                frame: borrowing Frame, tokenList: [Address], amountsToWithdraw: [UInt256],
                recipient: Address
            ) throws(Revert) in
            try frame.restaking.recoverTokens(
                frame.call, tokenList, amounts: amountsToWithdraw, recipient: recipient)
        }
    }

    private mutating func addEigenPodProofs() {
        method("startCheckpoint", gas: 120_000) {
            (frame: borrowing Frame, revertIfNoBalance: Bool) throws(Revert) in
            try frame.restaking.startCheckpoint(
                frame.call, empty: revertIfNoBalance ? .refused : .allowed)
        }
        method("verifyCheckpointProofs", gas: 250_000) {
            (frame: borrowing Frame, container: BalanceContainerProof, proofs: [BalanceProof])
                throws(Revert) in
            try frame.restaking.verifyCheckpointProofs(frame.call, container, proofs)
        }
        method("verifyWithdrawalCredentials", gas: 250_000) {
            (
                frame: borrowing Frame, beaconTimestamp: UInt64, stateRoot: StateRootProof,
                validatorIndices: [ABIUInt<Bits40>], validatorFieldsProofs: [Bytes],
                validatorFields: [[Hash]]
            ) throws(Revert) in
            var proofs: [CredentialProof] = []
            for (index, (proof, fields)) in zip(
                validatorIndices, zip(validatorFieldsProofs, validatorFields))
            {
                proofs.append(
                    CredentialProof(
                        validatorIndex: index.value.limb0,
                        validatorFields: ValidatorFields(fields), proof: proof))
            }
            try frame.restaking.verifyWithdrawalCredentials(
                frame.call, beaconTimestamp: beaconTimestamp, stateRoot: stateRoot,
                counts: (
                    validatorIndices.count, validatorFieldsProofs.count, validatorFields.count
                ), proofs)
        }
        method("verifyStaleBalance", gas: 250_000) {
            (
                frame: borrowing Frame, beaconTimestamp: UInt64, stateRoot: StateRootProof,
                proof: ValidatorProof
            ) throws(Revert) in
            try frame.restaking.verifyStaleBalance(
                frame.call, beaconTimestamp: beaconTimestamp, stateRoot: stateRoot, proof)
        }
    }

    private mutating func addEigenPodRequests() {
        method("requestConsolidation", .payable, gas: 150_000) {
            (frame: borrowing Frame, requests: [ConsolidationRequest]) throws(Revert) in
            try frame.restaking.requestConsolidation(frame.call, requests)
        }
        method("requestWithdrawal", .payable, gas: 150_000) {
            (frame: borrowing Frame, requests: [PodWithdrawalRequest]) throws(Revert) in
            try frame.restaking.requestWithdrawal(frame.call, requests)
        }
        method("getConsolidationRequestFee", .view) {
            (frame: borrowing Frame) throws(Revert) -> Wei in
            try frame.restaking.requestFee(
                of: frame.restaking.parameters.consolidationRequests, pod: frame.contract)
        }
        method("getWithdrawalRequestFee", .view) {
            (frame: borrowing Frame) throws(Revert) -> Wei in
            try frame.restaking.requestFee(
                of: frame.restaking.parameters.withdrawalRequests, pod: frame.contract)
        }
    }

    private mutating func addEigenPodConstants() {
        method("ethPOS", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.ethPOS
        }
        method("eigenPodManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.eigenPodManager
        }
        method("podOwner", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.podOwner(of: frame.contract)
        }
        method("proofSubmitter", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.proofSubmitter(of: frame.contract)
        }
    }

    private mutating func addEigenPodViews() {
        method("withdrawableRestakedExecutionLayerGwei", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt64 in
            frame.restaking.withdrawableRestakedExecutionLayerGwei(of: frame.contract)
        }
        method("activeValidatorCount", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.restaking.activeValidatorCount(of: frame.contract))
        }
        method("lastCheckpointTimestamp", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt64 in
            frame.restaking.lastCheckpointTimestamp(of: frame.contract)
        }
        method("currentCheckpointTimestamp", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt64 in
            frame.restaking.currentCheckpointTimestamp(of: frame.contract)
        }
        method("currentCheckpoint", .view) {
            (frame: borrowing Frame) throws(Revert) -> PodCheckpoint in
            frame.restaking.currentCheckpoint(of: frame.contract)
        }
        method("checkpointBalanceExitedGwei", .view) {
            (frame: borrowing Frame, timestamp: UInt64) throws(Revert) -> UInt64 in
            frame.restaking.checkpointBalanceExitedGwei(of: frame.contract, at: timestamp)
        }
        method("getParentBlockRoot", .view) {
            (frame: borrowing Frame, timestamp: UInt64) throws(Revert) -> Hash in
            try frame.restaking.parentBlockRoot(at: timestamp, pod: frame.contract)
        }
        method("validatorPubkeyHashToInfo", .view) {
            (frame: borrowing Frame, pubkeyHash: Hash) throws(Revert) -> ValidatorInfo in
            frame.restaking.validatorInfo(pubkeyHash, of: frame.contract)
        }
        method("validatorPubkeyToInfo", .view) {
            (frame: borrowing Frame, pubkey: Bytes) throws(Revert) -> ValidatorInfo in
            try frame.restaking.validatorInfo(pubkey: pubkey, of: frame.contract)
        }
        method("validatorStatus", .view) {
            (frame: borrowing Frame, pubkeyHash: Hash) throws(Revert) -> ValidatorStatus in
            frame.restaking.validatorInfo(pubkeyHash, of: frame.contract).status
        }
        method("validatorStatus", .view) {
            (frame: borrowing Frame, pubkey: Bytes) throws(Revert) -> ValidatorStatus in
            try frame.restaking.validatorInfo(pubkey: pubkey, of: frame.contract).status
        }
    }
}
