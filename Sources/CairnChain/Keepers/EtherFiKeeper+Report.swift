import CairnBeacon
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

/// The committee's report, and what the admin makes of it.
extension KeeperRound {
    /// Votes for a report with a quorum of the members, has it applied, and gives approved
    /// validators the rest of their ether. A report that would not be applied is not voted for, since
    /// it would stand in the way of later ones.
    func reportEtherFi(_ observation: EtherFiObservation) {
        let committee = etherFi.parameters.opening?.committee ?? []
        let voters = committee.filter { etherFi.state.committee[$0].isEnabled.isSet }
        guard let report = nextReport(observation), let executor = voters.first else { return }
        let votes = voters.prefix(Int(etherFi.state.oracle.value.quorumSize)).map { member in
            KeeperCall(
                "submitReport", ABITuple(report), to: etherFiContracts.etherFiOracle, from: member)
        }
        let execution = KeeperCall(
            "executeTasks", ABITuple(report), to: etherFiContracts.etherFiAdmin, from: executor)
        if sendAll(votes + [execution]) { approve(report, observation) }
    }

    /// The report that is due, or nil if none is or there is nothing to tell.
    private func nextReport(_ observation: EtherFiObservation) -> CommitteeReport? {
        let number = ledger.moment.number
        let admin = etherFi.state.admin.value
        guard let bounds = reportBounds, number > admin.lastExecutionBlock + 1 else { return nil }
        let elapsed = UInt256((UInt64(bounds.slotTo) - admin.lastHandledRefSlot) * 12)
        guard !elapsed.isZero else { return nil }
        let gain = gain(observation, elapsed)
        let line = etherFi.state.withdrawLine.value
        let (lastRequest, amount) = payableRequests(elapsed)
        let approvals = validatorsToApprove(observation, elapsed)
        guard
            !gain.rewards.isZero || !gain.fees.isZero || !approvals.isEmpty
                || lastRequest > line.lastFinalizedRequestID,
            let blockTo = UInt32(exactly: number - 1),
            let request = UInt32(exactly: lastRequest),
            let version = UInt32(exactly: etherFi.state.oracle.value.consensusVersion)
        else { return nil }
        return CommitteeReport(
            consensusVersion: version, refSlotFrom: bounds.slotFrom, refSlotTo: bounds.slotTo,
            refBlockFrom: bounds.blockFrom, refBlockTo: blockTo, accruedRewards: gain.rewards,
            protocolFees: gain.fees, validatorsToApprove: approvals.map(\.bid),
            lastFinalizedWithdrawalRequestID: request, finalizedWithdrawalAmount: amount)
    }

    /// The slots and the first block of the next report, if its last epoch is final for the oracle.
    private var reportBounds: (slotFrom: UInt32, slotTo: UInt32, blockFrom: UInt32)? {
        let slots = UInt64(etherFi.parameters.oracle.slotsPerEpoch)
        do throws(Revert) {
            let bounds = try etherFi.blockStampForNextReport()
            let current = UInt64(try etherFi.slot(at: UInt256(environment.timestamp)))
            return UInt64(bounds.slotTo) / slots + 2 < current / slots ? bounds : nil
        } catch {
            // The oracle's clock has not begun.
            return nil
        }
    }

    // MARK: Rewards

    /// One part in so many of what validators gain is the protocol's. The contracts allow five.
    private static var feeDivisor: UInt256 { 10 }
    private static var basisPoints: UInt256 { 10_000 }
    private static var yearSeconds: UInt256 { 31_536_000 }

    /// What validators gained or lost since the last report, and the protocol's part of a gain.
    ///
    /// It is the difference between what is there and what the pool counts outside. What exceeds
    /// the limits of one report is left for the next ones, since it stays a difference.
    ///
    /// - Rounds: The protocol's part down.
    private func gain(
        _ observation: EtherFiObservation, _ elapsed: UInt256
    ) -> (rewards: Int256, fees: Wei) {
        let answer = ask("totalValueOutOfLp") { () throws(Revert) in
            (try etherOutside(observation), try etherFi.totalPooledEther())
        }
        guard let (held, pooled) = answer else { return (.zero, .zero) }
        let counted = etherFi.state.poolValue.value.outOfPool
        let yearly = etherFi.state.admin.value.acceptableRebaseAPR.bits
        let byTime = mulDiv(
            pooled.rawValue * yearly, elapsed, by: Self.basisPoints * Self.yearSeconds,
            rounding: .down)
        func limit(_ points: UInt256) -> UInt256 {
            min(byTime, pooled.rawValue * points / Self.basisPoints)
        }
        guard held >= counted else {
            let loss = min(
                (counted - held).rawValue, limit(etherFi.effectiveMaxNegativeRebase))
            return (-Int256(bits: loss), .zero)
        }
        let gain = (held - counted).rawValue
        let fees = gain / Self.feeDivisor
        let most = limit(UInt256(EtherFi.maxPositiveRebase))
        guard gain - fees > most else { return (Int256(bits: gain - fees), Wei(rawValue: fees)) }
        return (Int256(bits: most), Wei(rawValue: most / (Self.feeDivisor - .one)))
    }

    /// The ether that the pool counts as outside: with validators, in pods and nodes, set aside for
    /// requests, and in stETH.
    private func etherOutside(_ observation: EtherFiObservation) throws(Revert) -> Wei {
        var sum =
            observation.validatorsEther + observation.nodesEther
            + etherFi.state.withdrawLine.value.ethLocked
            + etherFi.state.priorityLine.value.ethLocked
        if etherFi.hasTakenTokens {
            sum += Wei(rawValue: try etherFi.liquifierPooledEther())
            sum += Wei(rawValue: try etherFi.restakerPooledEther())
        }
        return sum
    }

    // MARK: Requests

    /// The last request that the pool can pay for now, and what those up to it ask for.
    private func payableRequests(_ elapsed: UInt256) -> (last: UInt64, amount: Wei) {
        let line = etherFi.state.withdrawLine.value
        let daily = etherFi.state.admin.value.maxFinalizedAmountPerDay.rawValue
        let budget = min(
            etherFi.state.poolValue.value.inPool,
            Wei(rawValue: mulDiv(daily, elapsed, by: 86_400, rounding: .down)))
        let end = min(
            line.nextRequestID - 1,
            line.lastFinalizedRequestID + etherFi.parameters.admin.maxRequestsToFinalizePerReport)
        var (last, amount) = (line.lastFinalizedRequestID, Wei.zero)
        while last < end {
            let request = etherFi.state.withdrawRequests[UInt256(last + 1)]
            let sum = request.isValid.isSet ? amount + request.amountOfEEth : amount
            guard sum <= budget else { break }
            (last, amount) = (last + 1, sum)
        }
        return (last, amount)
    }

    // MARK: Approvals

    /// Started validators of our operators, with their bids, as many as a report may name.
    private func validatorsToApprove(
        _ observation: EtherFiObservation, _ elapsed: UInt256
    ) -> [(bid: UInt256, key: BLSPublicKey)] {
        let most = mulDiv(
            etherFi.state.admin.value.maxValidatorsToApprovePerDay, elapsed, by: 86_400,
            rounding: .down)
        var left = observation.started
        var found: [(bid: UInt256, key: BLSPublicKey)] = []
        var id = etherFi.state.auction.value.bidCount
        while id > .one, !left.isEmpty {
            id -= .one
            let bid = etherFi.state.bids[id]
            let node = world.etherFiNodes.state.nodesByBid[id]
            guard left.contains(where: { $0.node == node }),
                let nodeOperator = EtherFiKeeperOperator.all.first(where: {
                    $0.account == bid.bidder
                }),
                let key = BLSPublicKey(KeeperKeys.etherFi(nodeOperator, bid.keyIndex)),
                let place = left.firstIndex(where: { $0.key == key })
            else { continue }
            found.append((id, key))
            left.remove(at: place)
        }
        found.sort { $0.bid < $1.bid }
        return UInt256(found.count) <= most ? found : Array(found.prefix(Int(most.limb0)))
    }

    /// Carries out the tasks that the report made, in the parts in which it made them.
    private func approve(_ report: CommitteeReport, _ observation: EtherFiObservation) {
        let validators = report.validatorsToApprove
        let size = Int(etherFi.state.admin.value.validatorTaskBatchSize)
        guard size > 0 else { return }
        for start in stride(from: 0, to: validators.count, by: size) {
            let batch = Array(validators[start..<min(start + size, validators.count)])
            let keys = batch.map { key(ofBid: $0) }
            let done = send(
                "executeValidatorApprovalTask",
                ABITuple(
                    report.hash, batch, keys.map { Bytes($0) },
                    keys.map { _ in Bytes(KeeperKeys.signature) }),
                to: etherFiContracts.etherFiAdmin, from: holder(of: .oracleOperations))
            if done != nil { fundedKeys += keys.compactMap { BLSPublicKey($0) } }
        }
    }

    private func key(ofBid id: UInt256) -> [UInt8] {
        let bid = etherFi.state.bids[id]
        guard
            let nodeOperator = EtherFiKeeperOperator.all.first(where: { $0.account == bid.bidder })
        else { return [] }
        return KeeperKeys.etherFi(nodeOperator, bid.keyIndex)
    }
}
