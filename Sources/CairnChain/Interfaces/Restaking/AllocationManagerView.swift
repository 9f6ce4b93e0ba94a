import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// The allocation manager's questions.
///
/// - Spec: EigenLayer core, `AllocationManagerView`
extension ContractTable {
    mutating func addSetQuestions() {
        method("getOperatorSetCount", .view) {
            (frame: borrowing Frame, avs: Address) throws(Revert) -> UInt256 in
            UInt256(frame.restaking.operatorSetCount(of: avs))
        }
        method("isOperatorSet", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Bool in
            frame.restaking.isOperatorSet(operatorSet)
        }
        method("getAVSRegistrar", .view) {
            (frame: borrowing Frame, avs: Address) throws(Revert) -> Address in
            frame.restaking.registrar(of: avs)
        }
        method("getStrategiesInOperatorSet", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> [Address] in
            frame.restaking.strategies(in: operatorSet)
        }
        method("getSlasher", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Address in
            frame.restaking.slasher(of: operatorSet)
        }
        method("getPendingSlasher", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet)
                throws(Revert) -> Outputs<Address, UInt32> in
            let pending = frame.restaking.pendingSlasher(of: operatorSet)
            return Outputs(pending.slasher, pending.effectBlock)
        }
        method("getSlashCount", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> UInt256 in
            frame.restaking.slashCount(of: operatorSet)
        }
        method("getRedistributionRecipient", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Address in
            frame.restaking.redistributionRecipient(of: operatorSet)
        }
        method("isRedistributingOperatorSet", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> Bool in
            frame.restaking.isRedistributing(operatorSet)
        }
    }

    mutating func addMemberQuestions() {
        method("getMembers", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> [Address] in
            frame.restaking.members(of: operatorSet)
        }
        method("getMemberCount", .view) {
            (frame: borrowing Frame, operatorSet: OperatorSet) throws(Revert) -> UInt256 in
            UInt256(frame.restaking.memberCount(of: operatorSet))
        }
        method("isMemberOfOperatorSet", .view) {
            (frame: borrowing Frame, operator: Address, operatorSet: OperatorSet)
                throws(Revert) -> Bool in
            frame.restaking.isMember(`operator`, of: operatorSet)
        }
        method("getRegisteredSets", .view) {
            (frame: borrowing Frame, operator: Address) throws(Revert) -> [OperatorSet] in
            frame.restaking.registeredSets(of: `operator`)
        }
        method("isOperatorSlashable", .view) {
            (frame: borrowing Frame, operator: Address, operatorSet: OperatorSet)
                throws(Revert) -> Bool in
            frame.restaking.isOperatorSlashable(`operator`, by: operatorSet)
        }
        method("isOperatorRedistributable", .view) {
            (frame: borrowing Frame, operator: Address) throws(Revert) -> Bool in
            frame.restaking.isOperatorRedistributable(`operator`)
        }
    }

    mutating func addAllocationQuestions() {
        method("getAllocationDelay", .view) {
            (frame: borrowing Frame, operator: Address) throws(Revert) -> Outputs<Bool, UInt32> in
            let delay = frame.restaking.allocationDelayInfo(of: `operator`)
            return Outputs(delay.isSet, delay.delay)
        }
        method("getAllocatedSets", .view) {
            (frame: borrowing Frame, operator: Address) throws(Revert) -> [OperatorSet] in
            frame.restaking.allocatedSets(of: `operator`)
        }
        method("getAllocatedStrategies", .view) {
            (frame: borrowing Frame, operator: Address, operatorSet: OperatorSet)
                throws(Revert) -> [Address] in
            frame.restaking.allocatedStrategies(of: `operator`, to: operatorSet)
        }
        method("getAllocation", .view) {
            (
                frame: borrowing Frame, operator: Address, operatorSet: OperatorSet,
                strategy: Address
            ) throws(Revert) -> Allocation in
            frame.restaking.allocation(of: `operator`, to: operatorSet, in: strategy)
        }
        method("getAllocations", .view) {
            (
                frame: borrowing Frame, operators: [Address], operatorSet: OperatorSet,
                strategy: Address
            ) throws(Revert) -> [Allocation] in
            let restaking = frame.restaking
            return operators.map { restaking.allocation(of: $0, to: operatorSet, in: strategy) }
        }
        method("getStrategyAllocations", .view) {
            (frame: borrowing Frame, operator: Address, strategy: Address)
                throws(Revert) -> Outputs<[OperatorSet], [Allocation]> in
            let all = frame.restaking.strategyAllocations(of: `operator`, in: strategy)
            return Outputs(all.sets, all.allocations)
        }
    }

    mutating func addMagnitudeQuestions() {
        method("getEncumberedMagnitude", .view) {
            (frame: borrowing Frame, operator: Address, strategy: Address)
                throws(Revert) -> UInt64 in
            frame.restaking.encumberedMagnitude(of: `operator`, in: strategy)
        }
        method("getAllocatableMagnitude", .view) {
            (frame: borrowing Frame, operator: Address, strategy: Address)
                throws(Revert) -> UInt64 in
            frame.restaking.allocatableMagnitude(of: `operator`, in: strategy)
        }
        method("getMaxMagnitude", .view) {
            (frame: borrowing Frame, operator: Address, strategy: Address)
                throws(Revert) -> UInt64 in
            frame.restaking.maxMagnitude(of: `operator`, in: strategy)
        }
        method("getMaxMagnitudes", .view) {
            (frame: borrowing Frame, operator: Address, strategies: [Address])
                throws(Revert) -> [UInt64] in
            let restaking = frame.restaking
            return strategies.map { restaking.maxMagnitude(of: `operator`, in: $0) }
        }
        method("getMaxMagnitudes", .view) {
            (frame: borrowing Frame, operators: [Address], strategy: Address)
                throws(Revert) -> [UInt64] in
            let restaking = frame.restaking
            return operators.map { restaking.maxMagnitude(of: $0, in: strategy) }
        }
        method("getMaxMagnitudesAtBlock", .view) {
            (
                frame: borrowing Frame, operator: Address, strategies: [Address],
                block: UInt32
            ) throws(Revert) -> [UInt64] in
            let restaking = frame.restaking
            return strategies.map {
                restaking.maxMagnitude(of: `operator`, in: $0, atBlock: UInt64(block))
            }
        }
    }

    mutating func addStakeQuestions() {
        method("getMinimumSlashableStake", .view) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, operators: [Address],
                strategies: [Address], futureBlock: UInt32
            ) throws(Revert) -> [[Shares]] in
            frame.restaking.minimumSlashableStake(
                in: operatorSet, operators: operators, strategies: strategies,
                futureBlock: futureBlock)
        }
        method("getAllocatedStake", .view) {
            (
                frame: borrowing Frame, operatorSet: OperatorSet, operators: [Address],
                strategies: [Address]
            ) throws(Revert) -> [[Shares]] in
            frame.restaking.allocatedStake(
                in: operatorSet, operators: operators, strategies: strategies)
        }
    }
}
