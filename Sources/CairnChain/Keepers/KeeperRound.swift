import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnPrimitives

/// A turn of the keepers in an open block: the beacon chain as it is when the block opens, and the
/// world as their transactions change it.
final class KeeperRound {
    private let chain: Chain
    /// At the block's time, without what the block will ask for.
    let beacon: BeaconChain
    let environment: BlockEnvironment
    private(set) var refusals: [KeeperRefusal] = []
    /// Validators of ether.fi that got the rest of their ether in this turn.
    var fundedKeys: [BLSPublicKey] = []

    init(_ chain: Chain, _ beacon: BeaconChain, _ environment: BlockEnvironment) {
        self.chain = chain
        self.beacon = beacon
        self.environment = environment
    }

    var world: World { chain.world }
    var ledger: Ledger { chain.world.ledger }
    /// The slot that reports are about: the last one before the block's.
    var reportedSlot: UInt64 { max(beacon.slot(at: environment.timestamp).rawValue, 1) - 1 }
    /// When that slot began, in Unix seconds.
    var reportedTimestamp: UInt64 {
        beacon.state.genesisTime + reportedSlot * beacon.rules.configuration.secondsPerSlot
    }

    /// Proves to pods what the beacon chain holds, against the root that the block tells.
    private(set) lazy var podProver = PodProver(header: beacon.head, state: beacon.state)

    /// The gas that the block has left.
    var gasLeft: UInt64 { chain.openGasLeft }

    // MARK: Sending

    /// Sends a transaction if it will succeed.
    ///
    /// Its limit of gas is what it takes, its price the base fee.
    ///
    /// - Returns: What the function returned, or nil if it was not sent.
    @discardableResult
    func send<each Argument: ABIValue>(
        _ name: String, _ arguments: ABITuple<repeat each Argument>, to recipient: Address,
        from sender: Address, value: Wei = .zero
    ) -> Bytes? {
        let signature = name + ABITuple<repeat each Argument>.abiType
        return send(
            signature, Bytes(Selector(hashing: signature).bytes + arguments.encoded()),
            to: recipient, from: sender, value: value)
    }

    /// As ``send(_:_:to:from:value:)``, with the call's data.
    @discardableResult
    func send(
        _ signature: String, _ input: Bytes, to recipient: Address, from sender: Address,
        value: Wei = .zero
    ) -> Bytes? {
        let start = ledger.store.checkpoint
        let trial = world.perform(
            Message(sender: sender, recipient: recipient, value: value, input: input))
        ledger.store.rollback(to: start)
        ledger.events.removeAll()
        guard trial.succeeded else { return refuse(signature, sender, trial.output) }
        var unsigned = UnsignedTransaction.dynamicFee(
            chainID: chain.chainID, nonce: ledger.accounts[sender].nonce,
            maxPriorityFeePerGas: .zero, maxFeePerGas: environment.baseFee, gasLimit: 0,
            to: recipient, value: value, data: input)
        let intrinsic = unsigned.intrinsicGas
        unsigned.gasLimit = max(intrinsic.minimumLimit, intrinsic.charge + trial.gasUsed)
        // Nobody has the key; the sender stands in the signature, so that hashes differ.
        let void = Signature(r: sender.word, s: .zero, yParity: .even)
        do throws(InvalidTransaction) {
            let included = try chain.include(
                SentTransaction(Transaction(unsigned, signature: void), sender: sender))
            return included.output
        } catch {
            return refuse(signature, sender, [])
        }
    }

    private func refuse(_ signature: String, _ sender: Address, _ reason: Bytes) -> Bytes? {
        refusals.append(KeeperRefusal(signature: signature, sender: sender, reason: reason))
        return nil
    }

    /// Computes something that a contract may refuse; a refusal is noted, and the answer is nil.
    func ask<Answer>(
        _ subject: String, _ question: () throws(Revert) -> Answer
    ) -> Answer? {
        do throws(Revert) { return try question() } catch {
            _ = refuse(subject, .zero, error.data.bytes)
            return nil
        }
    }
}
