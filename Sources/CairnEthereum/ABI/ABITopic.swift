public import CairnPrimitives

extension ABIValue {
    /// The value as a topic of a log: a word as it is, everything else by the hash of its encoding
    /// without offsets and lengths.
    ///
    /// - Spec: Solidity documentation, "Encoding of Indexed Event Parameters"
    @inlinable
    public var abiTopic: Hash { Hash.hashedTopic(of: self) }
}

extension ABIWord {
    @inlinable public var abiTopic: Hash { Hash(abiWord) }
}

extension Hash {
    /// The topic of a value that takes more than a word.
    @usableFromInline
    static func hashedTopic(of value: some ABIValue) -> Hash {
        switch value {
        case let bytes as Bytes: return keccak256(bytes)
        case let text as ABIText: return keccak256(text.bytes)
        case let text as String: return keccak256(utf8: text)
        default:
            // Arrays and structs of words: their encoding less the offset and length in front.
            var writer = ABIWriter()
            let start = writer.reserve(type(of: value).headSize)
            value.encode(to: &writer, head: start, frame: start)
            return keccak256(writer.copy(from: type(of: value).isDynamic ? 64 : 0))
        }
    }
}
