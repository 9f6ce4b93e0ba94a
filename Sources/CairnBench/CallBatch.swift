import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives

/// Calls with their calldata made beforehand, so that only the world's work is timed.
struct CallBatch {
    private(set) var messages: [Message] = []

    mutating func add(_ message: Message) { messages.append(message) }

    /// How many calls a block holds: about what fits thirty million gas.
    private static let callsPerBlock = 250

    /// Makes the calls, each in a checkpoint of its own.
    ///
    /// - Precondition: Every call succeeds; a benchmark of refusals would measure something else.
    func run(on world: World) { run(messages.indices, on: world) }

    private func run(_ range: Range<Int>, on world: World) {
        var output = ABIWriter()
        var logs = LogBatch()
        for number in range {
            let isDone = world.perform(messages[number], output: &output, logs: &logs)
            guard isDone else {
                fatalError(
                    """
                    call \(number) to \(messages[number].recipient) was refused with \
                    \(Bytes(output.copy()).hex)
                    """)
            }
        }
    }

    /// The least time for one call over several rounds, block after block, each undone untimed.
    ///
    /// Rounds go on for a quarter of a second, so that small batches are not judged by one.
    func nanosecondsPerCall(on world: World) -> Double {
        var least = Double.infinity
        var spent = 0.0
        var rounds = 0
        while rounds < 5 || spent < 0.25e9 {
            var time = 0.0
            var first = 0
            while first < messages.count {
                let block = first..<min(first + Self.callsPerBlock, messages.count)
                let start = world.store.checkpoint
                time += nanoseconds { run(block, on: world) }
                world.store.rollback(to: start)
                first = block.upperBound
            }
            least = min(least, time)
            spent += time
            rounds += 1
        }
        return least / Double(messages.count)
    }
}

extension Message {
    /// A call by a function's signature.
    init<each Argument: ABIValue>(
        _ signature: String, _ arguments: repeat each Argument, from sender: Address,
        at recipient: Address, value: Wei = .zero
    ) {
        let encoded = ABITuple<repeat each Argument>(repeat each arguments).encoded()
        self.init(
            sender: sender, recipient: recipient, value: value,
            input: Bytes(Selector(hashing: signature).bytes + encoded))
    }
}

extension World {
    /// Makes a call that belongs to the preparations.
    ///
    /// - Precondition: It succeeds.
    func prepare(_ message: Message) {
        let outcome = perform(message)
        guard outcome.succeeded else {
            fatalError(
                "a preparation at \(message.recipient) was refused with \(outcome.output.hex)")
        }
    }
}

extension Xoshiro256 {
    /// An address like any other: 160 random bits.
    mutating func nextAddress() -> Address {
        Address(head: next(), middle: next(), tail: UInt32(truncatingIfNeeded: next()))
    }
}
