import CairnEthereum
public import CairnLedger

/// The mechanisms that contracts of many protocols share speak as OpenZeppelin's of release 4 do.
extension MechanismError: WireError {
    public var revertData: RevertData {
        switch self {
        case .callerNotOwner: .message("Ownable: caller is not the owner")
        case .newOwnerZero: .message("Ownable: new owner is the zero address")
        case .alreadyInitialized: .message("Initializable: contract is already initialized")
        case .reentrantCall: .message("ReentrancyGuard: reentrant call")
        }
    }
}

extension EventSignatures {
    /// Events of shared mechanisms.
    mutating func addMechanismEvents() {
        add("OwnershipTransferred", indexed: [0, 1]) { (event: OwnershipTransferred) in
            ABITuple(event.previousOwner, event.newOwner)
        }
    }
}
