import CairnLedger
import CairnPrimitives
import CairnRestaking

/// A validator as the walk's own beacon chain has it, and what its pod knows of it.
struct ShadowValidator {
    enum Standing { case inactive, active, withdrawn }

    let index: Int
    let pubkey: Bytes
    let pubkeyHash: Hash
    // On the beacon chain
    var balanceGwei: UInt64
    var effectiveGwei: UInt64
    var isSlashed = false
    var isExiting = false
    // In the pod
    var standing = Standing.inactive
    var restakedGwei: UInt64 = 0
    var checkpointedAt: UInt64 = 0
}

/// A pod, by its owner.
struct ShadowPod {
    let address: Address
    var submitter: Address = .zero
    var validators: [ShadowValidator] = []
    var slashingFactor: UInt64 = 1_000_000_000_000_000_000
    var restakedGwei: UInt64 = 0
    var lastCheckpoint: UInt64 = 0
    var currentCheckpoint: UInt64 = 0
    var proofsRemaining = 0
    var podBalanceGwei: UInt64 = 0
    var deltasGwei: Int64 = 0
    var previousBeaconGwei: UInt64 = 0
    /// What the checkpoint under way can be proven with, by the validators' places in the pod.
    var container = BalanceContainerProof(balanceContainerRoot: .zero, proof: [])
    var proofs: [Int: BalanceProof] = [:]
    var provenGwei: [Int: UInt64] = [:]

    var activeCount: Int { validators.count { $0.standing == .active } }

    /// What stands behind the owner's shares, in wei.
    var backing: UInt256 {
        var gwei = restakedGwei
        for validator in validators where validator.standing == .active {
            gwei += validator.restakedGwei
        }
        return Wei.gwei(gwei).rawValue
    }
}

extension Shadow {
    /// Whether what a pod has found out can be taken over.
    func canRecord(_ deltaGwei: Int64, previousGwei: UInt64, _ owner: Address) -> Bool {
        if deltaGwei > 0 {
            return !slashingFactor(owner, operatorOf(owner), native).isZero
        }
        guard deltaGwei < 0 else { return true }
        let `operator` = operatorOf(owner)
        guard !`operator`.isZero else { return true }
        let loss = loss(deltaGwei, previousGwei: previousGwei, owner)
        return loss.shares <= shares(`operator`, native)
    }

    /// Takes over what a pod has found out.
    func record(_ deltaGwei: Int64, previousGwei: UInt64, _ owner: Address) {
        if deltaGwei > 0 {
            addShares(Wei.gwei(UInt64(deltaGwei)).rawValue, owner, native)
        } else if deltaGwei < 0 {
            let loss = loss(deltaGwei, previousGwei: previousGwei, owner)
            let `operator` = operatorOf(owner)
            if !`operator`.isZero { lower(`operator`, native, by: loss.shares) }
            pods[owner]?.slashingFactor = loss.factor
            touchedPositions.append(Pair(owner, native))
        }
    }

    /// The slashing factor after a loss, and what the operator loses by it.
    private func loss(
        _ deltaGwei: Int64, previousGwei: UInt64, _ owner: Address
    ) -> (factor: UInt64, shares: UInt256) {
        let before = pods[owner]?.slashingFactor ?? 0
        let factor = ShadowMath.divide(
            UInt256(before), UInt256(previousGwei - deltaGwei.magnitude),
            by: UInt256(previousGwei)
        ).limb0
        let position = position(owner, native)
        let part = ShadowMath.timesWad(
            UInt256(maximum(operatorOf(owner), native)), UInt256(before - factor))
        return (
            factor,
            ShadowMath.timesWad(
                ShadowMath.timesWad(position.deposit, position.factor), part)
        )
    }
}
