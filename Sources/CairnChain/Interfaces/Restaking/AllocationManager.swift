import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    /// Operator sets, magnitudes and slashing.
    ///
    /// - Spec: EigenLayer core, `AllocationManager` and `AllocationManagerView`
    static let allocationManager = ContractTable("AllocationManager") { contract in
        contract.addSettings()
        contract.addMagnitudes()
        contract.addMembership()
        contract.addServices()
        contract.addSetCreation()
        contract.addSetQuestions()
        contract.addMemberQuestions()
        contract.addAllocationQuestions()
        contract.addMagnitudeQuestions()
        contract.addStakeQuestions()
        contract.addPausing()
    }

    private mutating func addMagnitudes() {
        method("modifyAllocations", gas: 79_300 - 21_000) {
            (frame: borrowing Frame, operator: Address, params: [AllocateParams])
                throws(Revert) in
            try frame.restaking.modifyAllocations(frame.call, operator: `operator`, params)
        }
        method("clearDeallocationQueue", gas: 40_000) {
            (
                frame: borrowing Frame, operator: Address, strategies: [Address],
                limits: [UInt16]
            ) throws(Revert) in
            try frame.restaking.clearDeallocationQueue(
                frame.call, operator: `operator`, strategies: strategies, limits: limits)
        }
        method("slashOperator", gas: 305_500 - 21_000) {
            (frame: borrowing Frame, avs: Address, params: SlashingParams)
                throws(Revert) -> Outputs<UInt256, [Shares]> in
            let outcome = try frame.restaking.slashOperator(frame.call, avs: avs, params)
            return Outputs(outcome.slashID, outcome.shares)
        }
        method("setAllocationDelay", gas: 40_000) {
            (frame: borrowing Frame, operator: Address, delay: UInt32) throws(Revert) in
            try frame.restaking.setAllocationDelay(
                frame.call, operator: `operator`, delay: delay)
        }
    }

    private mutating func addMembership() {
        method("registerForOperatorSets", gas: 150_000) {
            (frame: borrowing Frame, operator: Address, params: RegisterParams) throws(Revert) in
            try frame.restaking.registerForOperatorSets(
                frame.call, operator: `operator`, params)
        }
        method("deregisterFromOperatorSets", gas: 60_000) {
            (frame: borrowing Frame, params: DeregisterParams) throws(Revert) in
            try frame.restaking.deregisterFromOperatorSets(frame.call, params)
        }
    }

    private mutating func addServices() {
        method("setAVSRegistrar", gas: 40_000) {
            (frame: borrowing Frame, avs: Address, registrar: Address) throws(Revert) in
            try frame.restaking.setAVSRegistrar(frame.call, avs: avs, registrar: registrar)
        }
        method("updateAVSMetadataURI", gas: 35_000) {
            (frame: borrowing Frame, avs: Address, metadataURI: ABIText) throws(Revert) in
            try frame.restaking.updateAVSMetadataURI(
                frame.call, avs: avs, metadataURI: metadataURI.bytes)
        }
        method("updateSlasher", gas: 40_000) {
            (frame: borrowing Frame, operatorSet: OperatorSet, slasher: Address)
                throws(Revert) in
            try frame.restaking.updateSlasher(frame.call, of: operatorSet, to: slasher)
        }
        method("migrateSlashers", gas: 60_000) {
            (frame: borrowing Frame, operatorSets: [OperatorSet]) throws(Revert) in
            try frame.restaking.migrateSlashers(frame.call, of: operatorSets)
        }
    }

    private mutating func addSetCreation() {
        method("createOperatorSets", gas: 200_000) {
            (frame: borrowing Frame, avs: Address, params: [CreateSetParamsV1])
                throws(Revert) in
            try frame.restaking.createOperatorSets(
                frame.call, avs: avs, params.map { $0.slashed(by: avs) }, creation: .slashedByAVS)
        }
        method("createOperatorSets", gas: 200_000) {
            (frame: borrowing Frame, avs: Address, params: [CreateSetParams]) throws(Revert) in
            try frame.restaking.createOperatorSets(
                frame.call, avs: avs, params, creation: .slasherNamed)
        }
        method("createRedistributingOperatorSets", gas: 230_000) {
            (
                frame: borrowing Frame, avs: Address, params: [CreateSetParamsV1],
                recipients: [Address]
            ) throws(Revert) in
            try frame.restaking.createRedistributingOperatorSets(
                frame.call, avs: avs, params.map { $0.slashed(by: avs) }, recipients: recipients,
                creation: .slashedByAVS)
        }
        method("createRedistributingOperatorSets", gas: 230_000) {
            (
                frame: borrowing Frame, avs: Address, params: [CreateSetParams],
                recipients: [Address]
            ) throws(Revert) in
            try frame.restaking.createRedistributingOperatorSets(
                frame.call, avs: avs, params, recipients: recipients, creation: .slasherNamed)
        }
        method("addStrategiesToOperatorSet", gas: 80_000) {
            (frame: borrowing Frame, avs: Address, id: UInt32, strategies: [Address])
                throws(Revert) in
            try frame.restaking.addStrategiesToOperatorSet(
                frame.call, avs: avs, operatorSetID: id, strategies: strategies)
        }
        method("removeStrategiesFromOperatorSet", gas: 40_000) {
            (frame: borrowing Frame, avs: Address, id: UInt32, strategies: [Address])
                throws(Revert) in
            try frame.restaking.removeStrategiesFromOperatorSet(
                frame.call, avs: avs, operatorSetID: id, strategies: strategies)
        }
    }

    private mutating func addSettings() {
        method("delegation", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.delegationManager
        }
        method("eigenStrategy", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.eigenStrategy
        }
        method("permissionController", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.permissionController
        }
        method("viewImplementation", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.allocationManagerView
        }
        method("DEALLOCATION_DELAY", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.parameters.deallocationDelay
        }
        method("ALLOCATION_CONFIGURATION_DELAY", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.parameters.allocationConfigurationDelay
        }
        method("SLASHER_CONFIGURATION_DELAY", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.parameters.allocationConfigurationDelay
        }
        method("initialize") { (frame: borrowing Frame, status: UInt256) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
    }
}
