public import CairnLedger

/// Why a verifier of certificates refuses.
public enum CertificateError: RevertReason {
    // MARK: Tables

    case onlyTableUpdater
    case tableUpdateStale

    // MARK: Time

    case certificateStale
    case referenceTimestampDoesNotExist
    case rootDisabled

    // MARK: Signatures

    /// Not a whole number of signatures, or none.
    case invalidSignatureLength
    case signersNotOrdered
    case operatorCountZero
    case nonSignerIndicesNotSorted
    case invalidOperatorIndex
    /// A signer that is not in the table, or a signature that does not hold.
    case verificationFailed

    // MARK: Questions

    /// Not as many thresholds as types of stake.
    case arrayLengthMismatch
    case indexOutOfBounds
}

/// Why the updater of operator tables refuses.
public enum TableUpdateError: RevertReason {
    // MARK: Roots

    case globalTableRootInFuture
    case globalTableRootStale
    case invalidMessageHash
    case certificateInvalid
    case invalidRoot
    case cannotDisableGeneratorRoot

    // MARK: Tables

    /// The generator's table comes with no root.
    case invalidOperatorSet
    case invalidCurveType
    case tableUpdateForPastTimestamp
    case invalidGlobalTableRoot
    case invalidOperatorSetProof

    // MARK: Settings

    case invalidConfirmationThreshold
    /// The set had a table before.
    case invalidGenerator
}
