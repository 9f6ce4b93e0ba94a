import CairnJSON
import CairnLedger
import CairnPrimitives
@testable import CairnRestaking
import Testing

@Suite("Losses of the beacon chain and of services, in their order")
struct DoubleSlashingTests {
    @Test("the published examples are there")
    func presence() {
        if !SlashingExamples.isPresent {
            print("No examples at \(SlashingExamples.path); those of double slashing are not run.")
        }
    }

    @Test(
        "shares follow the published examples", .enabled(if: SlashingExamples.isPresent))
    func shares() throws {
        let examples = try SlashingExamples.ofKind("eigen.shares")
        #expect(!examples.isEmpty)
        for example in examples {
            var road = try DoubleSlashingRoad()
            let wanted = example.expected["withdrawable"]?.elements ?? []
            let events = example.input["events"]?.elements ?? []
            #expect(wanted.count == events.count)
            for (number, (event, expected)) in zip(events, wanted).enumerated() {
                try road.take(event)
                let found = try road.withdrawable()
                #expect(
                    example.agrees(found, with: expected),
                    "\(example.id), event \(number): \(found) wei, not \(expected)")
            }
            let (factor, magnitude, scaling) = road.factors
            #expect(
                example.agrees(factor, with: example.expected["beacon_factor"]),
                "\(example.id): beacon factor \(factor)")
            #expect(
                example.agrees(magnitude, with: example.expected["max_magnitude"]),
                "\(example.id): maximum magnitude \(magnitude)")
            #expect(
                example.agrees(scaling, with: example.expected["deposit_scaling"]),
                "\(example.id): deposit scaling \(scaling)")
        }
    }

    @Test(
        "magnitudes follow the published examples", .enabled(if: SlashingExamples.isPresent))
    func magnitudes() throws {
        let examples = try SlashingExamples.ofKind("eigen.magnitude_slash")
        #expect(!examples.isEmpty)
        for example in examples { try check(example) }
    }

    private func check(_ example: SlashingExample) throws {
        let input = example.input
        let delegated = try #require(input["delegated"]?.fixedPoint)
        let sets = (input["allocations"] ?? .null).members
        let total = sets.reduce(input["non_slashable"]?.fixedPoint ?? .zero) {
            $0 + ($1.value.fixedPoint ?? .zero)
        }
        let road = try MagnitudeRoad(
            stake: delegated,
            magnitudes: sets.map { (($0.value.fixedPoint ?? .zero) * JSON.one / total).limb0 })
        let slash = try #require(input["slash"])
        let place = try #require(sets.firstIndex { $0.name == slash["set"]?.text })
        try road.slash(place, try #require(slash["proportion"]?.fixedPoint))

        let expected = example.expected
        func agrees(_ found: UInt256, _ wanted: JSON?, _ what: String) {
            #expect(
                example.agrees(found, with: wanted),
                "\(example.id), \(what): \(found) of 10^18, not \(wanted ?? .null)")
        }
        let left = UInt256(road.maxMagnitude)
        agrees(left * total / JSON.one, expected["total_magnitude"], "total")
        agrees(road.operatorShares, expected["delegated"], "delegated")
        var rest = left
        for (place, set) in sets.enumerated() {
            let magnitude = UInt256(road.magnitude(place))
            rest -= magnitude
            agrees(magnitude * total / JSON.one, expected["allocations"]?[set.name], set.name)
            agrees(
                road.operatorShares * magnitude / left, expected["stake"]?[set.name],
                "stake of \(set.name)")
        }
        agrees(rest * total / JSON.one, expected["non_slashable"], "not slashable")
        agrees(
            road.operatorShares * rest / left, expected["stake"]?["non_slashable"],
            "stake not slashable")
    }

    @Test("the order of two losses changes what later deposits suffer")
    func order() throws {
        var early = try DoubleSlashingRoad()
        var late = try DoubleSlashingRoad()
        try early.verifyValidator(32)
        try late.verifyValidator(32)
        try early.slash(JSON.one * 3 / 4)
        try late.slash(JSON.one * 3 / 4)
        try early.loseBalance(16)
        try early.verifyValidator(32)
        try late.verifyValidator(32)
        try late.loseBalance(16)
        #expect(try early.withdrawable() == Wei.ether(36).rawValue)
        #expect(try late.withdrawable() == Wei.ether(30).rawValue)
        #expect(early.factors.beacon == JSON.one / 2)
        #expect(late.factors.beacon == JSON.one * 3 / 4)
    }
}
