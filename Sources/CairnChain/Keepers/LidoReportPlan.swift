import CairnLiquid
import CairnPrimitives

/// The time since the last report in equal parts, and what each part's report says.
struct LidoReportPlan {
    /// How many reports there are.
    let count: UInt64
    private let start: UInt64
    private let elapsed: UInt64
    private let validators: UInt64
    /// What validators had at the last report, and those that are new at their deposits.
    private let principal: Gwei
    private let balance: Gwei
    /// What lay in the vaults before the first report.
    private let vault: Wei
    private let elVault: Wei

    /// - Precondition: The count is not zero.
    init(
        _ observation: LidoObservation, _ pool: LidoPool, start: UInt64, elapsed: UInt64,
        count: UInt64, vault: Wei, elVault: Wei
    ) {
        self.count = count
        self.start = start
        self.elapsed = elapsed
        self.vault = vault
        self.elVault = elVault
        validators = observation.count
        balance = observation.balance
        let known = pool.clValidators.asUInt64 ?? 0
        let appeared = observation.count > known ? observation.count - known : 0
        let deposits = Wei(rawValue: UInt256(appeared) * LidoPool.depositSize.rawValue)
        principal = Gwei(pool.clBalance + deposits, rounding: .down) ?? .zero
    }

    /// The end of a part; that of part zero is the last report.
    func timestamp(_ number: UInt64) -> UInt64 { start + part(elapsed, number) }

    /// The report at the end of a part.
    ///
    /// - Parameters:
    ///   - vault: What lies in the withdrawal vault now.
    ///   - elVault: What lies in the vault of execution layer rewards now.
    func report(
        _ number: UInt64, vault: Wei, elVault: Wei, sharesToBurn: Shares
    ) -> OracleReport {
        OracleReport(
            timestamp: UInt256(timestamp(number)),
            timeElapsed: UInt256(timestamp(number) - timestamp(number - 1)),
            clValidators: UInt256(validators), clBalance: clBalance(number).wei,
            withdrawalVaultBalance: arrived(of: self.vault, number, now: vault),
            elRewardsVaultBalance: arrived(of: self.elVault, number, now: elVault),
            sharesRequestedToBurn: sharesToBurn, withdrawalFinalizationBatches: [],
            simulatedShareRate: .zero)
    }

    /// - Rounds: The change down, toward what was known.
    private func clBalance(_ number: UInt64) -> Gwei {
        if balance >= principal {
            return principal + Gwei(part((balance - principal).rawValue, number))
        }
        return principal - Gwei(part((principal - balance).rawValue, number))
    }

    /// What has come into a vault by the end of a part, and was not collected since.
    ///
    /// - Rounds: What is still to come up.
    private func arrived(of whole: Wei, _ number: UInt64, now: Wei) -> Wei {
        let toCome = mulDiv(
            whole.rawValue, UInt256(count - number), by: UInt256(count), rounding: .up)
        return now.saturatingSubtract(Wei(rawValue: toCome))
    }

    /// - Rounds: Down.
    private func part(_ whole: UInt64, _ number: UInt64) -> UInt64 {
        let (quotient, remainder) = whole.quotientAndRemainder(dividingBy: count)
        return quotient * number + remainder * number / count
    }
}
