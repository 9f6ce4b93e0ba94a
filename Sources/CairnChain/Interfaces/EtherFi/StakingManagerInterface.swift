import CairnEthereum
import CairnLedger
public import CairnLiquid
import CairnPrimitives

extension Frame {
    var etherFiNodes: EtherFiNodes { world.etherFiNodes }
}

extension ContractTable {
    /// - Spec: ether.fi, `StakingManager`
    static let validatorStakingManager = ContractTable("StakingManager") { contract in
        contract.addValidatorSteps()
        contract.addNodeDeployment()
        contract.addStakingManagerGetters()
        contract.addStakingManagerQuestions()
    }

    private mutating func addValidatorSteps() {
        method("registerBeaconValidators", gas: 150_000) {
            (frame: borrowing Frame, deposits: [SignedDeposit], bids: [UInt256], node: Address)
                throws(Revert) -> Void in
            try frame.etherFiNodes.registerValidators(
                frame.call, deposits: deposits, bids: bids, node: node)
        }
        method("createBeaconValidators", .payable, gas: 250_000) {
            (frame: borrowing Frame, deposits: [SignedDeposit], bids: [UInt256], node: Address)
                throws(Revert) -> Void in
            try frame.etherFiNodes.createValidators(
                frame.call, deposits: deposits, bids: bids, node: node)
        }
        method("confirmAndFundBeaconValidators", .payable, gas: 120_000) {
            (frame: borrowing Frame, deposits: [SignedDeposit], size: Wei)
                throws(Revert) -> Void in
            try frame.etherFiNodes.fundValidators(frame.call, deposits: deposits, size: size)
        }
        method("invalidateRegisteredBeaconValidator") {
            (frame: borrowing Frame, deposit: SignedDeposit, bid: UInt256, node: Address)
                throws(Revert) -> Void in
            try frame.etherFiNodes.invalidateValidator(
                frame.call, deposit: deposit, bid: bid, node: node)
        }
    }

    private mutating func addNodeDeployment() {
        method("instantiateEtherFiNode", gas: 450_000) {
            (frame: borrowing Frame, createsPod: Bool) throws(Revert) -> Address in
            try frame.etherFiNodes.instantiateNode(frame.call, createsPod: createsPod)
        }
        method("backfillExistingEtherFiNodes") {
            (frame: borrowing Frame, nodes: [Address]) throws(Revert) -> Void in
            try frame.etherFiNodes.backfillNodes(frame.call, nodes)
        }
        method("deployedEtherFiNodes", .view) {
            (frame: borrowing Frame, node: Address) throws(Revert) -> Bool in
            frame.etherFiNodes.state.deployedNodes[node].isSet
        }
        for name in ["etherFiNodeBeacon", "getEtherFiNodeBeacon"] {
            method(name, .view) { (frame: borrowing Frame) throws(Revert) -> Address in
                frame.etherFiNodes.parameters.nodeBeacon
            }
        }
    }

    private mutating func addStakingManagerGetters() {
        numberGetter("INITIAL_DEPOSIT_AMOUNT", \.stakingManager.initialDeposit)
        numberGetter("MIN_VALIDATOR_SIZE_WEI", \.stakingManager.minValidatorSize)
        numberGetter("MAX_VALIDATOR_SIZE_WEI", \.stakingManager.maxValidatorSize)
        constantGetter("VALIDATOR_PUBKEY_LENGTH", UInt256(DepositHashes.publicKeySize))
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("etherFiNodesManager", \.surroundings.nodesManager)
        addressGetter("auctionManager", \.contracts.auctionManager)
        addressGetter("roleRegistry", \.contracts.roleRegistry)
        method("depositContractEth2", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.etherFiNodes.parameters.depositContract
        }
    }

    private mutating func addStakingManagerQuestions() {
        method("validatorCreationStatus", .view) {
            (frame: borrowing Frame, registration: Hash)
                throws(Revert) -> ValidatorCreationStatus in
            frame.etherFiNodes.creationStatus(of: registration)
        }
        addPublicKeyHash()
        method("generateDepositDataRoot", .view) {
            (
                _: borrowing Frame, pubkey: Bytes, signature: Bytes, credentials: Bytes,
                amount: Wei
            ) throws(Revert) -> Hash in
            try DepositHashes.depositDataRoot(
                publicKey: pubkey, signature: signature, credentials: credentials, amount: amount)
        }
    }

    /// Adds the function that hashes a validator's public key.
    mutating func addPublicKeyHash() {
        method("calculateValidatorPubkeyHash", .view) {
            (_: borrowing Frame, pubkey: Bytes) throws(Revert) -> Hash in
            try DepositHashes.publicKeyHash(pubkey)
        }
    }
}

extension EtherFiNodeError: WireError {
    public var revertData: RevertData {
        switch self {
        case .invalidCaller: .custom("InvalidCaller()")
        case .invalidPubKeyLength: .custom("InvalidPubKeyLength()")
        case .invalidDepositData: .custom("InvalidDepositData()")
        case .invalidEtherFiNode: .custom("InvalidEtherFiNode()")
        case .inactiveBid: .custom("InactiveBid()")
        case .invalidValidatorSize: .custom("InvalidValidatorSize()")
        case .invalidValidatorCreationStatus: .custom("InvalidValidatorCreationStatus()")
        case .unlinkedPubkey: .custom("UnlinkedPubkey()")
        case .incorrectBeaconRoot: .custom("IncorrectBeaconRoot()")
        case .unknownNode: .custom("UnknownNode()")
        case .alreadyLinked: .custom("AlreadyLinked()")
        case .lengthMismatch: .custom("LengthMismatch()")
        case .invalidForwardedCall: .custom("InvalidForwardedCall()")
        case .forwardedCallNotAllowed: .custom("ForwardedCallNotAllowed()")
        case .emptyWithdrawalsRequest: .custom("EmptyWithdrawalsRequest()")
        case .emptyConsolidationRequest: .custom("EmptyConsolidationRequest()")
        case .insufficientWithdrawalFees: .custom("InsufficientWithdrawalFees()")
        case .insufficientConsolidationFees: .custom("InsufficientConsolidationFees()")
        case .exceeds64Bits: .message("SafeCast: value doesn't fit in 64 bits")
        case .noCompleteableWithdrawals: .custom("NoCompleteableWithdrawals()")
        case .transferFailed: .custom("TransferFailed()")
        case .targetIsNotContract: .custom("TargetIsNotContract()")
        }
    }
}
