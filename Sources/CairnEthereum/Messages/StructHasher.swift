public import CairnPrimitives

/// Hashes a struct whose type is known when the program is written, field by field.
///
/// ```swift
/// var hasher = StructHasher(typeHash: permitTypeHash)
/// hasher.append(owner)
/// hasher.append(amount)
/// let structHash = hasher.finalize()
/// ```
///
/// - Spec: EIP-712, "Definition of hashStruct" and "Definition of encodeData".
public struct StructHasher: Sendable {
    private var hash = Keccak256()

    /// Starts a struct of the type with this hash.
    public init(typeHash: Hash) {
        hash.update(typeHash)
    }

    /// Appends an unsigned integer of any width.
    public mutating func append(_ word: UInt256) {
        hash.update(word)
    }

    /// Appends an unsigned integer of any width.
    public mutating func append(_ word: UInt64) {
        hash.update(UInt256(word))
    }

    /// Appends a signed integer of any width.
    public mutating func append(_ integer: Int256) {
        hash.update(integer.bits)
    }

    /// Appends an address.
    public mutating func append(_ address: Address) {
        hash.update(address.word)
    }

    /// Appends a truth value.
    public mutating func append(_ truth: Bool) {
        hash.update(truth ? UInt256.one : .zero)
    }

    /// Appends 32 bytes: a `bytes32`, or the hash of a struct or an array.
    public mutating func append(_ word: Hash) {
        hash.update(word)
    }

    /// Appends a string, by its hash.
    public mutating func append(string: String) {
        hash.update(keccak256(utf8: string))
    }

    /// Appends bytes of any length, by their hash.
    public mutating func append(bytes: Bytes) {
        hash.update(keccak256(bytes))
    }

    /// Appends an array, by the hash of its elements, each encoded in 32 bytes.
    public mutating func append(array words: some Sequence<Hash>) {
        var elements = Keccak256()
        for word in words { elements.update(word) }
        hash.update(elements.finalize())
    }

    /// The hash of the struct.
    public consuming func finalize() -> Hash {
        hash.finalize()
    }
}
