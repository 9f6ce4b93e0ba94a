import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// Adds reports of exits.
    mutating func addLidoOperatorReports() {
        method("updateExitedValidatorsCountByStakingModule") {
            (frame: borrowing Frame, ids: [UInt256], counts: [UInt256])
                throws(Revert) -> UInt256 in
            try frame.lido.updateExitedValidators(frame.call, modules: ids, counts: counts)
        }
        method("reportStakingModuleExitedValidatorsCountByNodeOperator") {
            (frame: borrowing Frame, id: UInt256, operators: Bytes, counts: Bytes)
                throws(Revert) in
            try frame.lido.reportExitedValidators(
                frame.call, module: id, nodeOperators: operators, counts: counts)
        }
        method("onValidatorsCountsByNodeOperatorReportingFinished") {
            (frame: borrowing Frame) throws(Revert) in
            try frame.lido.finishExitedValidatorsReporting(frame.call)
        }
        method("unsafeSetExitedValidatorsCount") {
            (
                frame: borrowing Frame, id: UInt256, nodeOperator: UInt256, finishes: Bool,
                correction: ABITuple<UInt256, UInt256, UInt256, UInt256>
            ) throws(Revert) in
            let (currentModule, currentOperator, newModule, newOperator) = correction.fields
            try frame.lido.unsafeSetExitedValidators(
                frame.call, module: id, nodeOperator: nodeOperator, finishesUpdate: finishes,
                ExitedValidatorsCorrection(
                    currentModule: currentModule, currentNodeOperator: currentOperator,
                    newModule: newModule, newNodeOperator: newOperator))
        }
        method("onValidatorExitTriggered") {
            (
                frame: borrowing Frame, exits: [ABITuple<UInt256, UInt256, Bytes>], fee: UInt256,
                exitType: UInt256
            ) throws(Revert) in
            try frame.lido.onValidatorExitTriggered(
                frame.call,
                exits.map { exit in
                    let (id, nodeOperator, publicKey) = exit.fields
                    return TriggeredExit(
                        moduleID: id, nodeOperator: nodeOperator, publicKey: publicKey)
                }, fee: fee, exitType: exitType)
        }
    }

    /// Adds what is passed on to modules.
    mutating func addLidoOperatorManagement() {
        method("updateTargetValidatorsLimits") {
            (
                frame: borrowing Frame, id: UInt256, nodeOperator: UInt256, mode: UInt256,
                limit: UInt256
            ) throws(Revert) in
            try frame.lido.updateTargetValidatorsLimits(
                frame.call, module: id, nodeOperator: nodeOperator, mode: mode, limit: limit)
        }
        method("decreaseStakingModuleVettedKeysCountByNodeOperator") {
            (frame: borrowing Frame, id: UInt256, operators: Bytes, counts: Bytes)
                throws(Revert) in
            try frame.lido.decreaseVettedKeys(
                frame.call, module: id, nodeOperators: operators, counts: counts)
        }
        method("reportValidatorExitDelay") {
            (
                frame: borrowing Frame, id: UInt256, nodeOperator: UInt256, proof: UInt256,
                publicKey: Bytes, eligible: UInt256
            ) throws(Revert) in
            try frame.lido.reportValidatorExitDelay(
                frame.call, module: id, nodeOperator: nodeOperator, proofTimestamp: proof,
                publicKey: publicKey, eligibleSeconds: eligible)
        }
        method("getNodeOperatorSummary", .view) {
            (frame: borrowing Frame, id: UInt256, nodeOperator: UInt256)
                throws(Revert) -> WireNodeOperatorSummary in
            try frame.lido.wireSummary(of: nodeOperator, in: try frame.lido.stakingModule(id))
        }
    }

    /// Adds overviews of modules and node operators.
    mutating func addLidoModuleDigests() {
        lidoGetter("getAllStakingModuleDigests") { lido throws(Revert) in
            try lido.moduleDigests(lido.stakingModules)
        }
        method("getStakingModuleDigests", .view) {
            (frame: borrowing Frame, ids: [UInt256]) throws(Revert) -> [WireModuleDigest] in
            var modules: [StakingModule] = []
            for id in ids { modules.append(try frame.lido.stakingModule(id)) }
            return try frame.lido.moduleDigests(modules)
        }
        method("getAllNodeOperatorDigests", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> [WireNodeOperatorDigest] in
            let module = try frame.lido.stakingModule(id)
            let count = try frame.lido.ask(.nodeOperatorCount, module)
            return try frame.lido.nodeOperatorDigests(module, offset: .zero, limit: count)
        }
        method("getNodeOperatorDigests", .view) {
            (frame: borrowing Frame, id: UInt256, offset: UInt256, limit: UInt256)
                throws(Revert) -> [WireNodeOperatorDigest] in
            try frame.lido.nodeOperatorDigests(
                try frame.lido.stakingModule(id), offset: offset, limit: limit)
        }
        method("getNodeOperatorDigests", .view) {
            (frame: borrowing Frame, id: UInt256, operators: [UInt256])
                throws(Revert) -> [WireNodeOperatorDigest] in
            try frame.lido.nodeOperatorDigests(try frame.lido.stakingModule(id), operators)
        }
    }
}

/// Overviews, put together from what modules answer.
extension Lido {
    private var router: Address { parameters.contracts.stakingRouter }

    fileprivate func ask(
        _ question: StakingModuleQuestion, _ module: StakingModule
    ) throws(Revert) -> UInt256 {
        try surroundings.count(question, of: module.address, caller: router)
    }

    fileprivate func wireSummary(
        of nodeOperator: UInt256, in module: StakingModule
    ) throws(Revert) -> WireNodeOperatorSummary {
        let summary = try surroundings.nodeOperatorSummary(
            of: nodeOperator, module: module.address, caller: router)
        return ABITuple(
            summary.targetLimitMode, summary.targetValidators, .zero, .zero, .zero,
            summary.exited, summary.deposited, summary.depositable)
    }

    fileprivate func moduleDigests(
        _ modules: [StakingModule]
    ) throws(Revert) -> [WireModuleDigest] {
        var digests: [WireModuleDigest] = []
        for module in modules {
            digests.append(
                ABITuple(
                    try ask(.nodeOperatorCount, module), try ask(.activeNodeOperatorCount, module),
                    WireModule(module, of: self), try stakingModuleSummary(module)))
        }
        return digests
    }

    fileprivate func nodeOperatorDigests(
        _ module: StakingModule, offset: UInt256, limit: UInt256
    ) throws(Revert) -> [WireNodeOperatorDigest] {
        try nodeOperatorDigests(
            module,
            try surroundings.nodeOperatorIDs(
                offset: offset, limit: limit, module: module.address, caller: router))
    }

    fileprivate func nodeOperatorDigests(
        _ module: StakingModule, _ nodeOperators: [UInt256]
    ) throws(Revert) -> [WireNodeOperatorDigest] {
        var digests: [WireNodeOperatorDigest] = []
        for nodeOperator in nodeOperators {
            let isActive = try ask(.isActive(nodeOperator: nodeOperator), module)
            digests.append(
                ABITuple(
                    nodeOperator, !isActive.isZero, try wireSummary(of: nodeOperator, in: module)))
        }
        return digests
    }
}

typealias WireNodeOperatorSummary = ABITuple<
    UInt256, UInt256, UInt256, UInt256, UInt256, UInt256, UInt256, UInt256
>
typealias WireNodeOperatorDigest = ABITuple<UInt256, Bool, WireNodeOperatorSummary>
typealias WireModuleDigest = ABITuple<UInt256, UInt256, WireModule, StakingModuleSummary>

/// A module as the router answers it.
struct WireModule: ABIRecord {
    typealias Fields = ABITuple<
        ABIUInt<Bits24>, Address, UInt16, UInt16, UInt16, UInt8, ABIText, UInt64, UInt256,
        UInt256, UInt16, UInt64, UInt64
    >

    let fields: Fields

    init(fields: Fields) { self.fields = fields }

    init(_ module: StakingModule, of lido: Lido) {
        fields = ABITuple(
            ABIUInt<Bits24>(UInt256(module.id)), module.address,
            UInt16(truncatingIfNeeded: module.moduleFee),
            UInt16(truncatingIfNeeded: module.treasuryFee),
            UInt16(truncatingIfNeeded: module.stakeShareLimit), module.status.rawValue,
            ABIText(lido.stakingModuleName(module)), module.lastDepositTime,
            UInt256(module.lastDepositBlock), module.exitedValidators,
            UInt16(truncatingIfNeeded: module.priorityExitShareThreshold),
            module.maxDepositsPerBlock, module.minDepositBlockDistance)
    }
}
