public import CairnLedger

/// Why the AVS directory refuses.
public enum DirectoryError: RevertReason {
    case operatorAlreadyRegisteredToAVS
    case saltSpent
    case operatorNotRegisteredToEigenLayer
    case operatorNotRegisteredToAVS
}
