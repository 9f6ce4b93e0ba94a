import CairnPrimitives

extension SlashingBacktest {
    /// Eleven validators of RockLogic GmbH, an operator of Lido, on 13 April 2023.
    public static let april2023 = SlashingBacktest(
        name: "april-2023",
        title: "eleven validators of RockLogic GmbH, for Lido, 13 April 2023",
        validatorCount: 11,
        incident: aprilIncident,
        published: [
            PublishedFigure(
                subject: .initialPenalty, amount: 11_190_000_000,
                remark: "taken by that evening, with the cluster's time offline", sourceIndex: 2),
            PublishedFigure(
                subject: .penalties, amount: 12_090_000_000,
                remark: "expected by the withdrawal, with the cluster's time offline",
                sourceIndex: 2),
            PublishedFigure(
                subject: .missedRewards, amount: 1_750_000_000,
                remark: "expected by the withdrawal, with the cluster's time offline",
                sourceIndex: 2),
            PublishedFigure(
                subject: .penaltiesAndMissedRewards, amount: 13_770_000_000,
                remark: "estimated for the vote of April", sourceIndex: 1),
            PublishedFigure(
                subject: .penaltiesAndMissedRewards, amount: 13_459_786_340,
                remark: "paid to stakers in June, after the withdrawal", sourceIndex: 3),
        ],
        readings: [
            Reading(
                name: "33.5 ether in each, so that 32 count to the end",
                incident: changed(aprilIncident) { $0.balance = 33_500_000_000 }),
            Reading(
                name: "the rules of Electra",
                incident: changed(aprilIncident) { $0.rules = .electra }
            ),
        ],
        assumptions: [
            "each validator had 32 ether when it was slashed",
            "18,000,000 ether were active all the time: 17,972,763 were staked a week later",
            "nobody else was slashed in the window; 187,500 ether would have had to be",
            "the validators became withdrawable 8,192 epochs later, on 20 May as announced",
        ],
        sources: [
            Source(
                title: "Lido, post mortem of the incident",
                address: "https://blog.lido.fi/loe-rocklogic-gmbh-slashing-incident/"),
            Source(
                title: "Lido's forum, summary for the vote",
                address: "https://research.lido.fi/t/slashing-incident-involving-rocklogic-gmbh-"
                    + "validators-april-13-2023/4399/10"),
            Source(
                title: "press on Lido's figures of 13 April",
                address: "https://web3station.xyz/lido-finance-faces-penalties-following-shapella-"
                    + "upgrade"),
            Source(
                title: "lidofinance/scripts, the vote of 20 June 2023",
                address: "https://github.com/lidofinance/scripts, scripts/vote_2023_06_20.py"),
            Source(
                title: "P2P, a week after Shapella",
                address: "https://p2p.org/economy/week-after-shapella/"),
        ])

    private static let aprilIncident = SlashedLifetime.Incident(
        rules: .bellatrix, effectiveBalance: .ether(32), balance: .ether(32),
        maxEffectiveBalance: .ether(32), totalActive: .ether(18_000_000),
        slashedSum: .ether(11 * 32), epochsToWithdrawable: 8_192, correlationEpochIndex: 4_096)

    /// The facts with a change.
    static func changed(
        _ incident: SlashedLifetime.Incident, _ change: (inout SlashedLifetime.Incident) -> Void
    ) -> SlashedLifetime.Incident {
        var incident = incident
        change(&incident)
        return incident
    }
}
