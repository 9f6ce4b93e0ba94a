import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Questions about operators' keys.
///
/// - Spec: EigenLayer core, `KeyRegistrar`
extension Restaking {
    /// The kind of keys that a set uses.
    public func curveType(of operatorSet: OperatorSet) -> CurveType {
        CurveType(rawValue: UInt8(truncatingIfNeeded: keys.curves[OperatorSetKey(operatorSet)]))
            ?? .none
    }

    public func isKeyRegistered(_ operatorSet: OperatorSet, operator: Address) -> Bool {
        !key(of: `operator`, in: operatorSet).isEmpty
    }

    /// An operator's address as a key; no bytes if none is registered.
    ///
    /// - Throws: ``KeyRegistrarError/invalidCurveType`` if the set uses other keys.
    public func ecdsaKey(of operator: Address, in operatorSet: OperatorSet) throws(Revert) -> Bytes
    {
        try require(curveType(of: operatorSet) == .ecdsa, KeyRegistrarError.invalidCurveType)
        return key(of: `operator`, in: operatorSet)
    }

    /// An operator's address as a key, zero if none is registered.
    ///
    /// - Throws: ``KeyRegistrarError/invalidCurveType`` if the set uses other keys.
    public func ecdsaAddress(
        of operator: Address, in operatorSet: OperatorSet
    ) throws(Revert) -> Address {
        Address(try ecdsaKey(of: `operator`, in: operatorSet).bytes) ?? .zero
    }

    /// An operator's points, all zeros if none are registered.
    ///
    /// - Throws: ``KeyRegistrarError/invalidCurveType`` if the set uses other keys.
    public func bn254Key(
        of operator: Address, in operatorSet: OperatorSet
    ) throws(Revert) -> BN254Key {
        try require(curveType(of: operatorSet) == .bn254, KeyRegistrarError.invalidCurveType)
        let key = key(of: `operator`, in: operatorSet)
        return key.isEmpty ? .none : BN254Key(words: words(of: key))
    }

    /// Whether a key of this hash was ever registered.
    public func isKeyGloballyRegistered(_ keyHash: Hash) -> Bool { keys.spent[keyHash].isSet }

    /// The hash of an operator's key, zero if none is registered.
    public func keyHash(of operator: Address, in operatorSet: OperatorSet) -> Hash {
        let key = key(of: `operator`, in: operatorSet)
        if key.isEmpty { return .zero }
        return switch curveType(of: operatorSet) {
        case .none, .ecdsa: keccak256(key.bytes)
        case .bn254: bn254KeyHash(BN254Key(words: words(of: key)))
        }
    }

    /// Who registered a key, and whether that operator has any key in the set now.
    ///
    /// - Parameter key: Of the curve BN254 only the first two words count.
    /// - Throws: ``KeyRegistrarError/invalidCurveType``; ``EmptyRevert`` if there are no two words.
    public func operatorOfSigningKey(
        _ key: Bytes, in operatorSet: OperatorSet
    ) throws(Revert) -> (operator: Address, isRegistered: Bool) {
        let keyHash: Hash
        switch curveType(of: operatorSet) {
        case .none: throw Revert(KeyRegistrarError.invalidCurveType)
        case .ecdsa: keyHash = keccak256(key.bytes)
        case .bn254:
            try require(key.count >= 64, EmptyRevert())
            keyHash = keccak256(Array(key.bytes[..<64]))
        }
        let owner = keys.owners[keyHash]
        return (owner, isKeyRegistered(operatorSet, operator: owner))
    }

    // MARK: Digests

    /// What the owner of an address signs to register it as a key.
    public func ecdsaKeyDigest(
        operator: Address, operatorSet: OperatorSet, key: Address, registrar: Address
    ) -> Hash {
        keyDigest(
            KeyTypeHash.ecdsa, operator: `operator`, operatorSet: operatorSet, key: key.word,
            registrar: registrar)
    }

    /// What the owner of a pair of points signs to register it as a key.
    public func bn254KeyDigest(
        operator: Address, operatorSet: OperatorSet, key: Bytes, registrar: Address
    ) -> Hash {
        keyDigest(
            KeyTypeHash.bn254, operator: `operator`, operatorSet: operatorSet,
            key: keccak256(key.bytes).word, registrar: registrar)
    }

    private func keyDigest(
        _ typeHash: Hash, operator: Address, operatorSet: OperatorSet, key: UInt256,
        registrar: Address
    ) -> Hash {
        var hash = Keccak256()
        hash.update(typeHash)
        hash.update(`operator`.word)
        hash.update(operatorSet.avs.word)
        hash.update(UInt256(UInt64(operatorSet.id)))
        hash.update(key)
        return signableDigest(hash.finalize(), contract: registrar)
    }

    // MARK: Parts

    private func key(of operator: Address, in operatorSet: OperatorSet) -> Bytes {
        keys.keys[Pair(OperatorSetKey(operatorSet), `operator`)]
    }

    /// A key is known by its point in the first group.
    func bn254KeyHash(_ key: BN254Key) -> Hash {
        var hash = Keccak256()
        hash.update(key.x)
        hash.update(key.y)
        return hash.finalize()
    }

    /// Bytes as words of 32.
    func words(of bytes: Bytes) -> [UInt256] {
        bytes.bytes.withUnsafeBytes { buffer in
            stride(from: 0, to: buffer.count - 31, by: 32).compactMap { offset in
                buffer.baseAddress.map { UInt256(loadingBigEndian: $0 + offset) }
            }
        }
    }
}

/// The types of what is signed to register a key.
public enum KeyTypeHash {
    public static let ecdsa = keccak256(
        utf8:
            "ECDSAKeyRegistration(address operator,address avs,uint32 operatorSetId,address keyAddress)"
    )
    public static let bn254 = keccak256(
        utf8:
            "BN254KeyRegistration(address operator,address avs,uint32 operatorSetId,bytes keyData)")
}
