import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// What can be asked of operators and delegations.
extension Restaking {
    /// The operator to whom an account has delegated, zero for nobody.
    public func delegatedTo(_ staker: Address) -> Address { delegation.stakers[staker].operator }

    public func isDelegated(_ staker: Address) -> Bool {
        !delegation.stakers[staker].operator.isZero
    }

    public func isOperator(_ account: Address) -> Bool {
        !account.isZero && delegation.stakers[account].operator == account
    }

    /// Who must sign for stakers that delegate to an operator, zero for nobody.
    public func delegationApprover(of operatorAddress: Address) -> Address {
        delegation.stakers[operatorAddress].approver
    }

    public func isSaltSpent(_ salt: Hash, approver: Address) -> Bool {
        delegation.spentSalts[Pair(approver, salt)].isSet
    }

    /// Blocks that a queued withdrawal waits.
    public var minWithdrawalDelayBlocks: UInt32 { parameters.minWithdrawalDelayBlocks }

    // MARK: Shares

    /// What has been delegated to an operator in a strategy, after slashing.
    public func operatorShares(_ operatorAddress: Address, in strategy: Address) -> Shares {
        Shares(rawValue: delegation.operators[Pair(operatorAddress, strategy)].shares)
    }

    /// What slashing could take of shares in the queue.
    ///
    /// - Throws: A panic in the first blocks of a chain, before a whole delay has passed.
    public func slashableSharesInQueue(
        _ operatorAddress: Address, in strategy: Address
    ) throws(Revert) -> Shares {
        Shares(
            rawValue: try slashableSharesInQueue(
                operator: operatorAddress, strategy: strategy,
                position: delegation.operators[Pair(operatorAddress, strategy)],
                previousMaxMagnitude: maxMagnitude(of: operatorAddress, in: strategy),
                newMaxMagnitude: 0))
    }

    /// The factor, with 18 decimals, that a staker's deposit shares are multiplied with.
    public func depositScalingFactor(of staker: Address, in strategy: Address) -> UInt256 {
        strategies.positions[Pair(staker, strategy)].scalingFactor.value
    }

    /// A staker's deposit shares in any strategy, native ether among them.
    public func anyDepositShares(of staker: Address, in strategy: Address) -> Shares {
        strategy == parameters.beaconChainETHStrategy
            ? podDepositShares(of: staker) : depositShares(of: staker, in: strategy)
    }

    /// What a staker could withdraw now of each strategy, and the deposit shares behind it.
    ///
    /// - Rounds: Down.
    public func withdrawableShares(
        of staker: Address, in asked: [Address]
    ) throws(Revert) -> (withdrawable: [Shares], deposited: [Shares]) {
        let operatorAddress = delegatedTo(staker)
        var withdrawable: [Shares] = []
        var deposited: [Shares] = []
        for strategy in asked {
            let shares = anyDepositShares(of: staker, in: strategy)
            let factor = strategies.positions[Pair(staker, strategy)].scalingFactor
            deposited.append(shares)
            withdrawable.append(
                Shares(
                    rawValue: try factor.withdrawable(
                        shares.rawValue,
                        slashingFactor: slashingFactor(
                            of: staker, operator: operatorAddress, in: strategy))))
        }
        return (withdrawable, deposited)
    }

    /// The deposit shares that stand for what a staker would like to withdraw.
    ///
    /// - Rounds: Down.
    /// - Throws: A panic if there are fewer amounts than strategies, or everything was slashed.
    public func depositShares(
        of staker: Address, in asked: [Address], for withdrawable: [Shares]
    ) throws(Revert) -> [Shares] {
        let operatorAddress = delegatedTo(staker)
        var depositShares: [Shares] = []
        for (index, strategy) in asked.enumerated() {
            try require(index < withdrawable.count, Panic.indexOutOfBounds)
            let factor = strategies.positions[Pair(staker, strategy)].scalingFactor
            depositShares.append(
                Shares(
                    rawValue: try factor.depositShares(
                        for: withdrawable[index].rawValue,
                        slashingFactor: slashingFactor(
                            of: staker, operator: operatorAddress, in: strategy))))
        }
        return depositShares
    }

    /// Everything that a staker has restaked, native ether last.
    public func depositedShares(
        of staker: Address
    ) -> (strategies: [Address], shares: [Shares]) {
        var (held, shares) = deposits(of: staker)
        let podShares = podDepositShares(of: staker)
        if !podShares.isZero {
            held.append(parameters.beaconChainETHStrategy)
            shares.append(podShares)
        }
        return (held, shares)
    }

    // MARK: Signatures

    /// What an approver signs so that a staker may delegate to an operator.
    ///
    /// - Spec: EigenLayer core, `DelegationManager.calculateDelegationApprovalDigestHash`
    public func delegationApprovalDigest(
        staker: Address, operator operatorAddress: Address, approver: Address, salt: Hash,
        expiry: UInt256
    ) -> Hash {
        var hash = StructHasher(typeHash: Self.delegationApprovalTypeHash)
        hash.append(approver)
        hash.append(staker)
        hash.append(operatorAddress)
        hash.append(salt)
        hash.append(expiry)
        return signableDigest(hash.finalize(), contract: parameters.delegationManager)
    }

    /// The type of an approver's signature.
    public static let delegationApprovalTypeHash = keccak256(
        utf8: "DelegationApproval(address delegationApprover,address staker,address operator,"
            + "bytes32 salt,uint256 expiry)")
}
