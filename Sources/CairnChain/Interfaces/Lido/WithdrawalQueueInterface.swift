import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// - Spec: Lido core, `WithdrawalQueueERC721`
    static let lidoWithdrawalQueue = ContractTable("WithdrawalQueueERC721") { contract in
        contract.addLidoQueueRequests()
        contract.addLidoQueueClaims()
        contract.addLidoQueueFinalization()
        contract.addLidoQueueStatus()
        contract.addLidoQueuePause()
        contract.addLidoRequestToken()
        contract.addLidoRequestDescription()
        contract.addLidoQueueAccess()
    }

    private mutating func addLidoQueueRequests() {
        lidoNumber("MIN_STETH_WITHDRAWAL_AMOUNT", Lido.minimumWithdrawal.rawValue)
        lidoNumber("MAX_STETH_WITHDRAWAL_AMOUNT", Lido.maximumWithdrawal.rawValue)
        lidoAddress("STETH", \.stETH)
        lidoAddress("WSTETH", \.wstETH)
        method("requestWithdrawals", gas: 177_333 - 21_000) {
            (frame: borrowing Frame, amounts: [Wei], owner: Address) throws(Revert) -> [UInt256]
            in
            try frame.lido.requestWithdrawals(frame.call, amounts: amounts, owner: owner)
        }
        method("requestWithdrawalsWstETH", gas: 200_000) {
            (frame: borrowing Frame, amounts: [Shares], owner: Address)
                throws(Revert) -> [UInt256] in
            try frame.lido.requestWithdrawalsWrapped(frame.call, amounts: amounts, owner: owner)
        }
        method("requestWithdrawalsWithPermit", gas: 230_000) {
            (frame: borrowing Frame, amounts: [Wei], owner: Address, permit: SignedAllowance)
                throws(Revert) -> [UInt256] in
            try frame.lido.requestWithdrawals(
                frame.call, amounts: amounts, owner: owner, permit: permit.value,
                deadline: permit.deadline, signature: permit.signature)
        }
        method("requestWithdrawalsWstETHWithPermit", gas: 250_000) {
            (frame: borrowing Frame, amounts: [Shares], owner: Address, permit: SignedAllowance)
                throws(Revert) -> [UInt256] in
            try frame.lido.requestWithdrawalsWrapped(
                frame.call, amounts: amounts, owner: owner, permit: permit.value,
                deadline: permit.deadline, signature: permit.signature)
        }
    }

    private mutating func addLidoQueueClaims() {
        method("claimWithdrawal", gas: 65_000) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) in
            try frame.lido.claimWithdrawal(frame.call, id: id)
        }
        method("claimWithdrawals", gas: 82_109 - 21_000) {
            (frame: borrowing Frame, ids: [UInt256], hints: [UInt256]) throws(Revert) in
            try frame.lido.claimWithdrawals(frame.call, ids: ids, hints: hints)
        }
        method("claimWithdrawalsTo", gas: 82_109 - 21_000) {
            (frame: borrowing Frame, ids: [UInt256], hints: [UInt256], recipient: Address)
                throws(Revert) in
            try frame.lido.claimWithdrawals(
                frame.call, ids: ids, hints: hints, to: recipient)
        }
        method("findCheckpointHints", .view) {
            (frame: borrowing Frame, ids: [UInt256], first: UInt256, last: UInt256)
                throws(Revert) -> [UInt256] in
            try frame.lido.findCheckpointHints(ids, first: first, last: last)
        }
        method("getClaimableEther", .view) {
            (frame: borrowing Frame, ids: [UInt256], hints: [UInt256]) throws(Revert) -> [Wei] in
            var amounts: [Wei] = []
            for (place, id) in ids.enumerated() {
                try require(place < hints.count, Panic.indexOutOfBounds)
                amounts.append(try frame.lido.claimableEther(id, hint: hints[place]))
            }
            return amounts
        }
    }

    private mutating func addLidoQueueFinalization() {
        lidoNumber("MAX_BATCHES_LENGTH", UInt256(FinalizationBatches.capacity))
        method("calculateFinalizationBatches", .view) {
            (
                frame: borrowing Frame, rate: UInt256, timestamp: UInt256, maximum: UInt256,
                batches: FinalizationBatches
            ) throws(Revert) -> FinalizationBatches in
            try frame.lido.calculateFinalizationBatches(
                maxShareRate: rate, maxTimestamp: timestamp, maxRequests: maximum, from: batches)
        }
        method("prefinalize", .view) {
            (frame: borrowing Frame, batches: [UInt256], rate: UInt256)
                throws(Revert) -> Outputs<Wei, Shares> in
            let (ether, shares) = try frame.lido.prefinalize(
                batches: batches, maxShareRate: rate)
            return Outputs(ether, shares)
        }
        method("finalize", .payable) {
            (frame: borrowing Frame, last: UInt256, rate: UInt256) throws(Revert) in
            try frame.lido.finalize(frame.call, through: last, maxShareRate: rate)
        }
        method("onOracleReport") {
            (frame: borrowing Frame, isBunker: Bool, since: UInt256, timestamp: UInt256)
                throws(Revert) in
            try frame.lido.onOracleReport(
                frame.call, isBunkerMode: isBunker, bunkerSince: since,
                reportTimestamp: timestamp)
        }
    }

    private mutating func addLidoQueueStatus() {
        lidoGetter("getLastRequestId") { lido throws(Revert) in
            UInt256(lido.queueStatus.lastRequestID)
        }
        lidoGetter("getLastFinalizedRequestId") { lido throws(Revert) in
            UInt256(lido.queueStatus.lastFinalizedID)
        }
        lidoGetter("getLockedEtherAmount") { lido throws(Revert) in lido.queueStatus.lockedEther }
        lidoGetter("getLastCheckpointIndex") { lido throws(Revert) in
            UInt256(lido.queueStatus.lastCheckpoint)
        }
        lidoGetter("unfinalizedRequestNumber") { lido throws(Revert) in
            let status = lido.queueStatus
            return UInt256(status.lastRequestID - status.lastFinalizedID)
        }
        lidoGetter("unfinalizedStETH") { lido throws(Revert) in lido.unfinalizedStETH() }
        method("getWithdrawalRequests", .view) {
            (frame: borrowing Frame, owner: Address) throws(Revert) -> [UInt256] in
            frame.lido.withdrawalRequests(of: owner)
        }
        method("getWithdrawalStatus", .view) {
            (frame: borrowing Frame, ids: [UInt256]) throws(Revert) -> [WithdrawalRequestStatus]
            in
            var statuses: [WithdrawalRequestStatus] = []
            for id in ids { statuses.append(try frame.lido.withdrawalStatus(id)) }
            return statuses
        }
        lidoNumber("BUNKER_MODE_DISABLED_TIMESTAMP", .max)
        lidoGetter("isBunkerModeActive") { lido throws(Revert) in lido.isBunkerModeActive }
        lidoGetter("bunkerModeSinceTimestamp") { lido throws(Revert) in
            lido.queueStatus.bunkerSince
        }
    }

    private mutating func addLidoQueuePause() {
        lidoNumber("PAUSE_INFINITELY", .max)
        lidoGetter("isPaused") { lido throws(Revert) in lido.isQueuePaused }
        lidoGetter("getResumeSinceTimestamp") { lido throws(Revert) in
            lido.queueStatus.resumeSince
        }
        method("resume") { (frame: borrowing Frame) throws(Revert) in
            try frame.lido.resumeQueue(frame.call)
        }
        method("pauseFor") { (frame: borrowing Frame, duration: UInt256) throws(Revert) in
            try frame.lido.pauseQueue(frame.call, for: duration)
        }
        method("pauseUntil") { (frame: borrowing Frame, moment: UInt256) throws(Revert) in
            try frame.lido.pauseQueue(frame.call, until: moment)
        }
    }

    private mutating func addLidoQueueAccess() {
        lidoRoles(
            "PAUSE_ROLE", "RESUME_ROLE", "FINALIZE_ROLE", "ORACLE_ROLE", "MANAGE_TOKEN_URI_ROLE")
        lidoNumber("getContractVersion", 1)
        method("initialize") { (frame: borrowing Frame, admin: Address) throws(Revert) in
            try frame.lido.initializeQueueAgain(admin: admin)
        }
    }
}
