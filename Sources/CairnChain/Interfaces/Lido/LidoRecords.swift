public import CairnEthereum
public import CairnLiquid
public import CairnPrimitives

/// An allowance that the caller signed: value, deadline, signature.
struct SignedAllowance: ABIRecord {
    let value: UInt256
    let deadline: UInt256
    let signature: SignatureParts

    init(fields: ABITuple<UInt256, UInt256, UInt8, Hash, Hash>) {
        let (value, deadline, v, r, s) = fields.fields
        self.value = value
        self.deadline = deadline
        signature = SignatureParts(v: v, r: r, s: s)
    }

    var fields: ABITuple<UInt256, UInt256, UInt8, Hash, Hash> {
        ABITuple(value, deadline, signature.v, signature.r, signature.s)
    }
}

extension WithdrawalRequestStatus: ABIRecord {
    public typealias Fields = ABITuple<Wei, Shares, Address, UInt256, Bool, Bool>

    public init(fields: Fields) {
        let (amount, shares, owner, timestamp, isFinalized, isClaimed) = fields.fields
        self.init(
            amountOfStETH: amount, amountOfShares: shares, owner: owner,
            timestamp: timestamp.limb0, isFinalized: isFinalized, isClaimed: isClaimed)
    }

    public var fields: Fields {
        ABITuple(
            amountOfStETH, amountOfShares, owner, UInt256(timestamp), isFinalized, isClaimed)
    }
}

/// A fixed number of batches, in place.
public struct BatchList: ABIValue {
    let batches: [UInt256]

    public static var abiType: String { "uint256[\(FinalizationBatches.capacity)]" }
    public static var headSize: Int { 32 * FinalizationBatches.capacity }

    public static func decode(from reader: inout ABIReader) throws(ABIError) -> BatchList {
        var batches: [UInt256] = []
        for _ in 0..<FinalizationBatches.capacity { batches.append(try reader.word()) }
        return BatchList(batches: batches)
    }

    public func encode(to writer: inout ABIWriter, head: Int, frame: Int) {
        for (place, batch) in batches.enumerated() { writer.put(batch, at: head + 32 * place) }
    }
}

extension FinalizationBatches: ABIRecord {
    public init(fields: ABITuple<Wei, Bool, BatchList, UInt256>) {
        let (budget, isFinished, list, count) = fields.fields
        self.init(
            remainingEtherBudget: budget, isFinished: isFinished, batches: list.batches,
            count: count)
    }

    public var fields: ABITuple<Wei, Bool, BatchList, UInt256> {
        ABITuple(remainingEtherBudget, isFinished, BatchList(batches: batches), count)
    }
}

extension OracleReport: ABIRecord {
    public typealias Fields = ABITuple<
        UInt256, UInt256, UInt256, Wei, Wei, Wei, Shares, [UInt256], UInt256
    >

    public init(fields: Fields) {
        let (timestamp, elapsed, validators, balance, vault, rewards, shares, batches, rate) =
            fields.fields
        self.init(
            timestamp: timestamp, timeElapsed: elapsed, clValidators: validators,
            clBalance: balance, withdrawalVaultBalance: vault, elRewardsVaultBalance: rewards,
            sharesRequestedToBurn: shares, withdrawalFinalizationBatches: batches,
            simulatedShareRate: rate)
    }

    public var fields: Fields {
        ABITuple(
            timestamp, timeElapsed, clValidators, clBalance, withdrawalVaultBalance,
            elRewardsVaultBalance, sharesRequestedToBurn, withdrawalFinalizationBatches,
            simulatedShareRate)
    }
}

/// What a report will do, as accounting answers it.
struct WireOutcome: ABIRecord {
    let outcome: ReportOutcome

    typealias Fees = ABITuple<[Address], [UInt256], [Shares], Shares>
    typealias Fields = ABITuple<
        Wei, Wei, Wei, Shares, Shares, Shares, Shares, Fees, Wei, Shares, Wei, Shares, Wei,
        Shares, Wei
    >

    init(_ outcome: ReportOutcome) { self.outcome = outcome }

    init(fields: Fields) {
        let parts = fields.fields
        var outcome = ReportOutcome()
        outcome.withdrawalsVaultTransfer = parts.0
        outcome.elRewardsVaultTransfer = parts.1
        outcome.etherToFinalize = parts.2
        outcome.sharesToFinalize = parts.3
        outcome.sharesToBurnForWithdrawals = parts.4
        outcome.totalSharesToBurn = parts.5
        outcome.sharesToMintAsFees = parts.6
        let fees = parts.7.fields
        outcome.fees.recipients = fees.0
        outcome.fees.moduleIDs = fees.1
        outcome.fees.moduleShares = fees.2
        outcome.fees.treasuryShares = fees.3
        outcome.principalCLBalance = parts.8
        outcome.preTotalShares = parts.9
        outcome.preTotalEther = parts.10
        outcome.postInternalShares = parts.11
        outcome.postInternalEther = parts.12
        outcome.postTotalShares = parts.13
        outcome.postTotalEther = parts.14
        self.outcome = outcome
    }

    var fields: Fields {
        let fees = outcome.fees
        return ABITuple(
            outcome.withdrawalsVaultTransfer, outcome.elRewardsVaultTransfer,
            outcome.etherToFinalize, outcome.sharesToFinalize,
            outcome.sharesToBurnForWithdrawals, outcome.totalSharesToBurn,
            outcome.sharesToMintAsFees,
            ABITuple(fees.recipients, fees.moduleIDs, fees.moduleShares, fees.treasuryShares),
            outcome.principalCLBalance, outcome.preTotalShares, outcome.preTotalEther,
            outcome.postInternalShares, outcome.postInternalEther, outcome.postTotalShares,
            outcome.postTotalEther)
    }
}

extension ReportLimits: ABIRecord {
    public typealias Fields = ABITuple<
        UInt256, UInt256, UInt256, UInt256, UInt256, UInt256, UInt256, UInt256, UInt256,
        UInt256, UInt256, UInt256
    >

    public init(fields: Fields) {
        let parts = fields.fields
        self.init(
            exitedValidatorsPerDay: parts.0, appearedValidatorsPerDay: parts.1,
            annualBalanceIncrease: parts.2, simulatedShareRateDeviation: parts.3,
            maxValidatorExitRequestsPerReport: parts.4, maxItemsPerExtraDataTransaction: parts.5,
            maxNodeOperatorsPerExtraDataItem: parts.6, requestTimestampMargin: parts.7,
            maxPositiveTokenRebase: parts.8, initialSlashingAmountPWei: parts.9,
            inactivityPenaltiesAmountPWei: parts.10, clBalanceOraclesErrorUpperLimit: parts.11)
    }

    public var fields: Fields {
        ABITuple(
            exitedValidatorsPerDay, appearedValidatorsPerDay, annualBalanceIncrease,
            simulatedShareRateDeviation, maxValidatorExitRequestsPerReport,
            maxItemsPerExtraDataTransaction, maxNodeOperatorsPerExtraDataItem,
            requestTimestampMargin, maxPositiveTokenRebase, initialSlashingAmountPWei,
            inactivityPenaltiesAmountPWei, clBalanceOraclesErrorUpperLimit)
    }
}

extension StakingModuleStatus: ABIEnumeration, ABIWord, ABIValue {}

extension StakingModuleSummary: ABIRecord {
    public init(fields: ABITuple<UInt256, UInt256, UInt256>) {
        let (exited, deposited, depositable) = fields.fields
        self.init(exited: exited, deposited: deposited, depositable: depositable)
    }

    public var fields: ABITuple<UInt256, UInt256, UInt256> {
        ABITuple(exited, deposited, depositable)
    }
}
