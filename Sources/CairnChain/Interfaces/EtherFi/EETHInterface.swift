import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: ether.fi, `EETH`
    static let eETH = ContractTable("EETH") { contract in
        contract.addTimedPauses()
        contract.addRecoveries()
        contract.initializedByGenesis()
        contract.addEETHToken()
        contract.addEETHAllowances()
        contract.addEETHShares()
    }

    private mutating func addEETHToken() {
        constantGetter("name", "ether.fi ETH")
        constantGetter("symbol", "eETH")
        constantGetter("decimals", UInt8(18))
        method("totalSupply", .view) { (frame: borrowing Frame) throws(Revert) -> Wei in
            try frame.etherFi.totalPooledEther()
        }
        method("balanceOf", .view) {
            (frame: borrowing Frame, holder: Address) throws(Revert) -> Wei in
            try frame.etherFi.eETHBalance(of: holder)
        }
        method("transfer", gas: 67_646 - 21_000) {
            (frame: borrowing Frame, to: Address, amount: Wei) throws(Revert) -> Bool in
            try frame.etherFi.transferEETH(
                amount, from: frame.sender, to: to, sender: frame.sender)
            return true
        }
        method("transferFrom", gas: 75_000 - 21_000) {
            (frame: borrowing Frame, from: Address, to: Address, amount: Wei)
                throws(Revert) -> Bool in
            try frame.etherFi.transferEETHFrom(
                amount, from: from, to: to, spender: frame.sender)
            return true
        }
    }

    private mutating func addEETHAllowances() {
        for name in ["allowance", "allowances"] {
            method(name, .view) {
                (frame: borrowing Frame, owner: Address, spender: Address)
                    throws(Revert) -> UInt256 in
                frame.etherFi.eETHAllowance(of: spender, by: owner)
            }
        }
        method("approve", gas: 25_000) {
            (frame: borrowing Frame, spender: Address, amount: UInt256) throws(Revert) -> Bool in
            try frame.etherFi.approveEETH(amount, owner: frame.sender, spender: spender)
            return true
        }
        method("increaseAllowance", gas: 25_000) {
            (frame: borrowing Frame, spender: Address, amount: UInt256) throws(Revert) -> Bool in
            try frame.etherFi.increaseEETHAllowance(frame.call, spender: spender, by: amount)
            return true
        }
        method("decreaseAllowance", gas: 25_000) {
            (frame: borrowing Frame, spender: Address, amount: UInt256) throws(Revert) -> Bool in
            try frame.etherFi.decreaseEETHAllowance(frame.call, spender: spender, by: amount)
            return true
        }
        method("permit", gas: 55_000) {
            (
                frame: borrowing Frame, owner: Address, spender: Address, value: UInt256,
                deadline: UInt256, v: UInt8, r: Hash, s: Hash
            ) throws(Revert) -> Void in
            try frame.etherFi.permitEETH(
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
            frame.etherFi.parameters.domains.eETH.separator(
                chainID: frame.ledger.moment.chainID, contract: frame.contract)
        }
    }

    private mutating func addEETHShares() {
        addressGetter("liquidityPool", \.contracts.liquidityPool)
        addressGetter("blacklister", \.contracts.blacklister)
        addressGetter("rateLimiter", \.contracts.rateLimiter)
        constantGetter("EETH_MINT_LIMIT_ID", EtherFi.eETHMintLimit)
        constantGetter("EETH_BURN_LIMIT_ID", EtherFi.eETHBurnLimit)
        method("totalShares", .view) { (frame: borrowing Frame) throws(Revert) -> Shares in
            frame.etherFi.totalShares
        }
        method("shares", .view) {
            (frame: borrowing Frame, holder: Address) throws(Revert) -> Shares in
            frame.etherFi.eETHShares(of: holder)
        }
        method("mintShares") {
            (frame: borrowing Frame, user: Address, shares: Shares) throws(Revert) -> Void in
            try frame.etherFi.mintShares(frame.call, user: user, shares: shares)
        }
        method("burnShares") {
            (frame: borrowing Frame, user: Address, shares: Shares) throws(Revert) -> Void in
            try frame.etherFi.burnShares(frame.call, user: user, shares: shares)
        }
    }
}
