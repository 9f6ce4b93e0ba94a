public import CairnLedger
public import CairnPrimitives

/// Who the operators of a module are.
extension NodeOperatorsRegistry {
    /// Adds an operator, active and without keys.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.addNodeOperator`
    public func addNodeOperator(
        _ call: Call, name: Bytes, rewardAddress: Address
    ) throws(Revert) -> UInt256 {
        // Checks
        try requireName(name)
        try requireRewardAddress(rewardAddress)
        try authorize(call, Role.manageOperator)
        let module = call.contract
        let id = state.modules[module].operatorCount
        try require(id < Self.maximumOperatorCount, NodeOperatorsError.maximumCountExceeded)

        // Effects
        let place = Pair(module, id)
        state.modules.update(module) {
            $0.operatorCount += 1
            $0.activeOperatorCount += 1
        }
        state.operators.update(place) {
            $0.isActive = true
            $0.rewardAddress = rewardAddress
        }
        state.names[place] = name
        ledger.emit(
            NodeOperatorsEvent.NodeOperatorAdded(
                id: UInt256(id), name: name, rewardAddress: rewardAddress, stakingLimit: 0),
            from: module)
        return UInt256(id)
    }

    /// Lets an operator take part again.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.activateNodeOperator`
    public func activateNodeOperator(_ call: Call, _ id: UInt256) throws(Revert) {
        try setActive(call, id, true)
        increaseNonce(of: call.contract)
    }

    /// Takes an operator out of deposits and rewards; its unused keys must be vetted anew.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.deactivateNodeOperator`
    public func deactivateNodeOperator(_ call: Call, _ id: UInt256) throws(Revert) {
        let place = try setActive(call, id, false)
        let entry = state.operators[place]
        if entry.vettedKeys > entry.depositedKeys {
            setVettedKeys(entry.depositedKeys, of: place)
        }
        increaseNonce(of: call.contract)
    }

    @discardableResult
    private func setActive(
        _ call: Call, _ id: UInt256, _ isActive: Bool
    ) throws(Revert) -> Pair<Address, UInt64> {
        let place = Pair(call.contract, try existing(id, in: call.contract))
        try authorize(call, Role.manageOperator)
        try require(
            state.operators[place].isActive.isSet != isActive, NodeOperatorsError.wrongActiveState)
        state.modules.update(call.contract) {
            if isActive { $0.activeOperatorCount += 1 } else { $0.activeOperatorCount -= 1 }
        }
        state.operators.update(place) { $0.isActive = Flag(isActive) }
        ledger.emit(
            NodeOperatorsEvent.NodeOperatorActiveSet(id: id, isActive: Flag(isActive)),
            from: call.contract)
        return place
    }

    /// - Spec: Lido core, `NodeOperatorsRegistry.setNodeOperatorName`
    public func setNodeOperatorName(_ call: Call, _ id: UInt256, _ name: Bytes) throws(Revert) {
        try requireName(name)
        let place = Pair(call.contract, try existing(id, in: call.contract))
        try authorize(call, Role.manageOperator)
        try require(state.names[place] != name, NodeOperatorsError.valueIsTheSame)
        state.names[place] = name
        ledger.emit(
            NodeOperatorsEvent.NodeOperatorNameSet(id: id, name: name), from: call.contract)
    }

    /// - Spec: Lido core, `NodeOperatorsRegistry.setNodeOperatorRewardAddress`
    public func setNodeOperatorRewardAddress(
        _ call: Call, _ id: UInt256, _ rewardAddress: Address
    ) throws(Revert) {
        try requireRewardAddress(rewardAddress)
        let place = Pair(call.contract, try existing(id, in: call.contract))
        try authorize(call, Role.manageOperator)
        try require(
            state.operators[place].rewardAddress != rewardAddress,
            NodeOperatorsError.valueIsTheSame)
        state.operators.update(place) { $0.rewardAddress = rewardAddress }
        ledger.emit(
            NodeOperatorsEvent.NodeOperatorRewardAddressSet(id: id, rewardAddress: rewardAddress),
            from: call.contract)
    }

    private func requireName(_ name: Bytes) throws(Revert) {
        try require(
            !name.isEmpty && name.count <= Self.maximumNameSize,
            NodeOperatorsError.wrongNameLength)
    }

    private func requireRewardAddress(_ address: Address) throws(Revert) {
        try require(!address.isZero, NodeOperatorsError.zeroAddress)
        try require(
            address != lido.parameters.contracts.stETH, NodeOperatorsError.lidoRewardAddress)
    }

    // MARK: Limits

    /// Says how many of an operator's keys may get deposits.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.setNodeOperatorStakingLimit`
    public func setNodeOperatorStakingLimit(
        _ call: Call, _ id: UInt256, _ count: UInt64
    ) throws(Revert) {
        let place = Pair(call.contract, try existing(id, in: call.contract))
        try authorize(call, Role.setOperatorLimit)
        try require(state.operators[place].isActive.isSet, NodeOperatorsError.wrongActiveState)
        try updateVettedKeys(of: place, to: count, mayIncrease: true)
        increaseNonce(of: call.contract)
    }

    /// Takes keys out of those that may get deposits, as the router.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.decreaseVettedSigningKeysCount`
    public func decreaseVettedKeys(
        _ call: Call, nodeOperators: Bytes, counts: Bytes
    ) throws(Revert) {
        try authorize(call, Role.stakingRouter)
        for (id, count) in try unpacked(nodeOperators, counts) {
            let place = Pair(call.contract, try existing(id, in: call.contract))
            try updateVettedKeys(
                of: place, to: count.asUInt64 ?? .max, mayIncrease: false)
        }
        increaseNonce(of: call.contract)
    }

    private func updateVettedKeys(
        of place: Pair<Address, UInt64>, to count: UInt64, mayIncrease: Bool
    ) throws(Revert) {
        let entry = state.operators[place]
        let after = min(entry.totalKeys, max(count, entry.depositedKeys))
        guard after != entry.vettedKeys else { return }
        try require(
            mayIncrease || after < entry.vettedKeys, NodeOperatorsError.vettedKeysIncreased)
        setVettedKeys(after, of: place)
    }

    func setVettedKeys(_ count: UInt64, of place: Pair<Address, UInt64>) {
        state.operators.update(place) { $0.vettedKeys = count }
        ledger.emit(
            NodeOperatorsEvent.VettedSigningKeysCountChanged(
                id: UInt256(place.second), count: UInt256(count)), from: place.first)
        updateMaximum(of: place)
    }

    /// Says how many validators an operator should have, as the router.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.updateTargetValidatorsLimits`
    public func updateTargetLimits(
        _ call: Call, _ id: UInt256, mode: UInt256, limit: UInt256
    ) throws(Revert) {
        let place = Pair(call.contract, try existing(id, in: call.contract))
        try authorize(call, Role.stakingRouter)
        guard let limit = limit.asUInt64 else { throw Revert(NodeOperatorsError.outOfRange) }
        // The deployed contract packs the mode into 64 bits and asserts that it fits.
        guard let mode = mode.asUInt64 else { throw Revert(EmptyRevert()) }
        let target = mode == 0 ? 0 : limit
        state.operators.update(place) {
            $0.targetMode = mode
            $0.targetKeys = target
        }
        ledger.emit(
            NodeOperatorsEvent.TargetValidatorsCountChanged(
                id: id, count: UInt256(target), mode: UInt256(mode)), from: call.contract)
        updateMaximum(of: place)
        increaseNonce(of: call.contract)
    }

    // MARK: Parts

    /// Numbers of operators, packed in 8 bytes, with counts, packed in 16.
    func unpacked(
        _ nodeOperators: Bytes, _ counts: Bytes
    ) throws(Revert) -> [(id: UInt256, count: UInt256)] {
        let number = nodeOperators.count / 8
        try require(
            counts.count / 16 == number && nodeOperators.count % 8 == 0 && counts.count % 16 == 0,
            NodeOperatorsError.invalidReportData)
        func word(_ bytes: ArraySlice<UInt8>) -> UInt256 {
            bytes.reduce(.zero) { $0 << 8 | UInt256(UInt64($1)) }
        }
        return (0..<number).map { index in
            (
                word(nodeOperators.bytes[index * 8..<index * 8 + 8]),
                word(counts.bytes[index * 16..<index * 16 + 16])
            )
        }
    }
}
