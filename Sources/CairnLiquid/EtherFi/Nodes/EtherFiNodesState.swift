public import CairnLedger
public import CairnPrimitives

/// Everything that the staking manager and the nodes manager remember. Nodes remember nothing.
public struct EtherFiNodesState {
    /// Nodes that the staking manager deployed.
    public let deployedNodes: Table<Address, Flag>
    /// How far a validator is, by the hash of all that its registration said; see
    /// ``ValidatorCreationStatus``.
    public let creationStatus: Table<Hash, UInt64>
    /// A validator's node by the number of its bid.
    public let nodesByBid: Table<UInt256, Address>
    /// A validator's node by the hash of its public key.
    public let nodesByKey: Table<Hash, Address>
    /// Which functions of pods a user may have nodes call.
    public let podCalls: Table<Pair<Address, UInt64>, Flag>
    /// Which functions of which other contracts a user may have nodes call.
    public let externalCalls: Table<Triple<Address, UInt64, Address>, Flag>

    /// Opens the tables, in a fixed order.
    init(_ store: Store) {
        deployedNodes = store.table("etherFi.deployedNodes")
        creationStatus = store.table("etherFi.validatorCreationStatus")
        nodesByBid = store.table("etherFi.nodesByBid")
        nodesByKey = store.table("etherFi.nodesByKey")
        podCalls = store.table("etherFi.forwardedPodCalls")
        externalCalls = store.table("etherFi.forwardedExternalCalls")
    }
}
