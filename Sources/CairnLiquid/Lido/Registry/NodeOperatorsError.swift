public import CairnLedger

/// Why a module with node operators refuses, in the order in which it checks.
public enum NodeOperatorsError: RevertReason {
    case wrongNameLength
    case zeroAddress
    case lidoRewardAddress
    case outOfRange
    /// Called by somebody who may not: `APP_AUTH_FAILED`.
    case unauthorized
    case wrongActiveState
    case valueIsTheSame
    case maximumCountExceeded
    case vettedKeysIncreased
    case invalidReportData
    case exitedValidatorsDecreased
    case invalidAllocatedKeys
    case distributionNotReady
    case invalidPublicKey
    case invalidKeysCount
    case lengthMismatch
    case emptyKey
}
