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

    // Lido
    case approveSpender, spendAllowance
    case submit, submitWrapped, wrapStETH, unwrapWstETH, transferWstETH, transferShares
    case requestStETH, requestWstETH, claimStETH, depositValidators, reportLido
    case pauseStaking, resumeStaking

    // ether.fi
    case depositEther, depositStETH, wrapEETH, unwrapWeETH, transferEETH, transferWeETH
    case requestEETH, claimEETH, redeemForEther, redeemForStETH, returnEther
    case submitReport, executeReport, unpublishReport, answerPrice, pausePool, unpausePool

    // ether.fi's restaker
    case restakeStETH, delegateRestaker, undelegateRestaker, queueRestaker, completeRestaker
    case requestExit, claimExit

    /// Those that walks on some ground can take.
    public static func all(on ground: WalkGround) -> [WalkAction] {
        allCases.filter { ground == .liquid || !$0.isLiquid }
    }

    var isLiquid: Bool {
        guard let place = Self.allCases.firstIndex(of: self),
            let first = Self.allCases.firstIndex(of: .approveSpender)
        else { return false }
        return place >= first
    }

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
        case .submit, .depositEther: 10
        case .claimStETH, .claimEETH: 10
        case .requestStETH, .requestEETH, .transferShares, .transferEETH, .depositStETH: 6
        case .wrapStETH, .unwrapWstETH, .wrapEETH, .unwrapWeETH, .redeemForEther: 5
        case .requestWstETH, .submitWrapped, .transferWstETH, .transferWeETH: 3
        case .redeemForStETH, .restakeStETH, .spendAllowance: 3
        case .reportLido, .submitReport, .executeReport, .completeRestaker: 4
        case .approveSpender, .depositValidators, .returnEther, .queueRestaker: 2
        case .requestExit, .claimExit, .delegateRestaker, .answerPrice: 2
        case .undelegateRestaker, .pauseStaking, .pausePool, .unpublishReport: 1
        case .resumeStaking, .unpausePool: 3
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
