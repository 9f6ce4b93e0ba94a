public import CairnLedger
public import CairnPrimitives

/// Events of the withdrawal queue.
extension LidoEvent {
    /// Somebody asked for ether.
    public struct WithdrawalRequested: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let requestor: Address
        public let owner: Address
        public let amount: Wei
        public let shares: Shares
    }

    /// Ether was locked for requests.
    public struct WithdrawalsFinalized: LedgerEvent, BitwiseCopyable {
        public let first: UInt256
        public let last: UInt256
        public let ether: Wei
        public let shares: Shares
        public let timestamp: UInt256
    }

    /// A request was paid.
    public struct WithdrawalClaimed: LedgerEvent, BitwiseCopyable {
        public let id: UInt256
        public let owner: Address
        public let receiver: Address
        public let ether: Wei
    }

    /// Descriptions of request tokens changed.
    public struct BatchMetadataUpdate: LedgerEvent, BitwiseCopyable {
        public let first: UInt256
        public let last: UInt256
    }

    /// A request token moved, was made (from zero) or paid (to zero).
    public struct RequestTransferred: LedgerEvent, BitwiseCopyable {
        public let from: Address
        public let to: Address
        public let id: UInt256
    }

    /// A request's owner allowed somebody to pass it on.
    public struct RequestApproved: LedgerEvent, BitwiseCopyable {
        public let owner: Address
        public let approved: Address
        public let id: UInt256
    }

    /// An owner allowed or forbade somebody to pass all requests on.
    public struct RequestApprovedForAll: LedgerEvent, BitwiseCopyable {
        public let owner: Address
        public let operatorAddress: Address
        public let isApproved: Flag
    }

    /// The queue was paused for so many seconds.
    public struct QueuePaused: LedgerEvent, BitwiseCopyable {
        public let duration: UInt256
    }

    /// Bunker mode began.
    public struct BunkerModeEnabled: LedgerEvent, BitwiseCopyable {
        public let since: UInt256
    }

    /// Bunker mode ended.
    public struct BunkerModeDisabled: LedgerEvent, BitwiseCopyable {}

    /// Request tokens are described at another address.
    public struct BaseURISet: LedgerEvent {
        public let uri: Bytes
    }

    /// Request tokens are described by another contract.
    public struct DescriptorSet: LedgerEvent, BitwiseCopyable {
        public let descriptor: Address
    }
}
