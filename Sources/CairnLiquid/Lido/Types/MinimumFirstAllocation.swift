import CairnPrimitives

/// Sharing out by filling the emptiest buckets first.
///
/// - Spec: Lido core, `MinFirstAllocationStrategy`
enum MinimumFirstAllocation {
    /// Adds up to `size` to the buckets, none above its capacity, and returns how much was added.
    ///
    /// Each step raises the first of the emptiest buckets: by its part of what is left, but not
    /// above the next fuller bucket or its capacity.
    ///
    /// - Rounds: A part up, so that a rest goes to the first.
    static func fill(
        _ buckets: inout [UInt256], upTo capacities: [UInt256], with size: UInt256
    ) -> UInt256 {
        var allocated = UInt256.zero
        while allocated < size {
            let added = step(&buckets, capacities, size - allocated)
            if added.isZero { break }
            allocated += added
        }
        return allocated
    }

    private static func step(
        _ buckets: inout [UInt256], _ capacities: [UInt256], _ size: UInt256
    ) -> UInt256 {
        let open = buckets.indices.filter { buckets[$0] < capacities[$0] }
        guard let lowest = open.map({ buckets[$0] }).min(),
            let best = open.first(where: { buckets[$0] == lowest })
        else { return .zero }
        let equals = open.count { buckets[$0] == lowest }
        let next = open.map { buckets[$0] }.filter { $0 > lowest }.min() ?? .max
        let part = size.divided(by: UInt256(equals), rounding: .up)
        let added = min(part, min(next, capacities[best]) - lowest)
        buckets[best] += added
        return added
    }
}
