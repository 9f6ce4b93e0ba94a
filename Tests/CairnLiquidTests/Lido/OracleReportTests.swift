import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

@Suite("Lido: oracle reports")
struct OracleReportTests {
    private let alice = LidoFixture.alice

    /// A hundred validators, deposited and found by a report.
    private func withValidators() throws -> LidoFixture {
        let fixture = LidoFixture { parameters in
            parameters.bootstrapEther = .ether(3200)
            parameters.limits.maxPositiveTokenRebase = 1_000_000_000
        }
        let ledger = fixture.ledger
        try ledger.attempt { () throws(Revert) in
            try fixture.lido.deposit(
                fixture.call(
                    fixture.contracts.stETH, from: fixture.lido.parameters.depositSecurityModule),
                atMost: 1000, module: 1, calldata: [])
        }
        ledger.moment.timestamp += 86_400
        try fixture.report(clBalance: .ether(3200), validators: 100)
        ledger.moment.timestamp += 86_400
        ledger.events.removeAll()
        return fixture
    }

    @Test("deposits move the buffer to validators and change no total")
    func deposits() throws {
        let fixture = try withValidators()
        let pool = fixture.lido.state.pool.value
        #expect(pool.bufferedEther == .zero && pool.depositedValidators == 100)
        #expect(pool.clValidators == 100 && pool.clBalance == .ether(3200))
        #expect(try fixture.lido.totalPooledEther() == .ether(3200))
        let sink = fixture.contracts.depositContract
        #expect(fixture.ledger.accounts.balance(of: sink) == .ether(3200))
    }

    @Test("a tenth of a gain goes to module and treasury as shares")
    func fees() throws {
        let fixture = try withValidators()
        let gain = Wei(rawValue: Wei.ether(8).rawValue / 10)
        try fixture.report(clBalance: .ether(3200) + gain, validators: 100)
        // Fee F = 0.08 ether of E = 3200.8 and S = 3200: F · S / (E - F), rounded down.
        let fee = gain.rawValue / 10
        let minted = fee.mulDiv(
            Wei.ether(3200).rawValue, by: (Wei.ether(3200) + gain).rawValue - fee,
            rounding: .down)
        let rebased = fixture.events(LidoEvent.TokenRebased.self)
        #expect(rebased.count == 1 && rebased[0].sharesMintedAsFees.rawValue == minted)
        let module = fixture.lido.sharesOf(fixture.lido.parameters.modules[0].address)
        let treasury = fixture.lido.sharesOf(fixture.lido.parameters.treasury)
        #expect(module.rawValue == minted / 2)
        #expect((module + treasury).rawValue == minted)
        #expect(try fixture.lido.totalPooledEther() == .ether(3200) + gain)
        #expect(fixture.lido.violatedInvariants().isEmpty)
    }

    @Test("a loss without gain mints no fee, and above its limit is refused")
    func losses() throws {
        let fixture = try withValidators()
        // 100 validators may lose 8 + 101 thousandths of an ether each in 18 days.
        let maximum = Wei(rawValue: 109 * 1_000_000_000_000_000 * 100)
        fixture.expectRefusal(
            ReportError.incorrectCLBalanceDecrease(negativeSum: maximum + 1, maximum: maximum)
        ) { () throws(Revert) in
            try fixture.report(clBalance: .ether(3200) - maximum - 1, validators: 100)
        }
        try fixture.report(clBalance: .ether(3200) - maximum, validators: 100)
        #expect(try fixture.lido.totalPooledEther() == .ether(3200) - maximum)
        #expect(fixture.lido.totalShares.rawValue == Wei.ether(3200).rawValue)
        #expect(fixture.events(LidoEvent.NegativeCLRebaseAccepted.self).count == 1)
        fixture.ledger.moment.timestamp += 86_400
        fixture.expectRefusal(
            ReportError.incorrectCLBalanceDecrease(negativeSum: maximum + 1, maximum: maximum)
        ) { () throws(Revert) in
            try fixture.report(clBalance: .ether(3200) - maximum - 1, validators: 100)
        }
    }

    @Test("refuses implausible reports in order and changes nothing")
    func refusals() throws {
        let fixture = try withValidators()
        let vault = fixture.contracts.withdrawalVault
        let cases: [(Wei, UInt256, Wei, Wei, any RevertReason)] = [
            (.ether(3200), 99, .zero, .zero, Panic.arithmetic),
            (
                .ether(3232), 101, .zero, .zero,
                ReportError.incorrectReportValidators(101, minimum: 100, maximum: 100)
            ),
            (
                .ether(3200), 100, 1, .zero,
                ReportError.incorrectWithdrawalsVaultBalance(.zero)
            ),
            (
                .ether(3200), 100, .zero, 1,
                ReportError.incorrectELRewardsVaultBalance(.zero)
            ),
            // One ether of 3200 in a day is 1140 basis points a year.
            (.ether(3201), 100, .zero, .zero, ReportError.incorrectCLBalanceIncrease(1140)),
        ]
        #expect(fixture.ledger.accounts.balance(of: vault) == .zero)
        for (balance, validators, withdrawals, rewards, reason) in cases {
            func check(_ reason: some RevertReason) {
                fixture.expectRefusal(reason) { () throws(Revert) in
                    try fixture.report(
                        clBalance: balance, validators: validators, withdrawals: withdrawals,
                        elRewards: rewards)
                }
            }
            check(reason)
        }
        fixture.expectRefusal(
            ReportError.notAuthorized(operation: "handleOracleReport", sender: alice)
        ) { () throws(Revert) in
            try fixture.lido.handleOracleReport(
                fixture.call(fixture.contracts.accounting, from: alice),
                OracleReport(
                    timestamp: 1, timeElapsed: 1, clValidators: 100, clBalance: .ether(3200),
                    withdrawalVaultBalance: .zero, elRewardsVaultBalance: .zero,
                    sharesRequestedToBurn: .zero, withdrawalFinalizationBatches: [],
                    simulatedShareRate: .zero))
        }
    }

    @Test("rewards above the rebase limit stay in their vault")
    func smoothing() throws {
        let fixture = LidoFixture { $0.bootstrapEther = .ether(1000) }
        let vault = fixture.contracts.elRewardsVault
        try fixture.earn(.ether(10))
        // The limit of 750,000 in 10^9 lets 0.75 of 1,000 ether pass.
        let passed = Wei(rawValue: Wei.ether(3).rawValue / 4)
        #expect(fixture.lido.state.pool.value.totalELRewards == passed)
        #expect(fixture.ledger.accounts.balance(of: vault) == .ether(10) - passed)
    }

    @Test("a module that fails with a reason is announced, without one stops the report")
    func moduleFailures() throws {
        let fixture = try withValidators()
        let balance = Wei.ether(3200) + Wei(rawValue: Wei.oneEther.rawValue / 2)
        fixture.moduleFailure = []
        fixture.expectRefusal(StakingRouterError.unrecoverableModuleError) { () throws(Revert) in
            try fixture.report(clBalance: balance, validators: 100)
        }
        fixture.moduleFailure = [1, 2, 3]
        try fixture.report(clBalance: balance, validators: 100)
        #expect(
            fixture.events(LidoEvent.RewardsMintedReportFailed.self).map(\.revertData)
                == [[1, 2, 3]])
    }
}
