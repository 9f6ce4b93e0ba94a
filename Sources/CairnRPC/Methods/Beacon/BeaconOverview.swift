import CairnBeacon
import CairnJSON
import CairnPrimitives

/// The beacon chain at a glance: what it earns, who runs it, what waits, and who is being slashed.
struct BeaconOverview {
    let chain: BeaconChain
    let state: BeaconState
    /// The effective balance of all active validators.
    let totalActive: Gwei

    /// Looks at a chain.
    ///
    /// - Throws: `overflow`, in states that cannot come about.
    init(_ chain: BeaconChain) throws(BeaconError) {
        self.chain = chain
        var state = chain.state
        totalActive = try state.totalActiveBalance()
        self.state = state
    }

    /// Everything.
    var json: JSON {
        get throws(BeaconError) {
            [
                "genesisTime": .quantity(state.genesisTime),
                "secondsPerSlot": .quantity(state.rules.configuration.secondsPerSlot),
                "slotsPerEpoch": .quantity(state.rules.preset.slotsPerEpoch),
                "slot": .quantity(chain.head.slot.rawValue),
                "epoch": .quantity(state.currentEpoch.rawValue),
                "headRoot": .hash(chain.headRoot),
                "finalizedEpoch": .quantity(state.finalizedCheckpoint.epoch.rawValue),
                "justifiedEpoch": .quantity(state.currentJustifiedCheckpoint.epoch.rawValue),
                "baseRewardFactor": .quantity(state.rules.preset.baseRewardFactor),
                "totalActiveBalance": .quantity(totalActive.rawValue),
                "yield": yield, "totals": .duties(chain.totals), "recentEpochs": recentEpochs,
                "operators": operators, "queues": try queues, "slashings": try slashings,
            ]
        }
    }

    private var recentEpochs: JSON {
        .array(
            chain.recentEpochs.map { summary in
                [
                    "epoch": .quantity(summary.epoch.rawValue),
                    "blocks": .quantity(summary.blocks),
                    "finalizedEpoch": .quantity(summary.finalized.rawValue),
                    "slashed": .array(summary.slashed.map { .quantity($0) }),
                    "totals": .duties(summary.totals),
                ]
            })
    }

    // MARK: Times

    /// When an epoch begins, in seconds since 1970; null for one that never comes.
    func time(of epoch: Epoch?) -> JSON {
        guard let epoch, epoch != .farFuture else { return .null }
        do throws(BeaconError) {
            return .quantity(try state.time(at: try state.rules.startSlot(of: epoch)))
        } catch {
            return .null
        }
    }

    /// An epoch; null for one that never comes.
    func number(of epoch: Epoch?) -> JSON {
        guard let epoch, epoch != .farFuture else { return .null }
        return .quantity(epoch.rawValue)
    }
}

// MARK: - What duties bring

extension BeaconOverview {
    /// What a year brings, in millionths of the active balance: by the formulas if everybody did
    /// everything, and as it was in the recent epochs.
    ///
    /// - Rounds: Down.
    private var yield: JSON {
        let ideal = IdealRewards(
            totalActive: totalActive, factor: state.rules.preset.baseRewardFactor)
        var realised = DutyTotals()
        for summary in chain.recentEpochs { realised += summary.totals }
        let epochs = UInt64(chain.recentEpochs.count)
        return [
            "ideal": [
                "source": perYear(ideal.source), "target": perYear(ideal.target),
                "head": perYear(ideal.head), "sync": perYear(ideal.sync),
                "proposer": perYear(ideal.proposer), "gained": perYear(ideal.total),
            ],
            "realised": .duties(realised) { perYear($0, epochs: epochs) },
            "epochs": .quantity(epochs),
        ]
    }

    /// What a year of this would be, in millionths of the active balance.
    private func perYear(_ amount: Gwei, epochs: UInt64 = 1) -> JSON {
        // 365.25 days.
        let secondsPerYear: UInt128 = 31_557_600
        let secondsPerEpoch =
            state.rules.preset.slotsPerEpoch * state.rules.configuration.secondsPerSlot
        let base = UInt128(totalActive.rawValue) * UInt128(secondsPerEpoch) * UInt128(epochs)
        guard base > 0 else { return .quantity(0 as UInt64) }
        let parts = UInt128(amount.rawValue) * secondsPerYear * 1_000_000 / base
        return .quantity(UInt64(clamping: parts))
    }
}

extension JSON {
    /// Amounts by duty, and the sums of what was gained and lost.
    static func duties(
        _ totals: DutyTotals, _ amount: (Gwei) -> JSON = { .quantity($0.rawValue) }
    ) -> JSON {
        [
            "source": amount(totals.source), "target": amount(totals.target),
            "head": amount(totals.head), "sync": amount(totals.sync),
            "proposer": amount(totals.proposer), "whistleblower": amount(totals.whistleblower),
            "missedVotes": amount(totals.missedVotes), "missedSync": amount(totals.missedSync),
            "inactivity": amount(totals.inactivity), "slashing": amount(totals.slashing),
            "gained": amount(totals.gained), "lost": amount(totals.lost),
        ]
    }
}
