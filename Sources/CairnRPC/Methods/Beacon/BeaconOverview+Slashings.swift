import CairnBeacon
import CairnJSON
import CairnPrimitives

extension BeaconOverview {
    /// Every slashing as far as it has unfolded, and what is still to come.
    var slashings: JSON {
        get throws(BeaconError) {
            var sum = Gwei.zero
            for amount in state.slashings.elements { sum += amount }
            let perIncrement = try BeaconState.correlationPenaltyPerIncrement(
                slashed: sum, totalActive: totalActive)
            return .array(chain.slashings.map { slashing($0, perIncrement: perIncrement) })
        }
    }

    /// - Parameter perIncrement: The correlation penalty of an increment, as it is now.
    private func slashing(_ record: SlashingRecord, perIncrement: Gwei) -> JSON {
        let correlation = record.correlationEpoch(state.rules.preset)
        let place = Int(record.validator)
        let increments =
            state.validators.effectiveBalances[place].rawValue
            / BeaconConstants.effectiveBalanceIncrement.rawValue
        let expected = record.correlationPenalty ?? perIncrement * increments
        return [
            "validator": .quantity(record.validator), "pubkey": key(of: record.validator),
            "operator": operatorName(of: record.validator),
            "epoch": number(of: record.epoch), "time": time(of: record.epoch),
            "kind": .string(record.offence.name),
            "initialPenalty": .quantity(record.initialPenalty.rawValue),
            "correlationPenalty": .quantity((record.correlationPenalty ?? .zero).rawValue),
            "expectedCorrelationPenalty": .quantity(expected.rawValue),
            "correlationEpoch": number(of: correlation), "correlationTime": time(of: correlation),
            "withdrawableEpoch": number(of: record.withdrawableEpoch),
            "withdrawableTime": time(of: record.withdrawableEpoch),
            "balance": .quantity(state.balances[record.validator].rawValue),
            "leakedSoFar": .quantity(record.leaked.rawValue),
        ]
    }
}

extension Offence {
    /// The name under which faults are ordered and told of.
    var name: String {
        switch self {
        case .doubleProposal: "doubleProposal"
        case .doubleVote: "doubleVote"
        case .surroundVote: "surroundVote"
        }
    }
}
