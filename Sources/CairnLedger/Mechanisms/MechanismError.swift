/// Why a mechanism that contracts of many protocols share refuses.
public enum MechanismError: RevertReason {
    /// Only the owner may do this.
    case callerNotOwner
    /// A contract cannot be given to the zero address; it can only be renounced.
    case newOwnerZero
    /// The contract was set up at genesis.
    case alreadyInitialized
    /// A contract was called again while one of its guarded methods was still running.
    case reentrantCall
}
