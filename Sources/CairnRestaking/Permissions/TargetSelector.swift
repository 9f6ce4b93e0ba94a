public import CairnPrimitives

/// One method of one contract, which an appointee may call for an account.
///
/// - Spec: EigenLayer core, `PermissionController._encodeTargetSelector`
public struct TargetSelector: Hashable, Sendable {
    public let target: Address
    public let selector: Selector

    public init(target: Address, selector: Selector) {
        self.target = target
        self.selector = selector
    }

    /// What a key stands for.
    init(key: Hash) {
        target = Address(truncating: key.word >> 96)
        selector = Selector(UInt32(truncatingIfNeeded: key.word.limb1))
    }

    /// The pair as one word: the address in the upper 160 bits, then 32 bits of selector.
    var key: Hash { Hash(target.word << 96 | UInt256(UInt64(selector.value)) << 64) }
}
