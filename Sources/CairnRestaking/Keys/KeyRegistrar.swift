import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Keys with which operators sign for operator sets, each used once in the whole system.
///
/// - Spec: EigenLayer core, `KeyRegistrar`
extension Restaking {
    /// Chooses, once, the kind of keys that a set uses.
    ///
    /// - Throws: ``PermissionError/invalidPermissions``, ``KeyRegistrarError/invalidCurveType``,
    ///   ``KeyRegistrarError/configurationAlreadySet``
    public func configureOperatorSet(
        _ call: Call, _ operatorSet: OperatorSet, curveType: CurveType
    ) throws(Revert) {
        // Checks
        try requireCanCall(call, for: operatorSet.avs, KeySelector.configureOperatorSet)
        try require(curveType != .none, KeyRegistrarError.invalidCurveType)
        try require(
            self.curveType(of: operatorSet) == .none, KeyRegistrarError.configurationAlreadySet)

        // Effects
        keys.curves[OperatorSetKey(operatorSet)] = UInt64(curveType.rawValue)
        ledger.emit(
            KeyEvent.OperatorSetConfigured(operatorSet: operatorSet, curveType: curveType),
            from: call.contract)
    }

    /// Registers an operator's key for a set, with a proof that the operator has its secret.
    ///
    /// - Throws: ``PermissionError/invalidPermissions``, ``KeyRegistrarError/operatorSetNotConfigured``,
    ///   ``KeyRegistrarError/operatorAlreadyRegistered``, then what is wrong with the key or its signature.
    public func registerKey(
        _ call: Call, operator: Address, operatorSet: OperatorSet, key: Bytes, signature: Bytes
    ) throws(Revert) {
        // Checks
        try requireCanCall(call, for: `operator`, KeySelector.registerKey)
        let curveType = curveType(of: operatorSet)
        try require(curveType != .none, KeyRegistrarError.operatorSetNotConfigured)
        try require(
            !isKeyRegistered(operatorSet, operator: `operator`),
            KeyRegistrarError.operatorAlreadyRegistered)
        let keyHash =
            switch curveType {
            case .ecdsa, .none:
                try checkECDSAKey(
                    call, operator: `operator`, operatorSet: operatorSet, key: key,
                    signature: signature)
            case .bn254:
                try checkBN254Key(
                    call, operator: `operator`, operatorSet: operatorSet, key: key,
                    signature: signature)
            }

        // Effects
        keys.keys[Pair(OperatorSetKey(operatorSet), `operator`)] = key
        keys.spent[keyHash] = true
        keys.owners[keyHash] = `operator`
        ledger.emit(
            KeyEvent.KeyRegistered(
                operatorSet: operatorSet, operator: `operator`, curveType: curveType, key: key),
            from: call.contract)
    }

    /// Takes an operator's key out of use; it can never be registered again.
    ///
    /// - Throws: ``PermissionError/invalidPermissions``, ``KeyRegistrarError/operatorStillSlashable``,
    ///   ``KeyRegistrarError/operatorSetNotConfigured``, ``KeyRegistrarError/keyNotFound``
    public func deregisterKey(
        _ call: Call, operator: Address, operatorSet: OperatorSet
    ) throws(Revert) {
        // Checks
        try requireCanCall(call, for: `operator`, KeySelector.deregisterKey)
        try require(
            !isOperatorSlashable(`operator`, by: operatorSet),
            KeyRegistrarError.operatorStillSlashable(operatorSet, `operator`))
        let curveType = curveType(of: operatorSet)
        try require(curveType != .none, KeyRegistrarError.operatorSetNotConfigured)
        try require(
            isKeyRegistered(operatorSet, operator: `operator`),
            KeyRegistrarError.keyNotFound(operatorSet, `operator`))

        // Effects
        keys.keys[Pair(OperatorSetKey(operatorSet), `operator`)] = []
        ledger.emit(
            KeyEvent.KeyDeregistered(
                operatorSet: operatorSet, operator: `operator`, curveType: curveType),
            from: call.contract)
    }

    // MARK: Proofs

    /// Checks an address and its signature, and returns the key's hash.
    private func checkECDSAKey(
        _ call: Call, operator: Address, operatorSet: OperatorSet, key: Bytes, signature: Bytes
    ) throws(Revert) -> Hash {
        guard let address = Address(key.bytes) else {
            throw Revert(KeyRegistrarError.invalidKeyFormat)
        }
        try require(!address.isZero, KeyRegistrarError.zeroPubkey)
        let keyHash = keccak256(key.bytes)
        try require(!keys.spent[keyHash].isSet, KeyRegistrarError.keyAlreadyRegistered)
        try requireValidSignature(
            signature, of: address,
            for: ecdsaKeyDigest(
                operator: `operator`, operatorSet: operatorSet, key: address,
                registrar: call.contract),
            expiry: .max)
        return keyHash
    }

    /// Checks a pair of points and its signature, and returns the key's hash.
    private func checkBN254Key(
        _ call: Call, operator: Address, operatorSet: OperatorSet, key: Bytes, signature: Bytes
    ) throws(Revert) -> Hash {
        try require(key.count == 192, KeyRegistrarError.invalidKeyFormat)
        try require(signature.count == 64, SignatureRefusal.invalidSignature)
        let points = BN254Key(words: words(of: key))
        try require(!(points.x.isZero && points.y.isZero), KeyRegistrarError.zeroPubkey)
        let digest = bn254KeyDigest(
            operator: `operator`, operatorSet: operatorSet, key: key, registrar: call.contract)
        let point = words(of: signature)
        try require(
            BN254Signature.isValid((point[0], point[1]), key: points, digest: digest),
            SignatureRefusal.invalidSignature)
        let keyHash = bn254KeyHash(points)
        try require(!keys.spent[keyHash].isSet, KeyRegistrarError.keyAlreadyRegistered)
        return keyHash
    }
}

/// The methods of the key registrar that others may be appointed to call.
private enum KeySelector {
    static let configureOperatorSet = Selector(
        hashing: "configureOperatorSet((address,uint32),uint8)")
    static let registerKey = Selector(
        hashing: "registerKey(address,(address,uint32),bytes,bytes)")
    static let deregisterKey = Selector(hashing: "deregisterKey(address,(address,uint32))")
}
