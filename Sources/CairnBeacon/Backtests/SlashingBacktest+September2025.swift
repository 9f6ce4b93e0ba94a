import CairnPrimitives

extension SlashingBacktest {
    /// A validator of 2,020 ether, slashed with 39 others on 10 September 2025, behind a long queue
    /// of exits.
    public static let september2025 = SlashingBacktest(
        name: "september-2025",
        title: "the 2,020-ether validator 1073521, 10 September 2025",
        validatorCount: 1,
        othersSlashed: 39,
        incident: septemberIncident,
        published: [
            PublishedFigure(
                subject: .initialPenalty, amount: 490_000_000, remark: "rounded", sourceIndex: 0),
            PublishedFigure(
                subject: .missedVotes, amount: 4_000_000_000, remark: "about", sourceIndex: 0),
            PublishedFigure(
                subject: .penalties, amount: 5_530_000_000,
                remark: "from the balance of 9 September to the withdrawal", sourceIndex: 0),
            PublishedFigure(
                subject: .remaining, amount: 2_014_960_000_000,
                remark: "withdrawn on 28 October", sourceIndex: 1),
        ],
        readings: [
            Reading(
                name: "no queue: out after the shortest time",
                incident: changed(septemberIncident) {
                    $0.epochsToWithdrawable = 8_192
                    $0.correlationEpochIndex = 4_096
                }),
            Reading(
                name: "gone from the active on 22 October",
                incident: changed(septemberIncident) {
                    $0.epochsToWithdrawable = 42 * 225 + 256
                    $0.correlationEpochIndex = 42 * 225 + 256 - 4_096
                }),
            Reading(
                name: "all of September's slashings in the window",
                incident: changed(septemberIncident) { $0.slashedSum = .ether(3_556) }),
            Reading(
                name: "32,000,000 ether active",
                incident: changed(septemberIncident) { $0.totalActive = .ether(32_000_000) }),
            Reading(
                name: "the rules before Electra",
                incident: changed(septemberIncident) { $0.rules = .bellatrix }),
        ],
        assumptions: [
            "35,700,000 ether were active all the time: 35,770,000 were staked, and the published "
                + "loss of 0.096 ether a day means 35.4 to 36.1 million",
            "10,264 epochs of the queue were ahead: 2,640,000 ether waited on 13 September, 46 days",
            "the 40 slashed on that day are the window's whole: 3,268 ether",
            "the validator did none of its duties after the slashing",
        ],
        sources: [
            Source(
                title: "A. Essentian, \"The 2,020 ETH Slash\"",
                address: "https://aubury.org/blog/first-mega-validator-slashing"),
            Source(
                title: "A. Essentian, \"The First MaxEB Slashing\"",
                address: "https://aubury.org/blog/maxeb-slashing"),
            Source(
                title: "SSV Network, post mortem of 10 September 2025",
                address: "https://ssv.network/blog/slashing-post-mortem-september-2025"),
            Source(
                title: "Figment, validator queues of Ethereum",
                address: "https://figment.io/staking/protocols/ethereum"),
        ])

    private static let septemberIncident = SlashedLifetime.Incident(
        rules: .electra, effectiveBalance: .ether(2_020), balance: 2_020_500_000_000,
        maxEffectiveBalance: .ether(2_048), totalActive: .ether(35_700_000),
        slashedSum: .ether(2_020 + 39 * 32), epochsToWithdrawable: 10_520,
        correlationEpochIndex: 10_520 - 4_096)
}
