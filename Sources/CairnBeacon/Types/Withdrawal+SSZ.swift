public import CairnEthereum
import CairnPrimitives

extension Withdrawal: SSZRecord {
    /// Zeros.
    public init() {
        self.init(index: 0, validatorIndex: 0, address: .zero, amount: .zero)
    }

    /// The fields in the order of the specification.
    ///
    /// - Spec: capella `beacon-chain.md`, `Withdrawal`.
    public mutating func visitFields<Visitor: SSZVisitor>(
        _ visitor: inout Visitor
    ) throws(SSZError) {
        try visitor.field(&index)
        try visitor.field(&validatorIndex)
        try visitor.field(&address)
        try visitor.field(&amount)
    }
}
