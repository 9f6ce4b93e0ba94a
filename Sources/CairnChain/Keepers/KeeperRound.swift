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
    /// - Returns: What the function returned, or nil if it was not sent.
    @discardableResult
    func send<each Argument: ABIValue>(
        _ name: String, _ arguments: ABITuple<repeat each Argument>, to recipient: Address,
        from sender: Address, value: Wei = .zero
    ) -> Bytes? {
        send(KeeperCall(name, arguments, to: recipient, from: sender, value: value))
    }

    /// Sends a transaction if it will succeed.
    ///
    /// Its limit of gas is what it takes, its price the base fee.
    ///
    /// - Returns: What the function returned, or nil if it was not sent.
    @discardableResult
    func send(_ call: KeeperCall) -> Bytes? {
        guard let gas = rehearse([call])?.first else { return nil }
        let message = call.message
        var unsigned = UnsignedTransaction.dynamicFee(
            chainID: chain.chainID, nonce: ledger.accounts[message.sender].nonce,
            maxPriorityFeePerGas: .zero, maxFeePerGas: environment.baseFee, gasLimit: 0,
            to: message.recipient, value: message.value, data: message.input)
        let intrinsic = unsigned.intrinsicGas
        unsigned.gasLimit = max(intrinsic.minimumLimit, intrinsic.charge + gas)
        // Nobody has the key; the sender stands in the signature, so that hashes differ.
        let void = Signature(r: message.sender.word, s: .zero, yParity: .even)
        do throws(InvalidTransaction) {
            let included = try chain.include(
                SentTransaction(Transaction(unsigned, signature: void), sender: message.sender))
            return included.output
        } catch {
            refuse(call.signature, message.sender, [])
            return nil
        }
    }

    /// Sends transactions that belong together, if all of them will succeed in this order.
    ///
    /// - Returns: Whether they were sent.
    func sendAll(_ calls: [KeeperCall]) -> Bool {
        guard rehearse(calls) != nil else { return false }
        return calls.allSatisfy { send($0) != nil }
    }

    /// Tries calls one after the other, and takes back what they did.
    ///
    /// - Returns: The gas of the methods that each ran, or nil if one is refused, which is noted.
    private func rehearse(_ calls: [KeeperCall]) -> [UInt64]? {
        let start = ledger.store.checkpoint
        defer {
            ledger.store.rollback(to: start)
            ledger.events.removeAll()
        }
        var gas: [UInt64] = []
        for call in calls {
            let outcome = world.perform(call.message)
            guard outcome.succeeded else {
                refuse(call.signature, call.message.sender, outcome.output)
                return nil
            }
            gas.append(outcome.gasUsed)
        }
        return gas
    }

    private func refuse(_ signature: String, _ sender: Address, _ reason: Bytes) {
        refusals.append(KeeperRefusal(signature: signature, sender: sender, reason: reason))
    }

    /// Computes something that a contract may refuse; a refusal is noted, and the answer is nil.
    func ask<Answer>(
        _ subject: String, _ question: () throws(Revert) -> Answer
    ) -> Answer? {
        do throws(Revert) { return try question() } catch {
            refuse(subject, .zero, error.data.bytes)
            return nil
        }
    }
}

/// A call that a keeper makes.
struct KeeperCall {
    let signature: String
    let message: Message

    /// Calls a function whose signature follows from the arguments' types.
    init<each Argument: ABIValue>(
        _ name: String, _ arguments: ABITuple<repeat each Argument>, to recipient: Address,
        from sender: Address, value: Wei = .zero
    ) {
        signature = name + ABITuple<repeat each Argument>.abiType
        message = Message(
            sender: sender, recipient: recipient, value: value,
            input: Bytes(Selector(hashing: signature).bytes + arguments.encoded()))
    }

    /// Calls a function with data that is encoded already.
    init(_ name: String, _ input: Bytes, to recipient: Address, from sender: Address) {
        signature = name
        message = Message(sender: sender, recipient: recipient, input: input)
    }
}
