public import CairnEthereum
public import CairnLedger
public import CairnLiquid
public import CairnPrimitives

/// What ether.fi's restaker asks of EigenLayer, as calls by bytes.
extension Surroundings {

    // MARK: Strategies

    public func underlyingToken(of strategy: Address, caller: Address) throws(Revert) -> Address {
        try call("underlyingToken()", ABITuple(), at: strategy, from: caller, isStatic: true)
    }

    public func underlying(
        for shares: UInt256, of strategy: Address, caller: Address
    ) throws(Revert) -> UInt256 {
        try call(
            "sharesToUnderlyingView(uint256)", ABITuple(shares), at: strategy, from: caller,
            isStatic: true)
    }

    public func shares(
        for amount: UInt256, of strategy: Address, caller: Address
    ) throws(Revert) -> UInt256 {
        try call(
            "underlyingToSharesView(uint256)", ABITuple(amount), at: strategy, from: caller,
            isStatic: true)
    }

    public func depositIntoStrategy(
        _ strategy: Address, token: Address, amount: UInt256, at manager: Address, caller: Address
    ) throws(Revert) -> UInt256 {
        try call(
            "depositIntoStrategy(address,address,uint256)", ABITuple(strategy, token, amount),
            at: manager, from: caller)
    }

    // MARK: Delegation

    public func setRewardsClaimer(
        _ claimer: Address, at coordinator: Address, caller: Address
    ) throws(Revert) {
        try require(hasCode(coordinator), EmptyRevert())
        let _: Bytes = try call(
            "setClaimerFor(address)", ABITuple(claimer), at: coordinator,
            from: caller)
    }

    public func delegate(
        _ staker: Address, to operator: Address, signature: Bytes, expiry: UInt256, salt: Hash,
        at manager: Address
    ) throws(Revert) {
        try require(hasCode(manager), EmptyRevert())
        let _: Bytes = try call(
            "delegateTo(address,(bytes,uint256),bytes32)",
            ABITuple(`operator`, ABITuple(signature, expiry), salt),
            at: manager, from: staker)
    }

    public func undelegate(_ staker: Address, at manager: Address) throws(Revert) -> [Hash] {
        try call(
            "undelegate(address)", ABITuple(staker), at: manager, from: staker)
    }

    public func isDelegated(_ staker: Address, at manager: Address) throws(Revert) -> Bool {
        try call(
            "isDelegated(address)", ABITuple(staker), at: manager,
            from: staker, isStatic: true)
    }

    // MARK: Withdrawals

    public func queueWithdrawal(
        of strategy: Address, shares: UInt256, at manager: Address, caller: Address
    ) throws(Revert) -> [Hash] {
        try call(
            "queueWithdrawals((address[],uint256[],address)[])",
            ABITuple([ABITuple([strategy], [shares], caller)]), at: manager,
            from: caller)
    }

    public func root(
        of withdrawal: QueuedWithdrawal, at manager: Address, caller: Address
    ) throws(Revert) -> Hash {
        try call(
            "calculateWithdrawalRoot(\(QueuedWithdrawal.abiType))", ABITuple(withdrawal),
            at: manager, from: caller, isStatic: true)
    }

    public func completeWithdrawals(
        _ withdrawals: [QueuedWithdrawal], tokens: [[Address]], at manager: Address,
        caller: Address
    ) throws(Revert) {
        try require(hasCode(manager), EmptyRevert())
        let _: Bytes = try call(
            "completeQueuedWithdrawals(\(QueuedWithdrawal.abiType)[],address[][],bool[])",
            ABITuple(withdrawals, tokens, withdrawals.map { _ in true }),
            at: manager, from: caller)
    }

    public func withdrawableShares(
        of staker: Address, strategy: Address, at manager: Address
    ) throws(Revert) -> UInt256 {
        try require(hasCode(manager), EmptyRevert())
        let output: Bytes = try call(
            "getWithdrawableShares(address,address[])", ABITuple(staker, [strategy]),
            at: manager, from: staker, isStatic: true)
        let (withdrawable, _) = try readPair(output, [UInt256].self, [UInt256].self)
        guard let first = withdrawable.first else { throw Revert(Panic.indexOutOfBounds) }
        return first
    }

    public func queuedShares(
        of staker: Address, strategy: Address, token: Address, at manager: Address
    ) throws(Revert) -> UInt256 {
        try require(hasCode(manager), EmptyRevert())
        let output: Bytes = try call(
            "getQueuedWithdrawals(address)", ABITuple(staker), at: manager,
            from: staker, isStatic: true)
        let (withdrawals, _) = try readPair(
            output, [QueuedWithdrawal].self, [[UInt256]].self)
        var total = UInt256.zero
        for withdrawal in withdrawals {
            let root = try root(of: withdrawal, at: manager, caller: staker)
            let answer: Bytes = try call(
                "getQueuedWithdrawal(bytes32)", ABITuple(root), at: manager,
                from: staker, isStatic: true)
            let (current, shares) = try readPair(answer, QueuedWithdrawal.self, [UInt256].self)
            for (index, candidate) in current.strategies.enumerated() {
                let held = try underlyingToken(of: candidate, caller: staker)
                guard held == token, candidate == strategy else { continue }
                guard index < shares.count else { throw Revert(Panic.indexOutOfBounds) }
                total = try checked { () throws(ArithmeticFault) in try total.adding(shares[index])
                }
            }
        }
        return total
    }

    /// Reads an answer of two values.
    func readPair<First: ABIValue, Second: ABIValue>(
        _ output: Bytes, _: First.Type, _: Second.Type
    ) throws(Revert) -> (First, Second) {
        let pair: TopLevelPair<First, Second> = try read(output)
        return (pair.first, pair.second)
    }
}

/// Two values at the top of an answer, where no offset stands in front of them.
private struct TopLevelPair<First: ABIValue, Second: ABIValue>: ABIValue {
    let first: First
    let second: Second

    static var abiType: String { ABITuple<First, Second>.abiType }
    static var isDynamic: Bool { false }
    static var headSize: Int { ABITuple<First, Second>.frameSize }

    static func decode(from reader: inout ABIReader) throws(ABIError) -> Self {
        let (first, second) = try ABITuple<First, Second>.decodeFields(from: &reader).fields
        return Self(first: first, second: second)
    }

    func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        ABITuple(first, second).encode(to: &writer, head: head, frame: frame)
    }
}

extension QueuedWithdrawal: ABIRecord {
    public typealias Fields = ABITuple<
        Address, Address, Address, UInt256, UInt32, [Address], [UInt256]
    >

    public init(fields: Fields) {
        let (staker, delegatedTo, withdrawer, nonce, startBlock, strategies, shares) =
            fields.fields
        self.init(
            staker: staker, delegatedTo: delegatedTo, withdrawer: withdrawer, nonce: nonce,
            startBlock: startBlock, strategies: strategies, scaledShares: shares)
    }

    public var fields: Fields {
        ABITuple(
            staker, delegatedTo, withdrawer, nonce, startBlock, strategies, scaledShares)
    }
}
