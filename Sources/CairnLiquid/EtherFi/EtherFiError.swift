public import CairnLedger
public import CairnPrimitives

/// Why the contracts of ether.fi refuse, by contract and in the order of the checks.
///
/// A case is named after the error of the deployed contracts, whose arguments it carries; the few
/// whose only explanation is a sentence are named after what they mean.
public enum EtherFiError: RevertReason {
    // MARK: Everywhere

    case reentrancy
    case incorrectCaller
    case addressZero
    case invalidAmount
    case alreadyRegistered
    case notRegistered
    case insufficientBalance
    case insufficientLiquidity
    case ethTransferFailed
    case invalidArrayLengths
    case initializedTwice
    case transferLowLevelFailed
    case transferReturnedFalse
    case callToNonContract

    // MARK: Roles

    case onlyUpgradeTimelock
    case onlyOperatingTimelock
    case onlyOperatingMultisig
    case onlySuperGuardian
    case onlyGuardian
    case onlyOracleOperations
    case onlyHousekeepingOperations
    case onlyExecutorOperations
    case onlyEigenpodOperations
    case onlyRevokeAdmin
    case invalidRoleToRevoke
    case enumerableRolesUnauthorized
    case roleHolderIsZeroAddress
    case roleHoldersIndexOutOfBounds
    case notRegistryOwner
    case notPendingOwner

    // MARK: Pauses and blacklist

    case alreadyPaused
    case notPaused
    case contractPaused
    case contractPausedUntil(pausedUntil: UInt256)
    case contractNotPausedUntil
    case pauserCooldownStillActive
    case invalidPauseUntilDuration
    case invalidUser
    case blacklistedUser(user: Address)
    case userAlreadyBlacklisted(user: Address)

    // MARK: Rate limits

    case unknownLimit
    case limitAlreadyExists
    case invalidConsumer
    case limitExceeded
    case onlyToken

    // MARK: Liquidity pool

    case invalidWithdrawalAmount
    case invalidShareAmount
    case sendFail
    case invalidValidatorSize
    case rebaseExceedsPositiveCap
    case alreadyMigrated
    case migrationNotComplete
    case eETHRateDeflation

    // MARK: eETH

    case burnAmountExceedsBalance
    case allowanceBelowZero
    case transferAmountExceedsAllowance
    case expiredDeadline
    case invalidSignature
    case transferAmountExceedsBalance
    case signatureIsInvalid
    case signatureIsMalleable

    // MARK: weETH and recoveries

    case zeroAmount
    case zeroAddress
    case cannotRecoverEETH
    case weETHUnderbacked(supply: UInt256, proxyShares: UInt256)
    case mintToZero
    case burnExceedsBalance
    case weETHPermitExpired
    case weETHPermitNotSigned
    case invalidInput
    case contractIsNotOwnerOfERC721Token

    // MARK: Withdrawal requests

    case requestValid
    case requestNotValid
    case requestNotFound
    case cannotUndoFinalization
    case cannotFinalizeFutureRequests
    case cannotInvalidateFinalizedRequest
    case requestAmountGreaterThanAvailableLiquidity
    case insufficientEscrow
    case requestNotFinalized
    case alreadyInitialized
    case notInitialized
    case ownerIsZero
    case unknownRequest
    case approvalToOwner
    case approverNotAllowed
    case approvalToCaller
    case callerNotAllowed
    case wrongOwner
    case requestToZero
    case requestMintedToZero
    case recipientRefuses

    // MARK: Redemption

    case invalidOutputToken
    case exceedsMaxExitFeeSplit
    case exceedsMaxExitFee
    case exceedsMaxLowWatermark
    case exceededRedeemable
    case rateLimitExceeded
    case amountTooLarge
    case invalidNumSharesBurnt
    case invalidTotalShares
    case transferFailed
    case invalidLpBalance
    case invalidTotalValueOutOfLp
    case invalidRecipient
    case invalidPriceFeed
    case stalePriceFeed
    case invalidStEthPrice

    // MARK: Liquifier

    case notAllowed
    case notSupportedToken
    case capped
    case invalidTotalSupply
    case invalidSlippage
    case invalidDiscountRate
    case invalidDepositCap

    // MARK: Restaker

    case incorrectAmount
    case notEnoughBalance
    case notTheOwner
    case alreadyClaimed
    case amountOverflowsUint64Gwei
    case withdrawalRootNotFound

    // MARK: Priority queue

    case notWhitelisted
    case requestAlreadyFinalized
    case notRequestOwner
    case notMatured
    case unexpectedBalanceChange
    case keccak256Collision
    case permitFailedAndAllowanceTooLow
    case arrayLengthMismatch
    case invalidOutputAmount

    // MARK: Deposit adapter and rewards router

    case allowanceExceeded
    case permitExpired
    case ethTransfersNotAccepted
    case contractBalanceIsZero

    // MARK: Oracle

    case consensusAlreadyReached
    case reportNotNeeded
    case memberDisabled
    case epochNotFinalized
    case reportSlotNotStarted
    case lastReportNotHandled
    case wrongConsensusVersion
    case wrongSlotFrom
    case wrongSlotTo
    case wrongBlockFrom
    case wrongBlockTo
    case reportBlockTooOld
    case consensusNotReached
    case reportExecuted
    case alreadyInTargetState
    case invalidReportPeriod
    case invalidConsensusVersion
    case invalidQuorum
    case invalidMembersLength
    case memberNotParticipated

    // MARK: Admin

    case invalidMaxFinalizedWithdrawalAmountPerDay
    case invalidMaxNumValidatorsToApprovePerDay
    case invalidAcceptableRebaseApr
    case invalidMaxNegativeRebaseBps
    case invalidValidatorTaskBatchSize
    case oracleReportNotStale
    case staleReportFinalizationCooldown
    case noWithdrawalsToFinalize
    case reportValidationFailed(ReportFlaw)
    case taskDoesNotExist
    case taskAlreadyCompleted
    case taskAlreadyExists

    // MARK: Auction and node operators

    case invalidBidSize
    case incorrectBidValue
    case insufficientPublicKeys
    case bidNotActive
    case etherTransferFailed
    case invalidBid
    case bidAlreadyCancelled
    case invalidMinBid
    case invalidMaxBid
    case invalidWhitelistAmount
}
