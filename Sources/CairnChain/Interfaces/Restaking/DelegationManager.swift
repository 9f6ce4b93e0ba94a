import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking

extension ContractTable {
    static let delegationManager = ContractTable("DelegationManager") { contract in
        contract.addDelegationManagerOperators()
        contract.addDelegationManagerWithdrawals()
        contract.addDelegationManagerShareChanges()
        contract.addDelegationManagerViews()
        contract.addDelegationManagerShareViews()
        contract.addDelegationManagerWithdrawalViews()
        contract.addPausing()
        contract.addSignatureDomain()
    }

    private mutating func addDelegationManagerOperators() {
        method("initialize") {
            (frame: borrowing Frame, initialPausedStatus: UInt256) throws(Revert) in
            throw Revert(MechanismError.alreadyInitialized)
        }
        method("registerAsOperator", gas: 130_000) {
            (
                frame: borrowing Frame, initDelegationApprover: Address, allocationDelay: UInt32,
                metadataURI: ABIText
            ) throws(Revert) in
            try frame.restaking.registerAsOperator(
                frame.call, approver: initDelegationApprover, allocationDelay: allocationDelay,
                metadataURI: metadataURI.bytes)
        }
        method("modifyOperatorDetails") {
            (frame: borrowing Frame, operator: Address, newDelegationApprover: Address)
                throws(Revert) in
            try frame.restaking.modifyOperatorDetails(
                frame.call, operator: `operator`, approver: newDelegationApprover)
        }
        method("updateOperatorMetadataURI") {
            (frame: borrowing Frame, operator: Address, metadataURI: ABIText) throws(Revert) in
            try frame.restaking.updateOperatorMetadataURI(
                frame.call, operator: `operator`, metadataURI: metadataURI.bytes)
        }
        method("delegateTo", gas: 132_000 - 21_000) {
            (
                frame: borrowing Frame, operator: Address, approval: SignatureWithExpiry,
                approverSalt: Hash
            ) throws(Revert) in
            try frame.restaking.delegateTo(
                frame.call, operator: `operator`, approval: approval, salt: approverSalt)
        }
        method("undelegate", gas: 350_000) {
            (frame: borrowing Frame, staker: Address) throws(Revert) -> [Hash] in
            try frame.restaking.undelegate(frame.call, staker: staker)
        }
        method("redelegate", gas: 420_000) {
            (
                frame: borrowing Frame, newOperator: Address, approval: SignatureWithExpiry,
                approverSalt: Hash
            ) throws(Revert) -> [Hash] in
            try frame.restaking.redelegate(
                frame.call, newOperator: newOperator, approval: approval, salt: approverSalt)
        }
    }

    private mutating func addDelegationManagerWithdrawals() {
        method("queueWithdrawals", gas: 397_700 - 21_000) {
            (frame: borrowing Frame, params: [QueuedWithdrawalRequest]) throws(Revert) -> [Hash] in
            try frame.restaking.queueWithdrawals(frame.call, params)
        }
        method("completeQueuedWithdrawal", gas: 137_800 - 21_000) {
            (
                frame: borrowing Frame, withdrawal: StakerWithdrawal, tokens: [Address],
                receiveAsTokens: Bool
            ) throws(Revert) in
            try frame.restaking.completeQueuedWithdrawal(
                frame.call, withdrawal, tokens: tokens,
                receipt: receiveAsTokens ? .tokens : .shares)
        }
        method("completeQueuedWithdrawals", gas: 240_000) {
            (
                frame: borrowing Frame, withdrawals: [StakerWithdrawal], tokens: [[Address]],
                receiveAsTokens: [Bool]
            ) throws(Revert) in
            try frame.restaking.completeQueuedWithdrawals(
                frame.call, withdrawals, tokens: tokens,
                receipts: receiveAsTokens.map { $0 ? .tokens : .shares })
        }
    }

    private mutating func addDelegationManagerShareChanges() {
        method("increaseDelegatedShares") {
            (
                frame: borrowing Frame, staker: Address, strategy: Address,
                prevDepositShares: Shares, addedShares: Shares
            ) throws(Revert) in
            try frame.restaking.increaseDelegatedShares(
                frame.call, staker: staker, strategy: strategy,
                previousDepositShares: prevDepositShares, addedShares: addedShares)
        }
        method("decreaseDelegatedShares") {
            (
                frame: borrowing Frame, staker: Address, curDepositShares: Shares,
                beaconChainSlashingFactorDecrease: UInt64
            ) throws(Revert) in
            try frame.restaking.decreaseDelegatedShares(
                frame.call, staker: staker, currentDepositShares: curDepositShares,
                beaconChainSlashingFactorDecrease: beaconChainSlashingFactorDecrease)
        }
        method("slashOperatorShares") {
            (
                frame: borrowing Frame, operator: Address, operatorSet: OperatorSet,
                slashID: UInt256, strategy: Address, prevMaxMagnitude: UInt64,
                newMaxMagnitude: UInt64
            ) throws(Revert) -> Shares in
            try frame.restaking.slashOperatorShares(
                frame.call, operator: `operator`, operatorSet: operatorSet, slashID: slashID,
                strategy: strategy, previousMaxMagnitude: prevMaxMagnitude,
                newMaxMagnitude: newMaxMagnitude)
        }
    }

    private mutating func addDelegationManagerViews() {
        method("strategyManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.strategyManager
        }
        method("eigenPodManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.eigenPodManager
        }
        method("allocationManager", .view) { (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.allocationManager
        }
        method("permissionController", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.permissionController
        }
        method("beaconChainETHStrategy", .view) {
            (frame: borrowing Frame) throws(Revert) -> Address in
            frame.restaking.parameters.beaconChainETHStrategy
        }
        method("minWithdrawalDelayBlocks", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt32 in
            frame.restaking.minWithdrawalDelayBlocks
        }
        method("delegatedTo", .view) {
            (frame: borrowing Frame, staker: Address) throws(Revert) -> Address in
            frame.restaking.delegatedTo(staker)
        }
        method("isDelegated", .view) {
            (frame: borrowing Frame, staker: Address) throws(Revert) -> Bool in
            frame.restaking.isDelegated(staker)
        }
        method("isOperator", .view) {
            (frame: borrowing Frame, operator: Address) throws(Revert) -> Bool in
            frame.restaking.isOperator(`operator`)
        }
        method("delegationApprover", .view) {
            (frame: borrowing Frame, operator: Address) throws(Revert) -> Address in
            frame.restaking.delegationApprover(of: `operator`)
        }
        method("delegationApproverSaltIsSpent", .view) {
            (frame: borrowing Frame, approver: Address, salt: Hash) throws(Revert) -> Bool in
            frame.restaking.isSaltSpent(salt, approver: approver)
        }
        method("DELEGATION_APPROVAL_TYPEHASH", .view) {
            (frame: borrowing Frame) throws(Revert) -> Hash in
            Restaking.delegationApprovalTypeHash
        }
        method("calculateDelegationApprovalDigestHash", .view) {
            (
                frame: borrowing Frame, staker: Address, operator: Address, approver: Address,
                approverSalt: Hash, expiry: UInt256
            ) throws(Revert) -> Hash in
            frame.restaking.delegationApprovalDigest(
                staker: staker, operator: `operator`, approver: approver, salt: approverSalt,
                expiry: expiry)
        }
    }

    private mutating func addDelegationManagerShareViews() {
        method("operatorShares", .view) {
            (frame: borrowing Frame, operator: Address, strategy: Address)
                throws(Revert) -> Shares in
            frame.restaking.operatorShares(`operator`, in: strategy)
        }
        method("getOperatorShares", .view) {
            (frame: borrowing Frame, operator: Address, strategies: [Address])
                throws(Revert) -> [Shares] in
            let restaking = frame.restaking
            return strategies.map { restaking.operatorShares(`operator`, in: $0) }
        }
        method("getOperatorsShares", .view) {
            (frame: borrowing Frame, operators: [Address], strategies: [Address])
                throws(Revert) -> [[Shares]] in
            let restaking = frame.restaking
            return operators.map { account in
                strategies.map { restaking.operatorShares(account, in: $0) }
            }
        }
        method("getSlashableSharesInQueue", .view) {
            (frame: borrowing Frame, operator: Address, strategy: Address)
                throws(Revert) -> Shares in
            try frame.restaking.slashableSharesInQueue(`operator`, in: strategy)
        }
        method("depositScalingFactor", .view) {
            (frame: borrowing Frame, staker: Address, strategy: Address)
                throws(Revert) -> UInt256 in
            frame.restaking.depositScalingFactor(of: staker, in: strategy)
        }
        method("getWithdrawableShares", .view) {
            (frame: borrowing Frame, staker: Address, strategies: [Address])
                throws(Revert) -> Outputs<[Shares], [Shares]> in
            let shares = try frame.restaking.withdrawableShares(of: staker, in: strategies)
            return Outputs(shares.withdrawable, shares.deposited)
        }
        method("getDepositedShares", .view) {
            (frame: borrowing Frame, staker: Address)
                throws(Revert) -> Outputs<[Address], [Shares]> in
            let deposits = frame.restaking.depositedShares(of: staker)
            return Outputs(deposits.strategies, deposits.shares)
        }
        method("convertToDepositShares", .view) {
            (
                frame: borrowing Frame, staker: Address, strategies: [Address],
                withdrawableShares: [Shares]
            ) throws(Revert) -> [Shares] in
            try frame.restaking.depositShares(
                of: staker, in: strategies, for: withdrawableShares)
        }
    }

    private mutating func addDelegationManagerWithdrawalViews() {
        method("pendingWithdrawals", .view) {
            (frame: borrowing Frame, withdrawalRoot: Hash) throws(Revert) -> Bool in
            frame.restaking.isWithdrawalPending(withdrawalRoot)
        }
        method("cumulativeWithdrawalsQueued", .view) {
            (frame: borrowing Frame, staker: Address) throws(Revert) -> UInt256 in
            frame.restaking.cumulativeWithdrawalsQueued(by: staker)
        }
        method("queuedWithdrawals", .view) {
            (frame: borrowing Frame, withdrawalRoot: Hash) throws(Revert) -> StakerWithdrawal in
            frame.restaking.queuedWithdrawal(withdrawalRoot)
        }
        method("getQueuedWithdrawal", .view) {
            (frame: borrowing Frame, withdrawalRoot: Hash)
                throws(Revert) -> Outputs<StakerWithdrawal, [Shares]> in
            let queued = try frame.restaking.queuedWithdrawalAndShares(withdrawalRoot)
            return Outputs(queued.withdrawal, queued.shares)
        }
        method("getQueuedWithdrawals", .view) {
            (frame: borrowing Frame, staker: Address)
                throws(Revert) -> Outputs<[StakerWithdrawal], [[Shares]]> in
            var withdrawals: [StakerWithdrawal] = []
            var shares: [[Shares]] = []
            for root in frame.restaking.queuedWithdrawalRoots(of: staker) {
                let queued = try frame.restaking.queuedWithdrawalAndShares(root)
                withdrawals.append(queued.withdrawal)
                shares.append(queued.shares)
            }
            return Outputs(withdrawals, shares)
        }
        method("getQueuedWithdrawalRoots", .view) {
            (frame: borrowing Frame, staker: Address) throws(Revert) -> [Hash] in
            frame.restaking.queuedWithdrawalRoots(of: staker)
        }
        method("calculateWithdrawalRoot", .view) {
            (frame: borrowing Frame, withdrawal: StakerWithdrawal) throws(Revert) -> Hash in
            withdrawal.root
        }
    }
}
