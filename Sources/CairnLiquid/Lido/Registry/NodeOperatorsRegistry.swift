import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Staking modules with node operators, whose keys the router's deposits go to.
///
/// One object serves every module of this kind; a call tells which one it is for.
///
/// - Spec: Lido core, `NodeOperatorsRegistry`
public final class NodeOperatorsRegistry {
    public let state: NodeOperatorsState
    unowned(unsafe) let lido: Lido

    /// Opens the tables. ``Lido`` must live as long as this.
    public init(store: Store, lido: Lido) {
        state = NodeOperatorsState(store)
        self.lido = lido
    }

    var ledger: Ledger { lido.ledger }

    /// `MAX_NODE_OPERATORS_COUNT`
    public static let maximumOperatorCount: UInt64 = 200
    /// `MAX_NODE_OPERATOR_NAME_LENGTH`, in bytes.
    public static let maximumNameSize = 255

    // MARK: Genesis

    /// Writes what the initialiser leaves: the operators of the genesis, active and without keys,
    /// and who may do what.
    ///
    /// - Precondition: The store holds nothing of these modules.
    public func initialize() {
        for module in lido.parameters.modules where !module.operators.isEmpty {
            let address = module.address
            for (index, entry) in module.operators.enumerated() {
                let place = Pair(address, UInt64(index))
                state.operators.update(place) {
                    $0.isActive = true
                    $0.rewardAddress = entry.rewardAddress
                }
                state.names[place] = Bytes(Array(entry.name.utf8))
            }
            state.modules.update(address) {
                $0.operatorCount = UInt64(module.operators.count)
                $0.activeOperatorCount = UInt64(module.operators.count)
                $0.rewardState = RewardDistributionState.distributed.rawValue
            }
            initializeRoles(of: address)
        }
    }

    private func initializeRoles(of module: Address) {
        let (admin, router) = (lido.parameters.admin, lido.parameters.contracts.stakingRouter)
        let grants: [(role: Hash, holder: Address)] = [
            (Role.manageSigningKeys, admin), (Role.setOperatorLimit, admin),
            (Role.manageOperator, admin), (Role.stakingRouter, router),
        ]
        for (role, holder) in grants {
            lido.roles.grant(role, to: holder, on: module, by: admin)
        }
    }

    // MARK: Checks

    /// Who may do what: hashes of names.
    public enum Role {
        public static let manageSigningKeys = keccak256(utf8: "MANAGE_SIGNING_KEYS")
        public static let setOperatorLimit = keccak256(utf8: "SET_NODE_OPERATOR_LIMIT_ROLE")
        public static let manageOperator = keccak256(utf8: "MANAGE_NODE_OPERATOR_ROLE")
        public static let stakingRouter = keccak256(utf8: "STAKING_ROUTER_ROLE")
    }

    func authorize(_ call: Call, _ role: Hash) throws(Revert) {
        try require(
            lido.roles.holds(role, call.sender, on: call.contract), NodeOperatorsError.unauthorized)
    }

    /// The number of an operator that exists.
    ///
    /// - Throws: `outOfRange`
    func existing(_ id: UInt256, in module: Address) throws(Revert) -> UInt64 {
        guard let number = id.asUInt64, number < state.modules[module].operatorCount else {
            throw Revert(NodeOperatorsError.outOfRange)
        }
        return number
    }

    // MARK: Parts

    /// Counts a change of keys, and announces it.
    func increaseNonce(of module: Address) {
        let nonce = state.modules.update(module) { status in
            status.nonce += 1
            return status.nonce
        }
        ledger.emit(NodeOperatorsEvent.KeysOpIndexSet(index: UInt256(nonce)), from: module)
        ledger.emit(NodeOperatorsEvent.NonceChanged(nonce: UInt256(nonce)), from: module)
    }

    /// Brings the most validators that an operator may have, and the module's sum, up to date.
    func updateMaximum(of place: Pair<Address, UInt64>) {
        let (before, after) = state.operators.update(place) { entry in
            let before = entry.maximumKeys
            entry.maximumKeys = entry.allowedKeys
            return (before, entry.maximumKeys)
        }
        state.modules.update(place.first) { $0.maximumKeys = $0.maximumKeys - before + after }
    }
}
