public import CairnLedger
public import CairnPrimitives

/// From a bid to a validator with all its ether, each step called by the liquidity pool.
///
/// - Spec: ether.fi, `StakingManager`
extension EtherFiNodes {
    /// Takes note of validators that are to be started, and checks their bids and deposits.
    ///
    /// - Spec: ether.fi, `StakingManager.registerBeaconValidators`
    /// - Throws: The first failing check: ``EtherFiNodeError/invalidCaller``,
    ///   ``EtherFiNodeError/invalidDepositData``, ``EtherFiNodeError/invalidEtherFiNode``; then for
    ///   each validator ``EtherFiNodeError/inactiveBid``,
    ///   ``EtherFiNodeError/incorrectBeaconRoot``,
    ///   ``EtherFiNodeError/invalidValidatorCreationStatus``.
    public func registerValidators(
        _ call: Call, deposits: [SignedDeposit], bids: [UInt256], node: Address
    ) throws(Revert) {
        // Checks
        try require(call.sender == liquidityPool, EtherFiNodeError.invalidCaller)
        try require(deposits.count == bids.count, EtherFiNodeError.invalidDepositData)
        let pod = try surroundings.podOfNode(node, caller: stakingManager)
        try require(
            !pod.isZero && state.deployedNodes[node].isSet, EtherFiNodeError.invalidEtherFiNode)

        for (deposit, bid) in zip(deposits, bids) {
            try require(
                etherFi.state.bids[bid].isActive.isSet, EtherFiNodeError.inactiveBid)
            _ = try credentials(
                of: pod, matching: deposit, amount: etherFi.parameters.stakingManager.initialDeposit
            )
            let registration = DepositHashes.registration(of: deposit, bid: bid, node: node)
            try requireStatus(.notRegistered, of: registration)
            setStatus(.registered, of: registration, deposit: deposit, bid: bid, node: node)
        }
    }

    /// Starts registered validators with their first ether, and takes their bids.
    ///
    /// - Spec: ether.fi, `StakingManager.createBeaconValidators`
    /// - Throws: The first failing check: ``EtherFiNodeError/invalidCaller``,
    ///   ``EtherFiNodeError/invalidDepositData``; then for each validator
    ///   ``EtherFiNodeError/invalidValidatorCreationStatus``,
    ///   ``EtherFiNodeError/incorrectBeaconRoot``, what the auction, the link to the node and the
    ///   deposit contract refuse with.
    public func createValidators(
        _ call: Call, deposits: [SignedDeposit], bids: [UInt256], node: Address
    ) throws(Revert) {
        // Checks
        try require(call.sender == liquidityPool, EtherFiNodeError.invalidCaller)
        try require(deposits.count == bids.count, EtherFiNodeError.invalidDepositData)

        for (deposit, bid) in zip(deposits, bids) {
            let registration = DepositHashes.registration(of: deposit, bid: bid, node: node)
            try requireStatus(.registered, of: registration)
            let initial = etherFi.parameters.stakingManager.initialDeposit
            let credentials = try credentials(
                of: try surroundings.podOfNode(node, caller: stakingManager), matching: deposit,
                amount: initial)

            // Effects
            state.creationStatus[registration] = UInt64(ValidatorCreationStatus.confirmed.rawValue)
            try etherFi.updateSelectedBidInformation(
                Call(sender: stakingManager, contract: etherFi.contracts.auctionManager), bid)
            try linkPubkey(
                Call(sender: stakingManager, contract: nodesManager), deposit.publicKey, to: node,
                bid: bid)
            try send(initial, for: deposit, credentials: credentials)
            try announceCreated(deposit, bid: bid, node: node)
            announce(.confirmed, of: registration, deposit: deposit, bid: bid, node: node)
        }
    }

    private func announceCreated(
        _ deposit: SignedDeposit, bid: UInt256, node: Address
    ) throws(Revert) {
        let pubkeyHash = try DepositHashes.publicKeyHash(deposit.publicKey)
        ledger.emit(
            EtherFiNodeEvent.ValidatorCreated(
                pubkeyHash: pubkeyHash, node: node, pubkey: deposit.publicKey),
            from: stakingManager)
        ledger.emit(
            EtherFiNodeEvent.LinkLegacyValidatorID(pubkeyHash: pubkeyHash, legacyID: bid),
            from: stakingManager)
        ledger.emit(
            EtherFiNodeEvent.ValidatorRegistered(
                operator: etherFi.state.bids[bid].bidder, bNftOwner: liquidityPool,
                tNftOwner: liquidityPool, validatorID: bid, pubkey: deposit.publicKey,
                ipfsHashForEncryptedValidatorKey: deposit.ipfsHashForEncryptedValidatorKey),
            from: stakingManager)
    }

    /// Gives started validators the rest of their ether.
    ///
    /// - Spec: ether.fi, `StakingManager.confirmAndFundBeaconValidators`
    /// - Parameter size: What a validator has in the end, in wei.
    /// - Throws: The first failing check: ``EtherFiNodeError/invalidCaller``,
    ///   ``EtherFiNodeError/invalidValidatorSize``; then for each validator
    ///   ``EtherFiNodeError/invalidPubKeyLength``, ``EtherFiNodeError/unlinkedPubkey``,
    ///   ``EtherFiNodeError/incorrectBeaconRoot``, what the deposit contract refuses with.
    public func fundValidators(
        _ call: Call, deposits: [SignedDeposit], size: Wei
    ) throws(Revert) {
        // Checks
        try require(call.sender == liquidityPool, EtherFiNodeError.invalidCaller)
        let sizes = etherFi.parameters.stakingManager
        try require(
            size >= sizes.minValidatorSize && size <= sizes.maxValidatorSize,
            EtherFiNodeError.invalidValidatorSize)
        try require(size >= sizes.initialDeposit, Panic.arithmetic)
        let rest = size - sizes.initialDeposit

        for deposit in deposits {
            let pubkeyHash = try DepositHashes.publicKeyHash(deposit.publicKey)
            let node = state.nodesByKey[pubkeyHash]
            try require(!node.isZero, EtherFiNodeError.unlinkedPubkey)
            let credentials = try credentials(
                of: try surroundings.podOfNode(node, caller: stakingManager), matching: deposit,
                amount: rest)

            // Effects
            try send(rest, for: deposit, credentials: credentials)
            ledger.emit(
                EtherFiNodeEvent.ValidatorConfirmed(
                    pubkeyHash: pubkeyHash, bnftRecipient: liquidityPool,
                    tnftRecipient: liquidityPool, pubkey: deposit.publicKey),
                from: stakingManager)
        }
    }

    /// Gives up a registered validator.
    ///
    /// - Spec: ether.fi, `StakingManager.invalidateRegisteredBeaconValidator`
    public func invalidateValidator(
        _ call: Call, deposit: SignedDeposit, bid: UInt256, node: Address
    ) throws(Revert) {
        try etherFi.requireRole(.oracleOperations, call.sender)
        let registration = DepositHashes.registration(of: deposit, bid: bid, node: node)
        try requireStatus(.registered, of: registration)
        setStatus(.invalidated, of: registration, deposit: deposit, bid: bid, node: node)
    }

    // MARK: Parts

    /// The credentials that let a validator compound into a pod, if the deposit's root fits them.
    private func credentials(
        of pod: Address, matching deposit: SignedDeposit, amount: Wei
    ) throws(Revert) -> Bytes {
        let credentials = DepositHashes.credentials(of: pod, prefix: 2)
        let root = try DepositHashes.depositDataRoot(
            publicKey: deposit.publicKey, signature: deposit.signature, credentials: credentials,
            amount: amount)
        try require(root == deposit.depositDataRoot, EtherFiNodeError.incorrectBeaconRoot)
        return credentials
    }

    private func send(
        _ amount: Wei, for deposit: SignedDeposit, credentials: Bytes
    ) throws(Revert) {
        try surroundings.depositForValidator(
            amount, pubkey: deposit.publicKey, withdrawalCredentials: credentials,
            signature: deposit.signature, depositDataRoot: deposit.depositDataRoot,
            depositContract: parameters.depositContract, sender: stakingManager)
    }

    private func requireStatus(
        _ status: ValidatorCreationStatus, of registration: Hash
    ) throws(Revert) {
        try require(
            creationStatus(of: registration) == status,
            EtherFiNodeError.invalidValidatorCreationStatus)
    }

    private func setStatus(
        _ status: ValidatorCreationStatus, of registration: Hash, deposit: SignedDeposit,
        bid: UInt256, node: Address
    ) {
        state.creationStatus[registration] = UInt64(status.rawValue)
        announce(status, of: registration, deposit: deposit, bid: bid, node: node)
    }

    private func announce(
        _ status: ValidatorCreationStatus, of registration: Hash, deposit: SignedDeposit,
        bid: UInt256, node: Address
    ) {
        ledger.emit(
            EtherFiNodeEvent.ValidatorCreationStatusUpdated(
                deposit: deposit, bidID: bid, node: node, registration: registration,
                status: status),
            from: stakingManager)
    }
}
