import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// What validators' pods need: proofs, exits, and ether on its way home.
extension KeeperRound {
    /// Looks after each node's pod, the way home before the way in.
    func keepPods() {
        for node in world.etherFiNodesWithValidators {
            completeWithdrawals(of: node)
            nameProver(of: node)
            proveCredentials(at: node)
            countArrivals(at: node)
            queueWithdrawal(of: node)
        }
        requestEtherFiExits()
    }

    private func standing(of node: Address) -> PodStanding {
        PodStanding(owner: node, in: world, beacon.state)
    }

    private var prover: Address { holder(of: .eigenpodOperations) }

    // MARK: Proofs

    private func nameProver(of node: Address) {
        guard world.restaking.proofSubmitter(of: world.restaking.pod(of: node)).isZero else {
            return
        }
        send(
            "setProofSubmitter", ABITuple(node, prover), to: etherFiSurroundings.nodesManager,
            from: holder(of: .operatingMultisig))
    }

    /// Validators proven in one call.
    private static var proofsPerCall: Int { 16 }

    /// Shows the pod the validators that it does not count yet: their ether is restaked then.
    private func proveCredentials(at node: Address) {
        let standing = standing(of: node)
        let provable = standing.indices { $0.obstacle == nil }.prefix(Self.proofsPerCall)
        guard !provable.isEmpty,
            let proof = podProver?.credentials(
                of: Array(provable), beaconTimestamp: environment.timestamp)
        else { return }
        send(KeeperCall(proof.method, proof.calldata, to: standing.pod, from: prover))
    }

    /// Has the pod count what has come in, once it is an ether.
    private func countArrivals(at node: Address) {
        let before = standing(of: node)
        let held = (before.balance.rawValue / Wei.gwei(1).rawValue).asUInt64 ?? 0
        let arrived = held > before.restakedExecutionLayerGwei + Gwei.ether(1).rawValue - 1
        let manager = etherFiSurroundings.nodesManager
        guard arrived, before.currentCheckpointTimestamp == 0,
            send("startCheckpoint", ABITuple(node), to: manager, from: prover) != nil
        else { return }
        let after = standing(of: node)
        let unseen = after.indices { $0.isUnseen(at: after.currentCheckpointTimestamp) }
        guard after.currentCheckpointTimestamp != 0, !unseen.isEmpty,
            case .checkpoint(let container, let balances)? = podProver?.checkpoint(of: unseen)
        else { return }
        send(
            "verifyCheckpointProofs", ABITuple(node, container, balances.map(\.proof)),
            to: manager, from: prover)
    }

    // MARK: The way home

    /// Queues what the pod has counted and nobody has queued.
    private func queueWithdrawal(of node: Address) {
        let pod = world.restaking.pod(of: node)
        let counted = Gwei(world.restaking.withdrawableRestakedExecutionLayerGwei(of: pod)).wei
        let amount = counted.saturatingSubtract(queuedEther(of: node))
        guard !amount.isZero else { return }
        send(
            "queueETHWithdrawal", ABITuple(node, amount), to: etherFiSurroundings.nodesManager,
            from: holder(of: .executorOperations))
    }

    /// What waits in EigenLayer's queue for a node.
    private func queuedEther(of node: Address) -> Wei {
        let restaking = world.restaking
        var sum = Wei.zero
        for root in restaking.queuedWithdrawalRoots(of: node) {
            let shares = ask("getQueuedWithdrawal(bytes32)") { () throws(Revert) in
                try restaking.queuedWithdrawalAndShares(root).shares
            }
            for part in shares ?? [] { sum += Wei(rawValue: part.rawValue) }
        }
        return sum
    }

    /// Brings home what has waited long enough.
    private func completeWithdrawals(of node: Address) {
        let delay = UInt64(EtherFiNodes.withdrawalDelayBlocks)
        let isAnyReady = world.restaking.queuedWithdrawalRoots(of: node).contains { root in
            UInt64(world.restaking.queuedWithdrawal(root).startBlock) + delay
                < ledger.moment.number
        }
        guard isAnyReady else { return }
        send(
            "completeQueuedETHWithdrawals", ABITuple(node, true),
            to: etherFiSurroundings.nodesManager, from: holder(of: .housekeepingOperations))
    }

    // MARK: Exits

    /// Validators that can be asked to leave in one turn.
    private static var exitsPerTurn: Int { 16 }

    /// Asks so many validators to leave that requests which nothing else will pay for can be paid.
    private func requestEtherFiExits() {
        let waiting = etherFiWaiting
        var coming = etherFi.state.poolValue.value.inPool
        guard waiting > coming else { return }
        let nodes = world.etherFiNodesWithValidators
        let standings = nodes.map { standing(of: $0) }
        for (node, standing) in zip(nodes, standings) {
            coming += ledger.accounts.balance(of: node) + standing.balance
            for entry in standing.validators where entry.isLeaving { coming += entry.balance.wei }
        }
        var left = Self.exitsPerTurn
        for standing in standings {
            var requests: [ValidatorExit] = []
            for entry in standing.validators
            where entry.canLeave(at: beacon.state.currentEpoch, beacon.rules) && left > 0
                && waiting > coming
            {
                requests.append(ValidatorExit(pubkey: Bytes(entry.publicKey.bytes), amountGwei: 0))
                coming += entry.balance.wei
                left -= 1
            }
            requestExits(requests, pod: standing.pod)
        }
    }

    private func requestExits(_ requests: [ValidatorExit], pod: Address) {
        guard !requests.isEmpty else { return }
        let fee = ask("getWithdrawalRequestFee()") { () throws(Revert) in
            try world.etherFiNodes.requestFee(.withdrawal, pod: pod)
        }
        guard let fee else { return }
        send(
            "requestExecutionLayerTriggeredWithdrawal", ABITuple(requests),
            to: etherFiSurroundings.nodesManager, from: holder(of: .executorOperations),
            value: Wei(rawValue: fee.rawValue * UInt256(requests.count)))
    }
}

extension PodValidator {
    /// Whether its exit is decided and its balance still to come.
    fileprivate var isLeaving: Bool {
        guard let validator else { return false }
        return validator.exitEpoch < .farFuture && !balance.isZero
    }

    /// Whether the pod counts it, and the beacon chain would follow a request to leave.
    fileprivate func canLeave(at epoch: Epoch, _ rules: BeaconRules) -> Bool {
        guard let validator, info.status == .active, validator.exitEpoch == .farFuture,
            validator.activationEpoch < .farFuture
        else { return false }
        return validator.activationEpoch.rawValue
            + rules.configuration.shardCommitteePeriodEpochs <= epoch.rawValue
    }
}
