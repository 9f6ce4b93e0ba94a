import CairnEthereum
import CairnLedger
import CairnPrimitives

extension ContractTable {
    /// A plain ERC-20.
    static let plainToken = ContractTable("ERC20") { contract in
        contract.method("name", .view) { (frame: borrowing Frame) throws(Revert) -> String in
            frame.tokenConfiguration.name
        }
        contract.method("symbol", .view) { (frame: borrowing Frame) throws(Revert) -> String in
            frame.tokenConfiguration.symbol
        }
        contract.method("decimals", .view) { (frame: borrowing Frame) throws(Revert) -> UInt8 in
            frame.tokenConfiguration.decimals
        }
        contract.method("totalSupply", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.ledger.tokens.supply(of: frame.contract)
        }
        contract.method("balanceOf", .view) {
            (frame: borrowing Frame, holder: Address) throws(Revert) -> UInt256 in
            frame.ledger.tokens.holding(of: holder, in: frame.contract)
        }
        contract.method("allowance", .view) {
            (frame: borrowing Frame, owner: Address, spender: Address) throws(Revert) -> UInt256 in
            frame.ledger.tokens.allowance(of: spender, by: owner, in: frame.contract)
        }
        contract.method("approve", gas: 25_000) {
            (frame: borrowing Frame, spender: Address, amount: UInt256) throws(Revert) -> Bool in
            try PlainToken(frame.ledger).approve(
                amount, of: frame.contract, owner: frame.sender, spender: spender)
            return true
        }
        contract.method("transfer", gas: 30_000) {
            (frame: borrowing Frame, to: Address, amount: UInt256) throws(Revert) -> Bool in
            try PlainToken(frame.ledger).transfer(
                amount, of: frame.contract, from: frame.sender, to: to)
            return true
        }
        contract.method("transferFrom", gas: 35_000) {
            (frame: borrowing Frame, from: Address, to: Address, amount: UInt256)
                throws(Revert) -> Bool in
            try PlainToken(frame.ledger).transfer(
                amount, of: frame.contract, from: from, to: to, spender: frame.sender)
            return true
        }
    }
}

extension Frame {
    /// What genesis says of the asset that was called.
    fileprivate var tokenConfiguration: TokenConfiguration {
        guard let token = world.tokenConfigurations[contract] else {
            preconditionFailure("\(contract) is a plain asset that the genesis does not name")
        }
        return token
    }
}
