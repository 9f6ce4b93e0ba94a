import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

/// What a walk can do; every one must succeed at least once in a run.
public enum WalkAction: String, CaseIterable, Sendable {
    case approve, transferToken, donate, deposit
    case registerOperator, delegate, undelegate, redelegate
    case queueWithdrawals, completeAsTokens, completeAsShares
    case createSet, createRedistributingSet, addStrategy, removeStrategy, updateSlasher
    case registerForSet, deregisterFromSet, setAllocationDelay
    case allocate, deallocate, clearDeallocations
    case slash, clearSlashed
    case createPod, stake, verifyCredentials, startCheckpoint, proveCheckpoint, proveStale
    case requestWithdrawal, requestConsolidation, sendEther, setProofSubmitter
    case fundRewards, submitRoot, disableRoot, claimRewards
    case pause, unpause

    /// How often it is chosen, relative to the others.
    var weight: Int {
        switch self {
        case .deposit: 16
        case .completeAsTokens, .completeAsShares, .clearSlashed: 10
        case .queueWithdrawals, .delegate, .undelegate, .slash: 8
        case .allocate, .deallocate, .proveCheckpoint: 8
        case .verifyCredentials, .startCheckpoint, .stake, .registerForSet: 5
        case .transferToken, .donate, .redelegate, .clearDeallocations: 3
        case .registerOperator, .deregisterFromSet, .createPod, .sendEther: 3
        case .setAllocationDelay, .proveStale, .requestWithdrawal, .requestConsolidation: 2
        case .approve, .addStrategy, .removeStrategy, .updateSlasher, .setProofSubmitter: 1
        case .fundRewards, .claimRewards: 3
        case .submitRoot, .disableRoot: 1
        case .createSet, .createRedistributingSet, .pause: 1
        case .unpause: 3
        }
    }
}

/// A call that the walk is about to make, and what the shadow says will come of it.
struct Attempt {
    let action: WalkAction
    let message: Message
    /// Whether the shadow ledger accepts it.
    let isAccepted: Bool
    /// What it does to the shadow ledger, given what the call returned.
    let effect: (Bytes) throws(WalkFault) -> Void
}

/// A rule that does not hold.
public struct WalkFault: Error, CustomStringConvertible {
    /// The line of the list of invariants, or what else was checked.
    public let rule: String
    public let what: String

    public var description: String { "\(rule): \(what)" }
}

/// Makes calldata from signatures, whose selectors are remembered.
struct CallWriter {
    private var selectors: [String: [UInt8]] = [:]

    mutating func input<each Argument: ABIValue>(
        _ signature: String, _ arguments: repeat each Argument
    ) -> Bytes {
        let selector =
            selectors[signature]
            ?? {
                let bytes = Selector(hashing: signature).bytes
                selectors[signature] = bytes
                return bytes
            }()
        return Bytes(selector + ABITuple(repeat each arguments).encoded())
    }
}
