import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Keys of operators.
extension NodeOperatorsRegistry {
    private static var keySize: Int { ValidatorDeposit.publicKeySize }
    private static var signatureSize: Int { ValidatorDeposit.signatureSize }

    /// Adds keys with the signatures of their deposits, as the operator or a manager of keys.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.addSigningKeys`
    public func addSigningKeys(
        _ call: Call, _ id: UInt256, count: UInt256, publicKeys: Bytes, signatures: Bytes
    ) throws(Revert) {
        // Checks
        let module = call.contract
        let place = Pair(module, try existing(id, in: module))
        try requireManager(call, of: place)
        let total = state.operators[place].totalKeys
        guard !count.isZero, let number = count.asUInt64, number <= .max - total else {
            throw Revert(NodeOperatorsError.outOfRange)
        }
        try require(
            UInt256(publicKeys.count) == count * UInt256(Self.keySize)
                && UInt256(signatures.count) == count * UInt256(Self.signatureSize),
            NodeOperatorsError.lengthMismatch)

        // Effects
        for offset in 0..<number {
            let key = publicKeys.bytes[Self.range(offset, Self.keySize)]
            try require(key.contains { $0 != 0 }, NodeOperatorsError.emptyKey)
            let index = total + offset
            state.keys[Triple(module, place.second, index)] = SigningKey(
                key, signature: signatures.bytes[Self.range(offset, Self.signatureSize)])
            state.keyPlaces[Self.keyHash(Array(key))] = SigningKeyPlace(
                module: module, nodeOperator: place.second, index: index)
            ledger.emit(
                NodeOperatorsEvent.SigningKeyAdded(id: id, publicKey: Bytes(key)), from: module)
        }
        setTotalKeys(total + number, of: place)
        increaseNonce(of: module)
    }

    /// Removes keys that have no deposits; the last ones take the places of those removed.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.removeSigningKeys`
    public func removeSigningKeys(
        _ call: Call, _ id: UInt256, from first: UInt256, count: UInt256
    ) throws(Revert) {
        // Checks
        let module = call.contract
        let place = Pair(module, try existing(id, in: module))
        try requireManager(call, of: place)
        guard !count.isZero else { return }
        let entry = state.operators[place]
        guard let from = first.asUInt64, let number = count.asUInt64, from >= entry.depositedKeys,
            from <= entry.totalKeys, number <= entry.totalKeys - from
        else { throw Revert(NodeOperatorsError.outOfRange) }

        // Effects
        var total = entry.totalKeys
        for index in (from..<from + number).reversed() {
            removeKey(at: index, of: place, total: total)
            total -= 1
        }
        setTotalKeys(total, of: place)
        if from < entry.vettedKeys {
            setVettedKeys(from, of: place)
        } else {
            updateMaximum(of: place)
        }
        increaseNonce(of: module)
    }

    private func removeKey(at index: UInt64, of place: Pair<Address, UInt64>, total: UInt64) {
        let removed = Triple(place.first, place.second, index)
        let last = Triple(place.first, place.second, total - 1)
        let key = state.keys[removed].publicKey
        state.keyPlaces[Self.keyHash(key)] = SigningKeyPlace(
            module: .zero, nodeOperator: 0, index: 0)
        if index + 1 < total {
            let moved = state.keys[last]
            state.keys[removed] = moved
            state.keyPlaces[Self.keyHash(moved.publicKey)] = SigningKeyPlace(
                module: place.first, nodeOperator: place.second, index: index)
        }
        state.keys[last] = SigningKey()
        ledger.emit(
            NodeOperatorsEvent.SigningKeyRemoved(
                id: UInt256(place.second), publicKey: Bytes(key)), from: place.first)
    }

    /// Drops the keys without deposits of operators from one to another.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.invalidateReadyToDepositKeysRange`
    public func invalidateReadyKeys(
        _ call: Call, from first: UInt256, through last: UInt256
    ) throws(Revert) {
        try authorize(call, Role.manageOperator)
        try require(first <= last, NodeOperatorsError.outOfRange)
        let end = try existing(last, in: call.contract)
        dropUnusedKeys(of: first.limb0...end, in: call.contract)
    }

    /// Drops all keys without deposits, as the router: their deposits name other credentials.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.onWithdrawalCredentialsChanged`
    public func onWithdrawalCredentialsChanged(_ call: Call) throws(Revert) {
        try authorize(call, Role.stakingRouter)
        let count = state.modules[call.contract].operatorCount
        if count > 0 { dropUnusedKeys(of: 0...(count - 1), in: call.contract) }
    }

    private func dropUnusedKeys(of operators: ClosedRange<UInt64>, in module: Address) {
        var isAnyDropped = false
        for id in operators {
            let place = Pair(module, id)
            let entry = state.operators[place]
            guard entry.totalKeys > entry.depositedKeys else { continue }
            isAnyDropped = true
            let deposited = UInt256(entry.depositedKeys)
            state.operators.update(place) {
                $0.totalKeys = $0.depositedKeys
                $0.vettedKeys = $0.depositedKeys
            }
            updateMaximum(of: place)
            ledger.emit(
                NodeOperatorsEvent.TotalSigningKeysCountChanged(
                    id: UInt256(id), count: deposited), from: module)
            ledger.emit(
                NodeOperatorsEvent.VettedSigningKeysCountChanged(
                    id: UInt256(id), count: deposited), from: module)
            ledger.emit(
                NodeOperatorsEvent.NodeOperatorTotalKeysTrimmed(
                    id: UInt256(id), count: entry.totalKeys - entry.depositedKeys), from: module)
        }
        if isAnyDropped { increaseNonce(of: module) }
    }

    // MARK: Questions

    /// Keys and signatures of an operator, one after another, and which are deposited.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.getSigningKeys`
    public func signingKeys(
        of id: UInt256, in module: Address, offset: UInt256, limit: UInt256
    ) throws(Revert) -> (publicKeys: Bytes, signatures: Bytes, isUsed: [Bool]) {
        let place = Pair(module, try existing(id, in: module))
        let entry = state.operators[place]
        guard let first = offset.asUInt64, let count = limit.asUInt64, first <= entry.totalKeys,
            count <= entry.totalKeys - first
        else { throw Revert(NodeOperatorsError.outOfRange) }
        let (keys, signatures) = signingKeys(of: place, first..<first + count)
        return (keys, signatures, (first..<first + count).map { $0 < entry.depositedKeys })
    }

    func signingKeys(
        of place: Pair<Address, UInt64>, _ range: Range<UInt64>
    ) -> (publicKeys: Bytes, signatures: Bytes) {
        var (keys, signatures) = ([UInt8](), [UInt8]())
        for index in range {
            let key = state.keys[Triple(place.first, place.second, index)]
            keys += key.publicKey
            signatures += key.signatureBytes
        }
        return (Bytes(keys), Bytes(signatures))
    }

    /// Whose a key is, if its deposit was made through a module; nil for other keys.
    public func depositor(of publicKey: [UInt8]) -> SigningKeyPlace? {
        let place = state.keyPlaces[Self.keyHash(publicKey)]
        guard !place.module.isZero,
            place.index < state.operators[Pair(place.module, place.nodeOperator)].depositedKeys
        else { return nil }
        return place
    }

    /// What an operator is called.
    public func name(of id: UInt64, in module: Address) -> Bytes { state.names[Pair(module, id)] }

    // MARK: Parts

    private func requireManager(
        _ call: Call, of place: Pair<Address, UInt64>
    ) throws(Revert) {
        let entry = state.operators[place]
        let isOperator = entry.isActive.isSet && call.sender == entry.rewardAddress
        try require(
            isOperator || lido.roles.holds(Role.manageSigningKeys, call.sender, on: place.first),
            NodeOperatorsError.unauthorized)
    }

    private func setTotalKeys(_ count: UInt64, of place: Pair<Address, UInt64>) {
        state.operators.update(place) { $0.totalKeys = count }
        ledger.emit(
            NodeOperatorsEvent.TotalSigningKeysCountChanged(
                id: UInt256(place.second), count: UInt256(count)), from: place.first)
    }

    private static func keyHash(_ key: [UInt8]) -> Hash { keccak256(key) }

    private static func range(_ index: UInt64, _ size: Int) -> Range<Int> {
        Int(index) * size..<(Int(index) + 1) * size
    }
}
