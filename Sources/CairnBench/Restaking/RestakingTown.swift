import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

/// A world with one service, its operators, and any number of stakers who trust them.
struct RestakingTown {
    let world: World
    let stakers: [Address]
    let operators: [Address]
    let strategies: [Address]
    let token: Address
    let service: Address

    /// The contracts by name.
    var core: RestakingParameters { world.restaking.parameters }

    static let emptySignature = SignatureWithExpiry(signature: [], expiry: .zero)
    /// A thousand units of the token.
    static let deposit = UInt256(1_000_000_000_000_000_000_000)

    /// Builds the town by calls, and seals it.
    ///
    /// - Parameters:
    ///   - delegated: How many of the stakers delegate, the first ones.
    ///   - withdrawalDelayBlocks: How long the queue holds a withdrawal; mainnet's delay if nil.
    init(
        stakers count: Int, operators operatorCount: Int, delegated: Int,
        withdrawalDelayBlocks: UInt32? = nil
    ) {
        var random = Xoshiro256(seed: 1)
        let token = random.nextAddress()
        let service = random.nextAddress()
        let strategies = [random.nextAddress(), random.nextAddress()]
        let stakers = (0..<count).map { _ in random.nextAddress() }
        operators = (0..<operatorCount).map { _ in random.nextAddress() }

        var configuration = WorldConfiguration(
            moment: BlockMoment(number: 1_000_000, timestamp: 1_800_000_000, chainID: 31_337))
        configuration.restaking = RestakingParameters()
        if let withdrawalDelayBlocks {
            configuration.restaking?.minWithdrawalDelayBlocks = withdrawalDelayBlocks
        }
        configuration.tokens = [
            TokenConfiguration(
                address: token, name: "Token", symbol: "TKN",
                balances: stakers.map { ($0, RestakingTown.deposit << 20) })
        ]
        configuration.strategies = strategies.map { ($0, token) }
        configuration.whitelistsStrategies = true
        configuration.placements = [(.fixedAnswer, service)]
        configuration.fixedAnswers = [service: Hash(UInt256.one)]
        (self.token, self.service, self.strategies, self.stakers) =
            (token, service, strategies, stakers)
        world = World(configuration)

        prepareOperators()
        prepareStakers(delegated: delegated)
        _ = world.store.sealBlock()
    }

    private func prepareOperators() {
        world.prepare(
            Message(
                "updateAVSMetadataURI(address,string)", service, "", from: service,
                at: core.allocationManager))
        world.prepare(
            Message(
                "createOperatorSets(address,(uint32,address[],address)[])", service,
                [CreateSetParams(operatorSetID: 0, strategies: strategies, slasher: service)],
                from: service, at: core.allocationManager))
        for account in operators {
            world.prepare(
                Message(
                    "registerAsOperator(address,uint32,string)", Address.zero, UInt32(0), "",
                    from: account, at: core.delegationManager))
        }
        world.ledger.moment.number += UInt64(core.allocationConfigurationDelay) + 1
        for account in operators {
            world.prepare(
                Message(
                    "registerForOperatorSets(address,(address,uint32[],bytes))", account,
                    RegisterParams(avs: service, operatorSetIDs: [0], data: []), from: account,
                    at: core.allocationManager))
        }
    }

    private func prepareStakers(delegated: Int) {
        for (number, staker) in stakers.enumerated() {
            world.prepare(
                Message(
                    "approve(address,uint256)", core.strategyManager, UInt256.max, from: staker,
                    at: token))
            for strategy in strategies { world.prepare(depositMessage(of: staker, into: strategy)) }
            if number < delegated { world.prepare(delegationMessage(of: staker, number)) }
        }
    }

    func depositMessage(of staker: Address, into strategy: Address) -> Message {
        Message(
            "depositIntoStrategy(address,address,uint256)", strategy, token, Self.deposit,
            from: staker, at: core.strategyManager)
    }

    /// The call by which a staker trusts the operator whose turn it is.
    func delegationMessage(of staker: Address, _ number: Int) -> Message {
        Message(
            "delegateTo(address,(bytes,uint256),bytes32)", operators[number % operators.count],
            Self.emptySignature, Hash.zero, from: staker, at: core.delegationManager)
    }

    func queueMessage(of staker: Address) -> Message {
        Message(
            "queueWithdrawals((address[],uint256[],address)[])",
            [
                QueuedWithdrawalRequest(
                    strategies: [strategies[0]], depositShares: [Shares(rawValue: Self.deposit)])
            ], from: staker, at: core.delegationManager)
    }

    /// The withdrawal that ``queueMessage(of:)`` queued first, as its root's preimage.
    func withdrawal(of staker: Address, _ number: Int, queuedAt block: UInt64) -> StakerWithdrawal {
        StakerWithdrawal(
            staker: staker, delegatedTo: operators[number % operators.count], withdrawer: staker,
            nonce: .zero, startBlock: UInt32(truncatingIfNeeded: block),
            strategies: [strategies[0]], scaledShares: [Shares(rawValue: Self.deposit)])
    }

    func completeMessage(_ withdrawal: StakerWithdrawal, asTokens: Bool) -> Message {
        Message(
            """
            completeQueuedWithdrawal((address,address,address,uint256,uint32,address[],uint256[]),\
            address[],bool)
            """,
            withdrawal, [token], asTokens, from: withdrawal.staker, at: core.delegationManager)
    }

    func allocateMessage(of account: Address, magnitude: UInt64) -> Message {
        Message(
            "modifyAllocations(address,((address,uint32),address[],uint64[])[])", account,
            [
                AllocateParams(
                    operatorSet: OperatorSet(avs: service, id: 0), strategies: [strategies[0]],
                    newMagnitudes: [magnitude])
            ], from: account, at: core.allocationManager)
    }

    func slashMessage(of account: Address) -> Message {
        Message(
            "slashOperator(address,(address,uint32,address[],uint256[],string))", service,
            SlashingParams(
                operator: account, operatorSetID: 0, strategies: [strategies[0]],
                wadsToSlash: [10_000_000_000_000_000], description: []),
            from: service, at: core.allocationManager)
    }
}
