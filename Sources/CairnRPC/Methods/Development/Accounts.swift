import CairnJSON
import CairnChain
import CairnLedger
import CairnPrimitives

extension DevelopmentMethods {
    /// Speaking for accounts without their keys, and changing what they have.
    mutating func addAccounts() {
        addImpersonation()
        let backend = backend
        add("anvil_setBalance", "hardhat_setBalance", "tenderly_setBalance") {
            development, parameters async throws(RPCError) in
            let balance = try parameters.balance(1)
            let accounts = try parameters.accounts(0)
            try await development.intervene(accounts.map { .setBalance($0, balance) })
            return .null
        }
        add("anvil_addBalance", "hardhat_addBalance", "tenderly_addBalance") {
            development, parameters async throws(RPCError) in
            let amount = try parameters.balance(1)
            let accounts = try parameters.accounts(0)
            let sums = try backend.withState(at: .latest) { world, _ throws(RPCError) in
                try accounts.map { (account) throws(RPCError) -> Intervention in
                    let sum = world.ledger.accounts.balance(of: account) + amount
                    guard sum <= World.maximumBalance else { throw .balanceTooLarge }
                    return .setBalance(account, sum)
                }
            }
            try await development.intervene(sums)
            return .null
        }
        add("anvil_setNonce", "hardhat_setNonce", "evm_setAccountNonce") {
            development, parameters async throws(RPCError) in
            let account = try parameters.address(0)
            let nonce = try parameters.number(1, "nonce")
            try await development.intervene([.setNonce(account, nonce)])
            return .null
        }
        addCode()
    }

    private mutating func addImpersonation() {
        add("anvil_impersonateAccount", "hardhat_impersonateAccount") {
            development, parameters throws(RPCError) in
            development.impersonate(try parameters.address(0))
            return .null
        }
        add("anvil_stopImpersonatingAccount", "hardhat_stopImpersonatingAccount") {
            development, parameters throws(RPCError) in
            development.stopImpersonating(try parameters.address(0))
            return .null
        }
        add("anvil_autoImpersonateAccount", "hardhat_autoImpersonateAccount") {
            development, parameters throws(RPCError) in
            development.impersonateAll(try parameters.bool(0, "enabled"))
            return .null
        }
    }

    /// What cannot be changed, because contracts are not bytecode.
    private mutating func addCode() {
        add("anvil_setCode", "hardhat_setCode") { _, _ throws(RPCError) in
            throw .notSupported(
                "contracts of this chain are native: code cannot be put at an address")
        }
        add("anvil_setStorageAt", "hardhat_setStorageAt") { _, _ throws(RPCError) in
            throw .storageNotSupported
        }
    }
}

extension Parameters {
    /// Reads one address or several.
    fileprivate func accounts(_ position: Int) throws(RPCError) -> [Address] {
        let argument = try required(position, "address")
        guard case .array = argument.value else { return [try argument.address()] }
        var accounts: [Address] = []
        for element in try argument.elements(limit: 1000) { accounts.append(try element.address()) }
        return accounts
    }

    /// Reads an amount of ether that an account can have.
    fileprivate func balance(_ position: Int) throws(RPCError) -> Wei {
        let balance = Wei(rawValue: try required(position, "balance").quantityOrNumber())
        guard balance <= World.maximumBalance else { throw .balanceTooLarge }
        return balance
    }
}

extension RPCError {
    /// An account is to get more ether than sums of balances allow.
    fileprivate static let balanceTooLarge = invalidParameters(
        "a balance is at most 2^192 wei, so that no sum of balances exceeds 256 bits")
}
