import ArgumentParser
import CairnNode
import CairnRPC

/// The flags that choose how blocks come about.
struct BlockOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: "Produce a block every so many seconds instead of for each transaction.")
    var blockTime: UInt64?

    @Flag(
        name: [.long, .customLong("no-mine")],
        help: "Produce blocks only when a method asks for them.")
    var noMining = false

    @Flag(help: "With --block-time: produce blocks for transactions as well.")
    var mixedMining = false

    @Option(help: "Which waiting transactions enter a block first.")
    var order = Order.fees

    @Option(help: "Slots in an epoch, by which safe and finalized lag.")
    var slotsInAnEpoch: UInt64 = 32

    enum Order: String, ExpressibleByArgument, CaseIterable {
        case fees
        case fifo

        var rule: TransactionOrder { self == .fees ? .fees : .arrival }
    }

    func validate() throws {
        if let blockTime, blockTime == 0 {
            throw ValidationError("--block-time is 0; it must be at least one second")
        }
        if mixedMining, blockTime == nil {
            throw ValidationError("--mixed-mining needs --block-time")
        }
        if noMining, blockTime != nil {
            throw ValidationError("--no-mining and --block-time exclude one another")
        }
        guard slotsInAnEpoch > 0 else {
            throw ValidationError("--slots-in-an-epoch is 0; it must be at least 1")
        }
    }

    var production: ProductionMode {
        if let blockTime {
            return mixedMining ? .mixed(seconds: blockTime) : .interval(seconds: blockTime)
        }
        return noMining ? .manual : .instant
    }
}
