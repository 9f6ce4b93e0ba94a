public import CairnPrimitives

/// The kind of keys that a set's operators use.
///
/// - Spec: EigenLayer core, `IKeyRegistrarTypes.CurveType`
public enum CurveType: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// The set has not chosen.
    case none
    /// An address: of an account, or of a wallet that is a contract.
    case ecdsa
    /// A pair of points of the curve of Ethereum's pairing.
    case bn254
}

/// A key of the curve BN254: the same number times the generators of both groups.
public struct BN254Key: Hashable, Sendable {
    public var x: UInt256
    public var y: UInt256
    /// Coordinates of the second group, the imaginary part first.
    public var x2: [UInt256]
    public var y2: [UInt256]

    /// The six words of a key's bytes.
    ///
    /// - Precondition: There are six.
    init(words: [UInt256]) {
        x = words[0]
        y = words[1]
        x2 = [words[2], words[3]]
        y2 = [words[4], words[5]]
    }

    /// No key.
    static let none = BN254Key(words: Array(repeating: .zero, count: 6))

    /// The key's 192 bytes.
    public static func encode(x: UInt256, y: UInt256, x2: [UInt256], y2: [UInt256]) -> Bytes {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(192)
        for word in [x, y] + x2 + y2 { word.withBigEndianBytes { bytes.append(contentsOf: $0) } }
        return Bytes(bytes)
    }
}
