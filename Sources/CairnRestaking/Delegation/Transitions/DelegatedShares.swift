public import CairnLedger
public import CairnPrimitives

/// Shares that come to stakers and to the operators whom they trust.
extension Restaking {
    /// Credits a staker with shares of a strategy other than native ether, and their operator.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.addShares`, and
    ///   `DelegationManager.increaseDelegatedShares` with what was added
    /// - Invariant: An operator's shares are, but for rounding, the sum of the withdrawable shares
    ///   of their stakers.
    /// - Throws: The first failing check: of ``StrategyError`` `stakerAddressZero`,
    ///   `sharesAmountZero`, `maxStrategiesExceeded`; ``DelegationError/fullySlashed``.
    func addShares(
        _ shares: UInt256, of strategy: Address, to staker: Address,
        operator operatorAddress: Address, slashingFactor: UInt256, kind: StrategyKind
    ) throws(Revert) {
        try requireAddable(shares, of: strategy, to: staker, kind: kind)
        let factor = try strategies.positions.update(Pair(staker, strategy)) {
            (position) throws(Revert) in
            let previous = try addDepositShares(
                shares, of: strategy, to: staker, position: &position)
            try require(!slashingFactor.isZero, DelegationError.fullySlashed)
            try position.scalingFactor.update(
                previousShares: previous, addedShares: shares, slashingFactor: slashingFactor)
            return position.scalingFactor.value
        }
        emitDeposit(shares, of: strategy, to: staker)
        try noteIncrease(
            of: shares, in: strategy, staker: staker, operator: operatorAddress,
            scalingFactor: factor)
    }

    /// Throws unless shares may be added at all.
    func requireAddable(
        _ shares: UInt256, of strategy: Address, to staker: Address, kind: StrategyKind
    ) throws(Revert) {
        try require(!staker.isZero, StrategyError.stakerAddressZero)
        try require(!shares.isZero, StrategyError.sharesAmountZero)
        switch kind {
        case .plain, .limited: break
        case .durationVault: try requireVaultAccepts(shares, of: strategy, from: staker)
        case .foreign:
            try surroundings.beforeAddShares(
                Shares(rawValue: shares), staker: staker, strategy: strategy,
                sender: parameters.strategyManager)
        }
    }

    /// Adds to a staker's deposit shares; returns those of before.
    @inline(__always)
    func addDepositShares(
        _ shares: UInt256, of strategy: Address, to staker: Address,
        position: inout StrategyState.Position
    ) throws(Revert) -> UInt256 {
        let previous = position.depositShares
        if previous.isZero {
            try require(
                strategies.stakerStrategies.count(staker) < Self.maximumStakerStrategies,
                StrategyError.maxStrategiesExceeded)
            strategies.stakerStrategies.append(strategy, to: staker)
        }
        position.depositShares = try checked { () throws(ArithmeticFault) in
            try previous.adding(shares)
        }
        return previous
    }

    func emitDeposit(_ shares: UInt256, of strategy: Address, to staker: Address) {
        ledger.emit(
            StrategyEvent.Deposit(
                staker: staker, strategy: strategy, shares: Shares(rawValue: shares)),
            from: parameters.strategyManager)
    }

    /// In how many strategies other than native ether a staker may have shares.
    static var maximumStakerStrategies: Int { 32 }

    /// Adapts a staker's scaling factor to shares that were added, and credits their operator.
    ///
    /// - Spec: EigenLayer core, `DelegationManager._increaseDelegation`
    /// - Throws: ``DelegationError/fullySlashed``
    func increaseDelegation(
        operator operatorAddress: Address, staker: Address, strategy: Address,
        previousDepositShares: UInt256, addedShares: UInt256, slashingFactor: UInt256
    ) throws(Revert) {
        // Checks
        try require(!slashingFactor.isZero, DelegationError.fullySlashed)
        guard !addedShares.isZero else { return }

        // Effects
        let factor = try strategies.positions.update(Pair(staker, strategy)) {
            (position) throws(Revert) in
            try position.scalingFactor.update(
                previousShares: previousDepositShares, addedShares: addedShares,
                slashingFactor: slashingFactor)
            return position.scalingFactor.value
        }
        try noteIncrease(
            of: addedShares, in: strategy, staker: staker, operator: operatorAddress,
            scalingFactor: factor)
    }

    private func noteIncrease(
        of shares: UInt256, in strategy: Address, staker: Address,
        operator operatorAddress: Address, scalingFactor: UInt256
    ) throws(Revert) {
        ledger.emit(
            DelegationEvent.DepositScalingFactorUpdated(
                staker: staker, strategy: strategy, newDepositScalingFactor: scalingFactor),
            from: parameters.delegationManager)
        guard !operatorAddress.isZero else { return }
        try delegation.operators.update(Pair(operatorAddress, strategy)) {
            (position) throws(Revert) in
            position.shares = try checked { () throws(ArithmeticFault) in
                try position.shares.adding(shares)
            }
        }
        ledger.emit(
            DelegationEvent.OperatorSharesIncreased(
                operator: operatorAddress, staker: staker, strategy: strategy,
                shares: Shares(rawValue: shares)),
            from: parameters.delegationManager)
    }

    /// Takes shares from an operator; the staker is zero if it is for slashing.
    ///
    /// - Spec: EigenLayer core, `DelegationManager._decreaseDelegation`
    /// - Throws: A panic if the operator has fewer.
    func decreaseDelegation(
        operator operatorAddress: Address, staker: Address, strategy: Address, shares: UInt256
    ) throws(Revert) {
        try delegation.operators.update(Pair(operatorAddress, strategy)) {
            (position) throws(Revert) in
            position.shares = try checked { () throws(ArithmeticFault) in
                try position.shares.subtracting(shares)
            }
        }
        emitDecrease(of: shares, in: strategy, staker: staker, operator: operatorAddress)
    }

    func emitDecrease(
        of shares: UInt256, in strategy: Address, staker: Address,
        operator operatorAddress: Address
    ) {
        ledger.emit(
            DelegationEvent.OperatorSharesDecreased(
                operator: operatorAddress, staker: staker, strategy: strategy,
                shares: Shares(rawValue: shares)),
            from: parameters.delegationManager)
    }
}

/// The same, as other contracts of the core call it.
extension Restaking {
    /// Tells of shares that a staker was credited with elsewhere.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.increaseDelegatedShares`
    /// - Throws: ``DelegationError/onlyStrategyManagerOrEigenPodManager``,
    ///   ``DelegationError/fullySlashed``
    public func increaseDelegatedShares(
        _ call: Call, staker: Address, strategy: Address, previousDepositShares: Shares,
        addedShares: Shares
    ) throws(Revert) {
        try require(
            call.sender == parameters.strategyManager || call.sender == parameters.eigenPodManager,
            DelegationError.onlyStrategyManagerOrEigenPodManager)
        try delegationManagerGuard.enter { () throws(Revert) in
            let operatorAddress = delegation.stakers[staker].operator
            try increaseDelegation(
                operator: operatorAddress, staker: staker, strategy: strategy,
                previousDepositShares: previousDepositShares.rawValue,
                addedShares: addedShares.rawValue,
                slashingFactor: slashingFactor(
                    of: staker, operator: operatorAddress, in: strategy))
        }
    }

    /// Takes from a staker's operator what the beacon chain has slashed.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.decreaseDelegatedShares`
    /// - Rounds: The decrease down.
    /// - Throws: ``DelegationError/onlyEigenPodManager``
    public func decreaseDelegatedShares(
        _ call: Call, staker: Address, currentDepositShares: Shares,
        beaconChainSlashingFactorDecrease: UInt64
    ) throws(Revert) {
        try require(
            call.sender == parameters.eigenPodManager, DelegationError.onlyEigenPodManager)
        try delegationManagerGuard.enter { () throws(Revert) in
            let operatorAddress = delegation.stakers[staker].operator
            guard !operatorAddress.isZero else { return }
            let strategy = parameters.beaconChainETHStrategy
            let magnitude = UInt256(maxMagnitude(of: operatorAddress, in: strategy))
            let factor = strategies.positions[Pair(staker, strategy)].scalingFactor
            try decreaseDelegation(
                operator: operatorAddress, staker: staker, strategy: strategy,
                shares: factor.withdrawable(
                    currentDepositShares.rawValue,
                    slashingFactor: SlashingMath.mulWad(
                        magnitude, UInt256(beaconChainSlashingFactorDecrease))))
        }
    }
}
