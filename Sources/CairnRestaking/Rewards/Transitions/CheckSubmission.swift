import CairnLedger
import CairnPrimitives

/// What every submission of rewards has to satisfy.
extension Restaking {
    /// What a submission may amount to, 10^38 - 1.
    static var maximumRewardsAmount: UInt256 { StrategyRate.maximumTotalShares }

    /// Throws unless a submission's strategies and time are in order.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator._validateCommonRewardsSubmission`
    /// - Throws: The first failing check, in the order of ``RewardError``.
    func requireValidScope(
        _ strategies: [StrategyAndMultiplier], startTimestamp: UInt32, duration: UInt32
    ) throws(Revert) {
        let limits = parameters.rewards
        let start = UInt64(startTimestamp)
        try require(!strategies.isEmpty, RewardError.inputArrayLengthZero)
        try require(
            duration <= limits.maxRewardsDurationSeconds, RewardError.durationExceedsMax)
        try require(
            duration % limits.calculationIntervalSeconds == 0,
            RewardError.invalidDurationRemainder)
        try require(duration > 0, RewardError.durationIsZero)
        try require(
            startTimestamp % limits.calculationIntervalSeconds == 0,
            RewardError.invalidStartTimestampRemainder)
        let (earliest, isBeforeTime) = ledger.moment.timestamp.subtractingReportingOverflow(
            UInt64(limits.maxRetroactiveSeconds))
        try require(!isBeforeTime, Panic.arithmetic)
        try require(
            earliest <= start && limits.genesisTimestamp <= startTimestamp,
            RewardError.startTimestampTooFarInPast)
        var previous = Address.zero
        for entry in strategies {
            try require(
                isWhitelisted(entry.strategy)
                    || entry.strategy == parameters.beaconChainETHStrategy,
                RewardError.strategyNotWhitelisted)
            try require(
                previous < entry.strategy, RewardError.strategiesNotInAscendingOrder)
            previous = entry.strategy
        }
    }

    /// Throws unless a submission that names no operators is in order.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator._validateRewardsSubmission`
    /// - Throws: The first failing check, in the order of ``RewardError``.
    func requireValid(_ submission: RewardsSubmission) throws(Revert) {
        try requireValidScope(
            submission.strategies, startTimestamp: submission.startTimestamp,
            duration: submission.duration)
        try require(!submission.amount.isZero, RewardError.amountIsZero)
        try require(
            submission.amount <= Self.maximumRewardsAmount, RewardError.amountExceedsMax)
        try require(
            UInt64(submission.startTimestamp)
                <= ledger.moment.timestamp + UInt64(parameters.rewards.maxFutureSeconds),
            RewardError.startTimestampTooFarInFuture)
    }

    /// Throws unless a submission that names operators is in order, and takes the fee from each of
    /// them if its sender pays fees.
    ///
    /// - Spec: EigenLayer core, `RewardsCoordinator._validateOperatorDirectedRewardsSubmission`
    /// - Rounds: Each operator's fee down, in favour of the operator.
    /// - Returns: The sum before fees, and the fees.
    /// - Throws: The first failing check, in the order of ``RewardError``; a panic where amounts
    ///   exceed 256 bits.
    func settleDirectedAmounts(
        _ call: Call, _ submission: inout OperatorDirectedRewardsSubmission
    ) throws(Revert) -> (gross: UInt256, fees: UInt256) {
        // Checks
        try requireValidScope(
            submission.strategies, startTimestamp: submission.startTimestamp,
            duration: submission.duration)
        try require(!submission.operatorRewards.isEmpty, RewardError.inputArrayLengthZero)
        let (end, isTooLate) = submission.startTimestamp.addingReportingOverflow(
            submission.duration)
        try require(!isTooLate, Panic.arithmetic)
        try require(
            UInt64(end) < ledger.moment.timestamp, RewardError.submissionNotRetroactive)

        // Amounts
        let paysFee = paysProtocolFee(call.sender)
        var gross = UInt256.zero
        var fees = UInt256.zero
        var previous = Address.zero
        for index in submission.operatorRewards.indices {
            let reward = submission.operatorRewards[index]
            try require(!reward.operator.isZero, RewardError.invalidAddressZero)
            try require(
                previous < reward.operator, RewardError.operatorsNotInAscendingOrder)
            try require(!reward.amount.isZero, RewardError.amountIsZero)
            gross = try checked { () throws(ArithmeticFault) in
                try gross.adding(reward.amount)
            }
            let fee = try protocolFee(on: reward.amount)
            if paysFee {
                submission.operatorRewards[index].amount -= fee
                fees += fee
            }
            previous = reward.operator
        }
        try require(gross <= Self.maximumRewardsAmount, RewardError.amountExceedsMax)
        return (gross, fees)
    }

    /// A fifth of an amount.
    ///
    /// - Rounds: Down, in favour of those who earn.
    /// - Throws: A panic if the amount is so large that the product exceeds 256 bits.
    func protocolFee(on amount: UInt256) throws(Revert) -> UInt256 {
        try checked { () throws(ArithmeticFault) in
            try amount.multiplied(by: 2_000).divided(by: 10_000)
        }
    }
}
