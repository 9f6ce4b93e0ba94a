import CairnEthereum
import CairnPrimitives
import Testing

@Suite("Signatures")
struct SignatureTests {
    private let digest = keccak256([1, 1])

    private func key(_ byte: UInt8) throws -> PrivateKey { try PrivateKey(keccak256([byte])) }

    @Test("makes the keys, addresses and signatures of the reference")
    func reference() throws {
        var all: [UInt8] = []
        for byte in UInt8(1)...40 {
            let key = try key(byte)
            let signature = key.sign(keccak256([byte, byte]))
            var bytes = signature.bytes
            bytes[64] -= 27
            all += bytes + key.address.bytes + key.publicKey.compressed
        }
        #expect(
            keccak256(all) == "7e231d3f7d19c010d2ad406004b316603afb8ba8a16106a745ec6ede72a59410")
    }

    @Test("a key, its point, its account and a signature")
    func oneKey() throws {
        let key = try key(1)
        #expect(
            key.publicKey.x == "360840eca6bcae519abc962f59da418a293fa1d0e27854ed0e94df66b7351b56")
        #expect(
            key.publicKey.y == "4be3fcd468176a4ba96dfc97f81a54aa51881112fdd09b75c6360f0ab5b25e37")
        #expect(key.address.checksummed == "0x3Eea25034397B249a3eD8614BB4d0533e5b03594")
        #expect(
            Hex.encode(key.sign(digest).bytes)
                == "0xc0f5b1a7d88fc7682e6a6fc30bcf0cf7cc95237d95dba4fd40964d793067d243"
                + "703a7a59f6bff057a80be6d22fb0441ccc14146103de65bde9dfc09198b3576f1b")
        #expect("\(key)" == "PrivateKey(of: 0x3eea25034397b249a3ed8614bb4d0533e5b03594)")
    }

    @Test("recovers and verifies, and notices what was changed")
    func recovery() throws {
        for byte in UInt8(1)...20 {
            let key = try key(byte)
            let signature = key.sign(digest)
            #expect(try signature.recover(digest) == key.publicKey)
            #expect(try signature.recoverAddress(digest) == key.address)
            #expect(key.publicKey.verifies(signature, of: digest))
            #expect(!key.publicKey.verifies(signature, of: keccak256(digest)))
            #expect(!(try self.key(byte + 1)).publicKey.verifies(signature, of: digest))
            var other = signature
            other.s -= 1
            #expect(!key.publicKey.verifies(other, of: digest))
            other = signature
            other.yParity = other.yParity == .even ? .odd : .even
            #expect(try other.recoverAddress(digest) != key.address)
        }
    }

    @Test("accepts the second form of a signature only where that is asked for")
    func malleability() throws {
        let key = try key(3)
        let low = key.sign(digest)
        let high = Signature(
            r: low.r, s: Secp256k1.order - low.s, yParity: low.yParity == .even ? .odd : .even)
        #expect(throws: SignatureError.sTooHigh(high.s)) { try high.recover(digest) }
        #expect(try high.recoverAddress(digest, malleability: .accept) == key.address)
        #expect(!key.publicKey.verifies(high, of: digest))
        #expect(key.publicKey.verifies(high, of: digest, malleability: .accept))
        let v = UInt256(UInt64(high.yParity.rawValue)) + 27
        #expect(ecrecover(digest, v: v, r: high.r, s: high.s) == key.address)
    }

    static let order = Secp256k1.order

    /// `r` and `s` with one fault each.
    static let invalid: [(UInt256, UInt256, SignatureError)] = [
        (0, 1, .rOutOfRange(0)),
        (order, 1, .rOutOfRange(order)),
        (.max, 0, .rOutOfRange(.max)),
        (1, 0, .sOutOfRange(0)),
        (1, order, .sOutOfRange(order)),
        (1, .max, .sOutOfRange(.max)),
        (1, Secp256k1.halfOrder + 1, .sTooHigh(Secp256k1.halfOrder + 1)),
        // No point of the curve has the abscissa 5.
        (5, Secp256k1.halfOrder, .keyNotRecoverable),
    ]

    @Test("refuses numbers out of range", arguments: invalid)
    func refusals(r: UInt256, s: UInt256, reason: SignatureError) {
        let signature = Signature(r: r, s: s, yParity: .even)
        #expect(throws: reason) { try signature.recover(digest) }
        if case .sTooHigh = reason { return }
        #expect(throws: reason) { try signature.recover(digest, malleability: .accept) }
        #expect(ecrecover(digest, v: 27, r: r, s: s) == nil)
    }

    @Test("half the order is half the order")
    func halves() {
        #expect(Secp256k1.halfOrder + Secp256k1.halfOrder + 1 == Secp256k1.order)
    }

    @Test("the precompiled contract wants 27 or 28")
    func recoveryValue() throws {
        let signature = try key(9).sign(digest)
        for v in [UInt256(0), 1, 26, 29, 27 + 256, .max] {
            #expect(ecrecover(digest, v: v, r: signature.r, s: signature.s) == nil)
        }
    }

    @Test("OpenZeppelin's library checks the length, then s, then the signer")
    func openZeppelin() throws {
        let key = try key(5)
        let signature = key.sign(digest)
        let bytes = signature.bytes
        #expect(try recoverECDSA(digest, signature: bytes) == key.address)
        #expect(throws: ECDSAError.invalidSignatureLength(64)) {
            try recoverECDSA(digest, signature: Array(bytes.dropLast()))
        }
        let high = Signature(
            r: 0, s: Secp256k1.halfOrder + 1, yParity: signature.yParity)
        #expect(throws: ECDSAError.invalidSignatureS(Hash(high.s))) {
            try recoverECDSA(digest, signature: high.bytes)
        }
        for recovery in [UInt8(0), 1, 26, 29] {
            #expect(throws: ECDSAError.invalidSignature) {
                try recoverECDSA(digest, signature: bytes.dropLast() + [recovery])
            }
        }
        let nobody = Signature(r: 5, s: 1, yParity: .even)
        #expect(throws: ECDSAError.invalidSignature) {
            try recoverECDSA(digest, signature: nobody.bytes)
        }
    }

    @Test("reads and writes 65 bytes")
    func bytes() throws {
        let signature = try key(4).sign(digest)
        #expect(try Signature(bytes: signature.bytes) == signature)
        var bytes = signature.bytes
        bytes[64] -= 27
        #expect(try Signature(bytes: bytes) == signature)
        for recovery in [UInt8(2), 26, 29, 255] {
            bytes[64] = recovery
            #expect(throws: SignatureError.recoveryByteInvalid(recovery)) {
                try Signature(bytes: bytes)
            }
        }
        #expect(throws: SignatureError.sizeUnexpected(found: 64)) {
            try Signature(bytes: Array(bytes.dropLast()))
        }
    }

    @Test("refuses secrets out of range and points off the curve")
    func keys() throws {
        for secret in [UInt256.zero, Secp256k1.order, .max] {
            #expect(throws: KeyError.secretOutOfRange) { try PrivateKey(secret) }
        }
        #expect(try PrivateKey(Secp256k1.order - 1).publicKey.y != PrivateKey(1).publicKey.y)
        #expect(throws: KeyError.pointNotOnCurve) { try PublicKey(x: .zero, y: .zero) }
        let point = try PrivateKey(1).publicKey
        #expect(try PublicKey(x: point.x, y: point.y) == point)
        #expect(throws: KeyError.pointNotOnCurve) {
            try PublicKey(x: point.x, y: Hash(point.y.word + 1))
        }
    }
}
