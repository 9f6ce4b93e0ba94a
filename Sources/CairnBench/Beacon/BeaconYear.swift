import CairnBeacon
import CairnPrimitives

/// A year of a chain of 1,000 validators, and what it brought beside what the formulas say.
public enum BeaconYear {
    private static let validatorCount = 1_000
    private static let epochsPerYear: UInt64 = 82_181

    /// Runs the year, with a state root in every epoch.
    public static func run() -> [Timing] {
        guard let state = BeaconTown.state(validators: validatorCount, .mainnet(.electra)) else {
            return []
        }
        let half = validatorCount / 2
        var chain = BeaconSimulation(
            state,
            model: ParticipationModel(
                operators: [
                    BeaconOperator(
                        name: "steady", validatorCount: half, uptimePartsPerMillion: 998_000),
                    BeaconOperator(
                        name: "hasty", validatorCount: half, uptimePartsPerMillion: 985_000,
                        client: 1, correlationGroup: 1),
                ], seed: 42))
        var totals = DutyTotals()
        let time = nanoseconds {
            do throws(BeaconError) { totals = try chain.run(epochs: epochsPerYear) } catch {
                fatalError("a year of a sound chain was refused with \(error)")
            }
        }
        let ideal = IdealRewards(totalActive: .ether(32) * UInt64(validatorCount))
        let duties: [(String, Gwei, Gwei)] = [
            ("source", totals.source, ideal.source), ("target", totals.target, ideal.target),
            ("head", totals.head, ideal.head), ("sync committee", totals.sync, ideal.sync),
            ("proposals", totals.proposer, ideal.proposer),
        ]
        let yields = duties.map { name, found, formula in
            "\(name) \(percent(found)) of \(percent(formula * epochsPerYear))"
        }
        return [
            Timing(
                "a year of \(validatorCount) validators, an epoch", operations: Int(epochsPerYear),
                nsPerOperation: time / Double(epochsPerYear),
                remark: "\((time / 1e8).rounded() / 10) s; realised yield of the formula's, a "
                    + "year: \(yields.joined(separator: ", ")), lost \(percent(totals.lost))")
        ]
    }

    private static func percent(_ amount: Gwei) -> String {
        let staked = Double(validatorCount) * 32e9
        return "\((Double(amount.rawValue) / staked * 1e4).rounded() / 100) %"
    }
}
