public import CairnLedger

extension RevertMessage: WireError {
    public var revertData: RevertData { .message(text) }
}

extension EmptyRevert: WireError {
    public var revertData: RevertData { .empty }
}

extension RawRevert: WireError {
    public var revertData: RevertData { RevertData(data) }
}

extension Panic: WireError {
    public var revertData: RevertData { .panic(self) }
}

/// The plain asset speaks as OpenZeppelin's ERC-20 of release 4 does.
extension LedgerError: WireError {
    public var revertData: RevertData {
        switch self {
        case .insufficientEther: .empty
        case .transferFromZero: .message("ERC20: transfer from the zero address")
        case .transferToZero: .message("ERC20: transfer to the zero address")
        case .transferExceedsBalance: .message("ERC20: transfer amount exceeds balance")
        case .approveFromZero: .message("ERC20: approve from the zero address")
        case .approveToZero: .message("ERC20: approve to the zero address")
        case .insufficientAllowance: .message("ERC20: insufficient allowance")
        case .decreasedAllowanceBelowZero: .message("ERC20: decreased allowance below zero")
        case .notAToken: .empty
        }
    }
}
