public import CairnLedger
public import CairnPrimitives

/// What the contracts of ether.fi announce; names and fields are those of the deployed contracts.
public enum EtherFiEvent {}

// MARK: - Roles, pauses, blacklist

extension EtherFiEvent {
    /// An account got a role or lost it.
    public struct RoleSet: LedgerEvent, BitwiseCopyable {
        public let holder: Address
        public let role: UInt256
        public let active: Bool
    }

    /// The registry's owner named a successor.
    public struct OwnershipTransferStarted: LedgerEvent, BitwiseCopyable {
        public let previousOwner: Address
        public let newOwner: Address
    }

    /// The registry has a new owner.
    public struct OwnershipTransferred: LedgerEvent, BitwiseCopyable {
        public let previousOwner: Address
        public let newOwner: Address
    }

    /// A contract was paused without a term.
    public struct Paused: LedgerEvent, BitwiseCopyable {
        public let account: Address
    }

    /// A pause without a term ended.
    public struct Unpaused: LedgerEvent, BitwiseCopyable {
        public let account: Address
    }

    /// Timed pauses of a contract last so many seconds.
    public struct PauseUntilDurationSet: LedgerEvent, BitwiseCopyable {
        public let pauseUntilDuration: UInt256
    }

    /// A contract was paused up to a moment, inclusive.
    public struct PausedUntil: LedgerEvent, BitwiseCopyable {
        public let pausedUntil: UInt256
    }

    /// A timed pause ended early.
    public struct UnpausedUntil: LedgerEvent, BitwiseCopyable {}

    /// An account was blacklisted for good.
    public struct UserBlacklisted: LedgerEvent, BitwiseCopyable {
        public let user: Address
    }

    /// An account left the blacklist.
    public struct UserUnblacklisted: LedgerEvent, BitwiseCopyable {
        public let user: Address
    }

    /// An account was blacklisted for a time.
    public struct UserBlacklistedUntil: LedgerEvent, BitwiseCopyable {
        public let user: Address
        public let until: UInt256
    }
}

// MARK: - Rate limits

extension EtherFiEvent {
    /// A rate limit exists from now on.
    public struct LimiterCreated: LedgerEvent, BitwiseCopyable {
        public let id: Hash
        public let capacity: UInt256
        public let refillRate: UInt256
    }

    /// A limit's capacity changed.
    public struct CapacityUpdated: LedgerEvent, BitwiseCopyable {
        public let id: Hash
        public let capacity: UInt256
    }

    /// A limit refills at another rate.
    public struct RefillRateUpdated: LedgerEvent, BitwiseCopyable {
        public let id: Hash
        public let refillRate: UInt256
    }

    /// What remains of a limit was set.
    public struct RemainingUpdated: LedgerEvent, BitwiseCopyable {
        public let id: Hash
        public let remaining: UInt256
    }

    /// A contract may use a limit, or may no longer.
    public struct ConsumerUpdated: LedgerEvent, BitwiseCopyable {
        public let id: Hash
        public let consumer: Address
        public let allowed: Bool
    }
}

// MARK: - Liquidity pool

extension EtherFiEvent {
    /// Ether came in, and eETH will be minted.
    public struct Deposit: LedgerEvent, BitwiseCopyable {
        public let sender: Address
        public let amount: Wei
        public let source: SourceOfFunds
        public let referral: Address
    }

    /// A withdrawal was requested.
    public struct Withdraw: LedgerEvent, BitwiseCopyable {
        public let sender: Address
        public let recipient: Address
        public let amount: Wei
        public let source: SourceOfFunds
    }

    /// Shares were redeemed for stETH.
    public struct EEthSharesBurnedForNonETHWithdrawal: LedgerEvent, BitwiseCopyable {
        public let amountSharesToBurn: Shares
        public let withdrawalValueInETH: Wei
    }

    /// Protocol fees go elsewhere.
    public struct UpdatedFeeRecipient: LedgerEvent, BitwiseCopyable {
        public let newFeeRecipient: Address
    }

    /// An account may register validators.
    public struct ValidatorSpawnerRegistered: LedgerEvent, BitwiseCopyable {
        public let user: Address
    }

    /// An account may no longer register validators.
    public struct ValidatorSpawnerUnregistered: LedgerEvent, BitwiseCopyable {
        public let user: Address
    }

    /// The pool's value was reported anew.
    public struct Rebase: LedgerEvent, BitwiseCopyable {
        public let totalEthLocked: Wei
        public let totalEEthShares: Shares
    }

    /// The protocol's part of the rewards becomes eETH.
    public struct ProtocolFeePaid: LedgerEvent, BitwiseCopyable {
        public let protocolFees: Wei
    }

    /// The smallest withdrawal request changed.
    public struct MinWithdrawAmountSet: LedgerEvent, BitwiseCopyable {
        public let minWithdrawAmount: Wei
    }

    /// The largest withdrawal request changed.
    public struct MaxWithdrawAmountSet: LedgerEvent, BitwiseCopyable {
        public let maxWithdrawAmount: Wei
    }
}

// MARK: - Tokens

extension EtherFiEvent {
    /// Shares of eETH moved, were minted or burned.
    public struct TransferShares: LedgerEvent, BitwiseCopyable {
        public let from: Address
        public let to: Address
        public let sharesValue: Shares
    }

    /// Stray ether was handed out.
    public struct ETHRecovered: LedgerEvent, BitwiseCopyable {
        public let to: Address
        public let amount: Wei
    }

    /// Stray tokens were handed out.
    public struct ERC20Recovered: LedgerEvent, BitwiseCopyable {
        public let token: Address
        public let to: Address
        public let amount: UInt256
    }

    /// A stray claim was handed out.
    public struct ERC721Recovered: LedgerEvent, BitwiseCopyable {
        public let token: Address
        public let to: Address
        public let tokenId: UInt256
    }
}
