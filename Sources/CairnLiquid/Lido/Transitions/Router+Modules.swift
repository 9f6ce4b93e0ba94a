public import CairnLedger
public import CairnPrimitives

/// Terms of a module as a manager sets them. Fees and shares are in basis points.
public struct StakingModuleTerms: Sendable {
    public let stakeShareLimit: UInt256
    public let priorityExitShareThreshold: UInt256
    public let moduleFee: UInt256
    public let treasuryFee: UInt256
    public let maxDepositsPerBlock: UInt256
    public let minDepositBlockDistance: UInt256

    public init(
        stakeShareLimit: UInt256, priorityExitShareThreshold: UInt256, moduleFee: UInt256,
        treasuryFee: UInt256, maxDepositsPerBlock: UInt256, minDepositBlockDistance: UInt256
    ) {
        self.stakeShareLimit = stakeShareLimit
        self.priorityExitShareThreshold = priorityExitShareThreshold
        self.moduleFee = moduleFee
        self.treasuryFee = treasuryFee
        self.maxDepositsPerBlock = maxDepositsPerBlock
        self.minDepositBlockDistance = minDepositBlockDistance
    }
}

/// Managing modules.
extension Lido {
    /// The most modules that there can be.
    public static let maximumModuleCount: UInt64 = 32
    /// The most bytes that a module's name can have.
    public static let maximumModuleNameSize = 31

    /// Adds a module and gives it the next number.
    ///
    /// - Spec: Lido core, `StakingRouter.addStakingModule`
    public func addStakingModule(
        _ call: Call, name: Bytes, address: Address, terms: StakingModuleTerms
    ) throws(Revert) {
        // Checks
        let router = contracts.stakingRouter
        try roles.check(LidoRole.stakingModuleManage, call.sender, on: router)
        try require(!address.isZero, StakingRouterError.zeroAddressStakingModule)
        try require(
            !name.isEmpty && name.count <= Self.maximumModuleNameSize,
            StakingRouterError.wrongName)
        let index = stakingModuleCount
        try require(index < Self.maximumModuleCount, StakingRouterError.modulesLimitExceeded)
        try require(
            !stakingModules.contains { $0.address == address },
            StakingRouterError.addressExists)

        // Effects
        let id = state.router.update { status in
            status.moduleCount += 1
            status.lastModuleID += 1
            return status.lastModuleID
        }
        state.modules.update(index) { module in
            module.id = id
            module.address = address
            module.statusNumber = UInt64(StakingModuleStatus.active.rawValue)
        }
        state.moduleNames[index] = name
        noteDeposit(at: index, value: .zero)
        state.moduleIndices[id] = index + 1
        ledger.emit(
            LidoEvent.StakingModuleAdded(
                id: UInt256(id), module: address, name: name, createdBy: call.sender),
            from: router)
        try setTerms(terms, at: index, by: call.sender)
    }

    /// Changes the terms of a module.
    ///
    /// - Spec: Lido core, `StakingRouter.updateStakingModule`
    public func updateStakingModule(
        _ call: Call, _ id: UInt256, terms: StakingModuleTerms
    ) throws(Revert) {
        try roles.check(LidoRole.stakingModuleManage, call.sender, on: contracts.stakingRouter)
        try setTerms(terms, at: try stakingModuleIndex(id), by: call.sender)
    }

    /// Changes what a module may do.
    ///
    /// - Spec: Lido core, `StakingRouter.setStakingModuleStatus`
    public func setStakingModuleStatus(
        _ call: Call, _ id: UInt256, to status: StakingModuleStatus
    ) throws(Revert) {
        try roles.check(LidoRole.stakingModuleManage, call.sender, on: contracts.stakingRouter)
        let index = try stakingModuleIndex(id)
        try require(
            state.modules[index].status != status, StakingRouterError.statusTheSame)
        setStatus(status, at: index, by: call.sender)
    }

    /// Sets where beacon chain withdrawals go, and tells every module.
    ///
    /// A module that does not take it with a reason gets no more deposits.
    ///
    /// - Spec: Lido core, `StakingRouter.setWithdrawalCredentials`
    public func setWithdrawalCredentials(_ call: Call, _ credentials: Hash) throws(Revert) {
        let router = contracts.stakingRouter
        try roles.check(LidoRole.manageWithdrawalCredentials, call.sender, on: router)
        state.router.update { $0.withdrawalCredentials = credentials }
        for index in 0..<stakingModuleCount {
            let module = state.modules[index]
            let failure = try tell(module, .onWithdrawalCredentialsChanged)
            guard let failure else { continue }
            if module.status != .depositsPaused {
                setStatus(.depositsPaused, at: index, by: call.sender)
            }
            ledger.emit(
                LidoEvent.WithdrawalCredentialsChangeFailed(
                    id: UInt256(module.id), revertData: failure), from: router)
        }
        ledger.emit(
            LidoEvent.WithdrawalCredentialsSet(credentials: credentials, setBy: call.sender),
            from: router)
    }

    /// Tells modules of shares that they got.
    ///
    /// - Spec: Lido core, `StakingRouter.reportRewardsMinted`
    public func reportRewardsMinted(
        _ call: Call, modules ids: [UInt256], shares: [Shares]
    ) throws(Revert) {
        let router = contracts.stakingRouter
        try roles.check(LidoRole.reportRewardsMinted, call.sender, on: router)
        try requireEqualLengths(ids.count, shares.count)
        for (id, shares) in zip(ids, shares) where !shares.isZero {
            let module = try stakingModule(id)
            if let failure = try tell(module, .onRewardsMinted(shares: shares.rawValue)) {
                ledger.emit(
                    LidoEvent.RewardsMintedReportFailed(id: id, revertData: failure),
                    from: router)
            }
        }
    }

    // MARK: What happens only once

    /// Refuses: the router is initialized from genesis on.
    ///
    /// - Spec: Lido core, `StakingRouter.initialize`
    public func initializeRouterAgain(admin: Address, lido: Address) throws(Revert) {
        try require(!admin.isZero, StakingRouterError.zeroAddressAdmin)
        try require(!lido.isZero, StakingRouterError.zeroAddressLido)
        throw Revert(StakingRouterError.alreadyInitialized)
    }

    /// Refuses: the router has version 3 from genesis on.
    ///
    /// - Spec: Lido core, `StakingRouter.finalizeUpgrade_v3`
    public func upgradeRouterAgain() throws(Revert) {
        throw Revert(StakingRouterError.unexpectedContractVersion(expected: 3, received: 2))
    }

    // MARK: Parts

    func requireEqualLengths(_ first: Int, _ second: Int) throws(Revert) {
        try require(
            first == second,
            StakingRouterError.arraysLengthMismatch(
                first: UInt256(first), second: UInt256(second)))
    }

    /// Tells a module something, and returns the reason if it fails with one.
    ///
    /// - Throws: `unrecoverableModuleError` if it fails without: it may have run out of gas.
    func tell(
        _ module: StakingModule, _ command: StakingModuleCommand
    ) throws(Revert) -> Bytes? {
        do throws(Revert) {
            try surroundings.perform(
                command, at: module.address, caller: contracts.stakingRouter)
            return nil
        } catch {
            let data = surroundings.revertData(of: error)
            try require(!data.isEmpty, StakingRouterError.unrecoverableModuleError)
            return data
        }
    }

    private func setStatus(
        _ status: StakingModuleStatus, at index: UInt64, by sender: Address
    ) {
        let id = state.modules.update(index) { module in
            module.statusNumber = UInt64(status.rawValue)
            return module.id
        }
        ledger.emit(
            LidoEvent.StakingModuleStatusSet(id: UInt256(id), status: status, setBy: sender),
            from: contracts.stakingRouter)
    }

    private func setTerms(
        _ terms: StakingModuleTerms, at index: UInt64, by sender: Address
    ) throws(Revert) {
        // Checks
        let whole: UInt256 = 10_000
        let largest = UInt256(UInt64.max)
        try require(terms.stakeShareLimit <= whole, StakingRouterError.invalidStakeShareLimit)
        try require(
            terms.priorityExitShareThreshold <= whole
                && terms.stakeShareLimit <= terms.priorityExitShareThreshold,
            StakingRouterError.invalidPriorityExitShareThreshold)
        let fees = try checked { () throws(ArithmeticFault) in
            try terms.moduleFee.adding(terms.treasuryFee)
        }
        try require(fees <= whole, StakingRouterError.invalidFeeSum)
        try require(
            !terms.minDepositBlockDistance.isZero && terms.minDepositBlockDistance <= largest,
            StakingRouterError.invalidMinDepositBlockDistance)
        try require(
            terms.maxDepositsPerBlock <= largest, StakingRouterError.invalidMaxDepositsPerBlock)

        // Effects
        let number = state.modules.update(index) { module in
            module.stakeShareLimit = terms.stakeShareLimit.limb0
            module.priorityExitShareThreshold = terms.priorityExitShareThreshold.limb0
            module.treasuryFee = terms.treasuryFee.limb0
            module.moduleFee = terms.moduleFee.limb0
            module.maxDepositsPerBlock = terms.maxDepositsPerBlock.limb0
            module.minDepositBlockDistance = terms.minDepositBlockDistance.limb0
            return module.id
        }
        let id = UInt256(number)
        let router = contracts.stakingRouter
        ledger.emit(
            LidoEvent.StakingModuleShareLimitSet(
                id: id, stakeShareLimit: terms.stakeShareLimit,
                priorityExitShareThreshold: terms.priorityExitShareThreshold, setBy: sender),
            from: router)
        ledger.emit(
            LidoEvent.StakingModuleFeesSet(
                id: id, moduleFee: terms.moduleFee, treasuryFee: terms.treasuryFee,
                setBy: sender), from: router)
        ledger.emit(
            LidoEvent.StakingModuleMaxDepositsPerBlockSet(
                id: id, maximum: terms.maxDepositsPerBlock, setBy: sender), from: router)
        ledger.emit(
            LidoEvent.StakingModuleMinDepositBlockDistanceSet(
                id: id, distance: terms.minDepositBlockDistance, setBy: sender), from: router)
    }
}
