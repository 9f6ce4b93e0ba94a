import CairnLedger
import CairnPrimitives

/// How much of a staker's scaled shares slashing has left, with 18 decimals.
extension Restaking {
    /// The factor now.
    ///
    /// - Spec: EigenLayer core, `DelegationManager._getSlashingFactor`
    @inline(__always)
    func slashingFactor(
        of staker: Address, operator operatorAddress: Address, in strategy: Address
    ) throws(Revert) -> UInt256 {
        try slashingFactor(
            of: staker, in: strategy,
            maxMagnitude: operatorAddress.isZero
                ? SlashingMath.wad : UInt256(maxMagnitude(of: operatorAddress, in: strategy)))
    }

    /// The factor with the operator's magnitude as it was at a block.
    func slashingFactor(
        of staker: Address, operator operatorAddress: Address, in strategy: Address,
        atBlock block: UInt32
    ) throws(Revert) -> UInt256 {
        try slashingFactor(
            of: staker, in: strategy,
            maxMagnitude: operatorAddress.isZero
                ? SlashingMath.wad
                : UInt256(
                    maxMagnitude(of: operatorAddress, in: strategy, atBlock: UInt64(block))))
    }

    /// Native ether is slashed by the beacon chain too.
    @inline(__always)
    private func slashingFactor(
        of staker: Address, in strategy: Address, maxMagnitude: UInt256
    ) throws(Revert) -> UInt256 {
        guard strategy == parameters.beaconChainETHStrategy else { return maxMagnitude }
        return try SlashingMath.mulWad(
            maxMagnitude, UInt256(beaconChainSlashingFactor(of: staker)))
    }
}
