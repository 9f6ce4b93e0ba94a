import CairnEthereum
import CairnLedger
import CairnPrimitives
import Testing

@testable import CairnLiquid

@Suite("ether.fi: nodes and their validators")
struct EtherFiNodeTests {
    private let world = EtherFiHarness()
    private let neighbours = NodeNeighbours()
    private let nodes: EtherFiNodes

    init() {
        nodes = EtherFiNodes(
            store: world.store, etherFi: world.etherFi, surroundings: neighbours)
        neighbours.ledger = world.ledger
    }

    private var stakingManager: Address { nodes.stakingManager }
    private var nodesManager: Address { nodes.nodesManager }
    private var pool: Address { nodes.liquidityPool }
    private let pubkey = Bytes([UInt8](repeating: 7, count: 48))

    private func deposit(to node: Address, amount: Wei = .ether(1)) throws -> SignedDeposit {
        let signature = Bytes([UInt8](repeating: 9, count: 96))
        let root = try DepositHashes.depositDataRoot(
            publicKey: pubkey, signature: signature,
            credentials: DepositHashes.credentials(of: neighbours.pods[node] ?? .zero, prefix: 2),
            amount: amount)
        return SignedDeposit(
            publicKey: pubkey, signature: signature, depositDataRoot: root,
            ipfsHashForEncryptedValidatorKey: [])
    }

    /// Deploys a node as the executor does.
    private func deploy(withPod: Bool = true) throws -> Address {
        try world.act(world.holder(of: .executorOperations), stakingManager) {
            _, call throws(Revert) in try nodes.instantiateNode(call, createsPod: withPod)
        }
    }

    /// Makes an active bid of no ether.
    private func bid(_ id: UInt256) {
        world.etherFi.state.bids[id] = Bid(
            amount: .zero, keyIndex: 0, bidder: world.alice, isActive: true)
        world.etherFi.state.auction.update { $0.activeBidCount += .one }
    }

    @Test("nodes get addresses in turn, and pods of their own")
    func deployment() throws {
        let (first, second) = (try deploy(), try deploy(withPod: false))
        #expect(first == Address.created(by: stakingManager, nonce: 1))
        #expect(second == Address.created(by: stakingManager, nonce: 2))
        #expect(try nodes.eigenPod(of: first) == neighbours.pods[first])
        #expect(try nodes.eigenPod(of: second) == .zero)
        #expect(nodes.node(ofValidator: 1) == .zero)
    }

    @Test("refuses to deploy and to make pods, in order of precedence")
    func deploymentRefusals() throws {
        world.refuses(EtherFiError.onlyExecutorOperations, world.alice, stakingManager) {
            _, call throws(Revert) in _ = try nodes.instantiateNode(call, createsPod: true)
        }
        world.refuses(EtherFiNodeError.invalidCaller, world.alice, nodesManager) {
            _, call throws(Revert) in _ = try nodes.createPod(call, of: world.bob)
        }
        world.refuses(EtherFiNodeError.unknownNode, stakingManager, nodesManager) {
            _, call throws(Revert) in _ = try nodes.createPod(call, of: world.bob)
        }
        let node = try deploy()
        world.refuses(EtherFiNodeError.invalidCaller, stakingManager, node) {
            _, call throws(Revert) in _ = try nodes.createPod(call)
        }
        // What the operating multisig makes known need not be a node.
        try world.act(world.holder(of: .operatingMultisig), stakingManager) {
            _, call throws(Revert) in try nodes.backfillNodes(call, [node, world.bob])
        }
        world.refuses(EmptyRevert(), stakingManager, nodesManager) {
            _, call throws(Revert) in _ = try nodes.createPod(call, of: world.bob)
        }
        try world.act(world.holder(of: .operatingMultisig), nodesManager) {
            etherFi, call throws(Revert) in try etherFi.pause(call)
        }
        world.refuses(EtherFiError.contractPaused, world.alice, nodesManager) {
            _, call throws(Revert) in _ = try nodes.createPod(call, of: world.bob)
        }
    }

    @Test("refuses to register validators, in order of precedence")
    func registrationRefusals() throws {
        let (node, podless) = (try deploy(), try deploy(withPod: false))
        let good = try deposit(to: node)
        let wrong = try deposit(to: node, amount: .ether(2))
        func refuses(
            _ reason: some RevertReason, _ sender: Address, _ deposits: [SignedDeposit],
            _ bids: [UInt256], _ node: Address, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            world.refuses(reason, sender, stakingManager, sourceLocation: sourceLocation) {
                _, call throws(Revert) in
                try nodes.registerValidators(call, deposits: deposits, bids: bids, node: node)
            }
        }
        refuses(EtherFiNodeError.invalidCaller, world.alice, [], [1], podless)
        refuses(EtherFiNodeError.invalidDepositData, pool, [good], [], podless)
        refuses(EtherFiNodeError.invalidEtherFiNode, pool, [wrong], [1], podless)
        refuses(EtherFiNodeError.inactiveBid, pool, [wrong], [1], node)
        bid(1)
        refuses(EtherFiNodeError.incorrectBeaconRoot, pool, [wrong], [1], node)
        try world.act(pool, stakingManager) { _, call throws(Revert) in
            try nodes.registerValidators(call, deposits: [good], bids: [1], node: node)
        }
        refuses(EtherFiNodeError.invalidValidatorCreationStatus, pool, [good], [1], node)
        let registration = DepositHashes.registration(of: good, bid: 1, node: node)
        #expect(nodes.creationStatus(of: registration) == .registered)

        // One that is given up cannot be started.
        try world.act(world.holder(of: .oracleOperations), stakingManager) {
            _, call throws(Revert) in
            try nodes.invalidateValidator(call, deposit: good, bid: 1, node: node)
        }
        #expect(nodes.creationStatus(of: registration) == .invalidated)
        world.refuses(EtherFiNodeError.invalidValidatorCreationStatus, pool, stakingManager) {
            _, call throws(Revert) in
            try nodes.createValidators(call, deposits: [good], bids: [1], node: node)
        }
    }

    @Test("a key belongs to one node, and is funded only then")
    func links() throws {
        let node = try deploy()
        let rest = try deposit(to: node, amount: .ether(31))
        func fund(_ call: Call, _ size: Wei) throws(Revert) {
            try nodes.fundValidators(call, deposits: [rest], size: size)
        }
        world.refuses(EtherFiNodeError.invalidCaller, world.alice, stakingManager) {
            _, call throws(Revert) in try fund(call, .ether(31))
        }
        world.refuses(EtherFiNodeError.invalidValidatorSize, pool, stakingManager) {
            _, call throws(Revert) in try fund(call, .ether(31))
        }
        world.refuses(EtherFiNodeError.invalidValidatorSize, pool, stakingManager) {
            _, call throws(Revert) in try fund(call, .ether(2_048) + 1)
        }
        world.refuses(EtherFiNodeError.unlinkedPubkey, pool, stakingManager) {
            _, call throws(Revert) in try fund(call, .ether(32))
        }

        for bid in [UInt256(1), 2] { self.bid(bid) }
        let start = try deposit(to: node)
        func create(_ bid: UInt256) throws(Revert) {
            try world.act(pool, stakingManager, value: .ether(1)) { _, call throws(Revert) in
                try nodes.registerValidators(call, deposits: [start], bids: [bid], node: node)
                try nodes.createValidators(call, deposits: [start], bids: [bid], node: node)
                world.etherFi.state.poolValue.update {
                    $0.inPool -= .ether(1)
                    $0.outOfPool += .ether(1)
                }
            }
        }
        try world.deposit(.ether(100), by: world.alice)
        try create(1)
        #expect(neighbours.deposited == .ether(1))
        #expect(throws: Revert(EtherFiNodeError.alreadyLinked)) { try create(2) }
        #expect(world.etherFi.state.bids[2].isActive.isSet)
        world.refuses(EtherFiNodeError.incorrectBeaconRoot, pool, stakingManager) {
            _, call throws(Revert) in try fund(call, .ether(33))
        }
        #expect(nodes.node(ofValidator: 1) == node)
        let hash = try DepositHashes.publicKeyHash(pubkey)
        #expect(nodes.node(ofValidator: hash.word) == node)

        let executor = world.holder(of: .executorOperations)
        world.refuses(EtherFiNodeError.lengthMismatch, executor, nodesManager) {
            _, call throws(Revert) in
            try nodes.linkLegacyValidators(call, bids: [3], pubkeys: [])
        }
        world.refuses(EtherFiNodeError.unknownNode, executor, nodesManager) {
            _, call throws(Revert) in
            try nodes.linkLegacyValidators(call, bids: [3], pubkeys: [[]])
        }
        world.refuses(EtherFiNodeError.invalidPubKeyLength, executor, nodesManager) {
            _, call throws(Revert) in
            try nodes.linkLegacyValidators(call, bids: [1], pubkeys: [[]])
        }
        world.refuses(EtherFiNodeError.alreadyLinked, executor, nodesManager) {
            _, call throws(Revert) in
            try nodes.linkLegacyValidators(call, bids: [1], pubkeys: [pubkey])
        }
    }

    @Test("refuses withdrawals, in order of precedence, and counts ether alone")
    func withdrawals() throws {
        let executor = world.holder(of: .executorOperations)
        func queue(
            _ sender: Address, _ node: Address, _ orders: [WithdrawalOrder],
            _ reason: some RevertReason, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            world.refuses(reason, sender, nodesManager, sourceLocation: sourceLocation) {
                _, call throws(Revert) in
                try nodes.queueWithdrawals(call, of: node, orders)
            }
        }
        let short = WithdrawalOrder(
            strategies: [EtherFiNodes.beaconEtherStrategy], depositShares: [], withdrawer: .zero)
        let large = WithdrawalOrder(
            strategies: [EtherFiNodes.beaconEtherStrategy], depositShares: [.max],
            withdrawer: .zero)
        queue(world.alice, world.bob, [short], EtherFiError.onlyExecutorOperations)
        queue(executor, world.bob, [short], EtherFiNodeError.unknownNode)
        let node = try deploy()
        queue(executor, node, [short], Panic.indexOutOfBounds)
        queue(executor, node, [large, large], Panic.arithmetic)
        queue(executor, node, [large], EtherFiNodeError.exceeds64Bits)

        let limit = EtherFiNodes.unrestakingLimit
        let before = try world.etherFi.consumable(limit)
        let others = WithdrawalOrder(
            strategies: [world.bob, EtherFiNodes.beaconEtherStrategy],
            depositShares: [.max, Wei.ether(3).rawValue + 999_999_999], withdrawer: .zero)
        try world.act(executor, nodesManager) { _, call throws(Revert) in
            try nodes.queueWithdrawals(call, of: node, [others])
        }
        #expect(try world.etherFi.consumable(limit) == before - 3_000_000_000)
        #expect(neighbours.orders.count == 1)

        // Nothing waits, so nothing can complete.
        world.refuses(
            EtherFiNodeError.noCompleteableWithdrawals, world.holder(of: .housekeepingOperations),
            nodesManager
        ) { _, call throws(Revert) in
            try nodes.completeEtherWithdrawals(call, of: node, asTokens: true)
        }
    }

    @Test("no more ether goes home than the pool misses")
    func sweep() throws {
        let node = try deploy()
        nodes.state.nodesByBid[1] = node
        world.ledger.accounts.issue(.ether(7), to: node)
        func sweep(_ id: UInt256) throws(Revert) {
            try world.act(world.holder(of: .housekeepingOperations), nodesManager) {
                _, call throws(Revert) in try nodes.sweepFunds(call, ofValidator: id)
            }
        }
        #expect(throws: Revert(EmptyRevert())) { try sweep(2) }
        try sweep(1)
        #expect(world.ledger.accounts.balance(of: node) == .ether(7))
        world.etherFi.state.poolValue.update { $0.outOfPool = .ether(3) }
        try sweep(1)
        #expect(world.ledger.accounts.balance(of: node) == .ether(4))
        #expect(world.ledger.accounts.balance(of: pool) == .ether(3))
    }

    @Test("refuses forwarded calls, in order of precedence")
    func forwarding() throws {
        let operations = world.holder(of: .eigenpodOperations)
        let input: Bytes = [1, 2, 3, 4, 5]
        func forward(
            _ reason: some RevertReason, _ sender: Address, _ nodes: [Address], _ data: [Bytes],
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            world.refuses(reason, sender, nodesManager, sourceLocation: sourceLocation) {
                _, call throws(Revert) in
                _ = try self.nodes.forwardExternalCalls(
                    call, nodes: nodes, data: data, target: world.bob)
            }
        }
        forward(EtherFiError.onlyEigenpodOperations, world.alice, [world.bob], [])
        forward(EtherFiNodeError.invalidForwardedCall, operations, [world.bob], [])
        forward(EtherFiNodeError.unknownNode, operations, [world.bob], [[1, 2, 3]])
        let node = try deploy()
        forward(EtherFiNodeError.invalidForwardedCall, operations, [node], [[1, 2, 3]])
        forward(EtherFiNodeError.forwardedCallNotAllowed, operations, [node], [input])
        world.refuses(EtherFiError.onlyOperatingTimelock, operations, nodesManager) {
            _, call throws(Revert) in
            try nodes.allowExternalCalls(
                call, user: operations, selector: Selector(0x0102_0304), target: world.bob,
                isAllowed: true)
        }
        try world.act(world.holder(of: .operatingTimelock), nodesManager) {
            _, call throws(Revert) in
            try nodes.allowExternalCalls(
                call, user: operations, selector: Selector(0x0102_0304), target: world.bob,
                isAllowed: true)
        }
        forward(EtherFiNodeError.targetIsNotContract, operations, [node], [input])
    }
}
