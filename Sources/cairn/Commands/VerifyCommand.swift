import ArgumentParser
import CairnJSON
import CairnNode
import CairnPrimitives
import Foundation

/// Checks a kept chain against its own log.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Replay a kept chain from its genesis and compare every block.",
        discussion: """
            Everything that the log says is done again. Each block must come out with the hash \
            that it has, and the state with the root of the one that a node would start from. \
            No node may use the folder meanwhile. Exits 0 if all is equal, 1 otherwise.
            """)

    @Argument(help: "The folder that holds the chain.", completion: .directory)
    var dataDir: String

    @Flag(help: "Print an object with what was found.")
    var json = false

    func run() throws {
        guard let genesis = try RememberedGenesis(directory: dataDir).load() else {
            throw Failure("there is no chain in \(dataDir): it has no genesis.json")
        }
        let bar = ProgressBar(dataDir, total: 100)
        let found: Verification
        do throws(NodeError) {
            found = try Verification(genesis: genesis, directory: dataDir) { done, newest in
                bar.show(Int(done * 100 / max(newest, 1)))
            }
        } catch {
            bar.finish()
            throw Failure("\(dataDir) does not hold what it should: \(error)")
        }
        bar.finish()
        for warning in found.warnings {
            FileHandle.standardError.write(Data("Warning: \(warning)\n".utf8))
        }
        if json {
            print(Self.summary(found).description)
        } else {
            print(
                "\(found.blocks) blocks with \(found.transactions) transactions come out as they "
                    + "are, \(found.waiting) transactions wait")
            print("block \(found.head) \(found.headHash)")
            print("state \(found.stateRoot)")
        }
    }

    private static func summary(_ found: Verification) -> JSON {
        .object(
            JSONObject([
                (name: "head", value: .number(JSONNumber(found.head))),
                (name: "headHash", value: .string("\(found.headHash)")),
                (name: "stateRoot", value: .string("\(found.stateRoot)")),
                (name: "blocks", value: .number(JSONNumber(found.blocks))),
                (name: "transactions", value: .number(JSONNumber(found.transactions))),
                (name: "waiting", value: .number(JSONNumber(found.waiting))),
                (name: "warnings", value: .array(found.warnings.map { .string($0) })),
            ]))
    }
}
