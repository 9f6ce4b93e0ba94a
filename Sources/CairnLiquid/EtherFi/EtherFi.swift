public import CairnLedger
import CairnPrimitives

/// ether.fi: liquid restaking with eETH, its wrapper weETH, and the contracts around the pool.
///
/// Accessors are pure questions; transitions are what the contracts' functions do, with their order
/// of checks, effects and events. Calls to contracts of others go through ``EtherFiSurroundings``.
///
/// - Spec: etherfi-protocol/smart-contracts, `src`
public final class EtherFi {
    public let state: EtherFiState
    public let parameters: EtherFiParameters
    public let ledger: Ledger
    /// Contracts that the module does not know. Set before the first call.
    public unowned(unsafe) var surroundings: any EtherFiSurroundings
    /// The contracts that a call is inside of; each refuses to be entered again.
    var entered = EnteredContracts()

    /// Opens the tables of the protocol.
    public init(
        store: Store, ledger: Ledger, parameters: EtherFiParameters,
        surroundings: any EtherFiSurroundings
    ) {
        state = EtherFiState(store)
        self.parameters = parameters
        self.ledger = ledger
        self.surroundings = surroundings
    }

    /// The addresses of the protocol's contracts.
    @inline(__always)
    var contracts: EtherFiParameters.Contracts {
        @inline(__always) _read { yield parameters.contracts }
    }

    /// Unix seconds.
    @inline(__always)
    var now: UInt64 { ledger.moment.timestamp }
}

/// Contracts with a lock against being entered again.
struct EnteredContracts: OptionSet {
    let rawValue: UInt64

    static let liquidityPool = EnteredContracts(rawValue: 1 << 0)
    static let withdrawRequestNFT = EnteredContracts(rawValue: 1 << 1)
    static let eETH = EnteredContracts(rawValue: 1 << 2)
    static let weETH = EnteredContracts(rawValue: 1 << 3)
    static let redemptionManager = EnteredContracts(rawValue: 1 << 4)
    static let liquifier = EnteredContracts(rawValue: 1 << 5)
    static let priorityQueue = EnteredContracts(rawValue: 1 << 6)
    static let auctionManager = EnteredContracts(rawValue: 1 << 7)
}

extension EtherFi {
    /// Runs `body` while `contract` refuses to be entered again.
    ///
    /// The lock lives no longer than the call, so it is not part of the state.
    ///
    /// - Throws: ``EtherFiError/reentrancy``, or what `body` throws.
    @inline(__always)
    func locking<Result>(
        _ contract: EnteredContracts, _ body: () throws(Revert) -> Result
    ) throws(Revert) -> Result {
        try require(entered.isDisjoint(with: contract), EtherFiError.reentrancy)
        entered.insert(contract)
        defer { entered.remove(contract) }
        return try body()
    }
}
