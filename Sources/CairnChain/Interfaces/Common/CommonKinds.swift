import CairnEthereum
import CairnLedger

extension ContractKind {
    public static let plainToken = ContractKind(1, .plainToken)

    static let commonKinds: [ContractKind] = [plainToken]
}

extension EventSignatures {
    /// Events that every protocol shares.
    mutating func addCommonEvents() {
        addRawLogs()
        add("Transfer", indexed: [0, 1]) { (event: Transfer) in
            ABITuple(event.from, event.to, event.amount)
        }
        add("Approval", indexed: [0, 1]) { (event: Approval) in
            ABITuple(event.owner, event.spender, event.amount)
        }
    }
}

extension ContractCatalog {
    /// Every contract and event that Cairn has.
    public static let standard = ContractCatalog(
        ContractKind.commonKinds + ContractKind.stubKinds + ContractKind.ethereumKinds
            + ContractKind.restakingKinds + ContractKind.lidoKinds + ContractKind.etherFiKinds
    ) { events in
        events.addCommonEvents()
        events.addMechanismEvents()
        events.addEthereumEvents()
        events.addRestakingEvents()
        events.addLidoEvents()
        events.addEtherFiEvents()
    }
}
