import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: Lido core, `WstETH`
    static let wstETH = ContractTable("WstETH") { contract in
        contract.addWstETHToken()
        contract.addWstETHAllowances()
        contract.addWstETHWrapping()
    }

    private mutating func addWstETHToken() {
        lidoGetter("name") { lido throws(Revert) in lido.parameters.wstETHDomain.name }
        lidoGetter("symbol") { _ throws(Revert) in "wstETH" }
        lidoGetter("decimals") { _ throws(Revert) in UInt8(18) }
        method("totalSupply", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.ledger.tokens.supply(of: frame.contract)
        }
        method("balanceOf", .view) {
            (frame: borrowing Frame, holder: Address) throws(Revert) -> UInt256 in
            frame.ledger.tokens.holding(of: holder, in: frame.contract)
        }
        method("transfer", gas: 30_000) {
            (frame: borrowing Frame, recipient: Address, units: UInt256) throws(Revert) -> Bool in
            try frame.lido.transferWrapped(frame.call, to: recipient, units: units)
            return true
        }
        method("transferFrom", gas: 40_000) {
            (frame: borrowing Frame, sender: Address, recipient: Address, units: UInt256)
                throws(Revert) -> Bool in
            try frame.lido.transferWrappedFrom(
                frame.call, from: sender, to: recipient, units: units)
            return true
        }
    }

    private mutating func addWstETHAllowances() {
        method("allowance", .view) {
            (frame: borrowing Frame, owner: Address, spender: Address) throws(Revert) -> UInt256 in
            frame.ledger.tokens.allowance(of: spender, by: owner, in: frame.contract)
        }
        method("approve", gas: 26_000) {
            (frame: borrowing Frame, spender: Address, units: UInt256) throws(Revert) -> Bool in
            try frame.lido.approveWrapped(frame.call, spender: spender, units: units)
            return true
        }
        method("increaseAllowance", gas: 26_000) {
            (frame: borrowing Frame, spender: Address, added: UInt256) throws(Revert) -> Bool in
            try frame.lido.increaseWrappedAllowance(frame.call, spender: spender, by: added)
            return true
        }
        method("decreaseAllowance", gas: 26_000) {
            (frame: borrowing Frame, spender: Address, taken: UInt256) throws(Revert) -> Bool in
            try frame.lido.decreaseWrappedAllowance(frame.call, spender: spender, by: taken)
            return true
        }
        method("permit", gas: 60_000) {
            (
                frame: borrowing Frame, owner: Address, spender: Address, value: UInt256,
                deadline: UInt256, v: UInt8, r: Hash, s: Hash
            ) throws(Revert) in
            try frame.lido.permitWrapped(
                frame.call,
                Permit(owner: owner, spender: spender, value: value, deadline: deadline),
                signature: SignatureParts(v: v, r: r, s: s))
        }
        method("nonces", .view) {
            (frame: borrowing Frame, owner: Address) throws(Revert) -> UInt256 in
            frame.lido.state.nonces.next(of: owner, in: frame.contract)
        }
        method("DOMAIN_SEPARATOR", .view) { (frame: borrowing Frame) throws(Revert) -> Hash in
            frame.lido.parameters.wstETHDomain.separator(
                chainID: frame.ledger.moment.chainID, contract: frame.contract)
        }
    }

    private mutating func addWstETHWrapping() {
        lidoAddress("stETH", \.stETH)
        method("wrap", gas: 72_229 - 21_000) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Shares in
            try frame.lido.wrap(frame.call, amount: amount)
        }
        method("unwrap", gas: 71_647 - 21_000) {
            (frame: borrowing Frame, units: Shares) throws(Revert) -> Wei in
            try frame.lido.unwrap(frame.call, units: units)
        }
        onEther { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.receiveWrapped(frame.call)
        }
        method("getWstETHByStETH", .view) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Shares in
            try frame.lido.shares(for: amount)
        }
        method("getStETHByWstETH", .view) {
            (frame: borrowing Frame, units: Shares) throws(Revert) -> Wei in
            try frame.lido.ether(for: units)
        }
        lidoGetter("stEthPerToken") { lido throws(Revert) in
            try lido.ether(for: Shares(rawValue: Wei.oneEther.rawValue))
        }
        lidoGetter("tokensPerStEth") { lido throws(Revert) in
            try lido.shares(for: .oneEther)
        }
    }
}
