import CairnPrimitives
import Testing

/// Calls `check` with all pairs of corners, then with a share of the operand stream, and
/// stops at the first pair for which it returns false.
///
/// - Returns: How many pairs were tried.
@discardableResult
func forEachPair(
    share: Int, seed: UInt64, _ check: (UInt256, UInt256) -> Bool
) -> Int {
    var count = 0
    for left in Operands.corners {
        for right in Operands.corners {
            count += 1
            guard check(left, right) else {
                Issue.record("corners \(left.hexWord) and \(right.hexWord)")
                return count
            }
        }
    }
    var operands = Operands(seed: seed)
    for _ in 0..<Operands.count(share: share) {
        let left = operands.next()
        let right = operands.next()
        count += 1
        guard check(left, right) else {
            Issue.record("seed \(seed), pair \(count): \(left.hexWord) and \(right.hexWord)")
            return count
        }
    }
    return count
}
