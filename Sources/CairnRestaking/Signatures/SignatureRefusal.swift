public import CairnLedger

/// Why a signature given in calldata is refused.
public enum SignatureRefusal: RevertReason {
    case signatureExpired
    case invalidSignature
}
