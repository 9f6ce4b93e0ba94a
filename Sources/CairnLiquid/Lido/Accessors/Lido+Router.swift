public import CairnLedger
public import CairnPrimitives

/// Questions about staking modules, fees and deposits.
extension Lido {
    // MARK: Modules

    public var stakingModuleCount: UInt64 { state.router.value.moduleCount }

    /// Every module in order.
    public var stakingModules: [StakingModule] {
        (0..<stakingModuleCount).map { state.modules[$0] }
    }

    public func hasStakingModule(_ id: UInt256) -> Bool {
        guard let number = id.asUInt64 else { return false }
        return state.moduleIndices[number] != 0
    }

    /// The index of a module.
    ///
    /// - Throws: `moduleUnregistered`
    func stakingModuleIndex(_ id: UInt256) throws(Revert) -> UInt64 {
        guard let number = id.asUInt64, case let index = state.moduleIndices[number], index != 0
        else { throw Revert(StakingRouterError.moduleUnregistered) }
        return index - 1
    }

    /// The module of a number.
    ///
    /// - Throws: `moduleUnregistered`
    public func stakingModule(_ id: UInt256) throws(Revert) -> StakingModule {
        state.modules[try stakingModuleIndex(id)]
    }

    /// The name of a module.
    public func stakingModuleName(_ module: StakingModule) -> Bytes {
        state.moduleNames[state.moduleIndices[module.id] - 1]
    }

    /// What a module says of its validators.
    ///
    /// - Throws: What the module refuses with.
    public func stakingModuleSummary(
        _ module: StakingModule
    ) throws(Revert) -> StakingModuleSummary {
        try surroundings.stakingModuleSummary(
            of: module.address, caller: contracts.stakingRouter)
    }

    /// Deposited validators of a module that nobody knows to have exited.
    public func activeValidators(of module: StakingModule) throws(Revert) -> UInt256 {
        try count(module).active
    }

    private func count(_ module: StakingModule) throws(Revert) -> CountedModule {
        let summary = try stakingModuleSummary(module)
        let active = try checked { () throws(ArithmeticFault) in
            try summary.deposited.subtracting(max(summary.exited, module.exitedValidators))
        }
        return CountedModule(
            module: module, active: active,
            available: module.status == .active ? summary.depositable : .zero)
    }

    private func countedModules() throws(Revert) -> (modules: [CountedModule], active: UInt256) {
        var counted: [CountedModule] = []
        var total = UInt256.zero
        for module in stakingModules {
            let next = try count(module)
            let before = total
            total = try checked { () throws(ArithmeticFault) in try before.adding(next.active) }
            counted.append(next)
        }
        return (counted, total)
    }

    // MARK: Fees

    /// Which modules get which part of rewards, by their parts of all active validators.
    ///
    /// - Spec: Lido core, `StakingRouter.getStakingRewardsDistribution`
    /// - Rounds: A module's part of validators down, then its fee and the treasury's down.
    public func rewardsDistribution() throws(Revert) -> RewardsDistribution {
        let (modules, totalActive) = try countedModules()
        var distribution = RewardsDistribution()
        guard !modules.isEmpty, !totalActive.isZero else { return distribution }
        let whole: UInt256 = 10_000
        for counted in modules where !counted.active.isZero {
            let module = counted.module
            let scaled = try checked { () throws(ArithmeticFault) in
                try counted.active.multiplied(by: RewardsDistribution.precision)
            }
            let share = scaled / totalActive
            let moduleFee = share * UInt256(module.moduleFee) / whole
            let treasuryFee = share * UInt256(module.treasuryFee) / whole
            distribution.recipients.append(module.address)
            distribution.moduleIDs.append(UInt256(module.id))
            // A stopped module's part goes to the treasury.
            distribution.moduleFees.append(module.status == .stopped ? .zero : moduleFee)
            distribution.totalFee += moduleFee + treasuryFee
        }
        try require(distribution.totalFee <= RewardsDistribution.precision, Panic.assertion)
        return distribution
    }

    /// The fees of all modules and of the treasury, as parts of ``RewardsDistribution/precision``.
    public func aggregateFee() throws(Revert) -> (modules: UInt256, treasury: UInt256) {
        let distribution = try rewardsDistribution()
        let modules = distribution.moduleFees.reduce(.zero, +)
        return (modules, distribution.totalFee - modules)
    }

    /// All fees, in basis points of rewards.
    ///
    /// - Rounds: Down.
    public func totalFeeBasisPoints() throws(Revert) -> UInt16 {
        Self.basisPoints(try rewardsDistribution().totalFee)
    }

    /// The fees of all modules and of the treasury, in basis points of rewards.
    ///
    /// - Rounds: Down.
    public func aggregateFeeBasisPoints() throws(Revert) -> (modules: UInt16, treasury: UInt16) {
        let (modules, treasury) = try aggregateFee()
        return (Self.basisPoints(modules), Self.basisPoints(treasury))
    }

    private static func basisPoints(_ part: UInt256) -> UInt16 {
        UInt16(truncatingIfNeeded: (part * 10_000 / RewardsDistribution.precision).limb0)
    }

    // MARK: Deposits

    /// How many deposits of an amount of ether a module may get now.
    ///
    /// - Spec: Lido core, `StakingRouter.getStakingModuleMaxDepositsCount`
    public func maxDeposits(
        _ id: UInt256, value: Wei
    ) throws(Revert) -> UInt256 {
        let count = value.rawValue / LidoPool.depositSize.rawValue
        let (modules, totalActive) = try countedModules()
        let (_, filled) = try allocate(count, to: modules, totalActive)
        let index = Int(try stakingModuleIndex(id))
        return filled[index] - modules[index].active
    }

    /// How a number of deposits would be shared out: how many in all, and the validators that each
    /// module would then have.
    ///
    /// - Spec: Lido core, `StakingRouter.getDepositsAllocation`
    public func depositsAllocation(
        _ count: UInt256
    ) throws(Revert) -> (allocated: UInt256, validators: [UInt256]) {
        let (modules, totalActive) = try countedModules()
        return try allocate(count, to: modules, totalActive)
    }

    /// Fills the emptiest modules first, none beyond its keys or its part of all validators.
    ///
    /// - Rounds: A module's part of validators down.
    private func allocate(
        _ count: UInt256, to modules: [CountedModule], _ totalActive: UInt256
    ) throws(Revert) -> (allocated: UInt256, validators: [UInt256]) {
        guard !modules.isEmpty else { return (.zero, []) }
        let total = try checked { () throws(ArithmeticFault) in try totalActive.adding(count) }
        var capacities: [UInt256] = []
        for counted in modules {
            let target = try checked { () throws(ArithmeticFault) in
                try UInt256(counted.module.stakeShareLimit).multiplied(by: total) / 10_000
            }
            let own = try checked { () throws(ArithmeticFault) in
                try counted.active.adding(counted.available)
            }
            capacities.append(min(target, own))
        }
        var buckets = modules.map(\.active)
        let allocated = MinimumFirstAllocation.fill(&buckets, upTo: capacities, with: count)
        return (allocated, buckets)
    }
}
