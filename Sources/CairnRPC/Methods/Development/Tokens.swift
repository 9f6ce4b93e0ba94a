import CairnJSON
import CairnChain
import CairnLedger
import CairnPrimitives

extension DevelopmentMethods {
    /// Changing what accounts have of an asset, and what they allow others.
    mutating func addTokens() {
        let backend = backend
        add("anvil_dealERC20", "anvil_setERC20Balance", "hardhat_dealERC20") {
            development, parameters async throws(RPCError) in
            let holder = try parameters.address(0, "holder")
            let token = try parameters.address(1, "token")
            let amount = try parameters.required(2, "amount").quantityOrNumber()
            try backend.withState(at: .latest) { world, _ throws(RPCError) in
                try world.checkDeal(amount, of: token, to: holder)
            }
            try await development.intervene([
                .dealToken(token: token, holder: holder, amount: amount)
            ])
            return .null
        }
        add("anvil_setERC20Allowance") { development, parameters async throws(RPCError) in
            let owner = try parameters.address(0, "owner")
            let spender = try parameters.address(1, "spender")
            let token = try parameters.address(2, "token")
            let amount = try parameters.required(3, "amount").quantityOrNumber()
            try backend.withState(at: .latest) { world, _ throws(RPCError) in
                try world.checkToken(token)
            }
            try await development.intervene([
                .setAllowance(token: token, owner: owner, spender: spender, amount: amount)
            ])
            return .null
        }
    }
}

extension World {
    /// Refuses what is no asset.
    fileprivate func checkToken(_ token: Address) throws(RPCError) {
        guard ledger.accounts[token].code != .none else {
            throw .refusal("no token at \(token)")
        }
    }

    /// Refuses a holding with which the supply would exceed 256 bits.
    fileprivate func checkDeal(
        _ amount: UInt256, of token: Address, to holder: Address
    ) throws(RPCError) {
        try checkToken(token)
        let others = ledger.tokens.supply(of: token) - ledger.tokens.holding(of: holder, in: token)
        do throws(ArithmeticFault) { _ = try others.adding(amount) } catch {
            throw .invalidParameters("the supply of \(token) would exceed 256 bits")
        }
    }
}
