public import CairnPrimitives

/// Why a key cannot be derived; with a random seed, about one in 2^127 cannot.
public enum DerivationError: Error, Equatable, Sendable {
    /// A seed is not between 16 and 64 bytes.
    case seedSizeInvalid(Int)
    /// The bytes derived are not a key.
    case keyOutOfRange
}

/// A private key from which further keys can be derived.
///
/// - Spec: BIP-32.
public struct HDKey: Hashable, Sendable {
    /// The key.
    public let privateKey: PrivateKey
    /// What the derivation of further keys needs beside the key.
    public let chainCode: Hash

    /// Makes the key at the root of a wallet.
    ///
    /// - Throws: `seedSizeInvalid`, `keyOutOfRange`.
    public init(seed: [UInt8]) throws(DerivationError) {
        guard (16...64).contains(seed.count) else { throw .seedSizeInvalid(seed.count) }
        let code = HMACSHA512(key: Array("Bitcoin seed".utf8))
        let words = seed.withUnsafeBytes { code.words(of: $0) }
        chainCode = words.rightHalf
        do throws(KeyError) {
            privateKey = try PrivateKey(words.leftHalf)
        } catch {
            throw .keyOutOfRange
        }
    }

    private init(privateKey: PrivateKey, chainCode: Hash) {
        self.privateKey = privateKey
        self.chainCode = chainCode
    }

    /// The key one step further.
    ///
    /// - Parameter step: The child's number; from ``DerivationPath/hardened`` on, hardened.
    /// - Throws: `keyOutOfRange`.
    public func child(_ step: UInt32) throws(DerivationError) -> HDKey {
        var message: [UInt8] = []
        message.reserveCapacity(37)
        if step >= DerivationPath.hardened {
            message.append(0)
            message += privateKey.secret.bigEndianBytes
        } else {
            message += privateKey.publicKey.compressed
        }
        withUnsafeBytes(of: step.bigEndian) { message.append(contentsOf: $0) }
        let code = HMACSHA512(key: chainCode.bytes)
        let words = message.withUnsafeBytes { code.words(of: $0) }
        do throws(KeyError) {
            let child = try privateKey.adding(words.leftHalf.word)
            return HDKey(privateKey: child, chainCode: words.rightHalf)
        } catch {
            throw .keyOutOfRange
        }
    }

    /// The key at the end of a path.
    ///
    /// - Throws: `keyOutOfRange`.
    public func derived(_ path: DerivationPath) throws(DerivationError) -> HDKey {
        var key = self
        for step in path.steps { key = try key.child(step) }
        return key
    }
}

extension SHA512Words {
    /// The first 32 bytes.
    fileprivate var leftHalf: Hash { Hash(word0: h0, word1: h1, word2: h2, word3: h3) }

    /// The last 32 bytes.
    fileprivate var rightHalf: Hash { Hash(word0: h4, word1: h5, word2: h6, word3: h7) }
}
