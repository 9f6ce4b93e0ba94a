import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// Contracts around ether.fi that are no more than what it needs of them.
extension ContractTable {
    /// Answers the sizes of validators and accepts everything else with all ether.
    static let stakingManager = ContractTable("StakingManager") { contract in
        contract.numberGetter("INITIAL_DEPOSIT_AMOUNT", \.stakingManager.initialDeposit)
        contract.numberGetter("MIN_VALIDATOR_SIZE_WEI", \.stakingManager.minValidatorSize)
        contract.numberGetter("MAX_VALIDATOR_SIZE_WEI", \.stakingManager.maxValidatorSize)
        contract.onAnythingElse { (_, _, _) throws(Revert) in }
    }

    /// An exchange of stETH and ether at a fixed price.
    static let curvePool = ContractTable("CurvePool") { contract in
        contract.method("get_dy", .view) {
            (frame: borrowing Frame, _: ABIInt128, _: ABIInt128, amount: UInt256)
                throws(Revert) -> UInt256 in
            try frame.etherFi.curveQuote(amount)
        }
    }

    /// Answers every call with the address of stETH.
    static let stETHStrategy = ContractTable("StETHStrategy") { contract in
        contract.onAnythingElse { (frame, _, writer) throws(Revert) in
            frame.etherFi.parameters.surroundings.lido.encodeOutput(to: &writer)
        }
    }

    /// A price feed that anyone may set.
    static let stETHPriceFeed = ContractTable("StETHPriceFeed") { contract in
        contract.numberGetter("decimals", \.market.feedDecimals)
        contract.method("set") {
            (frame: borrowing Frame, answer: Int256, updatedAt: UInt256) throws(Revert) -> Void in
            frame.etherFi.setStETHPrice(answer: answer, updatedAt: updatedAt)
        }
        contract.method("latestRoundData", .view) {
            (frame: borrowing Frame)
                throws(Revert) -> Outputs<UInt64, Int256, UInt256, UInt256, UInt64> in
            let price = frame.etherFi.state.stETHPrice.value
            return Outputs(1, price.answer, price.updatedAt, price.updatedAt, 1)
        }
        contract.method("latestAnswer", .view) {
            (frame: borrowing Frame) throws(Revert) -> Int256 in
            frame.etherFi.state.stETHPrice.value.answer
        }
    }

    /// - Spec: WETH9
    static let wrappedEther = ContractTable("WETH9") { contract in
        contract.onEther { (frame: borrowing Frame) throws(Revert) in
            try WrappedEtherRules(frame.ledger).wrap(
                frame.value, of: frame.contract, holder: frame.sender)
        }
        // What the contract does not know is a deposit.
        contract.onAnythingElse { (frame, _, _) throws(Revert) in
            try WrappedEtherRules(frame.ledger).wrap(
                frame.value, of: frame.contract, holder: frame.sender)
        }
        contract.constantGetter("name", "Wrapped Ether")
        contract.constantGetter("symbol", "WETH")
        contract.constantGetter("decimals", UInt8(18))
        contract.addWrappedEther()
        contract.addWrappedEtherToken()
    }

    private mutating func addWrappedEther() {
        method("deposit", .payable, gas: 24_000) {
            (frame: borrowing Frame) throws(Revert) -> Void in
            try WrappedEtherRules(frame.ledger).wrap(
                frame.value, of: frame.contract, holder: frame.sender)
        }
        method("withdraw", gas: 14_000) {
            (frame: borrowing Frame, amount: UInt256) throws(Revert) -> Void in
            try WrappedEtherRules(frame.ledger).unwrap(
                amount, of: frame.contract, holder: frame.sender)
        }
        method("totalSupply", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            frame.ledger.accounts.balance(of: frame.contract)
        }
    }

    private mutating func addWrappedEtherToken() {
        method("balanceOf", .view) {
            (frame: borrowing Frame, holder: Address) throws(Revert) -> UInt256 in
            frame.ledger.tokens.holding(of: holder, in: frame.contract)
        }
        method("allowance", .view) {
            (frame: borrowing Frame, owner: Address, spender: Address)
                throws(Revert) -> UInt256 in
            frame.ledger.tokens.allowance(of: spender, by: owner, in: frame.contract)
        }
        method("approve", gas: 25_000) {
            (frame: borrowing Frame, spender: Address, amount: UInt256) throws(Revert) -> Bool in
            WrappedEtherRules(frame.ledger).approve(
                amount, of: frame.contract, owner: frame.sender, spender: spender)
            return true
        }
        method("transfer", gas: 30_000) {
            (frame: borrowing Frame, to: Address, amount: UInt256) throws(Revert) -> Bool in
            try WrappedEtherRules(frame.ledger).transfer(
                amount, of: frame.contract, from: frame.sender, to: to)
            return true
        }
        method("transferFrom", gas: 35_000) {
            (frame: borrowing Frame, from: Address, to: Address, amount: UInt256)
                throws(Revert) -> Bool in
            try WrappedEtherRules(frame.ledger).transfer(
                amount, of: frame.contract, from: from, to: to, spender: frame.sender)
            return true
        }
    }
}
