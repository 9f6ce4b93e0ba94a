import CairnLedger
import CairnPrimitives

/// An operator's allocation to one set of one strategy, and its magnitudes there, as of now.
struct Standing {
    var allocation: AllocationRecord
    var maxMagnitude: UInt64
    var encumbered: UInt64
}

extension Restaking {
    /// An allocation as if a pending change whose block has come were carried out.
    ///
    /// - Spec: EigenLayer core, `AllocationManager._getUpdatedAllocation`
    @inline(__always)
    func standing(
        of operator: Address, to set: OperatorSetKey, in strategy: Address
    ) -> Standing {
        standing(
            of: allocations.allocations[Triple(`operator`, set, strategy)],
            allocations.magnitudes[Pair(`operator`, strategy)])
    }

    @inline(__always)
    func standing(of allocation: AllocationRecord, _ magnitudes: MagnitudeRecord) -> Standing {
        var standing = Standing(
            allocation: allocation, maxMagnitude: magnitudes.maxMagnitude,
            encumbered: magnitudes.encumbered)
        if ledger.moment.number < allocation.effectBlock { return standing }

        standing.allocation.currentMagnitude = allocation.nextMagnitude
        if allocation.pendingDiff < 0 {
            standing.encumbered = UInt64(Int64(standing.encumbered) + allocation.pendingDiff)
        }
        standing.allocation.pendingDiff = 0
        standing.allocation.effectBlock = 0
        return standing
    }
}
