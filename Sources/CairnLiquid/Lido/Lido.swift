public import CairnLedger
import CairnPrimitives

/// Lido: stETH and wstETH, the withdrawal queue, accounting, burner, staking router and vaults.
///
/// - Spec: Lido core, protocol version 3
public final class Lido {
    public let state: LidoState
    public let parameters: LidoParameters
    /// The addresses of the protocol's contracts, as the parameters name them.
    let contracts: LidoContracts
    /// Roles of all contracts of the protocol, the token's permissions among them.
    public let roles: AccessControl
    let ledger: Ledger
    /// The contracts outside Swift that the protocol calls; the world that owns both keeps them.
    public unowned(unsafe) let surroundings: any LidoSurroundings

    /// Opens the protocol's tables, the next ones of the store.
    public init(
        store: Store, ledger: Ledger, parameters: LidoParameters,
        surroundings: any LidoSurroundings
    ) {
        self.ledger = ledger
        self.parameters = parameters
        contracts = parameters.contracts
        self.surroundings = surroundings
        state = LidoState(store)
        roles = AccessControl("lido.roles", in: store, ledger: ledger)
    }

    /// Passes a call on in the name of the contract that was called.
    func call(_ contract: Address, from sender: Address, value: Wei = .zero) -> Call {
        Call(sender: sender, contract: contract, value: value)
    }
}
