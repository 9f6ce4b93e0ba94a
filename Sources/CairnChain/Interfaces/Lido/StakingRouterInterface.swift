import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: Lido core, `StakingRouter`
    static let lidoStakingRouter = ContractTable("StakingRouter") { contract in
        contract.addLidoRouterConstants()
        contract.addLidoModuleGetters()
        contract.addLidoModuleStatusGetters()
        contract.addLidoFeeGetters()
        contract.addLidoModuleManagement()
        contract.addLidoModuleDeposits()
        contract.addLidoOperatorReports()
        contract.addLidoOperatorManagement()
        contract.addLidoModuleDigests()
        contract.addLidoAccessControl()
    }

    private mutating func addLidoRouterConstants() {
        lidoRoles(
            "MANAGE_WITHDRAWAL_CREDENTIALS_ROLE", "STAKING_MODULE_MANAGE_ROLE",
            "STAKING_MODULE_UNVETTING_ROLE", "REPORT_EXITED_VALIDATORS_ROLE",
            "REPORT_VALIDATOR_EXITING_STATUS_ROLE", "REPORT_VALIDATOR_EXIT_TRIGGERED_ROLE",
            "UNSAFE_SET_EXITED_VALIDATORS_ROLE", "REPORT_REWARDS_MINTED_ROLE")
        lidoNumber("FEE_PRECISION_POINTS", RewardsDistribution.precision)
        lidoNumber("TOTAL_BASIS_POINTS", 10_000)
        lidoNumber("MAX_STAKING_MODULES_COUNT", UInt256(Lido.maximumModuleCount))
        lidoNumber("MAX_STAKING_MODULE_NAME_LENGTH", UInt256(Lido.maximumModuleNameSize))
        lidoAddress("DEPOSIT_CONTRACT", \.depositContract)
        lidoAddress("getLido", \.stETH)
        lidoNumber("getContractVersion", 3)
        onEther { _ throws(Revert) in throw Revert(StakingRouterError.directEther) }
        method("initialize") {
            (frame: borrowing Frame, admin: Address, lido: Address, _: Hash) throws(Revert) in
            try frame.lido.initializeRouterAgain(admin: admin, lido: lido)
        }
        method("finalizeUpgrade_v3") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.upgradeRouterAgain()
        }
    }

    private mutating func addLidoModuleGetters() {
        lidoGetter("getStakingModulesCount") { lido throws(Revert) in
            UInt256(lido.stakingModuleCount)
        }
        lidoGetter("getStakingModuleIds") { lido throws(Revert) in
            lido.stakingModules.map { UInt256($0.id) }
        }
        lidoGetter("getStakingModules") { lido throws(Revert) in
            lido.stakingModules.map { WireModule($0, of: lido) }
        }
        method("hasStakingModule", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Bool in
            frame.lido.hasStakingModule(id)
        }
        moduleGetter("getStakingModule") { lido, module throws(Revert) in
            WireModule(module, of: lido)
        }
        moduleGetter("getStakingModuleSummary") { lido, module throws(Revert) in
            try lido.stakingModuleSummary(module)
        }
        moduleGetter("getStakingModuleActiveValidatorsCount") { lido, module throws(Revert) in
            try lido.activeValidators(of: module)
        }
        moduleGetter("getStakingModuleNonce") { lido, module throws(Revert) in
            try lido.surroundings.count(
                .nonce, of: module.address, caller: lido.parameters.contracts.stakingRouter)
        }
        moduleGetter("getStakingModuleLastDepositBlock") { _, module throws(Revert) in
            UInt256(module.lastDepositBlock)
        }
        moduleGetter("getStakingModuleMinDepositBlockDistance") { _, module throws(Revert) in
            UInt256(module.minDepositBlockDistance)
        }
        moduleGetter("getStakingModuleMaxDepositsPerBlock") { _, module throws(Revert) in
            UInt256(module.maxDepositsPerBlock)
        }
    }

    private mutating func addLidoModuleStatusGetters() {
        moduleGetter("getStakingModuleStatus") { _, module throws(Revert) in module.status }
        moduleGetter("getStakingModuleIsStopped") { _, module throws(Revert) in
            module.status == .stopped
        }
        moduleGetter("getStakingModuleIsDepositsPaused") { _, module throws(Revert) in
            module.status == .depositsPaused
        }
        moduleGetter("getStakingModuleIsActive") { _, module throws(Revert) in
            module.status == .active
        }
    }

    /// Adds a question about one module.
    private mutating func moduleGetter<Answer: ABIOutput & SendableMetatype>(
        _ name: String,
        _ answer: @escaping @Sendable (Lido, StakingModule) throws(Revert) -> Answer
    ) {
        method(name, .view) { (frame: borrowing Frame, id: UInt256) throws(Revert) -> Answer in
            try answer(frame.lido, try frame.lido.stakingModule(id))
        }
    }

    private mutating func addLidoFeeGetters() {
        lidoGetter("getStakingRewardsDistribution") { lido throws(Revert) in
            let distribution = try lido.rewardsDistribution()
            return Outputs(
                distribution.recipients, distribution.moduleIDs,
                distribution.moduleFees.map { ABIUInt<Bits96>($0) },
                ABIUInt<Bits96>(distribution.totalFee), RewardsDistribution.precision)
        }
        lidoGetter("getStakingFeeAggregateDistribution") { lido throws(Revert) in
            let (modules, treasury) = try lido.aggregateFee()
            return Outputs(
                ABIUInt<Bits96>(modules), ABIUInt<Bits96>(treasury),
                RewardsDistribution.precision)
        }
        lidoGetter("getStakingFeeAggregateDistributionE4Precision") { lido throws(Revert) in
            let (modules, treasury) = try lido.aggregateFeeBasisPoints()
            return Outputs(modules, treasury)
        }
        lidoGetter("getTotalFeeE4Precision") { lido throws(Revert) in
            try lido.totalFeeBasisPoints()
        }
        lidoGetter("getWithdrawalCredentials") { lido throws(Revert) in
            lido.state.router.value.withdrawalCredentials
        }
        method("getDepositsAllocation", .view) {
            (frame: borrowing Frame, count: UInt256)
                throws(Revert) -> Outputs<UInt256, [UInt256]> in
            let (allocated, validators) = try frame.lido.depositsAllocation(count)
            return Outputs(allocated, validators)
        }
        method("getStakingModuleMaxDepositsCount", .view) {
            (frame: borrowing Frame, id: UInt256, value: Wei) throws(Revert) -> UInt256 in
            try frame.lido.maxDeposits(id, value: value)
        }
    }

    private mutating func addLidoModuleManagement() {
        method("addStakingModule", gas: 250_000) {
            (
                frame: borrowing Frame, name: ABIText, address: Address, share: UInt256,
                threshold: UInt256, fee: UInt256, treasury: UInt256, maximum: UInt256,
                distance: UInt256
            ) throws(Revert) in
            try frame.lido.addStakingModule(
                frame.call, name: name.bytes, address: address,
                terms: StakingModuleTerms(
                    stakeShareLimit: share, priorityExitShareThreshold: threshold,
                    moduleFee: fee, treasuryFee: treasury, maxDepositsPerBlock: maximum,
                    minDepositBlockDistance: distance))
        }
        method("updateStakingModule") {
            (
                frame: borrowing Frame, id: UInt256, share: UInt256, threshold: UInt256,
                fee: UInt256, treasury: UInt256, maximum: UInt256, distance: UInt256
            ) throws(Revert) in
            try frame.lido.updateStakingModule(
                frame.call, id,
                terms: StakingModuleTerms(
                    stakeShareLimit: share, priorityExitShareThreshold: threshold,
                    moduleFee: fee, treasuryFee: treasury, maxDepositsPerBlock: maximum,
                    minDepositBlockDistance: distance))
        }
        method("setStakingModuleStatus") {
            (frame: borrowing Frame, id: UInt256, status: StakingModuleStatus) throws(Revert) in
            try frame.lido.setStakingModuleStatus(frame.call, id, to: status)
        }
        method("setWithdrawalCredentials") {
            (frame: borrowing Frame, credentials: Hash) throws(Revert) in
            try frame.lido.setWithdrawalCredentials(frame.call, credentials)
        }
        method("reportRewardsMinted") {
            (frame: borrowing Frame, ids: [UInt256], shares: [Shares]) throws(Revert) in
            try frame.lido.reportRewardsMinted(frame.call, modules: ids, shares: shares)
        }
    }

    private mutating func addLidoModuleDeposits() {
        method("deposit", .payable, gas: 150_000) {
            (frame: borrowing Frame, count: UInt256, id: UInt256, calldata: Bytes)
                throws(Revert) in
            try frame.lido.depositToModule(
                frame.call, count: count, module: id, calldata: calldata)
        }
    }
}
