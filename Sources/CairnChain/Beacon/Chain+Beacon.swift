public import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnPrimitives

extension Chain {
    /// The beacon chain with the newest block in it; nil where the genesis has none.
    public var beacon: BeaconChain? { beaconHistory.newest }

    /// The genesis of a beacon chain under a genesis block.
    ///
    /// - Precondition: The parameters have an active validator.
    static func beacon(_ genesis: Genesis, _ header: BlockHeader) -> BeaconChain? {
        guard let parameters = genesis.configuration.beacon else { return nil }
        do throws(BeaconError) {
            return try BeaconChain(
                parameters,
                execution: ExecutionPayloadHeader(header, hash: header.hash, [], parameters.rules))
        } catch {
            preconditionFailure("a genesis without active validators was refused before: \(error)")
        }
    }

    /// Brings the beacon chain to the time of a block that is opened.
    ///
    /// - Returns: What validators are paid before the block's transactions.
    func advanceBeacon(to timestamp: UInt64) -> [Withdrawal] {
        guard let before = beacon else { return [] }
        if let ahead, ahead.isReady(after: before, timestamp) { return ahead.withdrawals }
        var beacon = before
        for case .beaconFault(let fault) in interventions { beacon.order(fault) }
        let withdrawals = beacon.advance(to: timestamp)
        ahead = BeaconAhead(startRoot: before.headRoot, beacon: beacon, withdrawals: withdrawals)
        return withdrawals
    }

    /// The root that the open block tells of the beacon chain.
    func parentBeaconBlockRoot(_ environment: BlockEnvironment) -> Hash {
        ahead?.beacon.headRoot ?? environment.parentBeaconBlockRoot
    }

    /// Puts a sealed block into the beacon chain, with what it asks for.
    func includeInBeacon(_ block: Block) {
        guard var beacon = ahead?.beacon, let start = ahead?.startRoot else { return }
        ahead = nil
        if beacon.headRoot != start { beaconHistory.append(beacon) }
        var requests = ExecutionRequests()
        do throws(SSZError) {
            requests = try ExecutionRequests(lists: headRequests, beacon.rules)
        } catch {
            preconditionFailure("the system contracts write requests that can be read: \(error)")
        }
        let payload = ExecutionPayloadHeader(
            block.header, hash: block.hash, block.transactions.map(\.sent.transaction),
            beacon.rules)
        beacon.include(payload, requests) { world.validatorOperator(of: $0) }
        beaconHistory.append(beacon)
    }
}

/// The beacon chain as it is when the next block opens.
///
/// It is kept when the block is abandoned, since others will be opened at the same time.
struct BeaconAhead {
    /// The newest block before.
    let startRoot: Hash
    let beacon: BeaconChain
    let withdrawals: [Withdrawal]

    func isReady(after before: BeaconChain, _ timestamp: UInt64) -> Bool {
        let rules = beacon.rules
        return startRoot == before.headRoot
            && rules.epoch(of: before.slot(at: timestamp)) == beacon.state.currentEpoch
    }
}

extension World {
    /// Pays what validators withdraw.
    ///
    /// - Spec: EIP-4895
    func pay(_ withdrawals: [Withdrawal]) {
        for withdrawal in withdrawals where !withdrawal.amount.isZero {
            ledger.accounts.issue(withdrawal.amount.wei, to: withdrawal.address)
        }
    }
}
