import CairnLedger

/// Checked arithmetic of the pods' narrow integers, which panics as Solidity's does.
extension FixedWidthInteger {
    /// The sum.
    ///
    /// - Throws: `Panic.arithmetic` if it does not fit.
    func plus(_ other: Self) throws(Revert) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        guard !overflow else { throw Revert(Panic.arithmetic) }
        return sum
    }

    /// The difference.
    ///
    /// - Throws: `Panic.arithmetic` if it does not fit.
    func minus(_ other: Self) throws(Revert) -> Self {
        let (difference, overflow) = subtractingReportingOverflow(other)
        guard !overflow else { throw Revert(Panic.arithmetic) }
        return difference
    }
}
