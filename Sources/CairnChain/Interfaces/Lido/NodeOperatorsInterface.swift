import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension Frame {
    var registry: NodeOperatorsRegistry { world.lidoRegistry }
}

extension ContractTable {
    /// - Spec: Lido core, `NodeOperatorsRegistry`
    static let nodeOperatorsRegistry = ContractTable("NodeOperatorsRegistry") { contract in
        contract.addOperatorManagement()
        contract.addSigningKeyManagement()
        contract.addModuleDuties()
        contract.addModuleReports()
        contract.addOperatorQuestions()
        contract.addSigningKeyQuestions()
        contract.addModuleQuestions()
    }

    private mutating func addOperatorManagement() {
        method("addNodeOperator", gas: 120_000) {
            (frame: borrowing Frame, name: ABIText, reward: Address) throws(Revert) -> UInt256 in
            try frame.registry.addNodeOperator(
                frame.call, name: name.bytes, rewardAddress: reward)
        }
        method("activateNodeOperator") { (frame: borrowing Frame, id: UInt256) throws(Revert) in
            try frame.registry.activateNodeOperator(frame.call, id)
        }
        method("deactivateNodeOperator") { (frame: borrowing Frame, id: UInt256) throws(Revert) in
            try frame.registry.deactivateNodeOperator(frame.call, id)
        }
        method("setNodeOperatorName") {
            (frame: borrowing Frame, id: UInt256, name: ABIText) throws(Revert) in
            try frame.registry.setNodeOperatorName(frame.call, id, name.bytes)
        }
        method("setNodeOperatorRewardAddress") {
            (frame: borrowing Frame, id: UInt256, reward: Address) throws(Revert) in
            try frame.registry.setNodeOperatorRewardAddress(frame.call, id, reward)
        }
        method("setNodeOperatorStakingLimit") {
            (frame: borrowing Frame, id: UInt256, count: UInt64) throws(Revert) in
            try frame.registry.setNodeOperatorStakingLimit(frame.call, id, count)
        }
    }

    private mutating func addSigningKeyManagement() {
        for name in ["addSigningKeys", "addSigningKeysOperatorBH"] {
            method(name, gas: 150_000) {
                (
                    frame: borrowing Frame, id: UInt256, count: UInt256, keys: Bytes,
                    signatures: Bytes
                ) throws(Revert) in
                try frame.registry.addSigningKeys(
                    frame.call, id, count: count, publicKeys: keys, signatures: signatures)
            }
        }
        for name in ["removeSigningKey", "removeSigningKeyOperatorBH"] {
            method(name) {
                (frame: borrowing Frame, id: UInt256, index: UInt256) throws(Revert) in
                try frame.registry.removeSigningKeys(frame.call, id, from: index, count: .one)
            }
        }
        for name in ["removeSigningKeys", "removeSigningKeysOperatorBH"] {
            method(name) {
                (frame: borrowing Frame, id: UInt256, first: UInt256, count: UInt256)
                    throws(Revert) in
                try frame.registry.removeSigningKeys(frame.call, id, from: first, count: count)
            }
        }
        method("invalidateReadyToDepositKeysRange") {
            (frame: borrowing Frame, first: UInt256, last: UInt256) throws(Revert) in
            try frame.registry.invalidateReadyKeys(frame.call, from: first, through: last)
        }
    }

    private mutating func addModuleDuties() {
        method("obtainDepositData", gas: 100_000) {
            (frame: borrowing Frame, count: UInt256, _: Bytes)
                throws(Revert) -> Outputs<Bytes, Bytes> in
            let (keys, signatures) = try frame.registry.obtainDepositData(frame.call, count: count)
            return Outputs(keys, signatures)
        }
        method("onRewardsMinted") { (frame: borrowing Frame, _: UInt256) throws(Revert) in
            try frame.registry.onRewardsMinted(frame.call)
        }
        method("onWithdrawalCredentialsChanged") { (frame: borrowing Frame) throws(Revert) in
            try frame.registry.onWithdrawalCredentialsChanged(frame.call)
        }
        method("distributeReward", gas: 150_000) { (frame: borrowing Frame) throws(Revert) in
            try frame.registry.distributeReward(frame.call)
        }
    }

    private mutating func addModuleReports() {
        method("updateExitedValidatorsCount") {
            (frame: borrowing Frame, ids: Bytes, counts: Bytes) throws(Revert) in
            try frame.registry.updateExitedValidators(
                frame.call, nodeOperators: ids, counts: counts)
        }
        method("unsafeUpdateValidatorsCount") {
            (frame: borrowing Frame, id: UInt256, exited: UInt256) throws(Revert) in
            try frame.registry.unsafeUpdateValidators(frame.call, id, exited: exited)
        }
        method("onExitedAndStuckValidatorsCountsUpdated") {
            (frame: borrowing Frame) throws(Revert) in
            try frame.registry.onExitsReported(frame.call)
        }
        method("decreaseVettedSigningKeysCount") {
            (frame: borrowing Frame, ids: Bytes, counts: Bytes) throws(Revert) in
            try frame.registry.decreaseVettedKeys(frame.call, nodeOperators: ids, counts: counts)
        }
        method("updateTargetValidatorsLimits") {
            (frame: borrowing Frame, id: UInt256, mode: UInt256, limit: UInt256)
                throws(Revert) in
            try frame.registry.updateTargetLimits(frame.call, id, mode: mode, limit: limit)
        }
        method("updateTargetValidatorsLimits") {
            (frame: borrowing Frame, id: UInt256, isActive: Bool, limit: UInt256)
                throws(Revert) in
            try frame.registry.updateTargetLimits(
                frame.call, id, mode: isActive ? .one : .zero, limit: limit)
        }
        method("onValidatorExitTriggered") {
            (frame: borrowing Frame, id: UInt256, key: Bytes, fee: UInt256, exitType: UInt256)
                throws(Revert) in
            try frame.registry.onValidatorExitTriggered(
                frame.call, id, publicKey: key, fee: fee, exitType: exitType)
        }
    }
}
