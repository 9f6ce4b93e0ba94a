import ArgumentParser
import CairnEthereum
import CairnJSON
import CairnPrimitives

/// What can be proven to a pod.
enum PodProofKind: String, ExpressibleByArgument, CaseIterable {
    case credentials
    case checkpoint
    case staleBalance = "stale-balance"

    /// The name of `cairn_podProofs`.
    var wireName: String { self == .staleBalance ? "staleBalance" : rawValue }

    /// How many validators fit into a transaction of 128 KiB.
    var batch: Int { self == .credentials ? 60 : 80 }
}

/// Proves something to a pod.
struct PodProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove validators' credentials, balances for a checkpoint, or a slashing.",
        discussion: """
            credentials    the pod begins to count validators; by the owner or the proof submitter
            checkpoint     balances for the checkpoint under way; by anybody
            stale-balance  that a validator was slashed, which starts a checkpoint; by anybody
            """)

    @Argument(help: "credentials, checkpoint or stale-balance.")
    var kind: PodProofKind

    @Option(help: "Indices or keys, separated by commas; all that are due if absent.")
    var validators: String?

    @Option(help: "How many validators a transaction proves at most.")
    var batch: Int?

    @OptionGroup var signer: PodSigner

    func validate() throws {
        if let batch, !(1...1_000).contains(batch) {
            throw ValidationError("--batch is \(batch); it must be from 1 to 1000")
        }
    }

    func run() async throws {
        try await speaking {
            var outbox = try await PodOutbox(signer)
            let prover = PodProofClient(
                client: outbox.wallet.client, pod: signer.target(outbox.wallet), kind: kind)
            let names = validators?.split(separator: ",").map(String.init)
            try await prover.prove(names, batch: batch ?? kind.batch, &outbox)
            outbox.finish()
        }
    }
}

/// Starts a checkpoint.
struct PodCheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Start to count what the pod and its validators have.")

    @Flag(help: "Prove all balances as well.")
    var prove = false

    @Flag(help: "Do not start where nothing new lies in the pod.")
    var requireBalance = false

    @OptionGroup var signer: PodSigner

    func run() async throws {
        try await speaking {
            var outbox = try await PodOutbox(signer)
            let report = try await PodReport(
                outbox.wallet.client, of: signer.target(outbox.wallet))
            guard report.exists else {
                throw Failure(
                    "\(report.owner.checksummed) has no pod; \"cairn pod create\" makes one")
            }
            try await outbox.send(
                "checkpoint of \(report.pod.checksummed)",
                ContractCall(report.pod, "startCheckpoint", requireBalance))
            if prove, !outbox.isDry {
                let after = try await PodReport(outbox.wallet.client, of: report.pod)
                // Without validators a checkpoint is complete at once.
                if after.json["checkpoint"]?.isNull == false {
                    let prover = PodProofClient(
                        client: outbox.wallet.client, pod: report.pod, kind: .checkpoint)
                    try await prover.prove(nil, batch: PodProofKind.checkpoint.batch, &outbox)
                }
            }
            outbox.finish()
        }
    }
}
