public import CairnPrimitives

/// A group of operators that one AVS addresses by number.
///
/// - Spec: EigenLayer core, `OperatorSetLib`
public struct OperatorSet: Hashable, Sendable, BitwiseCopyable {
    /// The service that made the set.
    public let avs: Address
    /// The set's number among those of its AVS.
    public let id: UInt32

    public init(avs: Address, id: UInt32) {
        self.avs = avs
        self.id = id
    }

    /// The set that a key stands for.
    public init(key: Hash) {
        let word = key.word
        avs = Address(truncating: word >> 96)
        id = UInt32(truncatingIfNeeded: word.limb0)
    }

    /// The set as one word: the address in the upper 160 bits, the number in the lower 96.
    public var key: Hash { Hash(avs.word << 96 | UInt256(UInt64(id))) }
}
