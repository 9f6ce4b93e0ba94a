import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// The fields of a beacon chain's validator, each as the leaf that it is in the validator's tree.
///
/// The list has the length that the caller gave it; a field that it lacks is a panic, as reading
/// behind an array's end is.
///
/// - Spec: consensus-specs, phase0 `Validator`; EigenLayer core, `BeaconChainProofs`
public struct ValidatorFields: Sendable {
    /// The epoch that stands for "not yet".
    static let farFutureEpoch = UInt64.max
    /// How many fields a validator has.
    static let count = 8

    public let leaves: [Hash]

    public init(_ leaves: [Hash]) { self.leaves = leaves }

    private func leaf(_ index: Int) throws(Revert) -> Hash {
        try require(index < leaves.count, Panic.indexOutOfBounds)
        return leaves[index]
    }

    /// The hash of the public key.
    var pubkeyHash: Hash { get throws(Revert) { try leaf(0) } }
    var withdrawalCredentials: Hash { get throws(Revert) { try leaf(1) } }
    /// Effective balance, not balance: whole ether, and behind the balance by some hysteresis.
    var effectiveBalanceGwei: UInt64 { get throws(Revert) { try leaf(2).firstLittleEndianWord } }
    var isSlashed: Bool { get throws(Revert) { try !leaf(3).isZero } }
    var activationEpoch: UInt64 { get throws(Revert) { try leaf(5).firstLittleEndianWord } }
    var exitEpoch: UInt64 { get throws(Revert) { try leaf(6).firstLittleEndianWord } }
}

extension Hash {
    /// The first eight bytes as a number whose least significant byte comes first.
    var firstLittleEndianWord: UInt64 { word0.byteSwapped }
}

/// The hash of a validator's public key: that of its 48 bytes and 16 zeros.
///
/// - Spec: EigenLayer core, `EigenPod._calcPubkeyHash`; consensus-specs, `Bytes48`
/// - Throws: ``PodError/invalidPubkeyLength``
func pubkeyHash(of pubkey: Bytes) throws(Revert) -> Hash {
    try require(pubkey.count == 48, PodError.invalidPubkeyLength)
    return pubkey.bytes.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return .zero }
        let tail = Hash(
            word0: UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 32, as: UInt64.self)),
            word1: UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 40, as: UInt64.self)),
            word2: 0, word3: 0)
        return sha256(Hash(loadingBigEndian: start), tail)
    }
}
