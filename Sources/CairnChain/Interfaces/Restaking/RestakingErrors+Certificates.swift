import CairnEthereum
import CairnLedger
public import CairnRestaking

extension CertificateError: WireError {
    public var revertData: RevertData {
        switch self {
        case .onlyTableUpdater: .custom("OnlyTableUpdater()")
        case .tableUpdateStale: .custom("TableUpdateStale()")
        case .certificateStale: .custom("CertificateStale()")
        case .referenceTimestampDoesNotExist: .custom("ReferenceTimestampDoesNotExist()")
        case .rootDisabled: .custom("RootDisabled()")
        case .invalidSignatureLength: .custom("InvalidSignatureLength()")
        case .signersNotOrdered: .custom("SignersNotOrdered()")
        case .operatorCountZero: .custom("OperatorCountZero()")
        case .nonSignerIndicesNotSorted: .custom("NonSignerIndicesNotSorted()")
        case .invalidOperatorIndex: .custom("InvalidOperatorIndex()")
        case .verificationFailed: .custom("VerificationFailed()")
        case .arrayLengthMismatch: .custom("ArrayLengthMismatch()")
        case .indexOutOfBounds: .custom("IndexOutOfBounds()")
        }
    }
}

extension TableUpdateError: WireError {
    public var revertData: RevertData {
        switch self {
        case .globalTableRootInFuture: .custom("GlobalTableRootInFuture()")
        case .globalTableRootStale: .custom("GlobalTableRootStale()")
        case .invalidMessageHash: .custom("InvalidMessageHash()")
        case .certificateInvalid: .custom("CertificateInvalid()")
        case .invalidRoot: .custom("InvalidRoot()")
        case .cannotDisableGeneratorRoot: .custom("CannotDisableGeneratorRoot()")
        case .invalidOperatorSet: .custom("InvalidOperatorSet()")
        case .invalidCurveType: .custom("InvalidCurveType()")
        case .tableUpdateForPastTimestamp: .custom("TableUpdateForPastTimestamp()")
        case .invalidGlobalTableRoot: .custom("InvalidGlobalTableRoot()")
        case .invalidOperatorSetProof: .custom("InvalidOperatorSetProof()")
        case .invalidConfirmationThreshold: .custom("InvalidConfirmationThreshold()")
        case .invalidGenerator: .custom("InvalidGenerator()")
        }
    }
}

extension CrossChainError: WireError {
    public var revertData: RevertData {
        switch self {
        case .invalidOperatorSet: .custom("InvalidOperatorSet()")
        case .keyTypeNotSet: .custom("KeyTypeNotSet()")
        case .generationReservationAlreadyExists:
            .custom("GenerationReservationAlreadyExists()")
        case .generationReservationDoesNotExist: .custom("GenerationReservationDoesNotExist()")
        case .invalidStalenessPeriod: .custom("InvalidStalenessPeriod()")
        case .arrayLengthMismatch: .custom("ArrayLengthMismatch()")
        case .invalidChainID: .custom("InvalidChainId()")
        case .chainIDAlreadyWhitelisted: .custom("ChainIDAlreadyWhitelisted()")
        case .chainIDNotWhitelisted: .custom("ChainIDNotWhitelisted()")
        case .invalidTableUpdateCadence: .custom("InvalidTableUpdateCadence()")
        case .invalidRange: .custom("InvalidRange()")
        case .invalidEndIndex: .custom("InvalidEndIndex()")
        }
    }
}

extension EventSignatures {
    /// Events of the updater of operator tables, and of the verifiers.
    mutating func addCertificateEvents() {
        add("NewGlobalTableRoot", indexed: [0, 1]) {
            (event: CertificateEvent.NewGlobalTableRoot) in
            ABITuple(event.referenceTimestamp, event.globalTableRoot)
        }
        add("GlobalRootDisabled", indexed: [0]) { (event: CertificateEvent.GlobalRootDisabled) in
            ABITuple(event.globalTableRoot)
        }
        add("GeneratorUpdated") { (event: CertificateEvent.GeneratorUpdated) in
            ABITuple(event.operatorSet)
        }
        add("GlobalRootConfirmationThresholdUpdated") {
            (event: CertificateEvent.GlobalRootConfirmationThresholdUpdated) in
            ABITuple(event.threshold)
        }
        add("TableUpdated") { (event: CertificateEvent.ECDSATableUpdated) in
            ABITuple(event.operatorSet, event.referenceTimestamp, event.operators)
        }
        add("TableUpdated") { (event: CertificateEvent.BN254TableUpdated) in
            ABITuple(event.operatorSet, event.referenceTimestamp, event.info)
        }
    }

    /// Events of the cross-chain registry.
    mutating func addCrossChainEvents() {
        add("GenerationReservationCreated") {
            (event: CrossChainEvent.GenerationReservationCreated) in
            ABITuple(event.operatorSet)
        }
        add("GenerationReservationRemoved") {
            (event: CrossChainEvent.GenerationReservationRemoved) in
            ABITuple(event.operatorSet)
        }
        add("OperatorTableCalculatorSet") {
            (event: CrossChainEvent.OperatorTableCalculatorSet) in
            ABITuple(event.operatorSet, event.calculator)
        }
        add("OperatorTableCalculatorRemoved") {
            (event: CrossChainEvent.OperatorTableCalculatorRemoved) in
            ABITuple(event.operatorSet)
        }
        add("OperatorSetConfigSet") { (event: CrossChainEvent.OperatorSetConfigSet) in
            ABITuple(event.operatorSet, event.config)
        }
        add("OperatorSetConfigRemoved") { (event: CrossChainEvent.OperatorSetConfigRemoved) in
            ABITuple(event.operatorSet)
        }
        add("ChainIDAddedToWhitelist") { (event: CrossChainEvent.ChainIDAddedToWhitelist) in
            ABITuple(event.chainID, event.updater)
        }
        add("ChainIDRemovedFromWhitelist") {
            (event: CrossChainEvent.ChainIDRemovedFromWhitelist) in
            ABITuple(event.chainID)
        }
        add("TableUpdateCadenceSet") { (event: CrossChainEvent.TableUpdateCadenceSet) in
            ABITuple(event.cadence)
        }
    }
}
