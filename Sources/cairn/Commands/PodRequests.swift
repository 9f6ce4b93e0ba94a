import ArgumentParser
import CairnEthereum
import CairnJSON
import CairnPrimitives
import CairnRestaking

/// Has validators leave.
struct PodExit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exit", abstract: "Ask the beacon chain for validators' exits.")

    @Argument(help: "Indices or keys.")
    var validators: [String]

    @OptionGroup var signer: PodSigner

    func run() async throws {
        try await PodWithdrawalOrder(signer: signer).send("exit", validators, gwei: 0)
    }
}

/// Asks for a part of a balance.
struct PodRequestWithdrawal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request-withdrawal",
        abstract: "Ask the beacon chain for a part of a compounding validator's balance.",
        discussion: "32 ether stay; whatever is asked beyond that is cut off.")

    @Argument(help: "An index or a key.")
    var validator: String

    @Option(help: "How much ether.")
    var amount: String

    @OptionGroup var signer: PodSigner

    func run() async throws {
        let gwei = try gweiAmount(amount, flag: "--amount")
        guard gwei > 0 else {
            throw Failure("--amount is 0, which asks for the exit; that is \"cairn pod exit\"")
        }
        try await PodWithdrawalOrder(signer: signer)
            .send("withdrawal of \(amount) ETH", [validator], gwei: gwei)
    }
}

/// A call of `requestWithdrawal`, with the fee that EIP-7002 asks for.
struct PodWithdrawalOrder {
    let signer: PodSigner

    func send(_ what: String, _ names: [String], gwei: UInt64) async throws {
        try await speaking {
            var outbox = try await PodOutbox(signer)
            let client = outbox.wallet.client
            let report = try await PodReport(client, of: signer.target(outbox.wallet))
            let validators = try names.map {
                gwei == 0 ? try report.leaver($0) : try report.requester($0)
            }
            if gwei > 0 { for validator in validators { try checkPart(validator) } }
            let fee: Wei = try await client.read(report.pod, "getWithdrawalRequestFee")
            let requests = validators.map {
                PodWithdrawalRequest(pubkey: $0.key, amountGwei: gwei)
            }
            try await outbox.send(
                "\(what), validator \(validators.map(\.name).joined(separator: ", "))",
                ContractCall(report.pod, "requestWithdrawal", requests),
                value: fee * UInt64(requests.count))
            outbox.finish()
        }
    }

    /// Refuses a part of a balance that the beacon chain would ignore.
    private func checkPart(_ validator: PodReportValidator) throws {
        guard validator.isCompounding else {
            throw Failure(
                "validator \(validator.name) has credentials 0x01, whose balance above 32 ether the "
                    + "sweep pays by itself; \"cairn pod consolidate \(validator.name)\" makes it "
                    + "compound")
        }
        guard validator.balance > .ether(32) + validator.leaving else {
            throw Failure(
                "validator \(validator.name) has \(validator.balance.formattedEther()) ETH, of which "
                    + "\(validator.leaving.formattedEther()) are on their way out; only what is "
                    + "beyond 32 can be asked for")
        }
    }
}

/// Joins two validators, or makes one compound.
struct PodConsolidate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consolidate",
        abstract: "Move a validator's balance into another, or make its balance compound.")

    @Argument(help: "Whose balance moves: an index or a key.")
    var source: String

    @Option(help: "Into which compounding validator; without it, the source begins to compound.")
    var into: String?

    @OptionGroup var signer: PodSigner

    func run() async throws {
        try await speaking {
            var outbox = try await PodOutbox(signer)
            let client = outbox.wallet.client
            let report = try await PodReport(client, of: signer.target(outbox.wallet))
            let (from, target) = try validators(report)
            let fee: Wei = try await client.read(report.pod, "getConsolidationRequestFee")
            let what =
                into == nil
                ? "switch to compounding, validator \(from.name)"
                : "consolidation of \(from.name) into \(target.name)"
            try await outbox.send(
                what,
                ContractCall(
                    report.pod, "requestConsolidation",
                    [ConsolidationRequest(sourcePubkey: from.key, targetPubkey: target.key)]),
                value: fee)
            outbox.finish()
        }
    }

    /// Source and target, if the beacon chain would not ignore the request.
    private func validators(
        _ report: PodReport
    ) throws -> (from: PodReportValidator, target: PodReportValidator) {
        guard let into else {
            let validator = try report.validator(source)
            guard validator.podStatus == "active", validator.status == "active_ongoing" else {
                throw Failure(
                    "validator \(validator.name) is \(validator.status ?? "waiting"), in the pod "
                        + "\(validator.podStatus); it must be active in both")
            }
            guard !validator.isCompounding else {
                throw Failure("validator \(validator.name) compounds already; --into joins it")
            }
            return (validator, validator)
        }
        let (from, target) = (try report.leaver(source), try report.validator(into))
        guard from.pubkey != target.pubkey else {
            throw Failure("validator \(from.name) cannot be moved into itself")
        }
        guard target.podStatus == "active", target.status == "active_ongoing", target.isCompounding
        else {
            throw Failure(
                "validator \(target.name) is \(target.status ?? "waiting"), in the pod "
                    + "\(target.podStatus), \(target.isCompounding ? "compounding" : "with 0x01"); "
                    + "the target must be active in both, and compounding")
        }
        let limit = report.json["beacon"]?["consolidationLimitGwei"]?.number ?? 0
        guard limit > 32_000_000_000 else {
            throw Failure(
                "the beacon chain moves \(Wei.gwei(limit).formattedEther()) ETH in an epoch, and "
                    + "ignores consolidations where that is not more than 32: too little is staked")
        }
        return (from, target)
    }
}
