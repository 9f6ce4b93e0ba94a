import CairnLedger
import CairnPrimitives

extension NodeOperatorsRegistry {
    /// The names and facts of rules that do not hold; empty when all is well.
    ///
    /// Each operator's keys lie in order: exited, deposited, vetted, all. A module's sums are those
    /// of its operators.
    public func violatedInvariants() -> [String] {
        var violated: [String] = []
        for module in lido.stakingModules {
            let status = state.modules[module.address]
            guard status.operatorCount > 0 else { continue }
            var sums = (maximum: UInt64(0), exited: UInt64(0), deposited: UInt64(0), active: 0)
            for (id, entry) in operators(of: module.address) {
                let isInOrder =
                    entry.exitedKeys <= entry.depositedKeys
                    && entry.depositedKeys <= entry.vettedKeys
                    && entry.vettedKeys <= entry.totalKeys
                    && entry.maximumKeys == entry.allowedKeys
                if !isInOrder { violated.append("Registry: keys of operator \(id) overlap") }
                sums.maximum += entry.maximumKeys
                sums.exited += entry.exitedKeys
                sums.deposited += entry.depositedKeys
                sums.active += entry.isActive.isSet ? 1 : 0
            }
            let isCounted =
                sums.maximum == status.maximumKeys && sums.exited == status.exitedKeys
                && sums.deposited == status.depositedKeys
                && UInt64(sums.active) == status.activeOperatorCount
            if !isCounted { violated.append("Registry: \(module.address) miscounts keys") }
        }
        return violated
    }
}
