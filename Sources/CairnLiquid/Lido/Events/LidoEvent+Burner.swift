public import CairnLedger
public import CairnPrimitives

/// Events of burner and vaults.
extension LidoEvent {
    /// Shares wait to be burned.
    public struct StETHBurnRequested: LedgerEvent, BitwiseCopyable {
        public let isCover: Flag
        public let requestedBy: Address
        public let amount: Wei
        public let shares: Shares
    }

    /// Shares are about to be burned.
    public struct StETHBurnt: LedgerEvent, BitwiseCopyable {
        public let isCover: Flag
        public let amount: Wei
        public let shares: Shares
    }

    /// stETH that nobody asked to burn went to the treasury.
    public struct ExcessStETHRecovered: LedgerEvent, BitwiseCopyable {
        public let requestedBy: Address
        public let amount: Wei
        public let shares: Shares
    }

    /// A token sent by mistake went to the treasury.
    public struct ERC20Recovered: LedgerEvent, BitwiseCopyable {
        public let requestedBy: Address
        public let token: Address
        public let amount: UInt256
    }

    /// A unique token sent by mistake went to the treasury.
    public struct ERC721Recovered: LedgerEvent, BitwiseCopyable {
        public let requestedBy: Address
        public let token: Address
        public let id: UInt256
    }

    /// The rewards vault received ether.
    public struct ETHReceived: LedgerEvent, BitwiseCopyable {
        public let amount: Wei
    }

    /// The withdrawal vault asked the beacon chain for a withdrawal.
    public struct WithdrawalRequestAdded: LedgerEvent {
        public let request: Bytes
    }
}
