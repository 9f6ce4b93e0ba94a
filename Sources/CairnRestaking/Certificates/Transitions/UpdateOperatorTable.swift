import CairnEthereum
public import CairnLedger
public import CairnPrimitives

/// Operator tables that a confirmed root contains.
extension Restaking {
    /// Takes an operator set's table over from a root. A table that is there already is passed over.
    ///
    /// - Spec: EigenLayer core, `OperatorTableUpdater.updateOperatorTable`
    /// - Parameters:
    ///   - index: The place of the table's leaf in the root's tree.
    ///   - proof: The siblings from that leaf upward.
    /// - Throws: The first failing check: ``PausingError/currentlyPaused``, ``EmptyRevert`` for bytes
    ///   that are no table, of ``TableUpdateError`` `invalidRoot`, `invalidOperatorSet`,
    ///   `invalidCurveType`, `tableUpdateForPastTimestamp`, `invalidGlobalTableRoot`,
    ///   ``MerkleError``, `invalidOperatorSetProof`, ``EmptyRevert`` for a table whose content is
    ///   none.
    public func updateOperatorTable(
        _ call: Call, referenceTimestamp: UInt32, root: Hash, index: UInt32, proof: Bytes,
        tableBytes: Bytes
    ) throws(Revert) {
        try requireNotPaused(PauseFlag.OperatorTableUpdater.tables, in: call.contract)
        try tableUpdaterGuard.enter { () throws(Revert) in
            // Checks
            let table = try OperatorTable(tableBytes)
            let set = table.operatorSet
            try require(isGlobalTableRootValid(root), TableUpdateError.invalidRoot)
            try require(set != generator, TableUpdateError.invalidOperatorSet)
            try require(table.curve != .none, TableUpdateError.invalidCurveType)
            if isReferenceTimestampSet(referenceTimestamp, of: set, table.curve) { return }
            try require(
                referenceTimestamp > latestReferenceTimestamp(of: set, table.curve),
                TableUpdateError.tableUpdateForPastTimestamp)
            try require(
                globalTableRoot(at: referenceTimestamp) == root,
                TableUpdateError.invalidGlobalTableRoot)
            try require(
                try KeccakMerkle.verifyInclusion(
                    of: OperatorTable.leaf(tableBytes), at: UInt64(index), proof: proof,
                    root: root),
                TableUpdateError.invalidOperatorSetProof)

            // Effects
            try apply(table, at: referenceTimestamp, updater: call.contract)
        }
    }

    private func apply(
        _ table: OperatorTable, at referenceTimestamp: UInt32, updater: Address
    ) throws(Revert) {
        switch table.curve {
        case .none: throw Revert(TableUpdateError.invalidCurveType)
        case .bn254:
            try updateBN254Table(
                Call(sender: updater, contract: parameters.certificates.bn254Verifier),
                of: table.operatorSet, at: referenceTimestamp,
                table.content.decoded(as: BN254OperatorSetInfo.self), config: table.config)
        case .ecdsa:
            try updateECDSATable(
                Call(sender: updater, contract: parameters.certificates.ecdsaVerifier),
                of: table.operatorSet, at: referenceTimestamp,
                table.content.decoded(as: [ECDSAOperatorInfo].self), config: table.config)
        }
    }

    // MARK: Verifiers

    /// Gives the ECDSA verifier a set's table.
    ///
    /// - Spec: EigenLayer core, `ECDSACertificateVerifier.updateOperatorTable`
    /// - Throws: ``CertificateError/onlyTableUpdater``, ``CertificateError/tableUpdateStale``
    public func updateECDSATable(
        _ call: Call, of set: OperatorSet, at referenceTimestamp: UInt32,
        _ operators: [ECDSAOperatorInfo], config: OperatorSetConfig
    ) throws(Revert) {
        let key = try beginTable(call, of: set, .ecdsa, at: referenceTimestamp, config)
        certificates.references.update(key) { $0.operatorCount = UInt256(operators.count) }
        for (index, info) in operators.enumerated() {
            let place = Pair(key, UInt64(index))
            certificates.signers[place] = info.pubkey
            certificates.weights.replace(place, with: info.weights)
            certificates.signerPositions.update(Pair(key, info.pubkey)) { position in
                if position == 0 { position = UInt64(index + 1) }
            }
        }
        ledger.emit(
            CertificateEvent.ECDSATableUpdated(
                operatorSet: set, referenceTimestamp: referenceTimestamp, operators: operators),
            from: call.contract)
    }

    /// Gives the BN254 verifier a set's table.
    ///
    /// - Spec: EigenLayer core, `BN254CertificateVerifier.updateOperatorTable`
    /// - Throws: ``CertificateError/onlyTableUpdater``, ``CertificateError/tableUpdateStale``
    public func updateBN254Table(
        _ call: Call, of set: OperatorSet, at referenceTimestamp: UInt32,
        _ info: BN254OperatorSetInfo, config: OperatorSetConfig
    ) throws(Revert) {
        let key = try beginTable(call, of: set, .bn254, at: referenceTimestamp, config)
        certificates.references.update(key) { reference in
            reference.operatorCount = info.operatorCount
            reference.treeRoot = info.operatorInfoTreeRoot
            reference.x = info.aggregatePubkey.x
            reference.y = info.aggregatePubkey.y
        }
        certificates.totalWeights.replace(key, with: info.totalWeights)
        ledger.emit(
            CertificateEvent.BN254TableUpdated(
                operatorSet: set, referenceTimestamp: referenceTimestamp, info: info),
            from: call.contract)
    }

    /// What both verifiers note of a new table.
    private func beginTable(
        _ call: Call, of set: OperatorSet, _ curve: CurveType, at referenceTimestamp: UInt32,
        _ config: OperatorSetConfig
    ) throws(Revert) -> ReferenceKey {
        // Checks
        try require(
            call.sender == parameters.certificates.operatorTableUpdater,
            CertificateError.onlyTableUpdater)
        try require(
            referenceTimestamp > latestReferenceTimestamp(of: set, curve),
            CertificateError.tableUpdateStale)

        // Effects
        let key = referenceKey(of: set, curve, at: referenceTimestamp)
        certificates.heads[Pair(key.first, key.second)] = CertificateState.Head(
            owner: config.owner, maxStaleness: UInt64(config.maxStalenessPeriod),
            latestTimestamp: UInt64(referenceTimestamp))
        certificates.references.update(key) { $0.isSet = true }
        return key
    }
}
