import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import Testing

/// Requests to the beacon chain, once the validator runs.
extension ValidatorFromBidToPool {
    @Test("an exit is asked for at the pod, for its fee")
    func exit() throws {
        bid()
        deploy()
        try create()
        try fund()
        let request = "requestExecutionLayerTriggeredWithdrawal((bytes,uint64)[])"
        let sender = test.holder(.executorOperations)
        test.world.ledger.accounts.issue(.ether(1), to: sender)
        test.refuses(
            "EmptyWithdrawalsRequest()", request, ABITuple([] as [ValidatorExit]),
            to: test.nodesManager, from: sender)
        let exit = ABITuple([ValidatorExit(pubkey: pubkey, amountGwei: 0)])
        test.refuses(
            "InsufficientWithdrawalFees()", request, exit, to: test.nodesManager, from: sender)
        // The pod does not know the validator before its credentials are proven.
        test.refuses(
            "ValidatorNotActiveInPod()", request, exit, to: test.nodesManager, from: sender,
            value: 1)
        try prove()
        let outcome = test.send(request, exit, to: test.nodesManager, from: sender, value: 1)
        #expect(outcome.logs.last?.address == test.nodesManager)
        #expect(
            outcome.logs.last?.topics
                == [
                    keccak256(
                        utf8: "ValidatorWithdrawalRequestSent(address,bytes32,bytes)"),
                    Hash(pod.word), pubkeyHash,
                ])
        let left = test.word(
            "consumable(bytes32)", ABITuple(EtherFiNodes.exitRequestLimit),
            at: test.contracts.rateLimiter)
        // A whole validator counts as the largest one: 2,048 of 5,400,000 ether.
        #expect(left == 5_397_952_000_000_000)
        try compound(from: sender)
    }

    /// A validator that is merged into itself becomes compounding, which no limit counts.
    private func compound(from sender: Address) throws {
        let consolidate = "requestConsolidation((bytes,bytes)[])"
        let merger = ABITuple([ValidatorMerger(sourcePubkey: pubkey, targetPubkey: pubkey)])
        test.refuses(
            "InsufficientConsolidationFees()", consolidate, merger, to: test.nodesManager,
            from: sender)
        let outcome = test.send(
            consolidate, merger, to: test.nodesManager, from: sender, value: 1)
        #expect(
            outcome.logs.last?.topics
                == [
                    keccak256(
                        utf8: "ValidatorSwitchToCompoundingRequested(address,bytes32,bytes)"),
                    Hash(pod.word), pubkeyHash,
                ])
        let left = test.word(
            "consumable(bytes32)", ABITuple(EtherFiNodes.consolidationRequestLimit),
            at: test.contracts.rateLimiter)
        #expect(left == 16_001_024_000_000_000)
    }

    @Test("the committee approves a validator, and its task funds it")
    func approval() throws {
        bid()
        deploy()
        try create()
        test.world.ledger.moment.number += 1_000
        let report = CommitteeReport(
            consensusVersion: 1, refSlotFrom: 0,
            refSlotTo: try test.world.etherFi.slotForNextReport(), refBlockFrom: 0,
            refBlockTo: 900, accruedRewards: .zero, protocolFees: .zero,
            validatorsToApprove: [1], lastFinalizedWithdrawalRequestID: 0,
            finalizedWithdrawalAmount: .zero)
        test.send(
            "submitReport(\(CommitteeReport.abiType))", ABITuple(report),
            to: test.contracts.etherFiOracle,
            from: try #require(test.etherFi.opening?.committee.first))
        test.send(
            "executeTasks(\(CommitteeReport.abiType))", ABITuple(report),
            to: test.contracts.etherFiAdmin, from: alice)

        let execute = "executeValidatorApprovalTask(bytes32,uint256[],bytes[],bytes[])"
        let sender = test.holder(.oracleOperations)
        let stranger = Bytes([UInt8](repeating: 1, count: 48))
        test.refuses(
            "UnlinkedPubkey()", execute,
            ABITuple(report.hash, [UInt256.one], [stranger], [signature]),
            to: test.contracts.etherFiAdmin, from: sender)
        let arguments = ABITuple(report.hash, [UInt256.one], [pubkey], [signature])
        test.send(execute, arguments, to: test.contracts.etherFiAdmin, from: sender)
        #expect(test.balance(SystemAddress.depositContract) == .ether(32))
        #expect(test.pool == [ether(68), ether(32)])
        test.refuses(
            "TaskAlreadyCompleted()", execute, arguments, to: test.contracts.etherFiAdmin,
            from: sender)
    }
}
