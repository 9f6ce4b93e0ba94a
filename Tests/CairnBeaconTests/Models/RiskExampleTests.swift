import CairnJSON
import CairnPrimitives
import Foundation
import Testing

@testable import CairnBeacon

/// The worked examples of the risk collection that are about consensus.
@Suite("Worked examples")
struct RiskExampleTests {
    @Test("every number agrees to the stated tolerance")
    func examples() throws {
        let files = Conformance.files(in: "risk", ending: "examples.json")
        guard let path = files.first else { return }
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        guard case .array(let entries) = try JSON(parsing: [UInt8](data)) else {
            Issue.record("the examples are no array")
            return
        }
        var judged = 0
        for entry in entries {
            let example = Example(entry)
            guard let found = try results(example) else { continue }
            judged += 1
            for (name, value) in found { example.expect(name, value) }
            example.expectAllNamed(found.map(\.0))
        }
        #expect(judged >= 20)
    }

    private typealias Results = [(String, Double)]

    private func results(_ example: Example) throws -> Results? {
        switch example.kind {
        case "consensus.base_reward": baseReward(example)
        case "consensus.attestation": try attestation(example)
        case "consensus.slashing": slashing(example)
        case "consensus.inactivity_leak": try leak(example)
        case "consensus.leak_ejection":
            [
                (
                    "epochs_to_ejection",
                    Double(
                        try OfflineValidator.epochsToEjection(
                            balance: example.ether("initial_eth"),
                            baseRewardPerIncrement: Gwei(
                                UInt64(example.input("base_reward_per_increment_gwei")))))
                )
            ]
        case "consensus.churn": churn(example)
        case "consensus.exit_queue": try exitQueue(example)
        case "consensus.weak_subjectivity": weakSubjectivity(example)
        case "consensus.sweep":
            [
                ("slots", sweepSlots(example)), ("days", sweepSlots(example) * 12 / 86_400),
            ]
        case "backtest.slash_lifetime": lifetime(example)
        case "backtest.slash_initial": initial(example)
        case "backtest.exit_queue":
            [
                (
                    "days",
                    example.input("backlog_eth")
                        / Double(limits(example).activationExit.rawValue / 1_000_000_000) / 225
                )
            ]
        default: nil
        }
    }

    private func weakSubjectivity(_ example: Example) -> Results? {
        let epochs = example.inputs("total_active_eth").map {
            NetworkQuestions.weakSubjectivityPeriodEpochs(
                totalActive: .ether(UInt64($0)),
                safetyDecayPercent: UInt64(example.input("safety_decay")), .mainnet)
        }
        #expect(epochs.map { Double($0) } == example.expectedList("epochs"))
        return []
    }

    private func baseReward(_ example: Example) -> Results {
        let per = BeaconState.baseRewardPerIncrement(totalActive: example.ether("total_active_eth"))
        let base = per.rawValue * UInt64(example.input("effective_eth"))
        let effective = example.input("effective_eth") * 1e9
        return [
            ("base_reward_per_increment_gwei", Double(per.rawValue)),
            ("base_reward_gwei", Double(base)),
            ("source_reward_gwei", Double(base * 14 / 64)),
            ("target_reward_gwei", Double(base * 26 / 64)),
            ("head_reward_gwei", Double(base * 14 / 64)),
            ("missed_all_penalty_gwei", Double(base * 14 / 64 + base * 26 / 64)),
            ("ideal_apr", Double(base) * 365.25 * 225 / effective),
        ]
    }

    private func attestation(_ example: Example) throws -> Results {
        let part = example.ether("participating_eth")
        let votes = ParticipationBalances(
            totalActive: example.ether("total_active_eth"),
            previous: .init(source: part, target: part, head: part), currentTarget: part)
        var rewards = try FlagRewards(votes, isLeaking: false, .mainnet)
        let row = try rewards.row(example.ether("effective_eth"))
        return [
            ("source_reward_gwei", Double(row.rewards.0)),
            ("target_reward_gwei", Double(row.rewards.1)),
            ("head_reward_gwei", Double(row.rewards.2)),
            ("penalty_source_gwei", Double(row.penalties.0)),
            ("penalty_target_gwei", Double(row.penalties.1)),
        ]
    }

    private func slashing(_ example: Example) -> Results? {
        guard let rules = SlashingRules(rawValue: example.text("fork")) else { return nil }
        let effective = example.ether("effective_eth")
        let slashed = example.ether("slashed_sum_eth")
        let active = example.ether("total_active_eth")
        if rules == .electra {
            let amounts = SlashingAmounts(effectiveBalance: effective)
            #expect(amounts.initialPenalty == rules.initialPenalty(effective))
            #expect(amounts.whistleblowerReward == rules.whistleblowerReward(effective))
            #expect(amounts.proposerReward == rules.proposerPart(effective))
        }
        return [
            ("initial_gwei", Double(rules.initialPenalty(effective).rawValue)),
            (
                "correlation_gwei",
                Double(
                    rules.correlationPenalty(effective, slashed: slashed, totalActive: active)
                        .rawValue)
            ),
            ("whistleblower_gwei", Double(rules.whistleblowerReward(effective).rawValue)),
            ("proposer_part_gwei", Double(rules.proposerPart(effective).rawValue)),
        ]
    }

    private func leak(_ example: Example) throws -> Results {
        let start = example.ether("initial_eth")
        var validator = OfflineValidator(
            balance: start, effectiveBalance: start, maxEffectiveBalance: .ether(32))
        let base = Gwei(UInt64(example.input("base_reward_per_increment_gwei")))
        for _ in 0..<Int(example.input("epochs")) {
            try validator.missLeakingEpoch(baseRewardPerIncrement: base)
        }
        return [
            ("balance_gwei", Double(validator.balance.rawValue)),
            ("effective_gwei", Double(validator.effectiveBalance.rawValue)),
            ("score", Double(validator.inactivityScore)),
        ]
    }

    private func limits(_ example: Example) -> ChurnLimits {
        ChurnLimits(totalActive: example.ether("total_active_eth"), .mainnet)
    }

    private func churn(_ example: Example) -> Results {
        func ether(_ amount: Gwei) -> Double { Double(amount.rawValue) / 1e9 }
        guard example.text("fork") == "electra" else {
            let limits = GloasChurnLimits(totalActive: example.ether("total_active_eth"))
            return [
                ("exit_churn_eth", ether(limits.exit)),
                ("activation_churn_eth", ether(limits.activation)),
                ("consolidation_churn_eth", ether(limits.consolidation)),
            ]
        }
        let limits = limits(example)
        return [
            ("balance_churn_eth", ether(limits.balance)),
            ("activation_exit_churn_eth", ether(limits.activationExit)),
            ("consolidation_churn_eth", ether(limits.consolidation)),
        ]
    }

    private func exitQueue(_ example: Example) throws -> Results {
        var queue = ChurnQueue(
            earliestEpoch: Epoch(UInt64(example.input("earliest_exit_epoch"))),
            balanceToConsume: Gwei(UInt64(example.input("exit_balance_to_consume_gwei"))))
        let current = Epoch(UInt64(example.input("current_epoch")))
        let start = try BeaconState.activationExitEpoch(current)
        var epochs: [Double] = []
        for amount in example.inputs("exits_eth") {
            let epoch = try queue.enter(
                Gwei(UInt64(amount * 1e9)), notBefore: start,
                perEpoch: limits(example).activationExit)
            epochs.append(Double(epoch.rawValue))
        }
        #expect(epochs == example.expectedList("exit_epochs"))
        return [
            ("earliest_exit_epoch", Double(queue.earliestEpoch.rawValue)),
            ("exit_balance_to_consume_gwei", Double(queue.balanceToConsume.rawValue)),
        ]
    }

    private func sweepSlots(_ example: Example) -> Double {
        Double(
            NetworkQuestions.sweepSlots(
                withdrawals: UInt64(example.input("withdrawable_validators")), .mainnet))
    }

    private func lifetime(_ example: Example) -> Results? {
        guard let rules = SlashingRules(rawValue: example.text("fork")) else { return nil }
        let active = example.ether("total_active_eth")
        let epochs = UInt64(example.input("epochs_to_withdrawable"))
        let lifetime = SlashedLifetime(
            SlashedLifetime.Incident(
                rules: rules, effectiveBalance: example.ether("effective_eth"),
                balance: example.ether("balance_eth"),
                maxEffectiveBalance: rules == .electra ? .ether(2_048) : .ether(32),
                totalActive: active, slashedSum: example.ether("slashed_sum_eth"),
                epochsToWithdrawable: epochs,
                correlationEpochIndex: UInt64(example.input("correlation_epoch_index"))))
        let count = example.has("validators") ? example.input("validators") : 1
        func ether(_ amount: Gwei) -> Double { Double(amount.rawValue) / 1e9 * count }
        // What the validator would have earned by source, target and head.
        let base =
            BeaconState.baseRewardPerIncrement(totalActive: active).rawValue
            * UInt64(example.input("effective_eth"))
        let missed = Gwei(
            (base * 14 / 64 + base * 26 / 64 + base * 14 / 64) * epochs)
        return [
            ("initial_eth", ether(lifetime.initial)),
            ("attestation_eth", ether(lifetime.attestations)),
            ("correlation_eth", ether(lifetime.correlation)),
            ("total_eth", ether(lifetime.total)), ("final_eth", ether(lifetime.final)),
            ("with_missed_rewards_eth", ether(lifetime.total) + ether(missed)),
        ]
    }

    private func initial(_ example: Example) -> Results? {
        guard let rules = SlashingRules(rawValue: example.text("fork")) else { return nil }
        let effective = example.ether("effective_eth")
        let count = example.input("validators")
        let correlation = rules.correlationPenalty(
            effective, slashed: effective * UInt64(count),
            totalActive: example.ether("total_active_eth"))
        return [
            ("initial_eth_total", Double(rules.initialPenalty(effective).rawValue) / 1e9 * count),
            ("correlation_eth_total", Double(correlation.rawValue) / 1e9 * count),
        ]
    }
}

/// One entry of the collection.
private struct Example {
    let id: String
    let kind: String
    private let json: JSON

    init(_ json: JSON) {
        self.json = json
        id = json["id"]?.text ?? ""
        kind = json["kind"]?.text ?? ""
    }

    private func number(_ json: JSON?) -> Double? { json.flatMap { Double($0.description) } }

    func has(_ name: String) -> Bool { json["input"]?[name] != nil }

    func input(_ name: String) -> Double { number(json["input"]?[name]) ?? .nan }

    func text(_ name: String) -> String { json["input"]?[name]?.text ?? "" }

    func ether(_ name: String) -> Gwei { Gwei(UInt64((input(name) * 1e9).rounded())) }

    func inputs(_ name: String) -> [Double] { list(json["input"]?[name]) }

    func expectedList(_ name: String) -> [Double] { list(json["expected"]?[name]) }

    private func list(_ json: JSON?) -> [Double] {
        guard case .array(let elements) = json else { return [] }
        return elements.compactMap(number)
    }

    /// Compares a result with the number of that name, or with the range, where there is one.
    func expect(_ name: String, _ found: Double) {
        let expected = json["expected"]
        if let exact = number(expected?[name]) {
            let absolute = number(json["tolerance"]?["abs"]) ?? 0
            let relative = number(json["tolerance"]?["rel"]) ?? 0
            #expect(
                abs(found - exact) <= max(absolute, relative * abs(exact)),
                "\(id) \(name): \(found), not \(exact)")
        }
        if let least = number(expected?["\(name)_min"]) { #expect(found >= least, "\(id) \(name)") }
        if let most = number(expected?["\(name)_max"]) { #expect(found <= most, "\(id) \(name)") }
    }

    /// Sees that nothing that can be computed was left out.
    func expectAllNamed(_ names: [String]) {
        guard case .object(let object) = json["expected"] else { return }
        for (name, _) in object.members
        where !name.hasPrefix("observed_") && !name.hasPrefix("published_")
            && !["exit_epochs", "epochs"].contains(name)
        {
            let base =
                name.hasSuffix("_min") || name.hasSuffix("_max") ? String(name.dropLast(4)) : name
            #expect(names.contains(base), "\(id) has \(name)")
        }
    }
}
