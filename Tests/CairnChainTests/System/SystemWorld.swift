import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import Testing

/// A world with Ethereum's own contracts and two accounts that have ether.
func systemWorld() -> WorldConfiguration {
    var configuration = WorldConfiguration(
        moment: BlockMoment(number: 0, timestamp: 1_750_000_000, chainID: 31_337))
    configuration.balances = [(alice, .ether(1_000)), (bob, .ether(1_000))]
    configuration.placements = [
        (.beaconRootRing, SystemAddress.beaconRoots),
        (.withdrawalRequestQueue, SystemAddress.withdrawalRequests),
        (.consolidationRequestQueue, SystemAddress.consolidationRequests),
        (.depositContract, SystemAddress.depositContract),
    ]
    return configuration
}

let alice: Address = "0x00000000000000000000000000000000000000a1"
let bob: Address = "0x00000000000000000000000000000000000000b0"

extension World {
    /// Calls as somebody, with input as bytes.
    func send(
        _ input: [UInt8], to recipient: Address, from sender: Address = alice, value: Wei = .zero
    ) -> CallOutcome {
        perform(
            Message(sender: sender, recipient: recipient, value: value, input: Bytes(input)))
    }

    /// Calls a method by its signature.
    func send<each Argument: ABIValue>(
        _ signature: String, _ arguments: ABITuple<repeat each Argument>, to recipient: Address,
        from sender: Address = alice, value: Wei = .zero
    ) -> CallOutcome {
        send(
            Selector(hashing: signature).bytes + arguments.encoded(), to: recipient, from: sender,
            value: value)
    }
}

/// A chain that makes a block of nothing each twelve seconds.
extension Chain {
    @discardableResult
    func advance(beaconRoot: Hash = .zero, seconds: UInt64 = 12) -> Block {
        openBlock(
            BlockEnvironment(
                timestamp: head.timestamp + seconds, coinbase: .zero, gasLimit: 30_000_000,
                baseFee: nextBaseFee, prevRandao: .zero, parentBeaconBlockRoot: beaconRoot))
        return sealBlock()
    }
}

/// The revert data of a sentence.
func sentence(_ text: String) -> Bytes { RevertData.message(text).bytes }
