public import CairnLedger

/// Why a change of permissions is refused, or a call for somebody else.
public enum PermissionError: RevertReason {
    /// The caller may not call this method for that account.
    case invalidPermissions
    case notAdmin
    case adminAlreadySet
    case adminAlreadyPending
    case adminNotPending
    case cannotHaveZeroAdmins
    case adminNotSet
    case appointeeAlreadySet
    case appointeeNotSet
}
