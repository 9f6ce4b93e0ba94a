import CairnPrimitives
import Testing

@testable import CairnBeacon

@Suite("Backtests")
struct BacktestTests {
    @Test("the eleven validators of April 2023, to the gwei")
    func april() throws {
        let backtest = try #require(SlashingBacktest.named("april-2023"))
        let loss = backtest.model
        #expect(loss.initialPenalty == .ether(11))
        #expect(loss.missedVotes == 805_878_183)
        #expect(loss.correlationPenalty == .zero)
        #expect(loss.penalties == 11_805_878_183)
        #expect(loss.missedRewards == 1_375_469_568)
        #expect(loss.remaining == 340_194_121_817)
        #expect(loss.remaining + loss.penalties == .ether(352))

        // With rewards that nobody has swept yet, 32 ether count to the end.
        #expect(
            backtest.readings.map { backtest.model($0).penalties } == [
                11_859_668_480, 966_256_412,
            ])
        // What stakers were paid in the end is more than the formulas say by two parts in a hundred.
        let paid = try #require(backtest.published.last)
        #expect(paid.difference(of: loss[paid.subject]) == (-278_438_589, -20_686))
    }

    @Test("the validator of September 2025, to the gwei")
    func september() throws {
        let backtest = try #require(SlashingBacktest.named("september-2025"))
        let loss = backtest.model
        #expect(loss.initialPenalty == 493_164_062)
        #expect(loss.missedVotes == 4_483_084_730)
        #expect(loss.correlationPenalty == 553_910_557)
        #expect(loss.penalties == 5_530_159_349)
        #expect(loss.remaining == 2_014_969_840_651)
        #expect(loss.missedSync == .zero)

        let readings = backtest.readings.map { backtest.model($0).penalties }
        #expect(
            readings == [
                4_539_103_508, 5_183_647_747, 5_578_950_403, 5_845_932_521, 67_469_594_755,
            ])
        // The queue of exits made it lose an ether more than it would have otherwise.
        #expect(loss.penalties - readings[0] == 991_055_841)

        let total = try #require(backtest.published.first { $0.subject == .penalties })
        #expect(total.difference(of: loss.penalties) == (159_349, 28))
    }

    @Test("cases have names of their own, and every figure has a source")
    func sources() {
        let cases = SlashingBacktest.all
        #expect(Set(cases.map(\.name)).count == cases.count)
        #expect(cases.count == 2)
        for backtest in cases {
            #expect(!backtest.published.isEmpty)
            for figure in backtest.published {
                #expect(backtest.sources.indices.contains(figure.sourceIndex))
            }
        }
        #expect(SlashingBacktest.named("may-2023") == nil)
    }

    @Test(
        "differences have a sign and are rounded towards nothing",
        arguments: [
            (Gwei(1_000), Gwei(1_001), Int64(1), Int64(1_000)), (3_000, 2_999, -1, -333),
            (7, 7, 0, 0), (0, 5, 5, 0),
        ])
    func difference(published: Gwei, found: Gwei, gwei: Int64, parts: Int64) {
        let figure = PublishedFigure(
            subject: .penalties, amount: published, remark: "", sourceIndex: 0)
        #expect(figure.difference(of: found) == (gwei, parts))
    }
}

/// Chains of 250 validators, which are over after 300 epochs.
@Suite("Backtests on a chain")
struct BacktestChainTests {
    /// The small preset with a window that still holds the slashing half way.
    private static let rules: BeaconRules = {
        var preset = BeaconPreset.minimal
        preset.epochsPerSlashingsVector = 256
        return BeaconRules(fork: .electra, preset: preset, configuration: .minimal)
    }()

    private func small(
        rules: SlashingRules = .electra, validators: UInt64 = 1, others: UInt64 = 3,
        _ change: (inout SlashedLifetime.Incident) -> Void = { _ in }
    ) -> SlashingBacktest {
        var incident = SlashedLifetime.Incident(
            rules: rules, effectiveBalance: .ether(2_020), balance: 2_020_500_000_000,
            maxEffectiveBalance: .ether(2_048), totalActive: .ether(500_000),
            slashedSum: .ether(2_020 + 96), epochsToWithdrawable: 300,
            correlationEpochIndex: 300 - 128)
        change(&incident)
        return SlashingBacktest(
            name: "small", title: "", validatorCount: validators, othersSlashed: others,
            incident: incident)
    }

    private func replayed(
        _ backtest: SlashingBacktest, seed: UInt64 = 1
    ) throws -> BacktestChain {
        var chain = try BacktestChain(backtest, rules: Self.rules, seed: seed)
        while !chain.isWithdrawable { try chain.runEpoch() }
        return chain
    }

    /// Whether two amounts differ by less than a part in so many.
    private func agree(_ left: Gwei, _ right: Gwei, toPartsOf parts: UInt64) -> Bool {
        let difference = left > right ? left - right : right - left
        return difference * parts < right
    }

    @Test("takes what the formulas say, but for the active balance that the slashed lower")
    func electra() throws {
        let backtest = small()
        let chain = try replayed(backtest)
        #expect(chain.epochsDone == 300)
        #expect(chain.epochsToExit == 300 - 256)
        #expect(chain.epochsToWithdrawable == 300)
        #expect(chain.syncSeatEpochs == 0)

        let model = backtest.model
        #expect(chain.loss.initialPenalty == model.initialPenalty)
        #expect(chain.loss.missedVotes == 1_079_592_726)
        #expect(agree(chain.loss.missedVotes, model.missedVotes, toPartsOf: 500))
        #expect(chain.loss.missedSync == .zero)
        // Half way the slashed are gone, and the same sum is a larger part of what is left.
        #expect(chain.loss.correlationPenalty == 25_742_163_183)
        #expect(agree(chain.loss.correlationPenalty, model.correlationPenalty, toPartsOf: 200))
        #expect(chain.loss.remaining + chain.loss.penalties == 2_020_500_000_000)
    }

    @Test("takes for places in sync committees, which are a chance")
    func syncCommittee() throws {
        let chain = try replayed(small(), seed: 2)
        #expect(chain.syncSeatEpochs == 8)
        #expect(chain.loss.missedSync == 11_179_648)
        #expect(chain.loss.remaining + chain.loss.penalties == 2_020_500_000_000)
        let again = try replayed(small(), seed: 2)
        #expect(again.loss == chain.loss)
    }

    @Test("takes nothing half way when the queue is so long that the window forgets")
    func forgotten() throws {
        let chain = try replayed(
            small {
                $0.epochsToWithdrawable = 256 + 128 + 1
                $0.correlationEpochIndex = 256 + 1
            })
        #expect(chain.epochsToWithdrawable == 385)
        #expect(chain.loss.correlationPenalty == .zero)
    }

    @Test("takes by hand what earlier rules took")
    func bellatrix() throws {
        let backtest = small(rules: .bellatrix, validators: 4, others: 0) {
            $0.effectiveBalance = .ether(32)
            $0.balance = .ether(32)
            $0.maxEffectiveBalance = .ether(32)
            $0.slashedSum = .ether(25_000)
            $0.epochsToWithdrawable = 261
            $0.correlationEpochIndex = 261 - 128
        }
        let chain = try replayed(backtest)
        #expect(chain.epochsToExit == 5)
        #expect(chain.epochsToWithdrawable == 261)
        var model = backtest.model
        #expect(model.correlationPenalty == .ether(16))
        model.missedRewards = .zero
        #expect(chain.loss == model)
    }

    @Test("is refused where the slashed are all there is")
    func nobodyElse() {
        #expect(throws: BeaconError.overflow) {
            _ = try BacktestChain(small { $0.totalActive = .ether(4_000) }, rules: Self.rules)
        }
    }
}
