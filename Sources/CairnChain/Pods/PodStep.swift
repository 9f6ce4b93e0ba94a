public import CairnBeacon
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// Something that can be done for a pod now, or that is being waited for.
public enum PodStep: Sendable, Equatable {
    /// The pod does not exist; staking from the manager also makes it.
    case createPod
    /// The pod has no validator.
    case stake
    /// Deposits wait to be credited, at the latest in this epoch, if that can be told.
    case waitForRegistration([BLSPublicKey], expected: Epoch?)
    /// Registered validators wait to be given an epoch of activation.
    case waitForActivation([ValidatorIndex])
    /// The pod does not count these yet.
    case proveCredentials([ValidatorIndex])
    /// The checkpoint under way lacks the proofs of these.
    case proveCheckpoint([ValidatorIndex])
    /// Anybody may start a checkpoint, because these were slashed since the last one.
    case proveStaleBalance([ValidatorIndex])
    /// A checkpoint would count this much: what has come in, less what was lost.
    case startCheckpoint(gainGwei: Int64)
    /// These have left; the sweep will bring their balance into the pod.
    case waitForWithdrawal([ValidatorIndex])
    /// Shares can be queued for withdrawal; so much of the pod's ether covers them now.
    case queueWithdrawal(coveredGwei: UInt64)
}

extension PodStanding {
    /// What to do next, the most urgent first.
    public var steps: [PodStep] {
        var steps: [PodStep] = exists ? [] : [.createPod]
        if validators.isEmpty { steps.append(.stake) }
        if currentCheckpointTimestamp != 0 {
            steps.append(.proveCheckpoint(indices { $0.isUnseen(at: currentCheckpointTimestamp) }))
        } else if !slashedSinceCheckpoint.isEmpty {
            steps.append(.proveStaleBalance(slashedSinceCheckpoint))
        }
        appendWaiting(to: &steps)
        let provable = indices { $0.obstacle == nil }
        if !provable.isEmpty { steps.append(.proveCredentials(provable)) }
        if currentCheckpointTimestamp == 0, checkpointGainGwei != 0 {
            steps.append(.startCheckpoint(gainGwei: checkpointGainGwei))
        }
        let leaving = indices {
            $0.info.status == .active && $0.validator?.exitEpoch != .farFuture
                && !$0.balance.isZero
        }
        if !leaving.isEmpty { steps.append(.waitForWithdrawal(leaving)) }
        if restakedExecutionLayerGwei > 0 {
            steps.append(.queueWithdrawal(coveredGwei: restakedExecutionLayerGwei))
        }
        return steps
    }

    private func appendWaiting(to steps: inout [PodStep]) {
        let waiting = validators.filter { $0.index == nil }
        if !waiting.isEmpty {
            let expected = waiting.compactMap(\.expectedEpoch).max()
            steps.append(.waitForRegistration(waiting.map(\.publicKey), expected: expected))
        }
        let unactivated = indices { $0.obstacle == .notActivated }
        if !unactivated.isEmpty { steps.append(.waitForActivation(unactivated)) }
    }

    /// Validators that the pod counts and that were slashed after it last saw them, as far as their
    /// balance tells.
    public var slashedSinceCheckpoint: [ValidatorIndex] {
        indices { validator in
            validator.info.status == .active && validator.validator?.isSlashed == true
                && validator.balance.rawValue < validator.info.restakedBalanceGwei
        }
    }

    /// What a checkpoint would add to what is counted, in gwei.
    public var checkpointGainGwei: Int64 {
        let heldGwei = (balance.rawValue / Wei.gwei(1).rawValue).limb0
        var gain = Int64(clamping: heldGwei) - Int64(clamping: restakedExecutionLayerGwei)
        for validator in validators where validator.info.status == .active {
            gain +=
                Int64(clamping: validator.balance.rawValue)
                - Int64(clamping: validator.info.restakedBalanceGwei)
        }
        return gain
    }

    /// The registered validators that fulfil a condition.
    public func indices(where fulfils: (PodValidator) -> Bool) -> [ValidatorIndex] {
        validators.compactMap { fulfils($0) ? $0.index : nil }
    }
}

extension PodValidator {
    /// Whether a checkpoint of a time lacks this validator's proof.
    public func isUnseen(at checkpointTimestamp: UInt64) -> Bool {
        info.status == .active && info.lastCheckpointedAt < checkpointTimestamp
    }
}
