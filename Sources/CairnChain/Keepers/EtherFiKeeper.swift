import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking

/// ether.fi's turn: the committee's report, new validators, and ether on its way home.
extension KeeperRound {
    func keepEtherFi() {
        guard hasEtherFiNews else { return }
        keepPods()
        reportEtherFi(EtherFiObservation(beacon.state, world))
        startValidators()
    }

    var etherFi: EtherFi { world.etherFi }
    var etherFiContracts: EtherFiParameters.Contracts { etherFi.parameters.contracts }
    var etherFiSurroundings: EtherFiParameters.Surroundings { etherFi.parameters.surroundings }

    /// Whether there is anything to do: ether outside of the pool, requests, or enough for a
    /// validator.
    private var hasEtherFiNews: Bool {
        let value = etherFi.state.poolValue.value
        return !value.outOfPool.isZero || !etherFiWaiting.isZero
            || value.inPool >= etherFi.state.poolSettings.value.validatorSize
    }

    /// Who holds a role; the first of several.
    func holder(of role: EtherFiRole) -> Address {
        let roles = etherFi.state.roles
        return roles.count(role.identifier) > 0 ? roles[role.identifier, 0] : .zero
    }

    /// What requests that are not finalized ask for.
    var etherFiWaiting: Wei {
        let line = etherFi.state.withdrawLine.value
        var sum = Wei.zero
        for id
            in (line.lastFinalizedRequestID + 1)..<max(
                line.nextRequestID, line.lastFinalizedRequestID + 1)
        {
            let request = etherFi.state.withdrawRequests[UInt256(id)]
            if request.isValid.isSet { sum += request.amountOfEEth }
        }
        return sum
    }

    // MARK: New validators

    /// Validators that are started in one turn.
    private static var startsPerTurn: UInt64 { 16 }

    /// Starts validators with ether that neither requests nor started validators wait for.
    private func startValidators() {
        let settings = etherFi.state.poolSettings.value
        let size = settings.validatorSize
        guard !size.isZero else { return }
        let initial = etherFi.parameters.stakingManager.initialDeposit
        let unfunded = UInt256(unfundedValidatorCount)
        let reserved = Wei(rawValue: size.saturatingSubtract(initial).rawValue * unfunded)
        let free = etherFi.state.poolValue.value.inPool
            .saturatingSubtract(etherFiWaiting + reserved)
        let count = min(
            free.rawValue / size.rawValue, UInt256(Self.startsPerTurn)
        ).limb0
        guard count > 0 else { return }
        for (nodeOperator, part) in shares(of: count) where part > 0 {
            guard let node = readyNode(of: nodeOperator) else { continue }
            start(part, of: nodeOperator, at: node)
        }
    }

    /// Validators that were started and do not have all their ether: counted by what left the pool,
    /// which is theirs before the beacon chain sees it.
    private var unfundedValidatorCount: Int {
        let observation = EtherFiObservation(beacon.state, world)
        var keys = observation.started.map(\.key)
        let initial = Gwei(etherFi.parameters.stakingManager.initialDeposit, rounding: .down)
        for deposit in beacon.state.pendingDeposits.elements
        where deposit.amount == initial && world.etherFiNode(of: deposit.publicKey) != nil {
            keys.append(deposit.publicKey)
        }
        return keys.count { !fundedKeys.contains($0) }
    }

    /// How many of so many validators each operator starts: those with the fewest keys in use first.
    private func shares(
        of count: UInt64
    ) -> [(nodeOperator: EtherFiKeeperOperator, count: UInt64)] {
        var shares = EtherFiKeeperOperator.all.map { nodeOperator in
            (
                nodeOperator: nodeOperator, count: UInt64(0),
                used: etherFi.state.operators[nodeOperator.account].keysUsed
            )
        }
        for _ in 0..<count {
            guard
                let place = shares.indices.min(by: {
                    (shares[$0].used, $0) < (shares[$1].used, $1)
                })
            else { break }
            shares[place].count += 1
            shares[place].used += 1
        }
        return shares.map { ($0.nodeOperator, $0.count) }
    }

    /// Brings an operator so far that it can start validators, and returns its node.
    private func readyNode(of nodeOperator: EtherFiKeeperOperator) -> Address? {
        let account = nodeOperator.account
        let record = etherFi.state.operators[account]
        if !record.isWhitelisted.isSet {
            send(
                "addToWhitelist", ABITuple(account), to: etherFiContracts.nodeOperatorManager,
                from: holder(of: .operatingMultisig))
        }
        if !record.isRegistered.isSet {
            send(
                "registerNodeOperator",
                ABITuple(
                    Bytes(Array(nodeOperator.name.utf8)), EtherFiKeeperOperator.keyCount),
                to: etherFiContracts.nodeOperatorManager, from: account)
        }
        if !etherFi.state.validatorSpawners[account].isSet {
            send(
                "registerValidatorSpawner", ABITuple(account),
                to: etherFiContracts.liquidityPool, from: holder(of: .operatingTimelock))
        }
        return node(of: account) ?? newNode()
    }

    /// The node of an operator's newest validator.
    private func node(of account: Address) -> Address? {
        var id = etherFi.state.auction.value.bidCount
        while id > .one {
            id -= .one
            let node = world.etherFiNodes.state.nodesByBid[id]
            if !node.isZero, etherFi.state.bids[id].bidder == account { return node }
        }
        return nil
    }

    /// Deploys a node with a pod.
    private func newNode() -> Address? {
        let output = send(
            "instantiateEtherFiNode", ABITuple(true), to: etherFiSurroundings.stakingManager,
            from: holder(of: .executorOperations))
        guard let output, let word = UInt256(bigEndian: output) else { return nil }
        return Address(exactly: word)
    }

    /// Bids, registers the deposits, and sends the first ether.
    private func start(
        _ count: UInt64, of nodeOperator: EtherFiKeeperOperator, at node: Address
    ) {
        let first = etherFi.state.auction.value.bidCount
        let price = etherFi.state.auction.value.whitelistBidAmount
        let total = Wei(rawValue: price.rawValue * UInt256(count))
        guard
            send(
                "createBid", ABITuple(UInt256(count), price),
                to: etherFiContracts.auctionManager, from: nodeOperator.account, value: total)
                != nil
        else { return }
        let bids = (0..<count).map { first + UInt256($0) }
        let initial = etherFi.parameters.stakingManager.initialDeposit
        let deposits = bids.compactMap { bid in
            ask("generateDepositDataRoot") { () throws(Revert) in
                try deposit(
                    of: KeeperKeys.etherFi(nodeOperator, etherFi.state.bids[bid].keyIndex),
                    at: node, amount: initial)
            }
        }
        guard deposits.count == bids.count,
            send(
                "batchRegister", ABITuple(deposits, bids, node),
                to: etherFiContracts.liquidityPool, from: nodeOperator.account) != nil
        else { return }
        send(
            "batchCreateBeaconValidators", ABITuple(deposits, bids, node),
            to: etherFiContracts.liquidityPool, from: holder(of: .oracleOperations))
    }

    /// A deposit to the pod of a node.
    private func deposit(
        of key: [UInt8], at node: Address, amount: Wei
    ) throws(Revert) -> SignedDeposit {
        let credentials = DepositHashes.credentials(of: world.restaking.pod(of: node), prefix: 2)
        let signature = Bytes(KeeperKeys.signature)
        let root = try DepositHashes.depositDataRoot(
            publicKey: Bytes(key), signature: signature, credentials: credentials, amount: amount)
        return SignedDeposit(
            publicKey: Bytes(key), signature: signature, depositDataRoot: root,
            ipfsHashForEncryptedValidatorKey: [])
    }
}
