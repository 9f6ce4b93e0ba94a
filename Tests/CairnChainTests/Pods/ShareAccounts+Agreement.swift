import CairnChain
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

extension ShareAccounts {
    /// The contracts say what the formulas say.
    func expectAgreement(
        with town: PodTown, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let restaking = town.restaking
        func same(_ found: UInt256, _ expected: UInt256, _ what: Comment) {
            #expect(found == expected, what, sourceLocation: sourceLocation)
        }
        let staker = PodTown.staker
        same(restaking.podDepositShares(of: staker).rawValue, depositShares, "deposit shares")
        same(
            restaking.depositScalingFactor(of: staker, in: town.strategy), scaling,
            "scaling factor")
        same(
            UInt256(restaking.beaconChainSlashingFactor(of: staker)), beaconFactor,
            "beacon chain slashing factor")
        same(restaking.burnableETHShares.rawValue, burnable, "burnable shares")
        do throws(Revert) {
            let shares = try restaking.withdrawableShares(of: staker, in: [town.strategy])
            same(shares.withdrawable[0].rawValue, withdrawable, "withdrawable shares")
        } catch {
            Issue.record("\(error)", sourceLocation: sourceLocation)
        }
        guard isDelegated else { return }
        same(
            UInt256(restaking.maxMagnitude(of: PodTown.operator, in: town.strategy)), magnitude,
            "maximum magnitude")
        same(
            restaking.operatorShares(PodTown.operator, in: town.strategy).rawValue,
            operatorShares, "operator's shares")
    }
}
