import CairnChain
import CairnEthereum
import CairnLedger
import CairnLiquid
import CairnPrimitives
import CairnRestaking
import Testing

/// From an operator's bid to a validator with 32 ether, and from its earnings back to the pool.
@Suite("A validator of ether.fi, from its bid to its earnings in the pool")
struct ValidatorFromBidToPool {
    let test = EtherFiWorld()
    let pubkey = Bytes((0..<48).map { UInt8($0) })
    let signature = Bytes((0..<96).map { UInt8(255 - $0) })
    let depositTypes = "(bytes,bytes,bytes32,string)[]"

    var node: Address { .created(by: test.stakingManager, nonce: 1) }
    var pod: Address { test.world.restaking.pod(of: node) }
    var credentials: Bytes { Bytes([2] + [UInt8](repeating: 0, count: 11) + pod.bytes) }
    var pubkeyHash: Hash { sha256(pubkey.bytes + [UInt8](repeating: 0, count: 16)) }
    let prover: Address = "0x00000000000000000000000000000000000d00f5"

    func deposit(gwei: UInt64) throws -> [SignedDeposit] {
        let signatureLeaves = stride(from: 0, to: 96, by: 32).compactMap {
            Hash(signature.bytes[$0..<$0 + 32])
        }
        let root = merkleRoot(
            of: [
                pubkeyHash, try #require(Hash(credentials.bytes)),
                Hash(word0: gwei.byteSwapped, word1: 0, word2: 0, word3: 0),
                merkleRoot(of: signatureLeaves, height: 2),
            ], height: 2)
        return [
            SignedDeposit(
                publicKey: pubkey, signature: signature, depositDataRoot: root,
                ipfsHashForEncryptedValidatorKey: Bytes(Array("Qm".utf8)))
        ]
    }

    @Test("a bid, a node with a pod, two deposits, proofs, a withdrawal")
    func road() throws {
        bid()
        deploy()
        try create()
        try fund()
        try prove()
        earn()
        withdraw()
    }

    // MARK: Parts of the road

    /// Bob bids a tenth of an ether; alice brings a hundred.
    func bid() {
        test.send(
            "addToWhitelist(address)", ABITuple(bob), to: test.contracts.nodeOperatorManager,
            from: test.holder(.operatingMultisig))
        test.send(
            "registerNodeOperator(bytes,uint64)", ABITuple([1] as Bytes, 5 as UInt64),
            to: test.contracts.nodeOperatorManager, from: bob)
        let price = Wei.ether(1).rawValue / 10
        test.send(
            "createBid(uint256,uint256)", ABITuple(UInt256.one, price),
            to: test.contracts.auctionManager, from: bob, value: Wei(rawValue: price))
        test.send(
            "deposit()", ABITuple(), to: test.contracts.liquidityPool, from: alice,
            value: .ether(100))
        #expect(test.pool == [ether(100), 0])
    }

    func deploy() {
        test.refuses(
            "OnlyExecutorOperations()", "instantiateEtherFiNode(bool)", ABITuple(true),
            to: test.stakingManager, from: bob)
        let outcome = test.send(
            "instantiateEtherFiNode(bool)", ABITuple(true), to: test.stakingManager,
            from: test.holder(.executorOperations))
        #expect(outcome.output.bytes == ABITuple(node).encoded())
        #expect(
            outcome.logs.map(\.address)
                == [node, test.stakingManager, pod, pod, test.restaking.eigenPodManager])
        #expect(
            outcome.logs[1].topics
                == [keccak256(utf8: "EtherFiNodeDeployed(address)"), Hash(node.word)])
        // The pod is the node's own.
        #expect(test.word("podOwner()", ABITuple(), at: pod) == node.word)
        #expect(
            test.word("getEigenPod(address)", ABITuple(node), at: test.nodesManager) == pod.word)
        #expect(
            test.word(
                "ownerToPod(address)", ABITuple(node), at: test.restaking.eigenPodManager)
                == pod.word)
        // A second one has another address.
        let second = test.send(
            "instantiateEtherFiNode(bool)", ABITuple(false), to: test.stakingManager,
            from: test.holder(.executorOperations))
        #expect(
            second.output.bytes
                == ABITuple(Address.created(by: test.stakingManager, nonce: 2)).encoded())
    }

    func create() throws {
        let deposits = try deposit(gwei: 1_000_000_000)
        let arguments = ABITuple(deposits, [UInt256.one], node)
        test.refuses(
            "InvalidValidatorCreationStatus()",
            "batchCreateBeaconValidators(\(depositTypes),uint256[],address)", arguments,
            to: test.contracts.liquidityPool, from: test.holder(.oracleOperations))
        test.send(
            "registerValidatorSpawner(address)", ABITuple(bob),
            to: test.contracts.liquidityPool, from: test.holder(.operatingTimelock))
        test.refuses(
            "IncorrectBeaconRoot()", "batchRegister(\(depositTypes),uint256[],address)",
            ABITuple(try deposit(gwei: 1_000_000_001), [UInt256.one], node),
            to: test.contracts.liquidityPool, from: bob)
        test.send(
            "batchRegister(\(depositTypes),uint256[],address)", arguments,
            to: test.contracts.liquidityPool, from: bob)

        let treasury = test.etherFi.accounts.treasury
        let outcome = test.send(
            "batchCreateBeaconValidators(\(depositTypes),uint256[],address)", arguments,
            to: test.contracts.liquidityPool, from: test.holder(.oracleOperations))
        #expect(
            outcome.logs.map(\.address)
                == [
                    test.contracts.auctionManager, test.nodesManager,
                    SystemAddress.depositContract,
                ] + [Address](repeating: test.stakingManager, count: 4))
        let event = ABITuple(
            pubkey, credentials, Bytes([0, 0xCA, 0x9A, 0x3B, 0, 0, 0, 0]), signature,
            Bytes([UInt8](repeating: 0, count: 8)))
        #expect(outcome.logs[2].data.bytes == event.encoded())
        #expect(
            outcome.logs.dropFirst(3).map { $0.topics[0] }
                == [
                    "validatorCreated(bytes32,address,bytes)",
                    "linkLegacyValidatorId(bytes32,uint256)",
                    "ValidatorRegistered(address,address,address,uint256,bytes,string)",
                    "ValidatorCreationStatusUpdated((bytes,bytes,bytes32,string),uint256,address,"
                        + "bytes32,uint8)",
                ].map { keccak256(utf8: $0) })
        #expect(test.balance(SystemAddress.depositContract) == .ether(1))
        #expect(test.balance(treasury).rawValue == ether(1) / 10)
        #expect(test.pool == [ether(99), ether(1)])
        #expect(
            test.word("etherfiNodeAddress(uint256)", ABITuple(UInt256.one), at: test.nodesManager)
                == node.word)
        #expect(
            test.word(
                "etherfiNodeAddress(uint256)", ABITuple(pubkeyHash.word), at: test.nodesManager)
                == node.word)
    }

    func fund() throws {
        let signature = "confirmAndFundBeaconValidators(\(depositTypes),uint256)"
        let sender = test.holder(.oracleOperations)
        test.refuses(
            "IncorrectBeaconRoot()", signature,
            ABITuple(try deposit(gwei: 32_000_000_000), ether(32)),
            to: test.contracts.liquidityPool, from: sender)
        test.send(
            signature, ABITuple(try deposit(gwei: 31_000_000_000), ether(32)),
            to: test.contracts.liquidityPool, from: sender)
        #expect(test.balance(SystemAddress.depositContract) == .ether(32))
        #expect(test.balance(test.stakingManager) == .zero)
        #expect(test.pool == [ether(68), ether(32)])
    }

    /// The prover that the node named shows the pod its validator, then the earnings of five ether.
    func prove() throws {
        test.refuses(
            "OnlyOperatingMultisig()", "setProofSubmitter(address,address)",
            ABITuple(node, prover), to: test.nodesManager, from: prover)
        test.send(
            "setProofSubmitter(address,address)", ABITuple(node, prover), to: test.nodesManager,
            from: test.holder(.operatingMultisig))
        let state = OneValidatorState(
            pubkeyHash: pubkeyHash, credentials: try #require(Hash(credentials.bytes)),
            gwei: 32_000_000_000)
        test.openBlock(beaconRoot: state.blockRoot)
        test.send(
            "verifyWithdrawalCredentials(uint64,(bytes32,bytes),uint40[],bytes[],bytes32[][])",
            ABITuple(
                test.world.ledger.moment.timestamp, state.stateRootProof, [0 as UInt64],
                [state.validatorProof], [state.fields]), to: pod, from: prover)
        #expect(shares == ether(32))

        let prove = "verifyCheckpointProofs(address,(bytes32,bytes),(bytes32,bytes32,bytes)[])"
        let operations = test.holder(.eigenpodOperations)
        test.refuses(
            "NoBalanceToCheckpoint()", "startCheckpoint(address)", ABITuple(node),
            to: test.nodesManager, from: operations)
        test.openBlock(beaconRoot: state.blockRoot)
        test.world.ledger.accounts.issue(.ether(5), to: pod)
        test.send(
            "startCheckpoint(uint256)", ABITuple(UInt256.one), to: test.nodesManager,
            from: operations)
        test.send(
            prove, ABITuple(node, state.balanceContainerProof, [state.balanceProof]),
            to: test.nodesManager, from: operations)
        #expect(shares == ether(37))
    }

    var shares: UInt256 {
        test.word(
            "podOwnerDepositShares(address)", ABITuple(node), at: test.restaking.eigenPodManager)
    }

    /// The node delegates to alice, through a call that its owner allowed.
    func earn() {
        let manager = test.restaking.delegationManager
        test.send(
            "registerAsOperator(address,uint32,string)",
            ABITuple(Address.zero, 0 as UInt32, "ipfs://operator"), to: manager, from: alice)
        let delegate = "delegateTo(address,(bytes,uint256),bytes32)"
        let selector = Selector(hashing: delegate)
        let input = Bytes(
            selector.bytes
                + ABITuple(alice, ABITuple([] as Bytes, UInt256.zero), Hash.zero).encoded())
        let forward = "forwardExternalCall(address[],bytes[],address)"
        let operations = test.holder(.eigenpodOperations)
        let arguments = ABITuple([node], [input], manager)
        test.refuses(
            "ForwardedCallNotAllowed()", forward, arguments, to: test.nodesManager,
            from: operations)
        test.send(
            "updateAllowedForwardedExternalCalls(address,bytes4,address,bool)",
            ABITuple(operations, selector, manager, true), to: test.nodesManager,
            from: test.holder(.operatingTimelock))
        test.send(forward, arguments, to: test.nodesManager, from: operations)
        #expect(test.word("delegatedTo(address)", ABITuple(node), at: manager) == alice.word)
        #expect(
            test.word(
                "operatorShares(address,address)",
                ABITuple(alice, EtherFiNodes.beaconEtherStrategy), at: manager) == ether(37))
    }

    /// The earnings go back to the pool.
    func withdraw() {
        let limit = EtherFiNodes.unrestakingLimit
        let before = test.word(
            "consumable(bytes32)", ABITuple(limit), at: test.contracts.rateLimiter)
        let queue = "queueETHWithdrawal(address,uint256)"
        test.refuses(
            "LimitExceeded()", queue, ABITuple(node, ether(100_001)), to: test.nodesManager,
            from: test.holder(.executorOperations))
        test.send(
            queue, ABITuple(node, ether(5)), to: test.nodesManager,
            from: test.holder(.executorOperations))
        #expect(before == 100_000_000_000_000)
        #expect(
            test.word("consumable(bytes32)", ABITuple(limit), at: test.contracts.rateLimiter)
                == before - 5_000_000_000)
        #expect(shares == ether(32))

        let complete = "completeQueuedETHWithdrawals(address,bool)"
        let housekeeping = test.holder(.housekeepingOperations)
        test.refuses(
            "NoCompleteableWithdrawals()", complete, ABITuple(node, true), to: test.nodesManager,
            from: housekeeping)
        test.waitForWithdrawals()
        let outcome = test.send(
            complete, ABITuple(node, true), to: test.nodesManager, from: housekeeping)
        #expect(outcome.logs.suffix(2).map(\.address) == [node, test.nodesManager])
        #expect(
            outcome.logs.suffix(2).map(\.topics)
                == [test.contracts.liquidityPool, node].map {
                    [keccak256(utf8: "FundsTransferred(address,uint256)"), Hash($0.word)]
                })
        #expect(outcome.logs.last?.data.bytes == ABITuple(ether(5)).encoded())
        #expect(test.balance(pod) == .zero)
        #expect(test.balance(node) == .zero)
        #expect(test.pool == [ether(73), ether(27)])
        #expect(test.balance(test.contracts.liquidityPool) == .ether(73))

        // Ether that somebody sends to a node goes the same way.
        test.send("hello()", ABITuple(), to: node, from: bob, value: .ether(2))
        test.send(
            "sweepFunds(uint256)", ABITuple(UInt256.one), to: test.nodesManager,
            from: housekeeping)
        #expect(test.pool == [ether(75), ether(25)])
    }
}
