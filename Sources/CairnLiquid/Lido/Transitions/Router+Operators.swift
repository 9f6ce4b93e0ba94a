public import CairnLedger
public import CairnPrimitives

/// Exits and node operators, which the router mostly passes on to modules.
extension Lido {
    /// Notes how many validators of modules have exited, and returns how many did so newly.
    ///
    /// - Spec: Lido core, `StakingRouter.updateExitedValidatorsCountByStakingModule`
    public func updateExitedValidators(
        _ call: Call, modules ids: [UInt256], counts: [UInt256]
    ) throws(Revert) -> UInt256 {
        let router = contracts.stakingRouter
        try roles.check(LidoRole.reportExitedValidators, call.sender, on: router)
        try requireEqualLengths(ids.count, counts.count)
        var newlyExited = UInt256.zero
        for (id, count) in zip(ids, counts) {
            let index = try stakingModuleIndex(id)
            let module = state.modules[index]
            let before = module.exitedValidators
            try require(count >= before, StakingRouterError.exitedValidatorsCannotDecrease)
            let summary = try stakingModuleSummary(module)
            try require(
                count <= summary.deposited,
                StakingRouterError.exitedExceedDeposited(
                    exited: count, deposited: summary.deposited))
            newlyExited += count - before
            if summary.exited < before {
                ledger.emit(
                    LidoEvent.ExitedValidatorsIncompleteReporting(
                        id: id, unreported: before - summary.exited), from: router)
            }
            state.modules.update(index) { $0.exitedValidators = count }
        }
        return newlyExited
    }

    /// Corrects exits of a module and of one of its node operators.
    ///
    /// - Spec: Lido core, `StakingRouter.unsafeSetExitedValidatorsCount`
    public func unsafeSetExitedValidators(
        _ call: Call, module id: UInt256, nodeOperator: UInt256, finishesUpdate: Bool,
        _ correction: ExitedValidatorsCorrection
    ) throws(Revert) {
        let router = contracts.stakingRouter
        try roles.check(LidoRole.unsafeSetExitedValidators, call.sender, on: router)
        let index = try stakingModuleIndex(id)
        let module = state.modules[index]
        let found = try surroundings.nodeOperatorSummary(
            of: nodeOperator, module: module.address, caller: router)
        try require(
            correction.currentModule == module.exitedValidators
                && correction.currentNodeOperator == found.exited,
            StakingRouterError.unexpectedCurrentValidators(
                module: module.exitedValidators, nodeOperator: found.exited))
        state.modules.update(index) { $0.exitedValidators = correction.newModule }
        try surroundings.perform(
            .unsafeUpdateValidatorsCount(
                nodeOperator: nodeOperator, exited: correction.newNodeOperator),
            at: module.address, caller: router)
        let summary = try stakingModuleSummary(module)
        try require(
            correction.newModule <= summary.deposited,
            StakingRouterError.exitedExceedDeposited(
                exited: correction.newModule, deposited: summary.deposited))
        guard finishesUpdate else { return }
        try require(
            summary.exited == correction.newModule,
            StakingRouterError.unexpectedFinalExitedValidators(
                module: summary.exited, router: correction.newModule))
        try surroundings.perform(
            .onExitedAndStuckValidatorsCountsUpdated, at: module.address, caller: router)
    }

    /// Tells every module whose exits are reported completely.
    ///
    /// - Spec: Lido core, `StakingRouter.onValidatorsCountsByNodeOperatorReportingFinished`
    public func finishExitedValidatorsReporting(_ call: Call) throws(Revert) {
        let router = contracts.stakingRouter
        try roles.check(LidoRole.reportExitedValidators, call.sender, on: router)
        for module in stakingModules {
            let summary = try stakingModuleSummary(module)
            guard summary.exited == module.exitedValidators,
                let failure = try tell(module, .onExitedAndStuckValidatorsCountsUpdated)
            else { continue }
            ledger.emit(
                LidoEvent.ExitedValidatorsUpdateFailed(
                    id: UInt256(module.id), revertData: failure), from: router)
        }
    }

    // MARK: Passed on

    /// - Spec: Lido core, `StakingRouter.reportStakingModuleExitedValidatorsCountByNodeOperator`
    public func reportExitedValidators(
        _ call: Call, module id: UInt256, nodeOperators: Bytes, counts: Bytes
    ) throws(Revert) {
        try roles.check(
            LidoRole.reportExitedValidators, call.sender, on: contracts.stakingRouter)
        try requirePacked(nodeOperators, counts)
        try pass(.updateExitedValidatorsCount(nodeOperators: nodeOperators, counts: counts), to: id)
    }

    /// - Spec: Lido core, `StakingRouter.decreaseStakingModuleVettedKeysCountByNodeOperator`
    public func decreaseVettedKeys(
        _ call: Call, module id: UInt256, nodeOperators: Bytes, counts: Bytes
    ) throws(Revert) {
        try roles.check(
            LidoRole.stakingModuleUnvetting, call.sender, on: contracts.stakingRouter)
        try requirePacked(nodeOperators, counts)
        try pass(
            .decreaseVettedSigningKeysCount(nodeOperators: nodeOperators, counts: counts), to: id)
    }

    /// - Spec: Lido core, `StakingRouter.updateTargetValidatorsLimits`
    public func updateTargetValidatorsLimits(
        _ call: Call, module id: UInt256, nodeOperator: UInt256, mode: UInt256, limit: UInt256
    ) throws(Revert) {
        try roles.check(LidoRole.stakingModuleManage, call.sender, on: contracts.stakingRouter)
        try pass(
            .updateTargetValidatorsLimits(nodeOperator: nodeOperator, mode: mode, limit: limit),
            to: id)
    }

    /// - Spec: Lido core, `StakingRouter.reportValidatorExitDelay`
    public func reportValidatorExitDelay(
        _ call: Call, module id: UInt256, nodeOperator: UInt256, proofTimestamp: UInt256,
        publicKey: Bytes, eligibleSeconds: UInt256
    ) throws(Revert) {
        try roles.check(
            LidoRole.reportValidatorExitingStatus, call.sender, on: contracts.stakingRouter)
        try pass(
            .reportValidatorExitDelay(
                nodeOperator: nodeOperator, proofTimestamp: proofTimestamp, publicKey: publicKey,
                eligibleSeconds: eligibleSeconds), to: id)
    }

    /// Tells modules of exits that were triggered on the execution layer.
    ///
    /// - Spec: Lido core, `StakingRouter.onValidatorExitTriggered`
    public func onValidatorExitTriggered(
        _ call: Call, _ exits: [TriggeredExit], fee: UInt256, exitType: UInt256
    ) throws(Revert) {
        let router = contracts.stakingRouter
        try roles.check(LidoRole.reportValidatorExitTriggered, call.sender, on: router)
        for exit in exits {
            let failure = try tell(
                try stakingModule(exit.moduleID),
                .onValidatorExitTriggered(
                    nodeOperator: exit.nodeOperator, publicKey: exit.publicKey, fee: fee,
                    exitType: exitType))
            guard failure != nil else { continue }
            ledger.emit(
                LidoEvent.ExitNotificationFailed(
                    id: exit.moduleID, nodeOperator: exit.nodeOperator,
                    publicKey: exit.publicKey), from: router)
        }
    }

    private func pass(_ command: StakingModuleCommand, to id: UInt256) throws(Revert) {
        try surroundings.perform(
            command, at: try stakingModule(id).address, caller: contracts.stakingRouter)
    }

    /// Numbers of node operators are packed in 8 bytes, counts in 16.
    private func requirePacked(_ nodeOperators: Bytes, _ counts: Bytes) throws(Revert) {
        try require(
            nodeOperators.count % 8 == 0 && counts.count % 16 == 0,
            StakingRouterError.invalidReportData(code: 3))
        try require(
            counts.count / 16 == nodeOperators.count / 8,
            StakingRouterError.invalidReportData(code: 2))
        try require(!nodeOperators.isEmpty, StakingRouterError.invalidReportData(code: 1))
    }
}

/// What exits were believed to be, and what they are.
public struct ExitedValidatorsCorrection: Sendable {
    public let currentModule: UInt256
    public let currentNodeOperator: UInt256
    public let newModule: UInt256
    public let newNodeOperator: UInt256

    public init(
        currentModule: UInt256, currentNodeOperator: UInt256, newModule: UInt256,
        newNodeOperator: UInt256
    ) {
        self.currentModule = currentModule
        self.currentNodeOperator = currentNodeOperator
        self.newModule = newModule
        self.newNodeOperator = newNodeOperator
    }
}

/// An exit that was triggered on the execution layer.
public struct TriggeredExit: Sendable {
    public let moduleID: UInt256
    public let nodeOperator: UInt256
    public let publicKey: Bytes

    public init(moduleID: UInt256, nodeOperator: UInt256, publicKey: Bytes) {
        self.moduleID = moduleID
        self.nodeOperator = nodeOperator
        self.publicKey = publicKey
    }
}
