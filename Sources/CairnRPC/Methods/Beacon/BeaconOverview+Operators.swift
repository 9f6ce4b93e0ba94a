import CairnBeacon
import CairnJSON
import CairnPrimitives

/// What an operator runs, added up.
private struct OperatorSums {
    var validators: UInt64 = 0
    var active: UInt64 = 0
    var slashed: UInt64 = 0
    var balance = Gwei.zero
    var effectiveBalance = Gwei.zero
    /// Which they are, in rising order; neighbours are one range.
    var ranges: [Range<Int>] = []

    mutating func add(_ place: Int, of state: BeaconState) {
        validators += 1
        if state.validators.isActive(place, at: state.currentEpoch) { active += 1 }
        if state.validators.slashed[place] != 0 { slashed += 1 }
        balance += state.balances[place]
        effectiveBalance += state.validators.effectiveBalances[place]
        if let last = ranges.last, last.upperBound == place {
            ranges[ranges.count - 1] = last.lowerBound..<place + 1
        } else {
            ranges.append(place..<place + 1)
        }
    }

    var members: [JSONObject.Member] {
        [
            ("validators", .quantity(validators)), ("active", .quantity(active)),
            ("slashed", .quantity(slashed)), ("balance", .quantity(balance.rawValue)),
            ("effectiveBalance", .quantity(effectiveBalance.rawValue)),
            (
                "validatorRanges",
                .array(
                    ranges.map {
                        ["first": .quantity($0.lowerBound), "count": .quantity($0.count)]
                    })
            ),
        ]
    }
}

extension BeaconOverview {
    /// The operators in their order; last, where there are any, the validators of nobody known,
    /// whose name is null.
    var operators: JSON {
        let known = chain.model.operators
        var sums = [OperatorSums](repeating: OperatorSums(), count: known.count)
        var others = OperatorSums()
        for place in 0..<state.validators.count {
            if let index = chain.operatorIndex(of: ValidatorIndex(place)), index < known.count {
                sums[index].add(place, of: state)
            } else {
                others.add(place, of: state)
            }
        }
        var entries: [JSON] = []
        for (entry, sum) in zip(known, sums) {
            let uptime = UInt64(entry.uptimePartsPerMillion)
            entries.append(
                .object(
                    JSONObject(
                        [("name", .string(entry.name))] + sum.members + [
                            ("uptimePartsPerMillion", .quantity(uptime)),
                            ("client", .quantity(UInt64(entry.client))),
                            ("correlationGroup", .quantity(UInt64(entry.correlationGroup))),
                        ])))
        }
        if others.validators > 0 {
            entries.append(
                .object(
                    JSONObject(
                        [("name", .null)] + others.members + [
                            ("uptimePartsPerMillion", .quantity(1_000_000 as UInt64)),
                            ("client", .null), ("correlationGroup", .null),
                        ])))
        }
        return .array(entries)
    }

    /// The name of a validator's operator, or null.
    func operatorName(of validator: ValidatorIndex) -> JSON {
        guard let index = chain.operatorIndex(of: validator),
            chain.model.operators.indices.contains(index)
        else { return .null }
        return .string(chain.model.operators[index].name)
    }
}
