import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// What can be asked of deposits and of slashed shares.
extension Restaking {
    /// A staker's deposit shares in a strategy other than native ether.
    public func depositShares(of staker: Address, in strategy: Address) -> Shares {
        Shares(rawValue: strategies.positions[Pair(staker, strategy)].depositShares)
    }

    /// The strategies in which a staker has shares, in the contract's order.
    public func stakerStrategies(_ staker: Address) -> [Address] {
        strategies.stakerStrategies.values(staker)
    }

    public func stakerStrategyCount(_ staker: Address) -> Int {
        strategies.stakerStrategies.count(staker)
    }

    /// One of a staker's strategies.
    ///
    /// - Throws: ``EmptyRevert`` if there are not so many.
    public func stakerStrategy(_ staker: Address, at index: UInt256) throws(Revert) -> Address {
        guard let index = index.asInt, index < strategies.stakerStrategies.count(staker) else {
            throw Revert(EmptyRevert())
        }
        return strategies.stakerStrategies[staker, index]
    }

    /// A staker's strategies and the deposit shares in each.
    public func deposits(of staker: Address) -> (strategies: [Address], shares: [Shares]) {
        let list = stakerStrategies(staker)
        return (list, list.map { depositShares(of: staker, in: $0) })
    }

    /// The number of deposits that a staker has signed for.
    public func depositNonce(of staker: Address) -> UInt256 {
        UInt256(strategies.nonces[staker])
    }

    /// What a staker signs so that somebody else can deposit for them.
    ///
    /// - Spec: EigenLayer core, `StrategyManager.calculateStrategyDepositDigestHash`
    public func depositDigest(
        staker: Address, strategy: Address, token: Address, amount: UInt256, nonce: UInt256,
        expiry: UInt256
    ) -> Hash {
        var hash = StructHasher(typeHash: Self.depositTypeHash)
        hash.append(staker)
        hash.append(strategy)
        hash.append(token)
        hash.append(amount)
        hash.append(nonce)
        hash.append(expiry)
        return signableDigest(hash.finalize(), contract: parameters.strategyManager)
    }

    /// The type of a signed deposit.
    public static let depositTypeHash = keccak256(
        utf8: "Deposit(address staker,address strategy,address token,uint256 amount,uint256 nonce,"
            + "uint256 expiry)")

    // MARK: Slashed shares

    /// The strategies of which shares of a slash wait, and how many.
    public func burnOrRedistributableShares(
        of set: OperatorSet, slashID: UInt256
    ) -> (strategies: [Address], shares: [Shares]) {
        let list = strategies.slashedStrategies.values(Pair(set.key, slashID))
        return (
            list, list.map { burnOrRedistributableShares(of: set, slashID: slashID, in: $0) }
        )
    }

    public func burnOrRedistributableShares(
        of set: OperatorSet, slashID: UInt256, in strategy: Address
    ) -> Shares {
        Shares(rawValue: strategies.slashedShares[Triple(set.key, slashID, strategy)])
    }

    public func burnOrRedistributableCount(of set: OperatorSet, slashID: UInt256) -> Int {
        strategies.slashedStrategies.count(Pair(set.key, slashID))
    }

    /// The sets of which slashed shares wait.
    public var pendingOperatorSets: [OperatorSet] {
        strategies.pendingSets.values(0).map(OperatorSet.init(key:))
    }

    /// The slashes of a set of which shares wait.
    public func pendingSlashIDs(of set: OperatorSet) -> [UInt256] {
        strategies.pendingSlashes.values(set.key)
    }
}
