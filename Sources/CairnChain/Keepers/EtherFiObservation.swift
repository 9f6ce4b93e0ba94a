import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// What ether.fi's committee sees: what its validators have, on the beacon chain and on the way in
/// and out.
struct EtherFiObservation {
    /// A validator with its first ether and no more, whose credentials name its node's pod.
    struct Started {
        let key: BLSPublicKey
        let node: Address
    }

    /// Balances of validators, and deposits that the beacon chain has not credited yet.
    private(set) var validatorsEther: Wei = .zero
    /// What pods and nodes hold.
    private(set) var nodesEther: Wei = .zero
    /// Validators that may be given the rest of their ether.
    private(set) var started: [Started] = []

    init(_ state: BeaconState, _ world: World) {
        var pods = NodePods(world)
        let waiting = waitingDeposits(state, world)
        let validators = state.validators
        for index in 0..<validators.count {
            let key = validators.publicKeys[index]
            let pod = validators.withdrawalAddress(index)
            guard let node = pods.node(of: pod), world.etherFiNode(of: key) == node else {
                continue
            }
            validatorsEther += state.balances[index].wei
            // With all its ether, a validator enters the queue for activation.
            let isComplete =
                validators.activationEligibilityEpochs[index] < .farFuture
                || state.balances[index] >= BeaconConstants.minActivationBalance
                || waiting.contains { $0 == key }
            if !isComplete && validators.hasCompoundingCredential(index) {
                started.append(Started(key: key, node: node))
            }
        }
        for node in world.etherFiNodesWithValidators {
            nodesEther += world.ledger.accounts.balance(of: node)
            nodesEther += world.ledger.accounts.balance(of: world.restaking.pod(of: node))
        }
    }

    /// Counts deposits in the queue of the beacon chain, and returns their keys.
    private mutating func waitingDeposits(
        _ state: BeaconState, _ world: World
    ) -> [BLSPublicKey] {
        var keys: [BLSPublicKey] = []
        for deposit in state.pendingDeposits.elements
        where world.etherFiNode(of: deposit.publicKey) != nil {
            validatorsEther += deposit.amount.wei
            keys.append(deposit.publicKey)
        }
        return keys
    }
}

/// The nodes of pods, each looked up once.
private struct NodePods {
    private let world: World
    private var last: (pod: Address, node: Address?)?

    init(_ world: World) { self.world = world }

    /// The node that owns a pod, if the staking manager deployed it.
    mutating func node(of pod: Address) -> Address? {
        if let last, last.pod == pod { return last.node }
        let owner = world.restaking.podOwner(of: pod)
        let isNode = !owner.isZero && world.etherFiNodes.state.deployedNodes[owner].isSet
        let node = isNode ? owner : nil
        last = (pod, node)
        return node
    }
}

extension World {
    /// The node to which ether.fi linked a key.
    func etherFiNode(of key: BLSPublicKey) -> Address? {
        let node = etherFiNodes.state.nodesByKey[
            sha256(key.bytes + [UInt8](repeating: 0, count: 16))]
        return node.isZero ? nil : node
    }

    /// Nodes that have, or had, a validator, each once, in the order of their first bids.
    var etherFiNodesWithValidators: [Address] {
        var nodes: [Address] = []
        var id = UInt256.one
        while id < etherFi.state.auction.value.bidCount {
            let node = etherFiNodes.state.nodesByBid[id]
            if !node.isZero, !nodes.contains(node) { nodes.append(node) }
            id += .one
        }
        return nodes
    }
}
