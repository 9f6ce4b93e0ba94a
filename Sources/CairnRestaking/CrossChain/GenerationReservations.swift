import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Sets whose operator tables are made and carried to other chains.
///
/// - Spec: EigenLayer core, `CrossChainRegistry`
extension Restaking {
    /// Has a set's tables made from now on.
    ///
    /// - Spec: EigenLayer core, `CrossChainRegistry.createGenerationReservation`
    /// - Parameter calculator: The contract that makes them.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``,
    ///   ``PermissionError/invalidPermissions``, of ``CrossChainError`` `invalidOperatorSet`,
    ///   `keyTypeNotSet`, `generationReservationAlreadyExists`, `invalidStalenessPeriod`.
    public func createGenerationReservation(
        _ call: Call, of set: OperatorSet, calculator: Address, config: OperatorSetConfig
    ) throws(Revert) {
        // Checks
        try requireMayReserve(
            call, set, PauseFlag.CrossChainRegistry.reservations,
            CrossChainSelector.createGenerationReservation)
        try require(curveType(of: set) != .none, CrossChainError.keyTypeNotSet)

        // Effects
        try require(
            crossChain.reservations.insert(set.key, into: 0),
            CrossChainError.generationReservationAlreadyExists)
        ledger.emit(
            CrossChainEvent.GenerationReservationCreated(operatorSet: set), from: call.contract)
        setCalculator(calculator, of: set, from: call.contract)
        try setConfig(config, of: set, from: call.contract)
    }

    /// Ends the making of a set's tables.
    ///
    /// - Spec: EigenLayer core, `CrossChainRegistry.removeGenerationReservation`
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``,
    ///   ``PermissionError/invalidPermissions``, of ``CrossChainError`` `invalidOperatorSet`,
    ///   `generationReservationDoesNotExist`.
    public func removeGenerationReservation(
        _ call: Call, of set: OperatorSet
    ) throws(Revert) {
        // Checks
        try requireMayReserve(
            call, set, PauseFlag.CrossChainRegistry.reservations,
            CrossChainSelector.removeGenerationReservation)
        try requireReservation(of: set)

        // Effects
        let key = OperatorSetKey(set)
        crossChain.calculators.remove(key)
        ledger.emit(
            CrossChainEvent.OperatorTableCalculatorRemoved(operatorSet: set), from: call.contract)
        crossChain.configs.remove(key)
        ledger.emit(
            CrossChainEvent.OperatorSetConfigRemoved(operatorSet: set), from: call.contract)
        crossChain.reservations.remove(set.key, from: 0)
        ledger.emit(
            CrossChainEvent.GenerationReservationRemoved(operatorSet: set), from: call.contract)
    }

    /// Names another contract that makes a set's tables.
    ///
    /// - Spec: EigenLayer core, `CrossChainRegistry.setOperatorTableCalculator`
    /// - Throws: As ``removeGenerationReservation(_:of:)``.
    public func setOperatorTableCalculator(
        _ call: Call, of set: OperatorSet, _ calculator: Address
    ) throws(Revert) {
        try requireMayReserve(
            call, set, PauseFlag.CrossChainRegistry.calculators,
            CrossChainSelector.setOperatorTableCalculator)
        try requireReservation(of: set)
        setCalculator(calculator, of: set, from: call.contract)
    }

    /// Changes who answers for a set elsewhere, and how old its tables may be.
    ///
    /// - Spec: EigenLayer core, `CrossChainRegistry.setOperatorSetConfig`
    /// - Throws: As ``removeGenerationReservation(_:of:)``, then
    ///   ``CrossChainError/invalidStalenessPeriod``.
    public func setOperatorSetConfig(
        _ call: Call, of set: OperatorSet, _ config: OperatorSetConfig
    ) throws(Revert) {
        try requireMayReserve(
            call, set, PauseFlag.CrossChainRegistry.configs,
            CrossChainSelector.setOperatorSetConfig)
        try requireReservation(of: set)
        try setConfig(config, of: set, from: call.contract)
    }

    // MARK: Parts

    private func requireMayReserve(
        _ call: Call, _ set: OperatorSet, _ flag: UInt8, _ selector: Selector
    ) throws(Revert) {
        try requireNotPaused(flag, in: call.contract)
        try requireCanCall(call, for: set.avs, selector)
        try require(isOperatorSet(set), CrossChainError.invalidOperatorSet)
    }

    private func requireReservation(of set: OperatorSet) throws(Revert) {
        try require(
            hasGenerationReservation(set), CrossChainError.generationReservationDoesNotExist)
    }

    private func setCalculator(
        _ calculator: Address, of set: OperatorSet, from contract: Address
    ) {
        crossChain.calculators[OperatorSetKey(set)] = calculator
        ledger.emit(
            CrossChainEvent.OperatorTableCalculatorSet(operatorSet: set, calculator: calculator),
            from: contract)
    }

    private func setConfig(
        _ config: OperatorSetConfig, of set: OperatorSet, from contract: Address
    ) throws(Revert) {
        try require(
            config.maxStalenessPeriod == 0 || config.maxStalenessPeriod >= tableUpdateCadence,
            CrossChainError.invalidStalenessPeriod)
        crossChain.configs[OperatorSetKey(set)] = CrossChainState.Config(
            owner: config.owner, maxStaleness: UInt64(config.maxStalenessPeriod))
        ledger.emit(
            CrossChainEvent.OperatorSetConfigSet(operatorSet: set, config: config),
            from: contract)
    }
}

/// The methods of the cross-chain registry that others may be appointed to call.
enum CrossChainSelector {
    static let createGenerationReservation = Selector(
        hashing: "createGenerationReservation((address,uint32),address,(address,uint32))")
    static let removeGenerationReservation = Selector(
        hashing: "removeGenerationReservation((address,uint32))")
    static let setOperatorTableCalculator = Selector(
        hashing: "setOperatorTableCalculator((address,uint32),address)")
    static let setOperatorSetConfig = Selector(
        hashing: "setOperatorSetConfig((address,uint32),(address,uint32))")
}

extension PauseFlag {
    enum CrossChainRegistry {
        static let reservations: UInt8 = 0
        static let calculators: UInt8 = 1
        static let configs: UInt8 = 2
        static let chains: UInt8 = 3
    }
}
