public import CairnEthereum
public import CairnLedger
public import CairnLiquid
public import CairnPrimitives

/// What ether.fi's nodes ask of EigenLayer, as calls by bytes.
extension Surroundings: EtherFiNodeSurroundings {
    // MARK: Nodes

    public func placeNode(at address: Address) {
        ledger.accounts.table.update(address) { $0.code = ContractKind.etherFiNode.code }
    }

    public func isNode(_ address: Address) -> Bool {
        ledger.accounts[address].code == ContractKind.etherFiNode.code
    }

    public func podOfNode(_ node: Address, caller: Address) throws(Revert) -> Address {
        try call("getEigenPod()", ABITuple(), at: node, from: caller, isStatic: true)
    }

    // MARK: Pods

    /// Calls a function that returns nothing, of a contract that must have code.
    private func order<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, of contract: Address,
        from sender: Address, value: Wei = .zero
    ) throws(Revert) {
        try require(hasCode(contract), EmptyRevert())
        let _: Bytes = try call(signature, arguments, at: contract, from: sender, value: value)
    }

    public func createPod(for owner: Address, at manager: Address) throws(Revert) -> Address {
        try call("createPod()", ABITuple(), at: manager, from: owner)
    }

    public func pod(of owner: Address, at manager: Address) throws(Revert) -> Address {
        try call("ownerToPod(address)", ABITuple(owner), at: manager, from: owner, isStatic: true)
    }

    public func setProofSubmitter(
        _ submitter: Address, of pod: Address, owner: Address
    ) throws(Revert) {
        try order("setProofSubmitter(address)", ABITuple(submitter), of: pod, from: owner)
    }

    public func startCheckpoint(of pod: Address, owner: Address) throws(Revert) {
        try order("startCheckpoint(bool)", ABITuple(true), of: pod, from: owner)
    }

    public func verifyCheckpointProofs(
        _ proofs: EncodedCall, of pod: Address, owner: Address
    ) throws(Revert) {
        try require(hasCode(pod), EmptyRevert())
        _ = try ledger.host.call(
            Message(sender: owner, recipient: pod, input: proofs.input))
    }

    public func requestWithdrawals(
        _ requests: [ValidatorExit], value: Wei, of pod: Address, owner: Address
    ) throws(Revert) {
        try order(
            "requestWithdrawal((bytes,uint64)[])", ABITuple(requests), of: pod, from: owner,
            value: value)
    }

    public func requestConsolidations(
        _ requests: [ValidatorMerger], value: Wei, of pod: Address, owner: Address
    ) throws(Revert) {
        try order(
            "requestConsolidation((bytes,bytes)[])", ABITuple(requests), of: pod, from: owner,
            value: value)
    }

    public func requestFee(
        _ kind: ValidatorRequestKind, pod: Address, caller: Address
    ) throws(Revert) -> Wei {
        let signature =
            switch kind {
            case .withdrawal: "getWithdrawalRequestFee()"
            case .consolidation: "getConsolidationRequestFee()"
            }
        return try call(signature, ABITuple(), at: pod, from: caller, isStatic: true)
    }

    // MARK: Delegation

    public func queueWithdrawals(
        _ withdrawals: [WithdrawalOrder], at manager: Address, staker: Address
    ) throws(Revert) -> [Hash] {
        try call(
            "queueWithdrawals((address[],uint256[],address)[])", ABITuple(withdrawals),
            at: manager, from: staker)
    }

    public func queuedWithdrawals(
        of staker: Address, at manager: Address
    ) throws(Revert) -> [QueuedWithdrawal] {
        try require(hasCode(manager), EmptyRevert())
        let output: Bytes = try call(
            "getQueuedWithdrawals(address)", ABITuple(staker), at: manager, from: staker,
            isStatic: true)
        return try readPair(output, [QueuedWithdrawal].self, [[UInt256]].self).0
    }

    public func completeEtherWithdrawal(
        _ withdrawal: QueuedWithdrawal, asTokens: Bool, at manager: Address, caller: Address
    ) throws(Revert) {
        try order(
            "completeQueuedWithdrawal(\(QueuedWithdrawal.abiType),address[],bool)",
            ABITuple(withdrawal, [Address.zero], asTokens), of: manager, from: caller)
    }

    public func completeWithdrawals(
        _ withdrawals: [QueuedWithdrawal], tokens: [[Address]], asTokens: [Bool],
        at manager: Address, caller: Address
    ) throws(Revert) {
        try order(
            "completeQueuedWithdrawals(\(QueuedWithdrawal.abiType)[],address[][],bool[])",
            ABITuple(withdrawals, tokens, asTokens), of: manager, from: caller)
    }
}

// MARK: - Structs and enumerations

extension ValidatorCreationStatus: ABIEnumeration {}

extension ValidatorExit: ABIRecord {
    public init(fields: ABITuple<Bytes, UInt64>) {
        self.init(pubkey: fields.fields.0, amountGwei: fields.fields.1)
    }

    public var fields: ABITuple<Bytes, UInt64> { ABITuple(pubkey, amountGwei) }
}

extension ValidatorMerger: ABIRecord {
    public init(fields: ABITuple<Bytes, Bytes>) {
        self.init(sourcePubkey: fields.fields.0, targetPubkey: fields.fields.1)
    }

    public var fields: ABITuple<Bytes, Bytes> { ABITuple(sourcePubkey, targetPubkey) }
}

extension WithdrawalOrder: ABIRecord {
    public init(fields: ABITuple<[Address], [UInt256], Address>) {
        let (strategies, shares, withdrawer) = fields.fields
        self.init(strategies: strategies, depositShares: shares, withdrawer: withdrawer)
    }

    public var fields: ABITuple<[Address], [UInt256], Address> {
        ABITuple(strategies, depositShares, withdrawer)
    }
}
