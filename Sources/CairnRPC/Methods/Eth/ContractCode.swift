import CairnJSON
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

extension World {
    /// What stands for the code of an address: empty for a plain account, and for a native
    /// contract the invalid opcode `0xfe` followed by `cairn:` and the contract's name.
    ///
    /// Wallets and bindings take an address without code for a plain account and refuse to call
    /// it, so a native contract must show something; what it shows cannot be executed and never
    /// changes.
    func code(at address: Address) -> [UInt8] {
        let code = ledger.accounts[address].code
        guard code != .none, let table = catalog[code] else { return [] }
        return [0xfe] + "cairn:\(table.name)".utf8
    }
}
