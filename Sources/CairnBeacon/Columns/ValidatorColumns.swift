public import CairnPrimitives

/// The registry of validators, a column a field.
///
/// Steps that look at all validators read two or three columns and leave the others alone.
public struct ValidatorColumns: Sendable {
    /// The keys that sign.
    public private(set) var publicKeys: [BLSPublicKey] = []
    /// Who receives withdrawals.
    public private(set) var withdrawalCredentials: [Hash] = []
    /// What counts for duties.
    public private(set) var effectiveBalances: [Gwei] = []
    /// Who has been slashed; 0 or 1.
    public private(set) var slashed: [UInt8] = []
    /// When each entered the queue for activation.
    public private(set) var activationEligibilityEpochs: [Epoch] = []
    /// The first epochs with duties.
    public private(set) var activationEpochs: [Epoch] = []
    /// The first epochs without duties.
    public private(set) var exitEpochs: [Epoch] = []
    /// The first epochs in which balances can be withdrawn.
    public private(set) var withdrawableEpochs: [Epoch] = []

    var layers = MerkleLayers()
    private var index = PublicKeyIndex()

    /// An empty registry.
    public init() {}

    /// How many validators there are.
    public var count: Int { publicKeys.count }

    /// How much memory the columns, their tree and the table of keys take.
    var byteCount: Int {
        publicKeys.capacity * 48 + withdrawalCredentials.capacity * 32 + slashed.capacity
            + (effectiveBalances.capacity + activationEligibilityEpochs.capacity
                + activationEpochs.capacity + exitEpochs.capacity + withdrawableEpochs.capacity)
            * 8 + layers.byteCount + index.byteCount
    }

    /// Makes room.
    public mutating func reserve(_ capacity: Int) {
        publicKeys.reserveCapacity(capacity)
        withdrawalCredentials.reserveCapacity(capacity)
        effectiveBalances.reserveCapacity(capacity)
        slashed.reserveCapacity(capacity)
        activationEligibilityEpochs.reserveCapacity(capacity)
        activationEpochs.reserveCapacity(capacity)
        exitEpochs.reserveCapacity(capacity)
        withdrawableEpochs.reserveCapacity(capacity)
    }

    /// Registers a validator.
    public mutating func append(_ validator: Validator) {
        appendFields(validator)
        completeTree()
    }

    /// Makes the tree cover what ``appendFields(_:)`` has added.
    mutating func completeTree() {
        let pairs = (count + 1) / 2
        guard pairs > layers.pairCount else { return layers.mark(pairs - 1) }
        layers.resize(pairCount: pairs)
    }

    /// Adds to the columns alone.
    mutating func appendFields(_ validator: Validator) {
        publicKeys.append(validator.publicKey)
        withdrawalCredentials.append(validator.withdrawalCredentials)
        effectiveBalances.append(validator.effectiveBalance)
        slashed.append(validator.isSlashed ? 1 : 0)
        activationEligibilityEpochs.append(validator.activationEligibilityEpoch)
        activationEpochs.append(validator.activationEpoch)
        exitEpochs.append(validator.exitEpoch)
        withdrawableEpochs.append(validator.withdrawableEpoch)
    }

    /// A validator as a record.
    public subscript(index: Int) -> Validator {
        Validator(
            publicKey: publicKeys[index], withdrawalCredentials: withdrawalCredentials[index],
            effectiveBalance: effectiveBalances[index], isSlashed: slashed[index] != 0,
            activationEligibilityEpoch: activationEligibilityEpochs[index],
            activationEpoch: activationEpochs[index], exitEpoch: exitEpochs[index],
            withdrawableEpoch: withdrawableEpochs[index])
    }

    /// The first validator with a public key.
    ///
    /// The first question builds a table; later ones are quick.
    public mutating func firstIndex(of key: BLSPublicKey) -> Int? {
        index.extend(to: publicKeys)
        return index.find(key, in: publicKeys)
    }
}

// MARK: - Changes

extension ValidatorColumns {
    /// Changes who receives withdrawals.
    public mutating func setWithdrawalCredentials(_ credentials: Hash, of index: Int) {
        withdrawalCredentials[index] = credentials
        layers.mark(index >> 1)
    }

    /// Changes what counts for duties.
    public mutating func setEffectiveBalance(_ balance: Gwei, of index: Int) {
        effectiveBalances[index] = balance
        layers.mark(index >> 1)
    }

    /// Marks a validator as slashed.
    public mutating func setSlashed(_ index: Int) {
        slashed[index] = 1
        layers.mark(index >> 1)
    }

    /// Sets when a validator entered the queue for activation.
    public mutating func setActivationEligibilityEpoch(_ epoch: Epoch, of index: Int) {
        activationEligibilityEpochs[index] = epoch
        layers.mark(index >> 1)
    }

    /// Sets the first epoch with duties.
    public mutating func setActivationEpoch(_ epoch: Epoch, of index: Int) {
        activationEpochs[index] = epoch
        layers.mark(index >> 1)
    }

    /// Sets the first epoch without duties.
    public mutating func setExitEpoch(_ epoch: Epoch, of index: Int) {
        exitEpochs[index] = epoch
        layers.mark(index >> 1)
    }

    /// Sets the first epoch in which the balance can be withdrawn.
    public mutating func setWithdrawableEpoch(_ epoch: Epoch, of index: Int) {
        withdrawableEpochs[index] = epoch
        layers.mark(index >> 1)
    }
}

// MARK: - Questions about one validator

extension ValidatorColumns {
    /// Whether a validator has duties in an epoch.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `is_active_validator`.
    @inline(__always)
    public func isActive(_ index: Int, at epoch: Epoch) -> Bool {
        activationEpochs[index] <= epoch && epoch < exitEpochs[index]
    }

    /// Whether a validator can be slashed.
    ///
    /// - Spec: phase0 `beacon-chain.md`, `is_slashable_validator`.
    public func isSlashable(_ index: Int, at epoch: Epoch) -> Bool {
        slashed[index] == 0 && activationEpochs[index] <= epoch
            && epoch < withdrawableEpochs[index]
    }

    /// The first byte of the withdrawal credentials: 0 a BLS key, 1 an account, 2 an account and a
    /// balance that compounds.
    public func credentialPrefix(_ index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: withdrawalCredentials[index].word0 >> 56)
    }

    /// The account in the withdrawal credentials: the last 20 bytes.
    public func withdrawalAddress(_ index: Int) -> Address {
        Address(truncating: withdrawalCredentials[index].word)
    }

    /// Whether withdrawals go to an account.
    ///
    /// - Spec: electra `beacon-chain.md`, `has_execution_withdrawal_credential`.
    public func hasExecutionCredential(_ index: Int) -> Bool {
        let prefix = credentialPrefix(index)
        return prefix == 1 || prefix == 2
    }

    /// Whether the balance compounds.
    ///
    /// - Spec: electra `beacon-chain.md`, `has_compounding_withdrawal_credential`.
    public func hasCompoundingCredential(_ index: Int) -> Bool { credentialPrefix(index) == 2 }

    /// The most that counts.
    ///
    /// - Spec: electra `beacon-chain.md`, `get_max_effective_balance`.
    public func maxEffectiveBalance(_ index: Int) -> Gwei {
        hasCompoundingCredential(index)
            ? BeaconConstants.maxEffectiveBalance : BeaconConstants.minActivationBalance
    }
}
