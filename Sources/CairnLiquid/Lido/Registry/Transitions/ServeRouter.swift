public import CairnLedger
public import CairnPrimitives

/// What the staking router asks of modules and tells them.
extension NodeOperatorsRegistry {
    // MARK: Deposits

    /// Hands out keys, the operators with the fewest active validators first, and counts them as
    /// deposited.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.obtainDepositData`
    /// - Throws: `unauthorized`, `invalidAllocatedKeys` if there are not so many.
    public func obtainDepositData(
        _ call: Call, count: UInt256
    ) throws(Revert) -> (publicKeys: Bytes, signatures: Bytes) {
        // Checks
        try authorize(call, Role.stakingRouter)
        guard !count.isZero else { return ([], []) }
        let module = call.contract
        let open = operators(of: module).filter { $0.entry.depositedKeys < $0.entry.maximumKeys }
        var active = open.map { UInt256($0.entry.activeKeys) }
        let allocated = MinimumFirstAllocation.fill(
            &active, upTo: open.map { UInt256($0.entry.maximumKeys - $0.entry.exitedKeys) },
            with: count)
        try require(allocated == count, NodeOperatorsError.invalidAllocatedKeys)

        // Effects
        var (keys, signatures) = ([UInt8](), [UInt8]())
        for (nodeOperator, after) in zip(open, active) {
            let (entry, place) = (nodeOperator.entry, Pair(module, nodeOperator.id))
            let deposited = entry.exitedKeys + after.limb0
            guard deposited > entry.depositedKeys else { continue }
            let data = signingKeys(of: place, entry.depositedKeys..<deposited)
            keys += data.publicKeys.bytes
            signatures += data.signatures.bytes
            ledger.emit(
                NodeOperatorsEvent.DepositedSigningKeysCountChanged(
                    id: UInt256(nodeOperator.id), count: UInt256(deposited)), from: module)
            state.operators.update(place) { $0.depositedKeys = deposited }
            updateMaximum(of: place)
        }
        state.modules.update(module) { $0.depositedKeys += count.limb0 }
        increaseNonce(of: module)
        return (Bytes(keys), Bytes(signatures))
    }

    /// How many vetted keys each operator lacks so that `count` deposits can be shared out evenly.
    ///
    /// - Parameter mayAddKeys: Whether an operator adds keys when it is asked.
    public func missingKeys(
        for count: UInt64, in module: Address, mayAddKeys: (UInt64, NodeOperator) -> Bool
    ) -> [(id: UInt64, count: UInt64)] {
        let active = operators(of: module).filter { $0.entry.isActive.isSet }
        var buckets = active.map { UInt256($0.entry.activeKeys) }
        let unlimited = UInt256(UInt64.max)
        let capacities = active.map { nodeOperator in
            mayAddKeys(nodeOperator.id, nodeOperator.entry)
                ? unlimited
                : UInt256(nodeOperator.entry.maximumKeys - nodeOperator.entry.exitedKeys)
        }
        _ = MinimumFirstAllocation.fill(&buckets, upTo: capacities, with: UInt256(count))
        return zip(active, buckets).compactMap { nodeOperator, bucket in
            let entry = nodeOperator.entry
            let needed = entry.exitedKeys + bucket.limb0
            return needed > entry.vettedKeys ? (nodeOperator.id, needed - entry.vettedKeys) : nil
        }
    }

    // MARK: Exits

    /// Notes how many validators of operators have exited, as the router.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.updateExitedValidatorsCount`
    public func updateExitedValidators(
        _ call: Call, nodeOperators: Bytes, counts: Bytes
    ) throws(Revert) {
        try authorize(call, Role.stakingRouter)
        for (id, count) in try unpacked(nodeOperators, counts) {
            try setExited(id, count, in: call.contract, mayDecrease: false)
        }
        increaseNonce(of: call.contract)
    }

    /// Corrects how many validators of an operator have exited, as the router.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.unsafeUpdateValidatorsCount`
    public func unsafeUpdateValidators(
        _ call: Call, _ id: UInt256, exited: UInt256
    ) throws(Revert) {
        _ = try existing(id, in: call.contract)
        try authorize(call, Role.stakingRouter)
        try setExited(id, exited, in: call.contract, mayDecrease: true)
        increaseNonce(of: call.contract)
    }

    private func setExited(
        _ id: UInt256, _ count: UInt256, in module: Address, mayDecrease: Bool
    ) throws(Revert) {
        let place = Pair(module, try existing(id, in: module))
        let entry = state.operators[place]
        guard count != UInt256(entry.exitedKeys) else { return }
        try require(
            mayDecrease || count > UInt256(entry.exitedKeys),
            NodeOperatorsError.exitedValidatorsDecreased)
        try require(count <= UInt256(entry.depositedKeys), NodeOperatorsError.outOfRange)
        let exited = count.limb0
        state.operators.update(place) { $0.exitedKeys = exited }
        ledger.emit(
            NodeOperatorsEvent.ExitedSigningKeysCountChanged(id: id, count: count), from: module)
        state.modules.update(module) {
            $0.exitedKeys = $0.exitedKeys - entry.exitedKeys + exited
        }
        updateMaximum(of: place)
    }

    /// Announces an exit that was triggered on the execution layer, as the router.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.onValidatorExitTriggered`
    public func onValidatorExitTriggered(
        _ call: Call, _ id: UInt256, publicKey: Bytes, fee: UInt256, exitType: UInt256
    ) throws(Revert) {
        try authorize(call, Role.stakingRouter)
        ledger.emit(
            NodeOperatorsEvent.ValidatorExitTriggered(
                id: id, publicKey: publicKey, fee: fee, exitType: exitType), from: call.contract)
    }

    // MARK: Rewards

    /// Takes note that the module got shares, as the router.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.onRewardsMinted`
    public func onRewardsMinted(_ call: Call) throws(Revert) {
        try authorize(call, Role.stakingRouter)
        setRewardState(.transferredToModule, of: call.contract)
    }

    /// Takes note that exits are reported completely, as the router.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.onExitedAndStuckValidatorsCountsUpdated`
    public func onExitsReported(_ call: Call) throws(Revert) {
        try authorize(call, Role.stakingRouter)
        setRewardState(.readyForDistribution, of: call.contract)
    }

    /// Shares the module's stETH out among the operators. Anyone may.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.distributeReward`
    /// - Throws: `distributionNotReady`, what the token refuses with.
    public func distributeReward(_ call: Call) throws(Revert) {
        let module = call.contract
        try require(
            rewardState(of: module) == .readyForDistribution,
            NodeOperatorsError.distributionNotReady)
        setRewardState(.distributed, of: module)
        let held = lido.sharesOf(module)
        guard !held.isZero else { return }
        let asModule = Call(sender: module, contract: lido.parameters.contracts.stETH)
        for part in try rewardsDistribution(of: held, in: module)
        where part.shares.rawValue >= UInt256(2 as UInt64) {
            _ = try lido.transferShares(asModule, to: part.recipient, shares: part.shares)
            ledger.emit(
                NodeOperatorsEvent.RewardsDistributed(
                    rewardAddress: part.recipient, shares: part.shares), from: module)
        }
    }

    /// The parts of active operators of an amount of shares, by their active validators.
    ///
    /// - Spec: Lido core, `NodeOperatorsRegistry.getRewardsDistribution`
    /// - Rounds: Each part down; the rest stays with the module.
    public func rewardsDistribution(
        of shares: Shares, in module: Address
    ) throws(Revert) -> [(recipient: Address, shares: Shares)] {
        let active = operators(of: module).filter { $0.entry.isActive.isSet }
        let total = active.reduce(UInt256.zero) { $0 + UInt256($1.entry.activeKeys) }
        guard !total.isZero else { return active.map { ($0.entry.rewardAddress, .zero) } }
        var parts: [(recipient: Address, shares: Shares)] = []
        for (_, entry) in active {
            let product = try checked { () throws(ArithmeticFault) in
                try UInt256(entry.activeKeys).multiplied(by: shares.rawValue)
            }
            parts.append((entry.rewardAddress, Shares(rawValue: product / total)))
        }
        return parts
    }

    public func rewardState(of module: Address) -> RewardDistributionState {
        RewardDistributionState(rawValue: state.modules[module].rewardState) ?? .distributed
    }

    private func setRewardState(_ rewardState: RewardDistributionState, of module: Address) {
        state.modules.update(module) { $0.rewardState = rewardState.rawValue }
        ledger.emit(
            NodeOperatorsEvent.RewardDistributionStateChanged(state: rewardState.rawValue),
            from: module)
    }

    // MARK: Questions

    /// Every operator of a module in order.
    public func operators(of module: Address) -> [(id: UInt64, entry: NodeOperator)] {
        (0..<state.modules[module].operatorCount).map { ($0, state.operators[Pair(module, $0)]) }
    }

    /// An operator that exists.
    ///
    /// - Throws: `outOfRange`
    public func nodeOperator(_ id: UInt256, in module: Address) throws(Revert) -> NodeOperator {
        state.operators[Pair(module, try existing(id, in: module))]
    }

    /// - Spec: Lido core, `NodeOperatorsRegistry.getStakingModuleSummary`
    public func summary(of module: Address) -> StakingModuleSummary {
        let status = state.modules[module]
        return StakingModuleSummary(
            exited: UInt256(status.exitedKeys), deposited: UInt256(status.depositedKeys),
            depositable: UInt256(status.maximumKeys - status.depositedKeys))
    }
}
