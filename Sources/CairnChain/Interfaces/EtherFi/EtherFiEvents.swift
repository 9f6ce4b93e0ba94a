import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension EventSignatures {
    /// The events of ether.fi.
    mutating func addEtherFiEvents() {
        addEtherFiRolesPausesBlacklist()
        addEtherFiRateLimits()
        addEtherFiLiquidityPool()
        addEtherFiTokens()
        addEtherFiWithdrawalRequests()
        addEtherFiRedemptionLiquifierRestaker()
        addEtherFiPriorityQueue()
        addEtherFiDepositAdapterRewardsRouter()
        addEtherFiOracle()
        addEtherFiAdmin()
        addEtherFiAuctionNodeOperators()
        addEtherFiSurroundings()
        addEtherFiNodes()
    }
}

// MARK: - Roles, pauses, blacklist

extension EventSignatures {
    mutating func addEtherFiRolesPausesBlacklist() {
        add("RoleSet", indexed: [0, 1, 2]) { (event: EtherFiEvent.RoleSet) in
            ABITuple(event.holder, event.role, event.active)
        }
        add("OwnershipTransferStarted", indexed: [0, 1]) {
            (event: EtherFiEvent.OwnershipTransferStarted) in
            ABITuple(event.previousOwner, event.newOwner)
        }
        add("OwnershipTransferred", indexed: [0, 1]) { (event: EtherFiEvent.OwnershipTransferred) in
            ABITuple(event.previousOwner, event.newOwner)
        }
        add("Paused") { (event: EtherFiEvent.Paused) in
            ABITuple(event.account)
        }
        add("Unpaused") { (event: EtherFiEvent.Unpaused) in
            ABITuple(event.account)
        }
        add("PauseUntilDurationSet") { (event: EtherFiEvent.PauseUntilDurationSet) in
            ABITuple(event.pauseUntilDuration)
        }
        add("PausedUntil") { (event: EtherFiEvent.PausedUntil) in
            ABITuple(event.pausedUntil)
        }
        add("UnpausedUntil") { (_: EtherFiEvent.UnpausedUntil) in
            ABITuple()
        }
        add("UserBlacklisted") { (event: EtherFiEvent.UserBlacklisted) in
            ABITuple(event.user)
        }
        add("UserUnblacklisted") { (event: EtherFiEvent.UserUnblacklisted) in
            ABITuple(event.user)
        }
        add("UserBlacklistedUntil") { (event: EtherFiEvent.UserBlacklistedUntil) in
            ABITuple(event.user, event.until)
        }
    }
}

// MARK: - Rate limits

extension EventSignatures {
    mutating func addEtherFiRateLimits() {
        add("LimiterCreated", indexed: [0]) { (event: EtherFiEvent.LimiterCreated) in
            ABITuple(event.id, event.capacity, event.refillRate)
        }
        add("CapacityUpdated", indexed: [0]) { (event: EtherFiEvent.CapacityUpdated) in
            ABITuple(event.id, event.capacity)
        }
        add("RefillRateUpdated", indexed: [0]) { (event: EtherFiEvent.RefillRateUpdated) in
            ABITuple(event.id, event.refillRate)
        }
        add("RemainingUpdated", indexed: [0]) { (event: EtherFiEvent.RemainingUpdated) in
            ABITuple(event.id, event.remaining)
        }
        add("ConsumerUpdated", indexed: [0, 1]) { (event: EtherFiEvent.ConsumerUpdated) in
            ABITuple(event.id, event.consumer, event.allowed)
        }
    }
}

// MARK: - Liquidity pool

extension EventSignatures {
    mutating func addEtherFiLiquidityPool() {
        add("Deposit", indexed: [0]) { (event: EtherFiEvent.Deposit) in
            ABITuple(event.sender, event.amount, event.source, event.referral)
        }
        add("Withdraw", indexed: [0]) { (event: EtherFiEvent.Withdraw) in
            ABITuple(event.sender, event.recipient, event.amount, event.source)
        }
        add("EEthSharesBurnedForNonETHWithdrawal") {
            (event: EtherFiEvent.EEthSharesBurnedForNonETHWithdrawal) in
            ABITuple(event.amountSharesToBurn, event.withdrawalValueInETH)
        }
        add("UpdatedFeeRecipient") { (event: EtherFiEvent.UpdatedFeeRecipient) in
            ABITuple(event.newFeeRecipient)
        }
        add("ValidatorSpawnerRegistered") { (event: EtherFiEvent.ValidatorSpawnerRegistered) in
            ABITuple(event.user)
        }
        add("ValidatorSpawnerUnregistered") { (event: EtherFiEvent.ValidatorSpawnerUnregistered) in
            ABITuple(event.user)
        }
        add("Rebase") { (event: EtherFiEvent.Rebase) in
            ABITuple(event.totalEthLocked, event.totalEEthShares)
        }
        add("ProtocolFeePaid") { (event: EtherFiEvent.ProtocolFeePaid) in
            ABITuple(event.protocolFees.narrow)
        }
        add("MinWithdrawAmountSet") { (event: EtherFiEvent.MinWithdrawAmountSet) in
            ABITuple(event.minWithdrawAmount)
        }
        add("MaxWithdrawAmountSet") { (event: EtherFiEvent.MaxWithdrawAmountSet) in
            ABITuple(event.maxWithdrawAmount)
        }
    }
}

// MARK: - Tokens

extension EventSignatures {
    mutating func addEtherFiTokens() {
        add("TransferShares", indexed: [0, 1]) { (event: EtherFiEvent.TransferShares) in
            ABITuple(event.from, event.to, event.sharesValue)
        }
        add("ETHRecovered", indexed: [0]) { (event: EtherFiEvent.ETHRecovered) in
            ABITuple(event.to, event.amount)
        }
        add("ERC20Recovered", indexed: [0, 1]) { (event: EtherFiEvent.ERC20Recovered) in
            ABITuple(event.token, event.to, event.amount)
        }
        add("ERC721Recovered", indexed: [0, 1]) { (event: EtherFiEvent.ERC721Recovered) in
            ABITuple(event.token, event.to, event.tokenId)
        }
    }
}
