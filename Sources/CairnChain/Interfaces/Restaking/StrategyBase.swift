import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let strategyBase = ContractTable("StrategyBase") { contract in
        contract.addStrategy(
            "Base Strategy implementation to inherit from for more complex implementations")
    }

    /// The methods that every strategy has.
    mutating func addStrategy(_ explanation: String) {
        addStrategyTransitions()
        addStrategyViews()
        addPausing()
        method("explanation", .view) { (frame: borrowing Frame) throws(Revert) -> String in
            explanation
        }
    }

    private mutating func addStrategyTransitions() {
        method("initialize") {
            (frame: borrowing Frame, underlyingToken: Address) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("deposit") {
            (frame: borrowing Frame, token: Address, amount: UInt256) throws(Revert) -> Shares in
            try frame.restaking.deposit(frame.call, token: token, amount: amount)
        }
        method("withdraw") {
            (frame: borrowing Frame, recipient: Address, token: Address, shares: Shares)
                throws(Revert) -> UInt256 in
            try frame.restaking.withdraw(
                frame.call, recipient: recipient, token: token, shares: shares)
        }
        method("beforeAddShares") {
            (frame: borrowing Frame, staker: Address, shares: Shares) throws(Revert) in
            try frame.restaking.permitAddition(frame.call, of: shares, to: staker)
        }
        method("beforeRemoveShares") {
            (frame: borrowing Frame, staker: Address, shares: Shares) throws(Revert) in
            try frame.restaking.permitRemoval(frame.call)
        }
    }

    private mutating func addStrategyViews() {
        method("strategyManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.strategyManager
        }
        method("underlyingToken", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.underlyingToken(of: frame.contract)
        }
        method("totalShares", .view) { (frame: borrowing Frame) throws(Revert) -> Shares in
            frame.restaking.totalShares(of: frame.contract)
        }
        for name in ["sharesToUnderlying", "sharesToUnderlyingView"] {
            method(name, .view) {
                (frame: borrowing Frame, shares: Shares) throws(Revert) -> UInt256 in
                try frame.restaking.underlying(for: shares, in: frame.contract)
            }
        }
        for name in ["underlyingToShares", "underlyingToSharesView"] {
            method(name, .view) {
                (frame: borrowing Frame, underlying: UInt256) throws(Revert) -> Shares in
                try frame.restaking.shares(for: underlying, in: frame.contract)
            }
        }
        method("userUnderlyingView", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> UInt256 in
            try frame.userUnderlying(user)
        }
        method("userUnderlying") {
            (frame: borrowing Frame, user: Address) throws(Revert) -> UInt256 in
            try frame.userUnderlying(user)
        }
        method("shares", .view) {
            (frame: borrowing Frame, user: Address) throws(Revert) -> Shares in
            frame.restaking.depositShares(of: user, in: frame.contract)
        }
    }
}

extension Frame {
    /// What a user's deposit shares in the strategy that was called stand for.
    fileprivate func userUnderlying(_ user: Address) throws(Revert) -> UInt256 {
        try restaking.underlying(
            for: restaking.depositShares(of: user, in: contract), in: contract)
    }
}
