import CairnChain
import CairnEthereum
import CairnLedger
import CairnPrimitives
import CairnRPC
import Foundation
import Testing

@testable import CairnNode

/// A folder for a chain, which goes with the value that holds it.
private final class ChainFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("cairn-node-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            print("\(path) stays: \(error)")
        }
    }
}

@Suite("The engine")
struct EngineTests {
    private static let alice: Address = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"
    private static let bob: Address = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8"

    private static var genesis: Genesis {
        var world = WorldConfiguration(
            moment: BlockMoment(number: 0, timestamp: 1_700_000_000, chainID: 31_337))
        world.balances = [(alice, .ether(10))]
        return Genesis(world)
    }

    private func engine(in folder: ChainFolder? = nil) throws -> Engine {
        try Engine(NodeConfiguration(genesis: Self.genesis, dataDirectory: folder?.path))
    }

    private func payment(nonce: UInt64, of value: Wei = 1) -> SentTransaction {
        let unsigned = UnsignedTransaction.dynamicFee(
            chainID: 31_337, nonce: nonce, maxPriorityFeePerGas: .zero,
            maxFeePerGas: .gwei(100), gasLimit: 21_000, to: Self.bob, value: value, data: Bytes(),
            accessList: [])
        return SentTransaction(
            Transaction(
                unsigned,
                signature: Signature(r: Self.alice.word, s: .zero, yParity: .even)),
            sender: Self.alice)
    }

    @Test("dropping from an empty pool ends", .timeLimit(.minutes(1)))
    func emptyPool() async throws {
        let engine = try engine()
        try await engine.dropAll(of: nil)
        try await engine.dropAll(of: Self.alice)
        try await engine.intervene([])
        #expect(engine.poolContent().pending.isEmpty)
        try engine.close()
    }

    @Test("a reset brings back what was set for coming blocks")
    func reset() async throws {
        let engine = try engine()
        let (fee, limit, coinbase) = (engine.nextBaseFee, engine.blockGasLimit, engine.coinbase)
        try await engine.submit(payment(nonce: 0))
        engine.setCoinbase(Self.bob)
        engine.setNextBaseFee(.gwei(77))
        engine.setMinimumGasPrice(.gwei(5))
        try engine.setBlockGasLimit(50_000_000)
        engine.setNextPrevRandao(Hash(UInt256(9 as UInt64)))
        try await engine.reset()
        #expect(engine.head.number == 0)
        #expect(engine.nextBaseFee == fee)
        #expect(engine.blockGasLimit == limit)
        #expect(engine.coinbase == coinbase)
        #expect(engine.suggestedTip == .gwei(1))
        try await engine.submit(payment(nonce: 0))
        #expect(engine.head.number == 1)
        try engine.close()
    }

    @Test("a replay from the genesis finds what the chain holds")
    func verification() async throws {
        let folder = try ChainFolder()
        let engine = try engine(in: folder)
        for nonce in 0..<5 { try await engine.submit(payment(nonce: UInt64(nonce))) }
        try await engine.intervene([.setBalance(Self.bob, .ether(3))])
        try await engine.mine(10, spacing: 12)
        try await engine.intervene([.setBalance(Self.bob, .ether(4))])
        try await engine.setProductionMode(.manual)
        try await engine.submit(payment(nonce: 5))
        let head = engine.head
        try engine.close()

        var told: [BlockNumber] = []
        let found = try Verification(genesis: Self.genesis, directory: folder.path) {
            done, newest in
            #expect(newest == 15)
            told.append(done)
        }
        #expect((found.head, found.headHash) == (15, head.hash))
        #expect((found.blocks, found.transactions, found.waiting) == (15, 5, 1))
        #expect(told == Array(1...15))
        // What was changed after the newest block is part of the state, though not of a block.
        #expect(found.stateRoot != head.header.stateRoot)
        #expect(found.warnings.isEmpty)
    }

    @Test("a chain of another genesis is not taken for this one's")
    func otherGenesis() async throws {
        let folder = try ChainFolder()
        let engine = try engine(in: folder)
        try await engine.submit(payment(nonce: 0))
        try engine.close()
        var other = Self.genesis
        other.configuration.balances = [(Self.alice, .ether(11))]
        #expect(throws: NodeError.self) {
            _ = try Verification(genesis: other, directory: folder.path)
        }
    }
}
