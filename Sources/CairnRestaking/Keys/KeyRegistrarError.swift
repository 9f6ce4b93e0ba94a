public import CairnLedger
public import CairnPrimitives

/// Why the key registrar refuses.
public enum KeyRegistrarError: RevertReason {
    case invalidCurveType
    case configurationAlreadySet
    case operatorSetNotConfigured
    case operatorAlreadyRegistered
    case invalidKeyFormat
    case zeroPubkey
    case keyAlreadyRegistered
    /// The set can still slash the operator, so its key must stay known.
    case operatorStillSlashable(OperatorSet, Address)
    case keyNotFound(OperatorSet, Address)
}
