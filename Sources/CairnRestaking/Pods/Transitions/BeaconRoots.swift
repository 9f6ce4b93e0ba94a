import CairnEthereum
public import CairnLedger
public import CairnPrimitives

extension Restaking {
    /// How many slots of roots the oracle keeps, in seconds.
    ///
    /// - Spec: EIP-4788, `HISTORY_BUFFER_LENGTH`
    private static let rootsReachSeconds: UInt256 = 8_191 * 12

    /// The root of the beacon block in front of a time, as a pod asks the oracle for it.
    ///
    /// - Spec: EigenLayer core, `EigenPod.getParentBlockRoot`
    /// - Throws: `Panic.arithmetic` for a time to come; ``PodError/timestampOutOfRange``,
    ///   ``PodError/invalidEIP4788Response``.
    public func parentBlockRoot(at timestamp: UInt64, pod: Address) throws(Revert) -> Hash {
        let age = try ledger.moment.timestamp.minus(timestamp)
        try require(UInt256(age) < Self.rootsReachSeconds, PodError.timestampOutOfRange)
        do throws(Revert) {
            return try surroundings.beaconBlockRoot(
                at: timestamp, oracle: parameters.beaconRoots, sender: pod)
        } catch { throw Revert(PodError.invalidEIP4788Response) }
    }

    /// How many rows a beacon state's tree has above its fields at a time.
    ///
    /// A proof at the very time of the fork is of the state before: the oracle answers with the
    /// parent's root.
    ///
    /// - Spec: EigenLayer core, `EigenPod._getProofVersion`
    /// - Throws: ``PodError/forkTimestampZero``
    func beaconStateTreeHeight(at timestamp: UInt64) throws(Revert) -> Int {
        let fork = pectraForkTimestamp
        try require(fork != 0, PodError.forkTimestampZero)
        return timestamp <= fork ? BeaconTree.denebStateHeight : BeaconTree.pectraStateHeight
    }
}

/// The shape of a beacon block's tree, as far as proofs go through it.
///
/// - Spec: EigenLayer core, `BeaconChainProofs`; consensus-specs, `BeaconBlockHeader`, `BeaconState`
enum BeaconTree {
    static let headerHeight = 3
    static let denebStateHeight = 5
    static let pectraStateHeight = 6
    /// Of the list of validators, its length apart.
    static let validatorsHeight = 40
    /// Of the list of balances, four to a leaf, its length apart.
    static let balancesHeight = 38

    static let stateRootIndex: UInt64 = 3
    static let validatorsIndex: UInt64 = 11
    static let balancesIndex: UInt64 = 12

    /// Throws unless `leaf` lies at `index` under `root`.
    ///
    /// - Throws: The first failing check of ``BeaconProofError``: `invalidProofLength`,
    ///   `emptyRoot`, `invalidProof`.
    static func verify(
        _ leaf: @autoclosure () -> Hash, at index: UInt64, under root: Hash, proof: Bytes,
        height: Int
    ) throws(Revert) {
        try require(proof.count == 32 * height, BeaconProofError.invalidProofLength)
        let leaf = leaf()
        try require(!root.isZero, BeaconProofError.emptyRoot)
        let found = proof.bytes.withUnsafeBytes { merkleRoot(ofLeaf: leaf, at: index, branch: $0) }
        try require(found == root, BeaconProofError.invalidProof)
    }
}

extension StateRootProof {
    /// Throws unless the state's root belongs to a block.
    ///
    /// - Spec: EigenLayer core, `BeaconChainProofs.verifyStateRoot`
    func verify(under blockRoot: Hash) throws(Revert) {
        try BeaconTree.verify(
            beaconStateRoot, at: BeaconTree.stateRootIndex, under: blockRoot, proof: proof,
            height: BeaconTree.headerHeight)
    }
}

extension BalanceContainerProof {
    /// Throws unless the list of balances belongs to a block.
    ///
    /// - Spec: EigenLayer core, `BeaconChainProofs.verifyBalanceContainer`
    func verify(under blockRoot: Hash, stateHeight: Int) throws(Revert) {
        try BeaconTree.verify(
            balanceContainerRoot,
            at: BeaconTree.stateRootIndex << UInt64(stateHeight) | BeaconTree.balancesIndex,
            under: blockRoot, proof: proof, height: BeaconTree.headerHeight + stateHeight)
    }
}

extension BalanceProof {
    /// The balance of a validator, in gwei.
    ///
    /// - Spec: EigenLayer core, `BeaconChainProofs.verifyValidatorBalance`
    /// - Throws: If the four balances do not lie where the validator's does.
    func verifiedBalanceGwei(of index: UInt64, under listRoot: Hash) throws(Revert) -> UInt64 {
        // The length of the list is one row more.
        try BeaconTree.verify(
            balanceRoot, at: index / 4, under: listRoot, proof: proof,
            height: BeaconTree.balancesHeight + 1)
        let shifted = balanceRoot.word << Int(index % 4 * 64)
        return Hash(shifted).firstLittleEndianWord
    }
}

extension ValidatorFields {
    /// Throws unless a validator with these fields has a place in a state.
    ///
    /// - Spec: EigenLayer core, `BeaconChainProofs.verifyValidatorFields`
    func verify(
        at index: UInt64, under stateRoot: Hash, proof: Bytes, stateHeight: Int
    ) throws(Revert) {
        try require(leaves.count == Self.count, BeaconProofError.invalidValidatorFieldsLength)
        // The length of the list is one row more.
        let listHeight = BeaconTree.validatorsHeight + 1
        try BeaconTree.verify(
            merkleRoot(of: leaves, height: 3),
            at: BeaconTree.validatorsIndex << UInt64(listHeight) | index, under: stateRoot,
            proof: proof, height: listHeight + stateHeight)
    }
}
