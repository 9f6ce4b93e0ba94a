public import CairnLedger
public import CairnPrimitives

// MARK: - Withdrawal requests

extension EtherFiEvent {
    /// A request was minted, passed on or burned.
    public struct RequestTransfer: LedgerEvent, BitwiseCopyable {
        public let from: Address
        public let to: Address
        public let tokenId: UInt256
    }

    /// Somebody may pass a request on.
    public struct RequestApproval: LedgerEvent, BitwiseCopyable {
        public let owner: Address
        public let approved: Address
        public let tokenId: UInt256
    }

    /// Somebody may pass all requests of an owner on.
    public struct RequestApprovalForAll: LedgerEvent, BitwiseCopyable {
        public let owner: Address
        public let `operator`: Address
        public let approved: Bool
    }

    /// A request exists.
    public struct WithdrawRequestCreated: LedgerEvent, BitwiseCopyable {
        public let requestId: UInt32
        public let amountOfEEth: Wei
        public let shareOfEEth: Shares
        public let owner: Address
    }

    /// A request was paid.
    public struct WithdrawRequestClaimed: LedgerEvent, BitwiseCopyable {
        public let requestId: UInt32
        public let amountOfEEth: Wei
        public let shareOfEEth: Shares
        public let owner: Address
    }

    /// A request is barred.
    public struct WithdrawRequestInvalidated: LedgerEvent, BitwiseCopyable {
        public let requestId: UInt32
    }

    /// A barred request counts again.
    public struct WithdrawRequestValidated: LedgerEvent, BitwiseCopyable {
        public let requestId: UInt32
    }

    /// A barred request was given to somebody else.
    public struct WithdrawRequestSeized: LedgerEvent, BitwiseCopyable {
        public let requestId: UInt32
    }
}

// MARK: - Redemption, liquifier, restaker

extension EtherFiEvent {
    /// eETH was redeemed at once.
    public struct Redeemed: LedgerEvent, BitwiseCopyable {
        public let receiver: Address
        public let redemptionAmount: Wei
        public let feeAmountToTreasury: Wei
        public let feeAmountToStakers: Wei
        public let token: Address
    }

    /// What had stayed in a contract was handed out.
    public struct DustSwept: LedgerEvent, BitwiseCopyable {
        public let token: Address
        public let to: Address
        public let amount: UInt256
    }

    /// A token was exchanged for eETH.
    public struct Liquified: LedgerEvent, BitwiseCopyable {
        public let user: Address
        public let toEEthAmount: Wei
        public let fromToken: Address
        public let isRestaked: Bool
    }

    /// stETH waits in Lido's queue.
    public struct QueuedStEthWithdrawals: LedgerEvent {
        public let requestIds: [UInt256]
    }

    /// Lido paid for stETH.
    public struct CompletedStEthQueuedWithdrawals: LedgerEvent {
        public let requestIds: [UInt256]
    }

    /// Restaked tokens come back.
    public struct CompletedQueuedWithdrawal: LedgerEvent, BitwiseCopyable {
        public let withdrawalRoot: Hash
    }
}

// MARK: - Priority queue

extension EtherFiEvent {
    /// A request stands in the priority queue.
    public struct PriorityRequestCreated: LedgerEvent, BitwiseCopyable {
        public let requestId: Hash
        public let user: Address
        public let amountOfEEth: Wei
        public let shareOfEEth: Shares
        public let amountWithFee: Wei
        public let nonce: UInt32
        public let creationTime: UInt32
    }

    /// A request left the queue, and eETH was returned.
    public struct PriorityRequestCancelled: LedgerEvent, BitwiseCopyable {
        public let requestId: Hash
        public let user: Address
        public let amountOfEEthReturned: Wei
        public let sharesOfEEth: Shares
        public let nonce: UInt32
        public let timestamp: UInt32
    }

    /// Ether is set aside for a request.
    public struct PriorityRequestFinalized: LedgerEvent, BitwiseCopyable {
        public let requestId: Hash
        public let user: Address
        public let amountOfEEth: Wei
        public let sharesOfEEth: Shares
        public let nonce: UInt32
        public let timestamp: UInt32
    }

    /// A request was paid.
    public struct PriorityRequestClaimed: LedgerEvent, BitwiseCopyable {
        public let requestId: Hash
        public let user: Address
        public let amountOfETHtoWithdraw: Wei
        public let sharesBurned: Shares
        public let nonce: UInt32
        public let timestamp: UInt32
    }

    /// A request was removed.
    public struct PriorityRequestInvalidated: LedgerEvent, BitwiseCopyable {
        public let requestId: Hash
        public let amountOfEEth: Wei
        public let sharesOfEEth: Shares
        public let nonce: UInt32
        public let timestamp: UInt32
    }

    /// An account may use the priority queue, or may no longer.
    public struct WhitelistUpdated: LedgerEvent, BitwiseCopyable {
        public let user: Address
        public let status: Bool
    }
}

// MARK: - Deposit adapter, rewards router

extension EtherFiEvent {
    /// Something was exchanged for weETH.
    public struct AdapterDeposit: LedgerEvent, BitwiseCopyable {
        public let sender: Address
        public let amount: Wei
        public let source: DepositAsset
        public let referral: Address
    }

    /// Rewards came in.
    public struct EthReceived: LedgerEvent, BitwiseCopyable {
        public let from: Address
        public let value: Wei
    }

    /// Rewards went to the pool.
    public struct EthSent: LedgerEvent, BitwiseCopyable {
        public let from: Address
        public let to: Address
        public let value: Wei
    }

    /// Tokens went to the treasury.
    public struct Erc20Sent: LedgerEvent, BitwiseCopyable {
        public let caller: Address
        public let token: Address
        public let amount: UInt256
    }

    /// A claim went to the treasury.
    public struct Erc721Sent: LedgerEvent, BitwiseCopyable {
        public let caller: Address
        public let token: Address
        public let tokenId: UInt256
    }
}
