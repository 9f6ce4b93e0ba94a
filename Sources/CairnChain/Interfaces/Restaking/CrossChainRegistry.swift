public import CairnEthereum
import CairnLedger
public import CairnPrimitives
public import CairnRestaking

extension ContractTable {
    static let crossChainRegistry = ContractTable("CrossChainRegistry") { contract in
        contract.addReservations()
        contract.addReservationViews()
        contract.addChains()
        contract.addPausing()
        contract.addRestakingOwnership()
        contract.addNeighbour("allocationManager") { $0.allocationManager }
        contract.addNeighbour("keyRegistrar") { $0.keyRegistrar }
        contract.addNeighbour("permissionController") { $0.permissionController }
    }

    private mutating func addReservations() {
        method("initialize") {
            (
                frame: borrowing Frame, initialOwner: Address, initialTableUpdateCadence: UInt32,
                initialPausedStatus: UInt256
            ) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("createGenerationReservation", gas: 185_000) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, calculator: Address,
                config: OperatorSetConfig
            ) throws(Revert) in
            try frame.restaking.createGenerationReservation(
                frame.call, of: operatorSet, calculator: calculator, config: config)
        }
        method("removeGenerationReservation", gas: 60_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) in
            try frame.restaking.removeGenerationReservation(frame.call, of: operatorSet)
        }
        method("setOperatorTableCalculator", gas: 45_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, calculator: Address)
                throws(Revert) in
            try frame.restaking.setOperatorTableCalculator(
                frame.call, of: operatorSet, calculator)
        }
        method("setOperatorSetConfig", gas: 45_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, config: OperatorSetConfig)
                throws(Revert) in
            try frame.restaking.setOperatorSetConfig(frame.call, of: operatorSet, config)
        }
    }

    private mutating func addReservationViews() {
        method("getActiveGenerationReservations", .view) {
            (frame: borrowing Frame) throws(Revert) -> [OperatorSet] in
            frame.restaking.generationReservations
        }
        method("getActiveGenerationReservationsByRange", .view) {
            (frame: borrowing Frame, startIndex: UInt256, endIndex: UInt256)
                throws(Revert) -> [OperatorSet] in
            try frame.restaking.generationReservations(from: startIndex, to: endIndex)
        }
        method("getActiveGenerationReservationCount", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.restaking.generationReservationCount)
        }
        method("hasActiveGenerationReservation", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Bool in
            frame.restaking.hasGenerationReservation(operatorSet)
        }
        method("getOperatorTableCalculator", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Address in
            frame.restaking.operatorTableCalculator(of: operatorSet)
        }
        method("getOperatorSetConfig", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert)
                -> OperatorSetConfig in
            frame.restaking.operatorSetConfig(of: operatorSet)
        }
        method("calculateOperatorTableBytes", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Bytes in
            try frame.restaking.operatorTableBytes(of: operatorSet)
        }
    }

    private mutating func addChains() {
        method("addChainIDsToWhitelist", gas: 120_000) {
            (frame: borrowing Frame, chainIDs: [UInt256], updaters: [Address]) throws(Revert) in
            try frame.restaking.addChainsToWhitelist(frame.call, chainIDs, updaters: updaters)
        }
        method("removeChainIDsFromWhitelist", gas: 45_000) {
            (frame: borrowing Frame, chainIDs: [UInt256]) throws(Revert) in
            try frame.restaking.removeChainsFromWhitelist(frame.call, chainIDs)
        }
        method("setTableUpdateCadence", gas: 30_000) {
            (frame: borrowing Frame, cadence: UInt32) throws(Revert) in
            try frame.restaking.setTableUpdateCadence(frame.call, seconds: cadence)
        }
        method("getSupportedChains", .view) {
            (frame: borrowing Frame) throws(Revert) -> Outputs<[UInt256], [Address]> in
            let chains = frame.restaking.supportedChains
            return Outputs(chains.chainIDs, chains.updaters)
        }
        method("getTableUpdateCadence", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.tableUpdateCadence
        }
    }
}

extension OperatorSetConfig: ABIRecord {
    public init(fields: ABITuple<Address, UInt32>) {
        self.init(owner: fields.fields.0, maxStalenessPeriod: fields.fields.1)
    }

    public var fields: ABITuple<Address, UInt32> { ABITuple(owner, maxStalenessPeriod) }
}
