import CairnEthereum
import CairnPrimitives

extension BeaconState {
    /// Takes a deposit of the former mechanism.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_deposit`.
    /// - Deviates: The signature of a new key is taken as valid.
    /// - Throws: `depositProofInvalid`.
    public mutating func processDeposit(_ deposit: Deposit) throws(BeaconError) {
        // Checks
        let depth = BeaconConstants.depositContractTreeDepth + 1
        guard deposit.proof.count == depth,
            isValidMerkleBranch(
                leaf: deposit.data.hashTreeRoot(rules), branch: deposit.proof, depth: depth,
                index: eth1DepositIndex, root: eth1Data.depositRoot)
        else { throw .depositProofInvalid }
        let index = try eth1DepositIndex.plus(1)

        // Effects
        eth1DepositIndex = index
        let data = deposit.data
        if validators.firstIndex(of: data.publicKey) == nil {
            addValidator(data.publicKey, credentials: data.withdrawalCredentials, amount: .zero)
        }
        // The slot of genesis tells it from a request.
        try queueDeposit(
            PendingDeposit(
                publicKey: data.publicKey, withdrawalCredentials: data.withdrawalCredentials,
                amount: data.amount, signature: data.signature, slot: .genesis))
    }

    /// Queues a deposit that the execution chain passes on.
    ///
    /// - Spec: electra `beacon-chain.md`, `process_deposit_request`.
    public mutating func processDepositRequest(
        _ request: DepositRequest
    ) throws(BeaconError) {
        if depositRequestsStartIndex == BeaconConstants.unsetDepositRequestsStartIndex {
            depositRequestsStartIndex = request.index
        }
        try queueDeposit(
            PendingDeposit(
                publicKey: request.publicKey,
                withdrawalCredentials: request.withdrawalCredentials, amount: request.amount,
                signature: request.signature, slot: slot))
    }

    /// - Throws: `listFull`.
    mutating func queueDeposit(_ deposit: PendingDeposit) throws(BeaconError) {
        guard UInt64(pendingDeposits.count) < rules.preset.pendingDepositsLimit else {
            throw .listFull
        }
        pendingDeposits.append(deposit)
    }
}
