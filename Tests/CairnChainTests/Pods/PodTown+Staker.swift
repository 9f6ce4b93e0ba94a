import CairnBeacon
import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRestaking
import Testing

/// What stakers do.
extension PodTown {
    private static let keys = (0..<16).map { BeaconState.developmentKey(secret: 1_000 + $0) }

    /// The key with which the staker's validator of a number signs.
    static func publicKey(_ number: UInt64) throws -> BLSPublicKey {
        try #require(keys[Int(number)])
    }

    func depositData(
        _ key: BLSPublicKey, prefix: UInt64, gwei: UInt64, to account: Address? = nil
    ) -> DepositData {
        let word = (account ?? pod).word
        return DepositData(
            publicKey: key,
            withdrawalCredentials: Hash(
                word0: prefix << 56 | word.limb3, word1: word.limb2, word2: word.limb1,
                word3: word.limb0),
            amount: Gwei(gwei), signature: .infinity)
    }

    /// Stakes 32 ether from the pod's manager, which makes the pod if there is none.
    func stake(_ number: UInt64) throws {
        let key = try Self.publicKey(number)
        let data = depositData(key, prefix: 1, gwei: 32_000_000_000)
        try act(
            "stake(bytes,bytes,bytes32)",
            ABITuple(
                Bytes(key.bytes), Bytes(BLSSignature.infinity.bytes),
                data.hashTreeRoot(state.rules)),
            at: parameters.eigenPodManager, from: Self.staker, value: .ether(32))
    }

    /// Deposits for a validator whose balance compounds.
    func stakeCompounding(_ number: UInt64, ether: UInt64) throws {
        let key = try Self.publicKey(number)
        let data = depositData(key, prefix: 2, gwei: ether * 1_000_000_000)
        try act(
            "deposit(bytes,bytes,bytes,bytes32)",
            ABITuple(
                Bytes(key.bytes), Bytes(data.withdrawalCredentials.bytes),
                Bytes(BLSSignature.infinity.bytes), data.hashTreeRoot(state.rules)),
            at: SystemAddress.depositContract, from: Self.staker, value: .ether(ether))
    }

    func index(_ number: UInt64) throws -> ValidatorIndex {
        var registry = state.validators
        return UInt64(try #require(registry.firstIndex(of: try Self.publicKey(number))))
    }

    func isRegistered(_ number: UInt64) throws -> Bool {
        var registry = state.validators
        return registry.firstIndex(of: try Self.publicKey(number)) != nil
    }

    /// Whether the validator has duties.
    func isActive(_ number: UInt64) throws -> Bool {
        try isRegistered(number)
            && state.validators.isActive(Int(index(number)), at: state.currentEpoch)
    }

    func validator(_ number: UInt64) throws -> Validator {
        state.validators[Int(try index(number))]
    }

    func gwei(_ number: UInt64) throws -> UInt64 {
        state.balances[try index(number)].rawValue
    }

    // MARK: Proofs

    /// Proofs against the block whose root the oracle tells for the newest block's time.
    var prover: PodProver {
        get throws { try prover(try #require(chain.head.parentBeaconBlockRoot)) }
    }

    /// The call that proves credentials against the newest root.
    func credentials(_ numbers: UInt64...) throws -> [UInt8] {
        let proof = try #require(
            try prover.credentials(of: numbers.map { try index($0) }, beaconTimestamp: now))
        return proof.calldata.bytes
    }

    /// Proves credentials against the newest root.
    func verifyCredentials(_ numbers: UInt64...) throws {
        pass(blocks: 1)
        let indices = try numbers.map { try index($0) }
        let proof = try #require(
            try prover.credentials(of: indices, beaconTimestamp: now))
        #expect(proof.validatorIndices == indices)
        try act(proof.calldata.bytes, at: pod, from: Self.staker)
    }

    func startCheckpoint() throws {
        try act("startCheckpoint(bool)", ABITuple(false), at: pod, from: Self.staker)
    }

    /// Shows as a stranger that a validator was slashed, which starts a checkpoint.
    func proveStaleBalance(_ number: UInt64) throws {
        try act(try staleBalance(number), at: pod, from: Self.stranger)
    }

    /// The call that shows that a validator was slashed.
    func staleBalance(_ number: UInt64) throws -> [UInt8] {
        pass(blocks: 1)
        let proof = try #require(
            try prover.staleBalance(of: try index(number), beaconTimestamp: now))
        return proof.calldata.bytes
    }

    /// The call that proves balances for the checkpoint under way.
    func balances(_ numbers: [UInt64]) throws -> [UInt8] {
        let prover = try prover(restaking.currentCheckpoint(of: pod).beaconBlockRoot)
        let proof = try #require(prover.checkpoint(of: try numbers.map { try index($0) }))
        return proof.calldata.bytes
    }

    /// Proves balances as a stranger.
    func proveBalances(_ numbers: [UInt64]) throws {
        try act(try balances(numbers), at: pod, from: Self.stranger)
    }

    /// Counts by a checkpoint what the pod and the validators have, on both sides.
    func count(
        _ numbers: [UInt64], on accounts: inout ShareAccounts, start: (PodTown) throws -> Void
    ) throws {
        try start(self)
        // The balances are those of the beacon block that the checkpoint names.
        let state = try state(restaking.currentCheckpoint(of: pod).beaconBlockRoot)
        var previous = restaking.withdrawableRestakedExecutionLayerGwei(of: pod)
        var now = (balance(pod) / 1_000_000_000).limb0
        for number in numbers {
            previous += try info(number).restakedBalanceGwei
            now += state.balances[try index(number)].rawValue
        }
        try proveBalances(numbers)
        #expect(restaking.currentCheckpointTimestamp(of: pod) == 0)
        accounts.count(previousGwei: previous, nowGwei: now)
    }

    func info(_ number: UInt64) throws -> ValidatorInfo {
        try restaking.validatorInfo(pubkey: Bytes(Self.publicKey(number).bytes), of: pod)
    }

    func slashOnBeaconChain(_ number: UInt64) throws {
        order(
            .doubleVote(
                validators: [try index(number)], epoch: state.currentEpoch.rawValue))
        try pass(epochs: 1)
        #expect(try validator(number).isSlashed)
    }

    // MARK: Requests

    /// Asks the beacon chain for a part of a balance, or with zero for the exit.
    func requestWithdrawal(_ number: UInt64, gwei: UInt64) throws {
        try act(
            "requestWithdrawal((bytes,uint64)[])",
            ABITuple([
                PodWithdrawalRequest(
                    pubkey: Bytes(try Self.publicKey(number).bytes), amountGwei: gwei)
            ]), at: pod, from: Self.staker, value: .gwei(1))
    }

    func requestConsolidation(from source: UInt64, to target: UInt64) throws {
        try act(
            "requestConsolidation((bytes,bytes)[])",
            ABITuple([
                CairnRestaking.ConsolidationRequest(
                    sourcePubkey: Bytes(try Self.publicKey(source).bytes),
                    targetPubkey: Bytes(try Self.publicKey(target).bytes))
            ]), at: pod, from: Self.staker, value: .gwei(1))
    }

    /// Queues deposit shares, waits, and completes; returns what the staker got, fees apart.
    func withdraw(depositShares: UInt256) throws -> UInt256 {
        let queued = try act(
            "queueWithdrawals((address[],uint256[],address)[])",
            ABITuple([ABITuple([strategy], [depositShares], Address.zero)]),
            at: parameters.delegationManager, from: Self.staker)
        let roots = restaking.queuedWithdrawalRoots(of: Self.staker)
        #expect(queued.receipt.succeeded && roots.count == 1)
        let withdrawal = restaking.queuedWithdrawal(try #require(roots.first))
        pass(blocks: Int(parameters.minWithdrawalDelayBlocks) + 1)
        let before = balance(Self.staker)
        let completed = try act(
            "completeQueuedWithdrawal((address,address,address,uint256,uint32,address[],uint256[]),"
                + "address[],bool)",
            ABITuple(withdrawal, [Address.zero], true), at: parameters.delegationManager,
            from: Self.staker)
        let fee = completed.effectiveGasPrice.rawValue * UInt256(completed.gasUsed)
        return balance(Self.staker) + fee - before
    }
}

/// What operators and services do.
extension PodTown {
    /// The staker delegates to an operator who has put everything into one set of a service.
    func delegate() throws {
        let (delegation, allocation) = (parameters.delegationManager, parameters.allocationManager)
        try act(
            "registerAsOperator(address,uint32,string)", ABITuple(Address.zero, 0 as UInt32, ""),
            at: delegation, from: Self.operator)
        try act(
            "delegateTo(address,(bytes,uint256),bytes32)",
            ABITuple(Self.operator, ABITuple([] as Bytes, UInt256.zero), Hash.zero),
            at: delegation, from: Self.staker)
        try act(
            "updateAVSMetadataURI(address,string)", ABITuple(Self.avs, "ipfs://avs"),
            at: allocation, from: Self.avs)
        try act(
            "createOperatorSets(address,(uint32,address[])[])",
            ABITuple(Self.avs, [ABITuple(1 as UInt32, [strategy])]), at: allocation,
            from: Self.avs)
        try act(
            "setAVSRegistrar(address,address)", ABITuple(Self.avs, Self.registrar), at: allocation,
            from: Self.avs)
        pass(blocks: 2)
        try act(
            "registerForOperatorSets(address,(address,uint32[],bytes))",
            ABITuple(Self.operator, ABITuple(Self.avs, [1 as UInt32], [] as Bytes)),
            at: allocation, from: Self.operator)
        try act(
            "modifyAllocations(address,((address,uint32),address[],uint64[])[])",
            ABITuple(
                Self.operator,
                [ABITuple(ABITuple(Self.avs, 1 as UInt32), [strategy], [Magnitude.whole])]),
            at: allocation, from: Self.operator)
        pass(blocks: 2)
    }

    /// The service takes a part, of 10^18, of what the operator has put into its set.
    func slashByService(_ wad: UInt256) throws {
        try act(
            "slashOperator(address,(address,uint32,address[],uint256[],string))",
            ABITuple(
                Self.avs,
                SlashingParams(
                    operator: Self.operator, operatorSetID: 1, strategies: [strategy],
                    wadsToSlash: [wad])), at: parameters.allocationManager, from: Self.avs)
    }

    static let registrar: Address = "0x00000000000000000000000000000000000000f4"
}

extension PodTown {
    /// The first epoch in which a validator may leave of its own will.
    func canExit(_ number: UInt64) throws -> Epoch {
        Epoch(
            try validator(number).activationEpoch.rawValue
                + state.rules.configuration.shardCommitteePeriodEpochs)
    }
}
