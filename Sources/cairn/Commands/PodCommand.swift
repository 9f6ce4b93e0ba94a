import ArgumentParser
import CairnEthereum
import CairnPrimitives
import CairnRestaking

/// Runs an EigenPod on a node.
struct PodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pod",
        abstract: "Run an EigenPod: stake, prove, count, leave.",
        discussion: """
            The proofs are made by the node from its own beacon chain. Every command signs by \
            itself, as development account 0 unless told otherwise; --dry-run prints what would \
            be sent.
            """,
        subcommands: [
            PodCreate.self, PodStake.self, PodStatus.self, PodProve.self, PodCheckpointCommand.self,
            PodExit.self, PodRequestWithdrawal.self, PodConsolidate.self, PodWithdraw.self,
            PodComplete.self,
        ])
}

/// Makes the signer's pod.
struct PodCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make the signer's pod.")

    @OptionGroup var signer: PodSigner

    func run() async throws {
        try await speaking {
            var outbox = try await PodOutbox(signer)
            let report = try await PodReport(outbox.wallet.client, of: outbox.wallet.address)
            guard !report.exists else {
                throw Failure(
                    "\(report.owner.checksummed) has a pod already, \(report.pod.checksummed)")
            }
            try await outbox.send(
                "pod \(report.pod.checksummed)",
                ContractCall(Mainnet.restaking.eigenPodManager, "createPod"))
            outbox.finish()
        }
    }
}

/// Shows a pod.
struct PodStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show a pod and its validators, as the pod and the beacon chain see them, and "
            + "what to do next.")

    @OptionGroup var signer: PodSigner

    func run() async throws {
        try await speaking {
            let wallet = try await signer.wallet()
            let report = try await PodReport(wallet.client, of: signer.target(wallet))
            if signer.json { print(report.json.indented) } else { report.show() }
        }
    }
}
