import ArgumentParser
import CairnChain
import CairnEthereum
import CairnJSON
import CairnPrimitives
import CairnRestaking

/// Puts shares of native ether into the withdrawal queue.
struct PodWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Queue a withdrawal of restaked ether; \"cairn pod complete\" ends it.",
        discussion: """
            What a withdrawal pays must lie in the pod when it is completed: exits, partial \
            withdrawals and the sweep bring it there, a checkpoint counts it.
            """)

    @Option(help: "How much ether; everything if absent.")
    var amount: String?

    @OptionGroup var signer: PodSigner

    func run() async throws {
        let gwei = try amount.map { try gweiAmount($0, flag: "--amount") }
        try await speaking {
            var outbox = try await PodOutbox(signer)
            let client = outbox.wallet.client
            let report = try await PodReport(client, of: outbox.wallet.address)
            let worth = report.json["withdrawableShares"]?.quantity ?? .zero
            guard !worth.isZero else {
                throw Failure("\(report.owner.checksummed) has no shares of native ether")
            }
            let asked = gwei.map { Wei.gwei($0).rawValue } ?? worth
            guard asked <= worth, !asked.isZero else {
                throw Failure(
                    "--amount is \(amount ?? "all"); up to "
                        + "\(Wei(rawValue: worth).formattedEther()) ETH can be withdrawn")
            }
            let core = Mainnet.restaking
            let deposited: [Shares] =
                gwei == nil
                ? [Shares(rawValue: report.json["depositShares"]?.quantity ?? .zero)]
                : try await client.read(
                    core.delegationManager, "convertToDepositShares", report.owner,
                    [core.beaconChainETHStrategy], [Shares(rawValue: asked)])
            try await outbox.send(
                "withdrawal of \(Wei(rawValue: asked).formattedEther()) ETH",
                ContractCall(
                    core.delegationManager, "queueWithdrawals",
                    [
                        QueuedWithdrawalRequest(
                            strategies: [core.beaconChainETHStrategy], depositShares: deposited)
                    ]))
            let covered = report.json["withdrawableRestakedExecutionLayerGwei"]?.number ?? 0
            if Wei.gwei(covered).rawValue < asked {
                outbox.tell(
                    "\(Wei.gwei(covered).formattedEther()) ETH lie ready in the pod; the rest must "
                        + "come and be counted before the withdrawal is completed")
            }
            let delay: UInt32 = try await client.read(
                core.delegationManager, "minWithdrawalDelayBlocks")
            outbox.tell("it can be completed after \(delay) blocks, and be slashed until then")
            outbox.finish()
        }
    }
}

/// Completes withdrawals of native ether.
struct PodComplete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete",
        abstract: "Complete the withdrawals of restaked ether whose delay has passed.")

    @OptionGroup var signer: PodSigner

    func run() async throws {
        try await speaking {
            var outbox = try await PodOutbox(signer)
            let client = outbox.wallet.client
            let core = Mainnet.restaking
            let (queued, shares) = try await client.read(
                core.delegationManager, "getQueuedWithdrawals", outbox.wallet.address,
                asFields: ABITuple<[StakerWithdrawal], [[Shares]]>.self)
            let own = zip(queued, shares).filter {
                $0.0.strategies == [core.beaconChainETHStrategy]
            }
            let delay: UInt32 = try await client.read(
                core.delegationManager, "minWithdrawalDelayBlocks")
            let head = try await client.smallNumber("eth_blockNumber")
            let ready = own.filter { UInt64($0.0.startBlock) + UInt64(delay) < head }
            guard !ready.isEmpty else {
                let next = own.map { UInt64($0.0.startBlock) + UInt64(delay) + 1 }.min()
                throw Failure(
                    next.map {
                        "no withdrawal can be completed yet: the first can from block \($0) on, the "
                            + "newest is \(head)"
                    } ?? "\(outbox.wallet.address.checksummed) has queued no withdrawal of "
                        + "restaked ether; \"cairn pod withdraw\" does")
            }
            for (withdrawal, shares) in ready {
                let worth = Wei(rawValue: shares.first?.rawValue ?? .zero)
                try await outbox.send(
                    "completed, \(worth.formattedEther()) ETH",
                    ContractCall(
                        core.delegationManager, "completeQueuedWithdrawal", withdrawal,
                        [Address.zero], true))
            }
            outbox.finish()
        }
    }
}
