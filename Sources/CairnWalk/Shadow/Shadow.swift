import CairnChain
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// A second account of the whole restaking core, kept apart from the kernel: dictionaries and
/// lists, looked through from end to end. Simple and slow on purpose.
final class Shadow {
    /// A staker in a strategy.
    struct Position {
        var deposit = UInt256.zero
        var factor = ShadowMath.wad
    }

    /// An operator's allocation of a strategy to a set.
    struct Allocated {
        var current: UInt64 = 0
        var pending: Int64 = 0
        var effectBlock: UInt64 = 0
    }

    struct AllocationKey: Hashable {
        let `operator`: Address
        let set: OperatorSet
        let strategy: Address
    }

    struct Membership: Hashable {
        let `operator`: Address
        let set: OperatorSet
    }

    struct SetRecord {
        var strategies: [Address] = []
        var recipient: Address
        var slasher: Address
        var pendingSlasher: Address = .zero
        var slasherBlock: UInt64 = 0
        var slashCount: UInt64 = 0
    }

    struct Delay {
        var blocks: UInt64
        var pending: UInt64
        var effectBlock: UInt64
    }

    /// A slash whose shares wait.
    struct SlashKey: Hashable {
        let set: OperatorSet
        let slashID: UInt64
    }

    let parameters: RestakingParameters
    let native: Address
    let tokenOf: [Address: Address]
    var block: UInt64
    var time: UInt64

    // Tokens and ether
    var tokens: [Pair<Address, Address>: UInt256] = [:]
    var allowances: [Pair<Address, Address>: UInt256] = [:]
    var ether: [Address: UInt256] = [:]

    // Stakers
    var positions: [Pair<Address, Address>: Position] = [:]
    /// The strategies in which a staker has shares, in the contract's order.
    var lists: [Address: [Address]] = [:]
    var operatorOf: [Address: Address] = [:]
    var delegators: [Address: [Address]] = [:]
    var queuedCount: [Address: UInt64] = [:]
    var pending: [Hash: StakerWithdrawal] = [:]
    /// The roots of `pending`, in the order of queueing.
    var pendingRoots: [Hash] = []
    var pendingOf: [Address: [Hash]] = [:]

    // Strategies
    var totalShares: [Address: UInt256] = [:]
    var waiting: [SlashKey: [(strategy: Address, shares: UInt256)]] = [:]
    /// The keys of `waiting`, the oldest first.
    var waitingKeys: [SlashKey] = []
    var burnableEther = UInt256.zero

    // Operators
    var operatorShares: [Pair<Address, Address>: UInt256] = [:]
    var maxima: [Pair<Address, Address>: [(block: UInt64, value: UInt64)]] = [:]
    var delays: [Address: Delay] = [:]
    var allocations: [AllocationKey: Allocated] = [:]
    /// What entered the queue of an operator's strategy, and when.
    var queued: [Pair<Address, Address>: [(block: UInt64, scaled: UInt256)]] = [:]
    var slashesSeen = 0

    // Sets
    var sets: [OperatorSet: SetRecord] = [:]
    var setList: [OperatorSet] = []
    var members: Set<Membership> = []
    var slashableUntil: [Membership: UInt64] = [:]

    // Pods
    var pods: [Address: ShadowPod] = [:]
    var podCount = 0

    var rewards: ShadowRewards
    /// Lido and ether.fi, where the walk goes there.
    var liquid: LiquidShadow?
    var paused: [Address: UInt256] = [:]

    // What the running call has touched
    var touchedPositions: [Pair<Address, Address>] = []
    var touchedOperators: [Pair<Address, Address>] = []
    var touchedStrategies: [Address] = []
    var touchedTokens: [Pair<Address, Address>] = []
    var touchedEther: [Address] = []
    var touchedPods: [Address] = []
    var touchedAllocations: [AllocationKey] = []

    init(_ setting: WalkSetting) {
        parameters = setting.parameters
        native = parameters.beaconChainETHStrategy
        rewards = ShadowRewards(setting)
        tokenOf = Dictionary(
            uniqueKeysWithValues: zip(setting.strategies, setting.tokens).map { ($0, $1) })
        block = WalkSetting.startBlock
        time = WalkSetting.startTime
        for token in setting.configuration.tokens {
            for (holder, units) in token.balances { tokens[Pair(token.address, holder)] = units }
        }
        for (account, balance) in setting.configuration.balances {
            ether[account] = balance.rawValue
        }
        guard let lido = setting.configuration.lido, let etherFi = setting.configuration.etherFi
        else { return }
        ether[lido.contracts.stETH] = lido.bootstrapEther.rawValue
        liquid = LiquidShadow(lido: lido, etherFi: etherFi, block: block, time: time)
    }

    func forgetTouched() {
        touchedPositions.removeAll(keepingCapacity: true)
        touchedOperators.removeAll(keepingCapacity: true)
        touchedStrategies.removeAll(keepingCapacity: true)
        touchedTokens.removeAll(keepingCapacity: true)
        touchedEther.removeAll(keepingCapacity: true)
        touchedPods.removeAll(keepingCapacity: true)
        touchedAllocations.removeAll(keepingCapacity: true)
        liquid?.forgetTouched()
    }

    func isPaused(_ bit: Int, _ contract: Address) -> Bool {
        !((paused[contract] ?? .zero) >> bit & .one).isZero
    }
}

// MARK: - Tokens and ether

extension Shadow {
    func tokens(_ token: Address, of holder: Address) -> UInt256 {
        if let liquid, token == liquid.stETH { return liquid.lido.balance(of: holder) }
        return tokens[Pair(token, holder)] ?? .zero
    }

    /// Whether a holder has an amount; of stETH, the shares that it stands for.
    func canMove(_ amount: UInt256, of token: Address, from holder: Address) -> Bool {
        if let liquid, token == liquid.stETH {
            return liquid.lido.canMove(amount, from: holder)
        }
        return amount <= tokens(token, of: holder)
    }

    func move(_ amount: UInt256, of token: Address, from: Address, to: Address) {
        if let liquid, token == liquid.stETH {
            return liquid.moveStETH(amount, from: from, to: to)
        }
        tokens[Pair(token, from), default: .zero] -= amount
        tokens[Pair(token, to), default: .zero] += amount
        touchedTokens.append(Pair(token, from))
        touchedTokens.append(Pair(token, to))
    }

    func ether(of account: Address) -> UInt256 { ether[account] ?? .zero }

    func pay(_ amount: UInt256, from: Address, to: Address) {
        ether[from, default: .zero] -= amount
        ether[to, default: .zero] += amount
        touchedEther.append(from)
        touchedEther.append(to)
    }
}

// MARK: - Strategies

extension Shadow {
    /// What a deposit makes, before its tokens have moved.
    func sharesFor(_ amount: UInt256, in strategy: Address) -> UInt256 {
        ShadowMath.divide(
            amount, (totalShares[strategy] ?? .zero) + 1_000,
            by: heldBefore(amount, in: strategy))
    }

    /// What a strategy holds without a deposit, as it finds out when the tokens have moved, with a
    /// thousand virtual units: of stETH the deposit may arrive a wei short, and that wei counts
    /// against those before.
    private func heldBefore(_ amount: UInt256, in strategy: Address) -> UInt256 {
        let token = tokenOf[strategy] ?? .zero
        guard let liquid, token == liquid.stETH else {
            return tokens(token, of: strategy) + 1_000
        }
        let after = liquid.lido.etherFor(
            liquid.lido.shares(of: strategy) + liquid.lido.sharesFor(amount))
        return after + 1_000 - amount
    }

    func tokensFor(_ shares: UInt256, in strategy: Address) -> UInt256 {
        let held = tokens(tokenOf[strategy] ?? .zero, of: strategy)
        return ShadowMath.divide(
            held + 1_000, shares, by: (totalShares[strategy] ?? .zero) + 1_000)
    }

    /// Whether a strategy has what its shares convert to: after a loss of stETH the virtual units
    /// promise the last ones up to a thousand wei too much.
    func canPayOut(_ shares: UInt256, of strategy: Address) -> Bool {
        canMove(
            tokensFor(shares, in: strategy), of: tokenOf[strategy] ?? .zero, from: strategy)
    }

    /// Pays shares out of a strategy.
    func payOut(_ shares: UInt256, of strategy: Address, to recipient: Address) {
        let amount = tokensFor(shares, in: strategy)
        totalShares[strategy, default: .zero] -= shares
        touchedStrategies.append(strategy)
        move(amount, of: tokenOf[strategy] ?? .zero, from: strategy, to: recipient)
    }
}
