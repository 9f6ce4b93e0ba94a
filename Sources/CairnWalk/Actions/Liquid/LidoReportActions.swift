import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// What Lido's operators and oracle do.
extension RestakingWalk {
    func depositValidators(_ liquid: LiquidShadow) -> Attempt? {
        let lido = liquid.lido
        let most = UInt64(below(25))
        let free = lido.buffered > lido.unfinalized ? lido.buffered - lido.unfinalized : .zero
        let count = min(most, (free / ShadowLido.validatorSize).limb0, lido.unusedKeys)
        let module = liquid.lidoParameters.depositSecurityModule
        let sender = chance(10) ? pick(setting.stakers) : module
        return Attempt(
            action: .depositValidators,
            message: Message(
                sender: sender, recipient: liquid.stETH,
                input: writer.input(
                    "deposit(uint256,uint256,bytes)", UInt256(most), UInt256.one, Bytes())),
            isAccepted: sender == module
        ) { [shadow] (_) throws(WalkFault) in
            let amount = UInt256(count) * ShadowLido.validatorSize
            lido.buffered -= amount
            lido.depositedValidators += count
            lido.unusedKeys -= count
            shadow.pay(amount, from: liquid.stETH, to: lido.contracts.depositContract)
        }
    }

    /// A gain or a loss, exits, priority fees, and requests that are paid; one of four reports has a
    /// flaw.
    func reportLido(_ liquid: LiquidShadow) -> Attempt? {
        let lido = liquid.lido
        advance(by: 1_130 + below(20))
        let elapsed = shadow.time - 1 - lido.lastReport
        var claim = claimOfDay(lido, elapsed)
        let loss = lostByReport(claim, lido)
        let flawless = lido.outcome(claim)
        claim.rate = ShadowMath.divide(
            flawless.etherAfter, ShadowLido.ratePrecision, by: flawless.sharesAfter)
        if !chance(5) {
            lido.addBatches(
                to: &claim,
                budget: lido.buffered + flawless.withdrawals + flawless.rewards,
                until: shadow.time - 1 - 7_680)
        }
        let isFlawed = chance(4)
        let (report, sender) =
            isFlawed
            ? flawedReport(claim, elapsed, lido)
            : (wireReport(claim, elapsed), lido.contracts.accountingOracle)
        let outcome = lido.outcome(claim)
        return Attempt(
            action: .reportLido,
            message: Message(
                sender: sender, recipient: lido.contracts.accounting,
                input: writer.input(
                    "handleOracleReport(\(OracleReport.abiType))", report)),
            isAccepted: !isFlawed
        ) { [self] (_) throws(WalkFault) in
            try applyReport(claim, outcome, loss, liquid)
        }
    }

    private func applyReport(
        _ claim: ShadowClaim, _ outcome: ShadowOutcome, _ loss: UInt256, _ liquid: LiquidShadow
    ) throws(WalkFault) {
        let lido = liquid.lido
        let contracts = lido.contracts
        try demand(
            claim.lock <= lido.buffered + outcome.withdrawals + outcome.rewards, "D5",
            "\(claim.lock) wei are locked for withdrawals, more than the pool holds")
        let module = liquid.lidoParameters.modules.first?.address ?? .zero
        let treasury = liquid.lidoParameters.treasury
        lido.apply(claim, outcome, module: module, treasury: treasury)
        lido.exited = .zero
        lido.noteLoss(loss, at: shadow.time)
        lido.lastReport = shadow.time - 1
        shadow.pay(outcome.rewards, from: contracts.elRewardsVault, to: liquid.stETH)
        shadow.pay(outcome.withdrawals, from: contracts.withdrawalVault, to: liquid.stETH)
        shadow.pay(claim.lock, from: liquid.stETH, to: contracts.withdrawalQueue)
        liquid.touchedStETH += [
            contracts.withdrawalQueue, contracts.burner, module, treasury, contracts.accounting,
        ]
        if let last = claim.batches.last { liquid.touchedRequests.append(last) }
        liquid.movesRate = true
    }

    // MARK: What happened

    /// Lets the consensus layer pay, and says what an honest oracle would say.
    private func claimOfDay(_ lido: ShadowLido, _ elapsed: UInt64) -> ShadowClaim {
        let appearing = min(
            lido.depositedValidators - lido.clValidators, 1_800 * elapsed / 86_400)
        let validators = lido.clValidators + appearing
        let principal = lido.principal(validators)
        // At most eight percent a year.
        let yearly = ShadowMath.divide(principal, UInt256(elapsed * 8), by: 100 * 31_536_000)
        var balance = principal
        switch below(8) {
        case 0:
            let room = lido.roomForLoss(validators, time: shadow.time)
            balance -= min(chance(8) ? room : min(room, yearly), principal)
        case 1: break
        default: balance += part(of: yearly) / 2
        }
        let missing = lido.unfinalized > lido.buffered ? lido.unfinalized - lido.buffered : .zero
        let left = balance > lido.exited ? balance - lido.exited : .zero
        let exit = min(chance(3) ? missing : part(of: missing), left / 4)
        if !exit.isZero {
            lido.exited += exit
            credit(exit, to: lido.contracts.withdrawalVault)
        }
        if chance(3) {
            let fees = chance(20) ? lido.pooled / 2_000 : part(of: yearly) / 4
            if !fees.isZero { credit(fees, to: lido.contracts.elRewardsVault) }
        }
        balance -= min(lido.exited, balance)
        return ShadowClaim(
            validators: validators, clBalance: balance,
            vault: shadow.ether(of: lido.contracts.withdrawalVault),
            rewards: shadow.ether(of: lido.contracts.elRewardsVault), burn: lido.burnRequested)
    }

    /// What the sanity checker takes for lost.
    private func lostByReport(_ claim: ShadowClaim, _ lido: ShadowLido) -> UInt256 {
        let principal = lido.principal(claim.validators)
        let found = claim.clBalance + claim.vault
        return found < principal ? principal - found : .zero
    }

    // MARK: On the wire

    private func wireReport(_ claim: ShadowClaim, _ elapsed: UInt64) -> OracleReport {
        OracleReport(
            timestamp: UInt256(shadow.time - 1), timeElapsed: UInt256(elapsed),
            clValidators: UInt256(claim.validators), clBalance: Wei(rawValue: claim.clBalance),
            withdrawalVaultBalance: Wei(rawValue: claim.vault),
            elRewardsVaultBalance: Wei(rawValue: claim.rewards),
            sharesRequestedToBurn: Shares(rawValue: claim.burn),
            withdrawalFinalizationBatches: claim.batches.map { UInt256(UInt64($0)) },
            simulatedShareRate: claim.rate)
    }

    /// A report that must be refused, and its sender.
    private func flawedReport(
        _ honest: ShadowClaim, _ elapsed: UInt64, _ lido: ShadowLido
    ) -> (OracleReport, Address) {
        var claim = honest
        let oracle = lido.contracts.accountingOracle
        let principal = lido.principal(claim.validators)
        switch below(8) {
        case 0: return (wireReport(claim, elapsed), pick(setting.stakers))
        case 1: claim.vault += .one
        case 2: claim.rewards += .one
        case 3: claim.burn += .one
        case 4: claim.validators = lido.depositedValidators + 1
        case 5:
            // A fifth a year, or something where there was nothing.
            claim.clBalance =
                principal + 1_000_000_000_000_000_000
                + ShadowMath.divide(principal, UInt256(elapsed), by: 5 * 31_536_000)
        case 6:
            let loss = lido.roomForLoss(claim.validators, time: shadow.time) + claim.vault + .one
            guard loss <= principal else {
                claim.vault += .one
                break
            }
            claim.clBalance = principal - loss
        default:
            guard !claim.batches.isEmpty else {
                claim.rewards += .one
                break
            }
            // One percent more than the rate.
            claim.rate += claim.rate / 100
        }
        return (wireReport(claim, elapsed), oracle)
    }
}
