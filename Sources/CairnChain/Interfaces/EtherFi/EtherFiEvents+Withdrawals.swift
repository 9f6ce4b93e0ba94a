import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

// MARK: - Withdrawal requests

extension EventSignatures {
    mutating func addEtherFiWithdrawalRequests() {
        add("Transfer", indexed: [0, 1, 2]) { (event: EtherFiEvent.RequestTransfer) in
            ABITuple(event.from, event.to, event.tokenId)
        }
        add("Approval", indexed: [0, 1, 2]) { (event: EtherFiEvent.RequestApproval) in
            ABITuple(event.owner, event.approved, event.tokenId)
        }
        add("ApprovalForAll", indexed: [0, 1]) { (event: EtherFiEvent.RequestApprovalForAll) in
            ABITuple(event.owner, event.operator, event.approved)
        }
        add("WithdrawRequestCreated", indexed: [0]) {
            (event: EtherFiEvent.WithdrawRequestCreated) in
            ABITuple(event.requestId, event.amountOfEEth, event.shareOfEEth, event.owner)
        }
        add("WithdrawRequestClaimed", indexed: [0]) {
            (event: EtherFiEvent.WithdrawRequestClaimed) in
            ABITuple(event.requestId, event.amountOfEEth, event.shareOfEEth, event.owner)
        }
        add("WithdrawRequestInvalidated", indexed: [0]) {
            (event: EtherFiEvent.WithdrawRequestInvalidated) in
            ABITuple(event.requestId)
        }
        add("WithdrawRequestValidated", indexed: [0]) {
            (event: EtherFiEvent.WithdrawRequestValidated) in
            ABITuple(event.requestId)
        }
        add("WithdrawRequestSeized", indexed: [0]) { (event: EtherFiEvent.WithdrawRequestSeized) in
            ABITuple(event.requestId)
        }
    }
}

// MARK: - Redemption, liquifier, restaker

extension EventSignatures {
    mutating func addEtherFiRedemptionLiquifierRestaker() {
        add("Redeemed", indexed: [0]) { (event: EtherFiEvent.Redeemed) in
            ABITuple(
                event.receiver, event.redemptionAmount, event.feeAmountToTreasury,
                event.feeAmountToStakers, event.token)
        }
        add("DustSwept", indexed: [0, 1]) { (event: EtherFiEvent.DustSwept) in
            ABITuple(event.token, event.to, event.amount)
        }
        add("Liquified") { (event: EtherFiEvent.Liquified) in
            ABITuple(event.user, event.toEEthAmount, event.fromToken, event.isRestaked)
        }
        add("QueuedStEthWithdrawals") { (event: EtherFiEvent.QueuedStEthWithdrawals) in
            ABITuple(event.requestIds)
        }
        add("CompletedStEthQueuedWithdrawals") {
            (event: EtherFiEvent.CompletedStEthQueuedWithdrawals) in
            ABITuple(event.requestIds)
        }
        add("CompletedQueuedWithdrawal") { (event: EtherFiEvent.CompletedQueuedWithdrawal) in
            ABITuple(event.withdrawalRoot)
        }
    }
}

// MARK: - Priority queue

extension EventSignatures {
    mutating func addEtherFiPriorityQueue() {
        add("WithdrawRequestCreated", indexed: [0, 1]) {
            (event: EtherFiEvent.PriorityRequestCreated) in
            ABITuple(
                event.requestId, event.user, ABIUInt<Bits96>(event.amountOfEEth.rawValue),
                ABIUInt<Bits96>(event.shareOfEEth.rawValue),
                ABIUInt<Bits96>(event.amountWithFee.rawValue), event.nonce, event.creationTime)
        }
        add("WithdrawRequestCancelled", indexed: [0, 1]) {
            (event: EtherFiEvent.PriorityRequestCancelled) in
            ABITuple(
                event.requestId, event.user, ABIUInt<Bits96>(event.amountOfEEthReturned.rawValue),
                ABIUInt<Bits96>(event.sharesOfEEth.rawValue), event.nonce, event.timestamp)
        }
        add("WithdrawRequestFinalized", indexed: [0, 1]) {
            (event: EtherFiEvent.PriorityRequestFinalized) in
            ABITuple(
                event.requestId, event.user, ABIUInt<Bits96>(event.amountOfEEth.rawValue),
                ABIUInt<Bits96>(event.sharesOfEEth.rawValue), event.nonce, event.timestamp)
        }
        add("WithdrawRequestClaimed", indexed: [0, 1]) {
            (event: EtherFiEvent.PriorityRequestClaimed) in
            ABITuple(
                event.requestId, event.user, ABIUInt<Bits96>(event.amountOfETHtoWithdraw.rawValue),
                ABIUInt<Bits96>(event.sharesBurned.rawValue), event.nonce, event.timestamp)
        }
        add("WithdrawRequestInvalidated", indexed: [0]) {
            (event: EtherFiEvent.PriorityRequestInvalidated) in
            ABITuple(
                event.requestId, ABIUInt<Bits96>(event.amountOfEEth.rawValue),
                ABIUInt<Bits96>(event.sharesOfEEth.rawValue), event.nonce, event.timestamp)
        }
        add("WhitelistUpdated", indexed: [0]) { (event: EtherFiEvent.WhitelistUpdated) in
            ABITuple(event.user, event.status)
        }
    }
}

// MARK: - Deposit adapter, rewards router

extension EventSignatures {
    mutating func addEtherFiDepositAdapterRewardsRouter() {
        add("AdapterDeposit", indexed: [0]) { (event: EtherFiEvent.AdapterDeposit) in
            ABITuple(event.sender, event.amount, event.source, event.referral)
        }
        add("EthReceived", indexed: [0]) { (event: EtherFiEvent.EthReceived) in
            ABITuple(event.from, event.value)
        }
        add("EthSent", indexed: [0, 1]) { (event: EtherFiEvent.EthSent) in
            ABITuple(event.from, event.to, event.value)
        }
        add("Erc20Sent", indexed: [0, 1]) { (event: EtherFiEvent.Erc20Sent) in
            ABITuple(event.caller, event.token, event.amount)
        }
        add("Erc721Sent", indexed: [0, 1]) { (event: EtherFiEvent.Erc721Sent) in
            ABITuple(event.caller, event.token, event.tokenId)
        }
    }
}
