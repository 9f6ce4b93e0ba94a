import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// What can be asked of pods and their shares.
extension Restaking {
    /// A pod owner's shares, which legacy withdrawals could make negative.
    public func signedPodShares(of podOwner: Address) -> Int256 {
        pods.owners[podOwner].depositShares
    }

    /// A pod owner's shares, zero where they are negative.
    public func podDepositShares(of podOwner: Address) -> Shares {
        let shares = pods.owners[podOwner].depositShares
        return shares.isNegative ? .zero : Shares(rawValue: shares.bits)
    }

    /// What the beacon chain's slashing has left of a pod owner's shares, with 18 decimals.
    public func beaconChainSlashingFactor(of podOwner: Address) -> UInt64 {
        let owner = pods.owners[podOwner]
        return owner.hasSlashingFactor.isSet ? owner.slashingFactor : SlashingMath.wad.limb0
    }

    /// Shares of native ether that were slashed.
    public var burnableETHShares: Shares { Shares(rawValue: pods.burnableShares.value) }

    public func hasPod(_ podOwner: Address) -> Bool { !pods.owners[podOwner].pod.isZero }

    /// An account's pod, zero for none.
    public func existingPod(of podOwner: Address) -> Address { pods.owners[podOwner].pod }

    /// An account's pod; if there is none, where it would be.
    public func pod(of podOwner: Address) -> Address {
        let pod = pods.owners[podOwner].pod
        guard pod.isZero else { return pod }
        return Address.created(
            by: parameters.eigenPodManager, salt: podOwner.word,
            initCodeHash: parameters.eigenPodInitCodeHash)
    }

    public var podCount: UInt256 { pods.count.value }

    public var proofTimestampSetter: Address { pods.proofTimestampSetter.value }

    /// Unix seconds from which beacon states have the fields of Pectra; zero for not set.
    public var pectraForkTimestamp: UInt64 { pods.pectraForkTimestamp.value }
}
