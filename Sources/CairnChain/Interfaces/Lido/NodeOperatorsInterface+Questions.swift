import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives

extension ContractTable {
    /// Adds questions about operators.
    mutating func addOperatorQuestions() {
        method("getNodeOperator", .view) {
            (frame: borrowing Frame, id: UInt256, isFull: Bool)
                throws(Revert) -> Outputs<
                    Bool, ABIText, Address, UInt64, UInt64, UInt64, UInt64
                > in
            let entry = try frame.registry.nodeOperator(id, in: frame.contract)
            let name = isFull ? frame.registry.name(of: id.limb0, in: frame.contract) : []
            return Outputs(
                entry.isActive.isSet, ABIText(name), entry.rewardAddress, entry.vettedKeys,
                entry.exitedKeys, entry.totalKeys, entry.depositedKeys)
        }
        method("getNodeOperatorSummary", .view) {
            (frame: borrowing Frame, id: UInt256)
                throws(Revert) -> Outputs<
                    UInt256, UInt256, UInt256, UInt256, UInt256, UInt256, UInt256, UInt256
                > in
            let entry = try frame.registry.nodeOperator(id, in: frame.contract)
            return Outputs(
                UInt256(entry.targetMode), UInt256(entry.targetKeys), .zero, .zero, .zero,
                UInt256(entry.exitedKeys), UInt256(entry.depositedKeys),
                UInt256(entry.maximumKeys - entry.depositedKeys))
        }
        method("getNodeOperatorIsActive", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> Bool in
            guard let number = id.asUInt64 else { return false }
            return frame.registry.state.operators[Pair(frame.contract, number)].isActive.isSet
        }
        method("getNodeOperatorIds", .view) {
            (frame: borrowing Frame, offset: UInt256, limit: UInt256)
                throws(Revert) -> [UInt256] in
            let count = UInt256(frame.registry.state.modules[frame.contract].operatorCount)
            guard offset < count, !limit.isZero else { return [] }
            let last = offset + min(limit, count - offset)
            return (offset.limb0..<last.limb0).map { UInt256($0) }
        }
        moduleNumber("getNodeOperatorsCount", \.operatorCount)
        moduleNumber("getActiveNodeOperatorsCount", \.activeOperatorCount)
        method("isOperatorPenalized", .view) {
            (_: borrowing Frame, _: UInt256) throws(Revert) -> Bool in false
        }
        method("isOperatorPenaltyCleared", .view) {
            (_: borrowing Frame, _: UInt256) throws(Revert) -> Bool in true
        }
        lidoNumber("MAX_NODE_OPERATORS_COUNT", UInt256(NodeOperatorsRegistry.maximumOperatorCount))
        lidoNumber(
            "MAX_NODE_OPERATOR_NAME_LENGTH", UInt256(NodeOperatorsRegistry.maximumNameSize))
    }

    /// Adds questions about keys.
    mutating func addSigningKeyQuestions() {
        method("getSigningKeys", .view) {
            (frame: borrowing Frame, id: UInt256, offset: UInt256, limit: UInt256)
                throws(Revert) -> Outputs<Bytes, Bytes, [Bool]> in
            let (keys, signatures, isUsed) = try frame.registry.signingKeys(
                of: id, in: frame.contract, offset: offset, limit: limit)
            return Outputs(keys, signatures, isUsed)
        }
        method("getSigningKey", .view) {
            (frame: borrowing Frame, id: UInt256, index: UInt256)
                throws(Revert) -> Outputs<Bytes, Bytes, Bool> in
            let (keys, signatures, isUsed) = try frame.registry.signingKeys(
                of: id, in: frame.contract, offset: index, limit: .one)
            return Outputs(keys, signatures, isUsed.first ?? false)
        }
        method("getTotalSigningKeyCount", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> UInt256 in
            UInt256(try frame.registry.nodeOperator(id, in: frame.contract).totalKeys)
        }
        method("getUnusedSigningKeyCount", .view) {
            (frame: borrowing Frame, id: UInt256) throws(Revert) -> UInt256 in
            let entry = try frame.registry.nodeOperator(id, in: frame.contract)
            return UInt256(entry.totalKeys - entry.depositedKeys)
        }
    }

    /// Adds questions about the module.
    mutating func addModuleQuestions() {
        method("getStakingModuleSummary", .view) {
            (frame: borrowing Frame) throws(Revert) -> Outputs<UInt256, UInt256, UInt256> in
            let summary = frame.registry.summary(of: frame.contract)
            return Outputs(summary.exited, summary.deposited, summary.depositable)
        }
        method("getRewardsDistribution", .view) {
            (frame: borrowing Frame, shares: Shares)
                throws(Revert) -> Outputs<[Address], [Shares], [Bool]> in
            let parts = try frame.registry.rewardsDistribution(of: shares, in: frame.contract)
            return Outputs(parts.map(\.recipient), parts.map(\.shares), parts.map { _ in false })
        }
        method("getRewardDistributionState", .view) {
            (frame: borrowing Frame) throws(Revert) -> UInt8 in
            UInt8(frame.registry.rewardState(of: frame.contract).rawValue)
        }
        method("getType", .view) { (_: borrowing Frame) throws(Revert) -> Hash in
            Self.curatedModuleType
        }
        moduleNumber("getNonce", \.nonce)
        moduleNumber("getKeysOpIndex", \.nonce)
        lidoAddress("getLocator", \.locator)
        lidoNumber("getStuckPenaltyDelay", 0)
        lidoNumber("getContractVersion", 4)
        lidoRoles(
            "MANAGE_SIGNING_KEYS", "SET_NODE_OPERATOR_LIMIT_ROLE", "MANAGE_NODE_OPERATOR_ROLE",
            "STAKING_ROUTER_ROLE")
        method("canPerform", .view) {
            (frame: borrowing Frame, account: Address, role: Hash, _: [UInt256])
                throws(Revert) -> Bool in
            frame.lido.roles.holds(role, account, on: frame.contract)
        }
    }

    /// `curated-onchain-v1`, filled up with zeros.
    private static let curatedModuleType: Hash = {
        let name = Array("curated-onchain-v1".utf8)
        return Hash(name + [UInt8](repeating: 0, count: 32 - name.count)) ?? .zero
    }()

    private mutating func moduleNumber(
        _ name: String, _ path: any KeyPath<NodeOperatorsModule, UInt64> & Sendable
    ) {
        method(name, .view) { (frame: borrowing Frame) throws(Revert) -> UInt256 in
            UInt256(frame.registry.state.modules[frame.contract][keyPath: path])
        }
    }
}
