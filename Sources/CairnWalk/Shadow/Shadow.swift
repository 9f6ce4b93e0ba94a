import CairnChain
import CairnLedger
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
    }

    func forgetTouched() {
        touchedPositions.removeAll(keepingCapacity: true)
        touchedOperators.removeAll(keepingCapacity: true)
        touchedStrategies.removeAll(keepingCapacity: true)
        touchedTokens.removeAll(keepingCapacity: true)
        touchedEther.removeAll(keepingCapacity: true)
        touchedPods.removeAll(keepingCapacity: true)
        touchedAllocations.removeAll(keepingCapacity: true)
    }

    func isPaused(_ bit: Int, _ contract: Address) -> Bool {
        !((paused[contract] ?? .zero) >> bit & .one).isZero
    }
}

// MARK: - Tokens and ether

extension Shadow {
    func tokens(_ token: Address, of holder: Address) -> UInt256 {
        tokens[Pair(token, holder)] ?? .zero
    }

    func move(_ amount: UInt256, of token: Address, from: Address, to: Address) {
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
        let held = tokens(tokenOf[strategy] ?? .zero, of: strategy)
        return ShadowMath.divide(
            amount, (totalShares[strategy] ?? .zero) + 1_000, by: held + 1_000)
    }

    func tokensFor(_ shares: UInt256, in strategy: Address) -> UInt256 {
        let held = tokens(tokenOf[strategy] ?? .zero, of: strategy)
        return ShadowMath.divide(
            held + 1_000, shares, by: (totalShares[strategy] ?? .zero) + 1_000)
    }

    /// Pays shares out of a strategy.
    func payOut(_ shares: UInt256, of strategy: Address, to recipient: Address) {
        let amount = tokensFor(shares, in: strategy)
        totalShares[strategy, default: .zero] -= shares
        touchedStrategies.append(strategy)
        move(amount, of: tokenOf[strategy] ?? .zero, from: strategy, to: recipient)
    }
}
