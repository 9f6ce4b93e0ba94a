import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// What ether.fi's committee reports, and what becomes of it.
extension RestakingWalk {
    private var periodSlots: UInt64 { 1_024 }

    private func slot(_ liquid: LiquidShadow) -> UInt64 {
        let start = UInt64(liquid.etherFiParameters.oracle.beaconGenesisTime)
        return (shadow.time - start) / 12
    }

    func submitReport(_ liquid: LiquidShadow) -> Attempt? {
        let etherFi = liquid.etherFi
        let oracle = etherFi.contracts.etherFiOracle
        guard let member = liquid.etherFiParameters.opening?.committee.first else { return nil }
        if let report = etherFi.pendingReport {
            // Nothing new is wanted before the last report is applied, and nobody votes twice.
            guard chance(3) else { return nil }
            return Attempt(
                action: .submitReport, message: vote(report, member, oracle), isAccepted: false
            ) { (_) throws(WalkFault) in }
        }
        let now = slot(liquid)
        let past = etherFi.handledSlot == 0 ? 0 : etherFi.handledSlot + 1
        let elapsed = now > past ? now - past : 0
        let upTo = past + max(elapsed / periodSlots, 1) * periodSlots - 1
        let report = makeReport(etherFi, upTo: upTo)
        let sender = chance(12) ? pick(setting.stakers) : member
        let isAccepted =
            sender == member && upTo / 32 + 2 < now / 32
            && UInt64(report.refBlockTo) > etherFi.executedAt
        return Attempt(
            action: .submitReport, message: vote(report, sender, oracle), isAccepted: isAccepted
        ) { (output) throws(WalkFault) in
            etherFi.pendingReport = report
            try Self.expect(output, [.one], "a vote")
        }
    }

    private func vote(
        _ report: CommitteeReport, _ sender: Address, _ oracle: Address
    ) -> Message {
        Message(
            sender: sender, recipient: oracle,
            input: writer.input("submitReport(\(CommitteeReport.abiType))", report))
    }

    /// A gain or a loss, fees, and requests that can be paid; some reports are absurd.
    private func makeReport(_ etherFi: ShadowEtherFi, upTo: UInt64) -> CommitteeReport {
        let isFirst = etherFi.handledSlot == 0
        let seconds = (upTo - etherFi.handledSlot) * 12
        let pooled = etherFi.pool.pooled
        // At most four percent a year.
        let yearly = ShadowMath.divide(
            pooled, UInt256(min(seconds, 86_400) * 4), by: 100 * 31_536_000)
        let isAbsurd = !isFirst && chance(12)
        let change = part(of: yearly) * (isAbsurd ? 40 : 1)
        let isLoss = !isFirst && chance(5)
        let fees = !isLoss && chance(2) ? change / 10 : .zero
        var last = etherFi.lastFinalized
        var amount = UInt256.zero
        let budget = chance(3) ? part(of: etherFi.pool.inPool) : etherFi.pool.inPool
        while last < etherFi.requests.count, last - etherFi.lastFinalized < 300 {
            let next = etherFi.requests[last].amount
            guard amount + next <= budget, amount + next <= largestFinalization(seconds) else {
                break
            }
            amount += next
            last += 1
        }
        return CommitteeReport(
            consensusVersion: 1,
            refSlotFrom: UInt32(truncatingIfNeeded: isFirst ? 0 : etherFi.handledSlot + 1),
            refSlotTo: UInt32(truncatingIfNeeded: upTo),
            refBlockFrom: UInt32(truncatingIfNeeded: isFirst ? 0 : etherFi.handledBlock + 1),
            refBlockTo: UInt32(truncatingIfNeeded: shadow.block - 1),
            accruedRewards: isLoss ? -Int256(bits: change) : Int256(bits: change),
            protocolFees: Wei(rawValue: fees), validatorsToApprove: [],
            lastFinalizedWithdrawalRequestID: UInt32(truncatingIfNeeded: last),
            finalizedWithdrawalAmount: Wei(rawValue: chance(25) ? amount + .one : amount))
    }

    /// Eighty thousand ether a day.
    private func largestFinalization(_ seconds: UInt64) -> UInt256 {
        ShadowMath.divide(
            80_000_000_000_000_000_000_000, UInt256(seconds), by: 86_400)
    }

    // MARK: Applying

    func executeReport(_ liquid: LiquidShadow) -> Attempt? {
        let etherFi = liquid.etherFi
        guard let report = etherFi.pendingReport else { return nil }
        let contracts = etherFi.contracts
        var pool = etherFi.pool
        let minted = isPlausible(report, etherFi) ? apply(report, to: &pool, etherFi) : nil
        let amount = report.finalizedWithdrawalAmount.rawValue
        return Attempt(
            action: .executeReport,
            message: Message(
                sender: pick(setting.stakers), recipient: contracts.etherFiAdmin,
                input: writer.input("executeTasks(\(CommitteeReport.abiType))", report)),
            isAccepted: minted != nil
        ) { [shadow] (_) throws(WalkFault) in
            let collector = liquid.etherFiParameters.opening?.feeRecipient ?? .zero
            etherFi.shares[collector, default: .zero] += minted ?? .zero
            let rate = pool.frozenRate
            let last = Int(report.lastFinalizedWithdrawalRequestID)
            for id in (etherFi.lastFinalized + 1)..<(last + 1) {
                etherFi.requests[id - 1].rate = rate
                etherFi.claimable.append(id)
            }
            etherFi.lastFinalized = last
            pool.inPool -= amount
            pool.outOfPool += amount
            etherFi.pool = pool
            etherFi.locked += amount
            shadow.pay(
                amount, from: contracts.liquidityPool, to: contracts.withdrawRequestNFT)
            etherFi.handledSlot = UInt64(report.refSlotTo)
            etherFi.handledBlock = UInt64(report.refBlockTo)
            etherFi.executedAt = shadow.block
            etherFi.pendingReport = nil
            liquid.touchedEETH.append(collector)
            liquid.movesRate = true
        }
    }

    /// Whether the admin finds nothing wrong with a report.
    private func isPlausible(_ report: CommitteeReport, _ etherFi: ShadowEtherFi) -> Bool {
        let seconds = UInt256((UInt64(report.refSlotTo) - etherFi.handledSlot) * 12)
        let pooled = etherFi.pool.pooled
        let change = report.accruedRewards.magnitude
        let isLoss = report.accruedRewards.isNegative
        if !pooled.isZero {
            let rate = 10_000 * (change * 31_536_000) / (pooled * seconds)
            if rate > 500 || (isLoss && change * 10_000 > pooled * 3) { return false }
        }
        let fees = report.protocolFees.rawValue
        if !fees.isZero && (isLoss || fees * 5 > fees + change) { return false }
        let amount = report.finalizedWithdrawalAmount.rawValue
        let last = Int(report.lastFinalizedWithdrawalRequestID)
        var sum = UInt256.zero
        for id in (etherFi.lastFinalized + 1)..<(last + 1) {
            sum += etherFi.requests[id - 1].amount
        }
        return ShadowMath.divide(amount, 86_400, by: seconds)
            <= 80_000_000_000_000_000_000_000
            && amount <= etherFi.pool.inPool && sum == amount
    }

    /// Adds what was gained and mints the fee's shares; nil if that is refused.
    private func apply(
        _ report: CommitteeReport, to pool: inout ShadowPool, _ etherFi: ShadowEtherFi
    ) -> UInt256? {
        let change = report.accruedRewards.magnitude
        if report.accruedRewards.isNegative {
            guard change <= pool.outOfPool else { return nil }
            pool.outOfPool -= change
        } else {
            guard change <= ShadowMath.divide(pool.pooled, 25, by: 10_000) else { return nil }
            pool.outOfPool += change
        }
        let fees = report.protocolFees.rawValue
        guard !fees.isZero else { return .zero }
        guard !etherFi.isPoolPaused else { return nil }
        return pool.deposit(inPool: .zero, outOfPool: fees, at: shadow.time)
    }

    /// A report that cannot be applied is taken back, so that the next can come.
    func unpublishReport(_ liquid: LiquidShadow) -> Attempt? {
        let etherFi = liquid.etherFi
        guard let report = etherFi.pendingReport, report.refSlotFrom > 0,
            let member = liquid.etherFiParameters.opening?.committee.first,
            let guardian = holder(of: .operatingMultisig, liquid)
        else { return nil }
        let sender = chance(5) ? pick(setting.stakers) : guardian
        return Attempt(
            action: .unpublishReport,
            message: Message(
                sender: sender, recipient: etherFi.contracts.etherFiOracle,
                input: writer.input(
                    "unpublishReport(\(CommitteeReport.abiType),address[])", report, [member])),
            isAccepted: sender == guardian
        ) { (_) throws(WalkFault) in etherFi.pendingReport = nil }
    }
}
