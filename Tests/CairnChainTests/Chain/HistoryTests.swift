import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import Testing

/// The past of a chain, snapshots, and that the same transactions give the same blocks.
@Suite struct HistoryTests {
    private let keys: [PrivateKey]

    init() throws { keys = try (1...5).map { try PrivateKey(UInt256(UInt64($0) * 1_000)) } }

    private func newChain() -> Chain {
        var configuration = systemWorld()
        configuration.balances += keys.map { ($0.address, .ether(100)) }
        return Chain(Genesis(configuration))
    }

    /// Adds a block of random payments.
    private func grow(_ chain: Chain, _ random: inout Xoshiro256) throws {
        chain.openBlock(
            BlockEnvironment(
                timestamp: chain.head.timestamp + 1 + random.next() % 30, coinbase: bob,
                gasLimit: 30_000_000, baseFee: chain.nextBaseFee, prevRandao: .zero))
        for _ in 0..<random.next() % 6 {
            let key = keys[Int(random.next() % 5)]
            let nonce = chain.world.ledger.accounts[key.address].nonce
            let signed = UnsignedTransaction.dynamicFee(
                chainID: 31_337, nonce: nonce, maxPriorityFeePerGas: .gwei(1),
                maxFeePerGas: .gwei(100), gasLimit: 21_000,
                to: keys[Int(random.next() % 5)].address,
                value: Wei(rawValue: UInt256(random.next() % 1_000_000)), data: []
            ).signed(by: key)
            try chain.include(SentTransaction(signed, sender: key.address))
        }
        _ = chain.sealBlock()
    }

    private func balances(_ world: World) -> [Wei] {
        keys.map { world.ledger.accounts.balance(of: $0.address) }
    }

    @Test("every kept block can be asked for its state, and says what held then")
    func views() throws {
        let chain = newChain()
        var random = Xoshiro256(seed: 31)
        var past: [(header: BlockHeader, balances: [Wei])] = [(chain.head, balances(chain.world))]
        for _ in 0..<40 {
            try grow(chain, &random)
            past.append((chain.head, balances(chain.world)))
        }
        for (header, then) in past.shuffled(using: &random) {
            let view = try #require(chain.view(at: header))
            #expect(balances(view) == then)
            #expect(view.ledger.moment.number == header.number)
            #expect(view.ledger.moment.timestamp == header.timestamp)
        }
        #expect(balances(chain.world) == past.last?.balances)
        chain.forgetStates(before: 20)
        #expect(chain.view(at: past[19].header) == nil)
        #expect(chain.view(at: past[20].header) != nil)
    }

    @Test("a snapshot brings everything back, and the chain goes on as it would have")
    func snapshots() throws {
        let chain = newChain()
        var random = Xoshiro256(seed: 32)
        for _ in 0..<5 { try grow(chain, &random) }
        let snapshot = chain.snapshot()
        let (hash, digest, fee) = (chain.headHash, chain.world.store.digest, chain.nextBaseFee)
        var future = random
        for _ in 0..<5 { try grow(chain, &future) }
        let reached = chain.headHash
        chain.revert(to: snapshot)
        #expect(chain.headHash == hash)
        #expect(chain.world.store.digest == digest)
        #expect(chain.nextBaseFee == fee)
        for _ in 0..<5 { try grow(chain, &random) }
        #expect(chain.headHash == reached)
    }

    @Test(
        "two chains that are given the same agree in every byte", arguments: [33, 34] as [UInt64])
    func determinism(seed: UInt64) throws {
        let (one, other) = (newChain(), newChain())
        var (first, second) = (Xoshiro256(seed: seed), Xoshiro256(seed: seed))
        for _ in 0..<30 {
            try grow(one, &first)
            try grow(other, &second)
            #expect(one.headHash == other.headHash)
            #expect(one.world.store.digest == other.world.store.digest)
        }
        #expect(one.world.store.image() == other.world.store.image())
    }

    @Test("an abandoned block leaves nothing")
    func abandoned() throws {
        let chain = newChain()
        let digest = chain.world.store.recomputedDigest()
        chain.openBlock(
            BlockEnvironment(
                timestamp: chain.head.timestamp, coinbase: bob, gasLimit: 30_000_000,
                baseFee: chain.nextBaseFee, prevRandao: .zero))
        let signed = UnsignedTransaction.dynamicFee(
            chainID: 31_337, nonce: 0, maxPriorityFeePerGas: 0, maxFeePerGas: .gwei(100),
            gasLimit: 21_000, to: alice, value: 1, data: []
        ).signed(by: keys[0])
        try chain.include(SentTransaction(signed, sender: keys[0].address))
        chain.abandonBlock()
        #expect(chain.world.store.recomputedDigest() == digest)
        #expect(chain.world.ledger.moment.number == 0)
    }

    @Test("the base fee follows from its parent, EIP-1559's numbers")
    func baseFee() {
        // A block at its target keeps the fee, a full one adds an eighth, an empty one takes one.
        let target = (UInt64(15_000_000), UInt64(30_000_000))
        #expect(nextBaseFee(parentBaseFee: 1_000, gasUsed: target.0, gasLimit: target.1) == 1_000)
        #expect(nextBaseFee(parentBaseFee: 1_000, gasUsed: target.1, gasLimit: target.1) == 1_125)
        #expect(nextBaseFee(parentBaseFee: 1_000, gasUsed: 0, gasLimit: target.1) == 875)
        #expect(nextBaseFee(parentBaseFee: 7, gasUsed: 15_000_001, gasLimit: target.1) == 8)
        #expect(nextBaseFee(parentBaseFee: 0, gasUsed: 0, gasLimit: target.1) == 0)
    }
}
