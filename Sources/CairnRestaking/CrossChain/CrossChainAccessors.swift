public import CairnLedger
public import CairnPrimitives

/// What can be asked of the cross-chain registry.
extension Restaking {
    /// Seconds between two transports of the tables.
    public var tableUpdateCadence: UInt32 {
        UInt32(truncatingIfNeeded: crossChain.cadence.value)
    }

    /// The sets whose tables are made, in the contract's order.
    public var generationReservations: [OperatorSet] {
        crossChain.reservations.values(0).map(OperatorSet.init(key:))
    }

    public var generationReservationCount: Int { crossChain.reservations.count(0) }

    /// Some of the sets whose tables are made.
    ///
    /// - Throws: ``CrossChainError/invalidRange``, ``CrossChainError/invalidEndIndex``
    public func generationReservations(
        from start: UInt256, to end: UInt256
    ) throws(Revert) -> [OperatorSet] {
        try require(start <= end, CrossChainError.invalidRange)
        guard let start = start.asInt, let end = end.asInt, end <= generationReservationCount
        else { throw Revert(CrossChainError.invalidEndIndex) }
        return (start..<end).map { OperatorSet(key: crossChain.reservations[0, $0]) }
    }

    public func hasGenerationReservation(_ set: OperatorSet) -> Bool {
        crossChain.reservations.contains(set.key, in: 0)
    }

    /// The contract that makes a set's tables; zero for none.
    public func operatorTableCalculator(of set: OperatorSet) -> Address {
        crossChain.calculators[OperatorSetKey(set)]
    }

    public func operatorSetConfig(of set: OperatorSet) -> OperatorSetConfig {
        let config = crossChain.configs[OperatorSetKey(set)]
        return OperatorSetConfig(
            owner: config.owner,
            maxStalenessPeriod: UInt32(truncatingIfNeeded: config.maxStaleness))
    }

    /// The chains that get tables, and the contracts that take them there.
    public var supportedChains: (chainIDs: [UInt256], updaters: [Address]) {
        let chainIDs = crossChain.chains.values(0)
        return (chainIDs, chainIDs.map { crossChain.updaters[$0] })
    }

    /// A set's table as its calculator makes it now, in the bytes that are carried.
    ///
    /// - Spec: EigenLayer core, `CrossChainRegistry.calculateOperatorTableBytes`
    /// - Throws: What the calculator refuses with.
    public func operatorTableBytes(of set: OperatorSet) throws(Revert) -> Bytes {
        OperatorTable(
            operatorSet: set, curve: curveType(of: set), config: operatorSetConfig(of: set),
            content: try surroundings.operatorTableBytes(
                of: set, calculator: operatorTableCalculator(of: set),
                sender: parameters.certificates.crossChainRegistry)
        ).encoded
    }
}
