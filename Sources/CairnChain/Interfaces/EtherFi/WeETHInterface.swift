import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `WeETH`
    static let weETH = ContractTable("WeETH") { contract in
        contract.addTimedPauses()
        contract.addRecoveries()
        contract.initializedByGenesis()
        contract.addWeETHToken()
        contract.addWeETHAllowances()
        contract.addWrapping()
    }

    private mutating func addWeETHToken() {
        constantGetter("name", "Wrapped eETH")
        constantGetter("symbol", "weETH")
        constantGetter("decimals", UInt8(18))
        method("totalSupply", .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            frame.ledger.tokens.supply(of: frame.contract)
        }
        method("balanceOf", .view) {
            (frame: borrowing Frame, holder: Address) throws(Revert) -> UInt256 in
            frame.ledger.tokens.holding(of: holder, in: frame.contract)
        }
        method("transfer", gas: 52_000 - 21_000) {
            (frame: borrowing Frame, to: Address, amount: UInt256) throws(Revert) -> Bool in
            try frame.etherFi.transferWeETH(
                amount, from: frame.sender, to: to, sender: frame.sender)
            return true
        }
        method("transferFrom", gas: 60_000 - 21_000) {
            (frame: borrowing Frame, from: Address, to: Address, amount: UInt256)
                throws(Revert) -> Bool in
            try frame.etherFi.transferWeETHFrom(
                amount, from: from, to: to, spender: frame.sender)
            return true
        }
    }

    private mutating func addWeETHAllowances() {
        method("allowance", .view) {
            (frame: borrowing Frame, owner: Address, spender: Address)
                throws(Revert) -> UInt256 in
            frame.etherFi.weETHAllowance(of: spender, by: owner)
        }
        method("approve", gas: 25_000) {
            (frame: borrowing Frame, spender: Address, amount: UInt256) throws(Revert) -> Bool in
            try frame.etherFi.approveWeETH(amount, owner: frame.sender, spender: spender)
            return true
        }
        method("increaseAllowance", gas: 25_000) {
            (frame: borrowing Frame, spender: Address, amount: UInt256) throws(Revert) -> Bool in
            try frame.etherFi.increaseWeETHAllowance(frame.call, spender: spender, by: amount)
            return true
        }
        method("decreaseAllowance", gas: 25_000) {
            (frame: borrowing Frame, spender: Address, amount: UInt256) throws(Revert) -> Bool in
            try frame.etherFi.decreaseWeETHAllowance(frame.call, spender: spender, by: amount)
            return true
        }
        method("permit", gas: 55_000) {
            (
                frame: borrowing Frame, owner: Address, spender: Address, value: UInt256,
                deadline: UInt256, v: UInt8, r: Hash, s: Hash
            ) throws(Revert) -> Void in
            try frame.etherFi.permitWeETH(
                owner: owner, spender: spender,
                PermitInput(
                    value: value, deadline: deadline,
                    signature: SignatureParts(v: v, r: r, s: s)))
        }
        method("nonces", .view) {
            (frame: borrowing Frame, owner: Address) throws(Revert) -> UInt256 in
            frame.etherFi.state.permitNonces.next(of: owner, in: frame.contract)
        }
        method("DOMAIN_SEPARATOR", .view) { (frame: borrowing Frame) throws(Revert) -> Hash in
            frame.etherFi.parameters.domains.weETH.separator(
                chainID: frame.ledger.moment.chainID, contract: frame.contract)
        }
    }

    private mutating func addWrapping() {
        addressGetter("eETH", \.contracts.eETH)
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("blacklister", \.contracts.blacklister)
        method("wrap", gas: 107_393 - 21_000) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> UInt256 in
            try frame.etherFi.wrap(frame.call, amount: amount)
        }
        method("wrapWithPermit", gas: 150_000 - 21_000) {
            (frame: borrowing Frame, amount: Wei, permit: PermitInput)
                throws(Revert) -> UInt256 in
            try frame.etherFi.wrapWithPermit(frame.call, amount: amount, permit: permit)
        }
        method("unwrap", gas: 99_981 - 21_000) {
            (frame: borrowing Frame, amount: UInt256) throws(Revert) -> Wei in
            try frame.etherFi.unwrap(frame.call, amount: amount)
        }
        method("getWeETHByeETH", .view) {
            (frame: borrowing Frame, amount: Wei) throws(Revert) -> Shares in
            try frame.etherFi.poolRate().shares(for: amount)
        }
        method("getEETHByWeETH", .view) {
            (frame: borrowing Frame, amount: Shares) throws(Revert) -> Wei in
            try frame.etherFi.poolRate().amount(for: amount)
        }
        method("getRate", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            try frame.etherFi.poolRate().amount(for: PoolRate.unit)
        }
    }
}
