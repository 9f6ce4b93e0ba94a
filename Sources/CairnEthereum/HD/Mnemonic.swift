import CairnPrimitives

/// Why words are not a mnemonic.
public enum MnemonicError: Error, Equatable, Sendable {
    /// There are not 12, 15, 18, 21 or 24 words.
    case wordCountInvalid(Int)
    /// A word is not in the English list.
    case wordUnknown(String)
    /// The last bits are not those of the hash of the others.
    case checksumMismatch
    /// Entropy is not 16, 20, 24, 28 or 32 bytes.
    case entropySizeInvalid(Int)
}

/// English words that stand for the secret of a wallet.
///
/// - Spec: BIP-39.
public struct Mnemonic: Hashable, Sendable {
    /// The secret that the words spell.
    public let entropy: [UInt8]

    /// Reads words between white space, and checks the checksum.
    ///
    /// - Throws: `wordCountInvalid`, `wordUnknown`, `checksumMismatch`.
    public init(_ phrase: String) throws(MnemonicError) {
        let words = phrase.split(whereSeparator: \.isWhitespace)
        guard (12...24).contains(words.count), words.count % 3 == 0 else {
            throw .wordCountInvalid(words.count)
        }
        // Eleven bits a word: first the entropy, then one bit of checksum for every 32 of it.
        var bytes: [UInt8] = []
        var bits: UInt64 = 0
        var bitCount = 0
        for word in words {
            guard let index = EnglishWords.index(of: word) else { throw .wordUnknown(String(word)) }
            bits = bits << 11 | UInt64(index)
            bitCount += 11
            while bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(bitCount)))
            }
        }
        if bitCount > 0 { bytes.append(UInt8(truncatingIfNeeded: bits << UInt64(8 - bitCount))) }
        let checksumBits = words.count / 3
        guard let last = bytes.popLast(),
            last >> UInt8(8 - checksumBits) == Mnemonic.checksum(of: bytes)
        else { throw .checksumMismatch }
        entropy = bytes
    }

    /// Takes the secret that the words shall spell.
    ///
    /// - Throws: `entropySizeInvalid`.
    public init(entropy: [UInt8]) throws(MnemonicError) {
        guard (16...32).contains(entropy.count), entropy.count % 4 == 0 else {
            throw .entropySizeInvalid(entropy.count)
        }
        self.entropy = entropy
    }

    /// The words, with single spaces between them.
    public var phrase: String {
        let checksumBits = entropy.count / 4
        let last = Mnemonic.checksum(of: entropy) << UInt8(8 - checksumBits)
        var words: [String] = []
        var bits: UInt64 = 0
        var bitCount = 0
        for byte in entropy + [last] {
            bits = bits << 8 | UInt64(byte)
            bitCount += 8
            if bitCount >= 11 {
                bitCount -= 11
                words.append(EnglishWords.all[Int(bits >> UInt64(bitCount) & 0x7ff)])
            }
        }
        return words.joined(separator: " ")
    }

    /// The 64 bytes from which all keys of the wallet are derived.
    ///
    /// - Parameter passphrase: A second secret, whose UTF-8 bytes are taken as they are; the
    ///   standard wants it in the normal form NFKD, which every ASCII text has.
    public func seed(passphrase: String = "") -> [UInt8] {
        deriveKeyPBKDF2(
            password: Array(phrase.utf8), salt: Array("mnemonic\(passphrase)".utf8),
            iterations: 2048)
    }

    /// The first bits, one for every four bytes, of the hash of the entropy.
    private static func checksum(of entropy: [UInt8]) -> UInt8 {
        UInt8(truncatingIfNeeded: sha256(entropy).word0 >> UInt64(64 - entropy.count / 4))
    }
}

/// The list of BIP-39.
enum EnglishWords {
    /// The 2048 words in alphabetical order.
    static let all: [String] = englishWordList.description
        .split(whereSeparator: \.isWhitespace).map(String.init)

    /// The place of a word in the list, or nil.
    static func index(of word: Substring) -> Int? {
        var range = 0..<all.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if all[middle] == word { return middle }
            range =
                all[middle] < word ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}
