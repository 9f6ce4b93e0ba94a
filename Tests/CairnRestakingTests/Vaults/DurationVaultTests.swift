import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

@Suite("Duration vaults")
struct DurationVaultTests {
    typealias World = StakingWorld
    let world: StakingWorld
    let vault: Address
    private static let admin: Address = "0x00000000000000000000000000000000000000ad"
    private static let arbitrator: Address = "0x00000000000000000000000000000000000000ab"
    private static let month: UInt32 = 2_592_000

    private static func configuration(
        admin: Address = admin, arbitrator: Address = arbitrator, duration: UInt32 = month,
        maxPerDeposit: UInt256 = World.unit * 100, stakeCap: UInt256 = World.unit * 150,
        set: OperatorSet = OperatorSet(avs: World.avs, id: 1)
    ) -> VaultConfiguration {
        VaultConfiguration(
            underlyingToken: World.token, admin: admin, arbitrator: arbitrator,
            duration: duration, maxPerDeposit: maxPerDeposit, stakeCap: stakeCap,
            metadataURI: Bytes(Array("ipfs://vault".utf8)), operatorSet: set)
    }

    /// A vault for the first token whose set knows it, with one staker who has delegated to it.
    init() throws {
        world = try StakingWorld()
        try world.prepareRewards()
        vault = try world.restaking.deployDurationVault(
            Call(sender: World.stranger, contract: world.parameters.strategyFactory),
            Self.configuration())
        try world.restaking.addStrategiesToOperatorSet(
            Call(sender: World.avs, contract: world.parameters.allocationManager),
            avs: World.avs, operatorSetID: 1, strategies: [vault])
        try delegate(World.staker)
    }

    // MARK: Moves

    private func call(_ sender: Address) -> Call { Call(sender: sender, contract: vault) }

    private func delegate(_ staker: Address) throws(Revert) {
        try world.restaking.delegateTo(
            world.delegationCall(staker), operator: vault, approval: SignatureWithExpiry(),
            salt: .zero)
    }

    private func deposit(_ tokens: UInt256, by staker: Address = World.staker) throws(Revert) {
        try world.deposit(World.unit * tokens, by: staker, into: vault)
    }

    @discardableResult
    private func queue(_ tokens: UInt256) throws(Revert) -> Hash {
        try world.restaking.queueWithdrawals(
            world.delegationCall(World.staker),
            [
                QueuedWithdrawalRequest(
                    strategies: [vault], depositShares: [Shares(rawValue: World.unit * tokens)])
            ])[0]
    }

    private func complete(_ root: Hash, receipt: WithdrawalReceipt = .tokens) throws(Revert) {
        let queued = world.restaking.queuedWithdrawal(root)
        try world.restaking.completeQueuedWithdrawal(
            world.delegationCall(World.staker), queued, tokens: [World.token], receipt: receipt)
    }

    private var allocation: Allocation {
        world.restaking.allocation(of: vault, to: World.set, in: vault)
    }

    // MARK: Making

    @Test("is an operator in its set that leaves all rewards to its stakers")
    func making() throws {
        #expect(vault == Address.created(by: world.parameters.strategyFactory, nonce: 1))
        #expect(world.restaking.durationVaults(for: World.token) == [vault])
        #expect(world.restaking.isWhitelisted(vault))
        #expect(world.restaking.isOperator(vault))
        #expect(world.restaking.isMember(vault, of: World.set))
        #expect(world.restaking.vaultPhase(of: vault) == .deposits)
        world.ledger.moment.timestamp += 604_800
        #expect(world.restaking.operatorAVSSplit(of: vault, avs: World.avs) == 0)
        #expect(world.restaking.operatorSetSplit(of: vault, in: World.set) == 0)
        #expect(world.restaking.operatorPISplit(of: vault) == 0)

        let factory = Call(sender: World.stranger, contract: world.parameters.strategyFactory)
        let second = try world.restaking.deployDurationVault(factory, Self.configuration())
        #expect(second == Address.created(by: world.parameters.strategyFactory, nonce: 2))
        #expect(try world.restaking.durationVault(for: World.token, at: 1) == second)
        world.expectRefusal(EmptyRevert()) { () throws(Revert) in
            _ = try world.restaking.durationVault(for: World.token, at: 2)
        }
    }

    @Test("announces its making in the order of the contract")
    func announcements() throws {
        world.ledger.events.removeAll()
        _ = try world.restaking.deployDurationVault(
            Call(sender: World.stranger, contract: world.parameters.strategyFactory),
            Self.configuration())
        let types: [any LedgerEvent.Type] = [
            StrategyEvent.BeaconUpgraded.self, VaultEvent.MaxPerDepositUpdated.self,
            VaultEvent.MaxTotalDepositsUpdated.self, PausingEvent.Paused.self,
            StrategyEvent.StrategyTokenSet.self, AllocationEvent.AllocationDelaySet.self,
            DelegationEvent.DelegationApproverUpdated.self, DelegationEvent.StakerDelegated.self,
            DelegationEvent.OperatorRegistered.self,
            DelegationEvent.OperatorMetadataURIUpdated.self,
            AllocationEvent.OperatorAddedToOperatorSet.self,
            RewardEvent.OperatorAVSSplitBipsSet.self, RewardEvent.OperatorSetSplitBipsSet.self,
            RewardEvent.OperatorPISplitBipsSet.self, VaultEvent.VaultInitialized.self,
            StrategyEvent.Initialized.self, StrategyEvent.StrategyAddedToDepositWhitelist.self,
            VaultEvent.DurationVaultDeployed.self,
        ]
        #expect(world.takeEvents() == types.map { ObjectIdentifier($0) })
    }

    @Test(
        "is not made of a configuration that makes no sense, in order of precedence",
        arguments: [
            (configuration(admin: .zero, arbitrator: .zero), VaultError.invalidVaultAdmin),
            (configuration(arbitrator: .zero, duration: 0), .invalidArbitrator),
            (configuration(duration: 0), .invalidDuration),
            (configuration(duration: 63_072_001), .invalidDuration),
            (configuration(set: OperatorSet(avs: .zero, id: 1)), .operatorIntegrationInvalid),
        ])
    func makingRefused(configuration: VaultConfiguration, reason: VaultError) {
        world.expectRefusal(reason) { () throws(Revert) in
            try world.restaking.deployDurationVault(
                Call(sender: World.stranger, contract: world.parameters.strategyFactory),
                configuration)
        }
    }

    @Test("is not made for a set that is not there, nor for a blacklisted token")
    func makingRefusedElsewhere() throws {
        let factory = Call(
            sender: world.parameters.owner, contract: world.parameters.strategyFactory)
        world.expectRefusal(StrategyError.maxPerDepositExceedsMax) { () throws(Revert) in
            try world.restaking.deployDurationVault(
                factory, Self.configuration(maxPerDeposit: 2, stakeCap: 1))
        }
        world.expectRefusal(AllocationError.invalidOperatorSet) { () throws(Revert) in
            try world.restaking.deployDurationVault(
                factory, Self.configuration(set: OperatorSet(avs: World.avs, id: 9)))
        }
        try world.restaking.blacklistTokens(factory, [World.token])
        world.expectRefusal(StrategyError.blacklistedToken) { () throws(Revert) in
            try world.restaking.deployDurationVault(factory, Self.configuration())
        }
        world.expectRefusal(VaultError.underlyingTokenBlacklisted) { () throws(Revert) in
            try deposit(1)
        }
    }

    // MARK: Deposits

    @Test("takes deposits of those who delegate to it, within its limits")
    func deposits() throws {
        world.expectRefusal(VaultError.mustBeDelegatedToVaultOperator) { () throws(Revert) in
            try deposit(101, by: World.neighbour)
        }
        world.expectRefusal(VaultError.depositExceedsMaxPerDeposit) { () throws(Revert) in
            try deposit(101)
        }
        try deposit(100)
        world.expectRefusal(StrategyError.balanceExceedsMaxTotalDeposits) { () throws(Revert) in
            try deposit(51)
        }
        try deposit(50)
        #expect(
            world.restaking.operatorShares(vault, in: vault).rawValue == World.unit * 150)
        // What waits in the queue makes room.
        try queue(30)
        try deposit(30)
    }

    // MARK: Course

    @Test("is locked: neither in nor out, but for what was queued before")
    func locking() throws {
        try deposit(100)
        let root = try queue(40)
        world.expectRefusal(VaultError.onlyVaultAdmin) { () throws(Revert) in
            try world.restaking.lockVault(call(World.staker))
        }
        try world.restaking.lockVault(call(Self.admin))
        #expect(
            world.restaking.vaultTimes(of: vault)
                == (Self.month, 1_750_000_000, 1_752_592_000, 0))
        world.expectRefusal(VaultError.vaultAlreadyLocked) { () throws(Revert) in
            try world.restaking.lockVault(call(Self.admin))
        }
        world.expectRefusal(VaultError.depositsLocked) { () throws(Revert) in try deposit(1) }
        world.expectRefusal(VaultError.withdrawalsLockedDuringAllocations) {
            () throws(Revert) in try queue(1)
        }
        // The allocation holds one block after the withdrawals of before have left.
        #expect(
            allocation
                == Allocation(
                    currentMagnitude: 0, pendingDiff: 1_000_000_000_000_000_000,
                    effectBlock: UInt32(World.start) + 51))
        world.advance(51)
        world.expectRefusal(VaultError.depositsLocked) { () throws(Revert) in
            try complete(root, receipt: .shares)
        }
        try complete(root)
        #expect(world.balance(of: World.staker) == World.unit * 940)
        #expect(allocation.currentMagnitude == 1_000_000_000_000_000_000)
    }

    @Test("needs its set to know it")
    func unsupported() throws {
        try world.restaking.removeStrategiesFromOperatorSet(
            Call(sender: World.avs, contract: world.parameters.allocationManager),
            avs: World.avs, operatorSetID: 1, strategies: [vault])
        world.expectRefusal(VaultError.strategyNotSupportedByOperatorSet) { () throws(Revert) in
            try world.restaking.lockVault(call(Self.admin))
        }
    }

    @Test("opens again when its time is over, leaves its set, and shares what a slash has left")
    func maturing() throws {
        try deposit(100)
        world.expectRefusal(VaultError.durationNotElapsed) { () throws(Revert) in
            try world.restaking.markVaultMatured(call(World.stranger))
        }
        try world.restaking.lockVault(call(Self.admin))
        world.advance(51)
        _ = try world.restaking.slashOperator(
            Call(sender: World.avs, contract: world.parameters.allocationManager),
            avs: World.avs,
            SlashingParams(
                operator: vault, operatorSetID: 1, strategies: [vault],
                wadsToSlash: [250_000_000_000_000_000]))
        world.ledger.moment.timestamp = 1_752_591_999
        world.expectRefusal(VaultError.durationNotElapsed) { () throws(Revert) in
            try world.restaking.markVaultMatured(call(World.stranger))
        }
        world.ledger.moment.timestamp += 1
        world.expectRefusal(VaultError.durationAlreadyElapsed) { () throws(Revert) in
            try world.restaking.advanceVaultToWithdrawals(call(Self.arbitrator))
        }
        #expect(world.restaking.violatedVaultInvariants() == [])
        try world.restaking.markVaultMatured(call(World.stranger))
        #expect(world.restaking.violatedVaultInvariants() == [])
        #expect(world.restaking.vaultTimes(of: vault).maturedAt == 1_752_592_000)
        #expect(!world.restaking.isMember(vault, of: World.set))
        #expect(allocation.pendingDiff == -750_000_000_000_000_000)
        let root = try queue(100)
        world.advance(51)
        try complete(root)
        #expect(world.balance(of: World.staker) == World.unit * 975)
    }

    @Test("opens early at the arbitrator's word, and leaves its set when it can")
    func advancing() throws {
        try deposit(100)
        world.expectRefusal(VaultError.onlyArbitrator) { () throws(Revert) in
            try world.restaking.advanceVaultToWithdrawals(call(Self.admin))
        }
        world.expectRefusal(VaultError.vaultNotLocked) { () throws(Revert) in
            try world.restaking.advanceVaultToWithdrawals(call(Self.arbitrator))
        }
        try world.restaking.lockVault(call(Self.admin))
        world.ledger.events.removeAll()
        world.surroundings.acceptsOperators = false
        try world.restaking.advanceVaultToWithdrawals(call(Self.arbitrator))
        // The allocation is pending, and the registrar refuses: both are tried again later.
        #expect(
            world.takeEvents() == [
                ObjectIdentifier(VaultEvent.VaultMatured.self),
                ObjectIdentifier(VaultEvent.VaultAdvancedToWithdrawals.self),
                ObjectIdentifier(VaultEvent.DeallocateAttempted.self),
                ObjectIdentifier(VaultEvent.DeregisterAttempted.self),
            ])
        #expect(world.restaking.vaultPhase(of: vault) == .withdrawals)
        #expect(world.restaking.isMember(vault, of: World.set))
        #expect(allocation.pendingDiff == 1_000_000_000_000_000_000)
        world.surroundings.acceptsOperators = true
        world.advance(51)
        try world.restaking.markVaultMatured(call(World.stranger))
        #expect(!world.restaking.isMember(vault, of: World.set))
        #expect(allocation.pendingDiff == -1_000_000_000_000_000_000)
        #expect(world.restaking.vaultTimes(of: vault).maturedAt == 1_750_000_000)
        try queue(100)
    }

    // MARK: Settings

    @Test("obeys its administrator alone, and keeps its limits once it is locked")
    func settings() throws {
        let admin = call(Self.admin)
        for act in [
            { (call: Call) throws(Revert) in
                try world.restaking.updateVaultMetadata(call, [])
            },
            { (call: Call) throws(Revert) in
                try world.restaking.updateVaultApprover(call, World.stranger)
            },
            { (call: Call) throws(Revert) in
                try world.restaking.updateVaultOperatorMetadata(call, [])
            },
            { (call: Call) throws(Revert) in
                try world.restaking.setVaultClaimer(call, World.stranger)
            },
            { (call: Call) throws(Revert) in
                try world.restaking.updateVaultLimits(call, maxPerDeposit: 1, stakeCap: 2)
            },
        ] as [(Call) throws(Revert) -> Void] {
            world.expectRefusal(VaultError.onlyVaultAdmin) { () throws(Revert) in
                try act(call(World.stranger))
            }
            try act(admin)
        }
        #expect(world.restaking.vaultMetadata(of: vault) == [])
        #expect(world.restaking.delegationApprover(of: vault) == World.stranger)
        #expect(world.restaking.claimer(of: vault) == World.stranger)
        #expect(world.restaking.limits(of: vault) == (1, 2))
        try world.restaking.setLimits(
            call(world.parameters.unpauser), maxPerDeposit: 3, maxTotalDeposits: 4)
        #expect(world.restaking.limits(of: vault) == (3, 4))
        try world.restaking.lockVault(admin)
        world.expectRefusal(VaultError.depositsLocked) { () throws(Revert) in
            try world.restaking.updateVaultLimits(admin, maxPerDeposit: 2, stakeCap: 1)
        }
        world.expectRefusal(VaultError.depositsLocked) { () throws(Revert) in
            try world.restaking.setLimits(
                call(world.parameters.unpauser), maxPerDeposit: 2, maxTotalDeposits: 1)
        }
    }
}
