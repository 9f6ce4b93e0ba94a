import CairnEthereum
import CairnLedger
import CairnPrimitives

extension EtherFi {
    /// Writes what the deployed contracts' initialisers leave, and the opening if there is one.
    ///
    /// Events are not announced: the world begins afterwards.
    ///
    /// - Precondition: The store holds nothing of ether.fi, and the moment is the genesis.
    public func initialize() {
        state.registryOwners.value = Pair(parameters.accounts.registryOwner, Address.zero)
        for grant in parameters.registryRoles {
            state.roles.insert(grant.holder, into: grant.role.identifier)
        }
        state.poolSettings.update { $0.escrowMigrationCompleted = true }
        state.withdrawLine.update { $0.nextRequestID = 1 }
        state.finalizationRates.push(.zero, at: 0, to: EtherFiState.only)
        state.liquifierSettings.update {
            $0.capRefreshSeconds = UInt64(parameters.liquifier.timeBoundCapRefreshSeconds)
        }
        state.priorityLine.update { $0.nonce = 1 }
        initializeAuction()
        initializeOracle()
        state.stETHPrice.value = PriceAnswer(
            answer: parameters.market.feedAnswer, updatedAt: UInt256(now))
        if let opening = parameters.opening { apply(opening) }
    }

    private func initializeAuction() {
        state.auction.value = AuctionRecord(
            whitelistBidAmount: 1_000_000_000_000_000, minBidAmount: 10_000_000_000_000_000,
            maxBidAmount: .ether(5), bidCount: .one, activeBidCount: .zero,
            isWhitelistEnabled: true)
    }

    private func initializeOracle() {
        state.oracle.update {
            $0.consensusVersion = 1
            $0.quorumSize = UInt64(parameters.oracle.quorumSize)
            $0.reportPeriodSlots = UInt64(parameters.oracle.reportPeriodSlots)
            $0.reportStartSlot = UInt64(parameters.oracle.reportStartSlot)
        }
        state.admin.update {
            $0.acceptableRebaseAPR = Int256(Int64(parameters.admin.acceptableRebaseAPR))
            $0.postReportWaitSlots = UInt64(parameters.admin.postReportWaitSlots)
        }
    }

    private func apply(_ opening: EtherFiParameters.Opening) {
        for limit in opening.limits {
            let id = keccak256(utf8: limit.name)
            state.limits[id] = RateBucket(
                capacity: limit.capacity, refillRate: limit.refillRate, now: now)
            for consumer in limit.consumers { state.limitConsumers[Pair(id, consumer)] = true }
        }
        state.poolSettings.update {
            $0.minWithdrawAmount = opening.minWithdrawAmount
            $0.maxWithdrawAmount = opening.maxWithdrawAmount
            $0.validatorSize = opening.validatorSize
            $0.feeRecipient = opening.feeRecipient
        }
        for token in opening.redeemedTokens {
            state.redemptions[token.token] = RedemptionInfo(
                limit: RateBucket(
                    capacity: Self.bucketUnits(token.capacity),
                    refillRate: Self.bucketUnits(token.refillRate), now: now),
                exitFeeSplitToTreasury: token.exitFeeSplitToTreasury, exitFee: token.exitFee,
                lowWatermark: token.lowWatermark)
        }
        for token in opening.depositedTokens {
            state.liquifierTokens[token.token] = LiquifierToken(
                strategy: token.strategy, isWhitelisted: true, discount: token.discount,
                periodStart: now, timeBoundCapInEther: token.timeBoundCap,
                totalCapInEther: token.totalCap, depositedThisPeriod: .zero, deposited: .zero,
                isL2Eth: false)
            state.restakerStrategies[token.token] = token.strategy
        }
        for member in opening.committee {
            state.committee[member] = CommitteeMember(
                isRegistered: true, isEnabled: true, lastReportRefSlot: 0, reportCount: 0)
        }
        state.oracle.update {
            $0.memberCount = UInt64(opening.committee.count)
            $0.activeMemberCount = UInt64(opening.committee.count)
        }
        state.admin.update {
            $0.validatorTaskBatchSize = opening.validatorTaskBatchSize
            $0.maxFinalizedAmountPerDay = opening.maxFinalizedAmountPerDay
            $0.maxValidatorsToApprovePerDay = UInt256(opening.maxValidatorsToApprovePerDay)
        }
        for (contract, seconds) in opening.pauseDurations {
            state.pauses.update(contract) { $0.durationSeconds = seconds }
        }
    }

    /// An amount in the units of redemption limits, 10^12 wei.
    ///
    /// - Precondition: It fits 64 bits of them.
    private static func bucketUnits(_ amount: Wei) -> UInt64 {
        guard let units = (amount.rawValue / RedemptionScale.bucketUnit).asUInt64 else {
            preconditionFailure("a redemption limit of \(amount) wei is out of range")
        }
        return units
    }
}
