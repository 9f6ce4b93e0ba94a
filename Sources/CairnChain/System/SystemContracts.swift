import CairnEthereum
import CairnLedger
public import CairnPrimitives

/// Contracts that are part of Ethereum itself and remember something: beacon roots, requests to
/// the beacon chain, deposits.
///
/// They live at addresses that the EIPs fix. What a genesis places there may also be a stub, whose
/// kind is another one; then none of this happens.
struct SystemContracts {
    let roots: BeaconRootRing
    let requests: RequestQueues
    let deposits: DepositTrees

    init(_ store: Store) {
        roots = BeaconRootRing(store)
        requests = RequestQueues(store)
        deposits = DepositTrees(store)
    }
}

/// Where Ethereum's own contracts live.
public enum SystemAddress {
    /// Who calls them on behalf of the protocol.
    ///
    /// - Spec: EIP-4788, `SYSTEM_ADDRESS`
    public static let system: Address = "0xfffffffffffffffffffffffffffffffffffffffe"
    /// - Spec: EIP-4788, `BEACON_ROOTS_ADDRESS`
    public static let beaconRoots: Address = "0x000f3df6d732807ef1319fb7b8bb8522d0beac02"
    /// - Spec: EIP-7002, `WITHDRAWAL_REQUEST_PREDEPLOY_ADDRESS`
    public static let withdrawalRequests: Address = "0x00000961ef480eb55e80d19ad83579a64c007002"
    /// - Spec: EIP-7251, `CONSOLIDATION_REQUEST_PREDEPLOY_ADDRESS`
    public static let consolidationRequests: Address =
        "0x0000bbddc7ce488642fb579f8b00f3a590007251"
    /// - Spec: EIP-6110, `DEPOSIT_CONTRACT_ADDRESS`
    public static let depositContract: Address = "0x00000000219ab540356cbb839cbe05303d7705fa"
}

extension World {
    /// What the protocol does before a block's transactions: the beacon root becomes known.
    ///
    /// - Spec: EIP-4788, "Block processing"
    func beginBlock(parentBeaconBlockRoot root: Hash) {
        guard isPlaced(.beaconRootRing, at: SystemAddress.beaconRoots) else { return }
        system.roots.put(root, at: ledger.moment.timestamp)
    }

    /// What the protocol does after a block's transactions: requests to the beacon chain leave
    /// their contracts, and fees move.
    ///
    /// - Spec: EIP-7685, "Execution layer"; EIP-6110, EIP-7002, EIP-7251
    /// - Returns: The block's requests, each list with its type in front, without empty lists.
    func endBlock(_ logs: some Sequence<Log>) -> [[UInt8]] {
        var requests: [[UInt8]] = []
        if isPlaced(.depositContract, at: SystemAddress.depositContract) {
            let deposits = DepositTrees.requests(in: logs, from: SystemAddress.depositContract)
            if !deposits.isEmpty { requests.append([RequestType.deposit] + deposits) }
        }
        for (kind, queue) in [
            (ContractKind.withdrawalRequestQueue, RequestKind.withdrawal),
            (.consolidationRequestQueue, .consolidation),
        ] where isPlaced(kind, at: queue.address) {
            let taken = system.requests.take(queue, from: queue.address)
            if !taken.isEmpty { requests.append([queue.type] + taken) }
        }
        return requests
    }

    /// What the EIP-4788 contract tells for the time of a block; nil where it knows nothing.
    public func beaconRoot(at timestamp: UInt64) -> Hash? { system.roots.root(at: timestamp) }

    private func isPlaced(_ kind: ContractKind, at address: Address) -> Bool {
        ledger.accounts[address].code == kind.code
    }
}

/// The first byte of a list of requests.
enum RequestType {
    /// - Spec: EIP-6110
    static let deposit: UInt8 = 0
    /// - Spec: EIP-7002
    static let withdrawal: UInt8 = 1
    /// - Spec: EIP-7251
    static let consolidation: UInt8 = 2
}
